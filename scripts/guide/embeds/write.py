"""Every embed of a guide, and what hosts ask for beside them, as files below a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ..fragments import Fragments
from . import body, choice, embed, oembed, pack, plain
from .embed import HELP, ROOT, Embed


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


def files(embeds: list[Embed], site_name: str, site_url: str) -> dict[str, str]:
    """The text of every file by its address below the site. Nothing without embeds."""
    if not embeds:
        return {}
    help_page = next((one.page for one in embeds if one.page.fragment.src == HELP), None)
    made = {f"{ROOT}/embed.js": pack.host_script(), f"{ROOT}/embeds.json": _listing(embeds, site_name, site_url)}
    for one in embeds:
        made[one.address] = embed.document(one, help_page, site_name, site_url)
        made[f"{ROOT}/oembed/{one.name}.json"] = oembed.document(one, site_name, site_url)
        made[f"{ROOT}/plain/{one.name}.html"] = plain.document(one, site_name)
    return made


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write files below a folder, which may be there. The bytes depend on the texts alone."""
    for address, text in made.items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _listing(embeds: list[Embed], site_name: str, site_url: str) -> str:
    """What there is to embed, for programs: addresses, version codes, dates and review states."""
    entries = []
    for one in embeds:
        facts = embed.state(one.page)
        meta = one.page.fragment.meta
        entries.append({
            "name": one.name, "title": one.title, "part": one.part, "embed": site_url + one.address,
            "full": one.page.full, "oembed": f"{site_url}{ROOT}/oembed/{one.name}.json",
            "plain": f"{site_url}{ROOT}/plain/{one.name}.html", "version": facts["code"],
            "updated": meta.updated.isoformat(), "review_due": meta.review_due.isoformat(),
            "review_state": facts["review_state"]})
    data = {"guide": site_name, "site": site_url, "licence": "CC-BY-SA-4.0", "embeds": entries}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
