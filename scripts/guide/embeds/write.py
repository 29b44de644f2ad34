"""Every embed of a guide, and what hosts ask for beside them, as files below a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from .. import staging, whole_files
from ..fragments import Fragments
from . import body, choice, embed, oembed, pack, plain
from .embed import HELP, ROOT, Embed


class NotOurs(Exception):
    """A folder holds files that are not embeds."""


def find(root: Path, rendered: Fragments) -> list[Embed]:
    """The embeds of a guide: each page with ``embed: true``, followed by its parts.

    Raises ``ProblemsFound`` if embeds.yml is wrong.
    """
    pages = {src: body.cut(page, rendered.site_url) for src, page in rendered.pages.items() if page.meta.embed}
    chosen = choice.load(root, {src: (page.title, list(page.sections)) for src, page in pages.items()})
    found: list[Embed] = []
    for src, page in pages.items():
        found.append(embed.whole(page))
        found += [embed.part(page, part) for part in chosen.parts if part.src == src]
    return found


def codes(embeds: list[Embed]) -> dict[str, str]:
    """The version code of each page that has an embed, by source path."""
    return {one.page.fragment.src: one.code for one in embeds if not one.part}


def files(embeds: list[Embed], site_name: str, site_url: str, host: str = "") -> dict[str, str]:
    """The text of every file by its address below the site. Nothing without embeds.

    ``host`` is where the embeds are served, with a slash at the end, if that is not the site: full
    pages stay at ``site_url``.
    """
    if not embeds:
        return {}
    host = host or site_url
    help_page = next((one.page for one in embeds if one.page.fragment.src == HELP), None)
    made = {f"{ROOT}/embed.js": pack.host_script(), f"{ROOT}/embeds.json": _listing(embeds, site_name, site_url, host)}
    for one in embeds:
        made[one.address] = embed.document(one, help_page, site_name, host)
        made[f"{ROOT}/oembed/{one.name}.json"] = oembed.document(one, site_name, site_url, host)
        made[f"{ROOT}/plain/{one.name}.html"] = plain.document(one, site_name)
    return made


def alone(folder: Path, made: Mapping[str, str]) -> None:
    """Write the embeds alone into ``folder/embed``, all or nothing; what stood there goes.

    Raises ``NotOurs`` if something stands there that is no set of embeds.
    """
    target = folder / ROOT.partition("/")[0]
    if target.exists() and not (folder / ROOT / "embeds.json").is_file() and any(target.iterdir()):
        raise NotOurs(f"{target} holds something else. Give another folder with --out.")
    new = staging.begin(target)
    try:
        whole_files.below(new, ((address.partition("/")[2], text) for address, text in made.items()))
    except BaseException:
        staging.abandon(target)
        raise
    staging.finish(target)


def _listing(embeds: list[Embed], site_name: str, site_url: str, host: str) -> str:
    """What there is to embed, for programs: addresses, version codes, dates and review states."""
    entries = []
    for one in embeds:
        facts = embed.state(one.page)
        meta = one.page.fragment.meta
        entries.append({
            "name": one.name, "title": one.title, "part": one.part, "embed": host + one.address,
            "full": one.page.full, "oembed": f"{host}{ROOT}/oembed/{one.name}.json",
            "plain": f"{host}{ROOT}/plain/{one.name}.html", "version": facts["code"],
            "updated": meta.updated.isoformat(), "review_due": meta.review_due.isoformat(),
            "review_state": facts["review_state"]})
    data = {"guide": site_name, "site": site_url, "licence": "CC-BY-SA-4.0", "embeds": entries}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
