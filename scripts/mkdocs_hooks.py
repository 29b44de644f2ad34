"""MkDocs events, handed to the guide. No logic lives here.

Events run before mkdocs-bibtex where the page is prepared for it, and after it otherwise.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.plugins import CombinedEvent, event_priority  # noqa: E402
from mkdocs.structure.files import File  # noqa: E402
from mkdocs.utils import CountHandler  # noqa: E402

from guide import bundle, lead, markers, registry, staging  # noqa: E402
from guide.build import FOR_CHECKS, FRAGMENTS  # noqa: E402
from guide.paths import Unreadable  # noqa: E402
from guide.problems import ProblemsFound  # noqa: E402
from guide.session import Session  # noqa: E402
from guide.worker import add as worker  # noqa: E402


class _State:
    """What has to be remembered from one event to the next."""

    command = "build"
    session: Session
    site: Path
    bundles: bundle.Bundles
    addresses: dict[str, str]
    warnings: CountHandler | None = None


def on_startup(command: str, dirty: bool) -> None:
    _State.command = command
    # Quiet mode drops warnings before anything can count them. They stop a build here.
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level or logging.INFO, logging.WARNING))
    _State.warnings = CountHandler()
    _State.warnings.setLevel(logging.WARNING)
    logger.addHandler(_State.warnings)


@event_priority(100)
def on_config(config):
    _State.session = _guarded(lambda: Session(Path(config.config_file_path).parent))
    registry.install(config.plugins["bibtex"], _State.session.library.bibliography)
    if _State.command == "build":
        _State.site = Path(config.site_dir)
        config.site_dir = str(staging.staging_folder(_State.site))
    return config


def on_pre_build(config) -> None:
    _guarded(_State.session.check_sources)
    if _State.command == "build":
        staging.begin(_State.site)


def on_files(files, config):
    own = Path(config.theme.custom_dir or "")
    _State.bundles = _guarded(lambda: bundle.Bundles(
        own, config.extra_css, [str(getattr(script, "path", script)) for script in config.extra_javascript],
        config.extra.get("on_demand")))
    for file in [*files]:
        if not _State.bundles.keeps(file.src_uri, file.src_dir, config.docs_dir):
            files.remove(file)
    for name, text in _State.bundles.files.items():
        files.append(File.generated(config, name, content=text))
    return files


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    src = page.file.src_uri
    meta = _State.session.library.pages[src].meta
    page.update_date = meta.updated.isoformat()  # the sitemap's date, on whatever day it is built
    # A list of sources or words, or how to paste a snippet, is not an answer to a reader's question.
    if src in ("references.md", "find.md", "for-clinics.md"):
        page.meta["search"] = {"exclude": True}
    return _State.session.markdown(src)


@event_priority(-100)
def on_page_content(html, page, config, files):
    return _State.session.content(page.file.src_uri, html)


@event_priority(100)
def _searchable_content(context, page, config, nav):
    page.content = _State.session.searchable(page.file.src_uri)  # the search reads it next
    return context


@event_priority(-100)
def _whole_content(context, page, config, nav):
    page.content = _State.session.rendered[page.file.src_uri]
    context["lead"], rest = lead.split(page.content)
    context["rest"], context["sources_html"] = lead.cut_sources(rest)
    context["tools"] = bundle.tools(page.content)
    context["sources"] = markers.count(page.content)
    return context


on_page_context = CombinedEvent(_searchable_content, _whole_content)


@event_priority(-100)
def on_env(env, config, files):
    env.trim_blocks = env.lstrip_blocks = True  # the lines of tags alone are a kilobyte of each page
    env.globals.update(styles=_State.bundles.styles, scripts=_State.bundles.scripts,
                       feed=bool(_State.session.library.changes))
    addresses = _State.addresses = {f.src_uri: f.dest_uri for f in files.documentation_pages()}
    made = _State.session.list_sheets(config.site_name, config.site_url or "", addresses)
    _guarded(lambda: _State.session.list_embeds(config.site_name, config.site_url or "", addresses))
    for address, data in made.items():
        files.append(File.generated(config, address, content=data))
    if not config.extra.get(FOR_CHECKS):
        assets = {f.dest_uri for f in files if f.src_uri not in addresses}
        _guarded(lambda: _State.session.check_links(addresses, assets))
    return env


@event_priority(-100)
def on_post_build(config) -> None:
    _State.session.write_downloads(Path(config.site_dir))
    _State.session.write_search(Path(config.site_dir))
    _guarded(lambda: _State.session.write_embeds(
        Path(config.site_dir), config.site_name, config.site_url or "", _State.addresses))
    if config.extra.get(FRAGMENTS):
        _State.session.write_fragments(Path(config.extra[FRAGMENTS]), config.site_name, config.site_url or "",
                                       _State.addresses)
    if _State.command != "build":
        return
    counts = _State.warnings.get_counts() if _State.warnings else []
    if counts and not config.extra.get(FOR_CHECKS):
        raise PluginError("The build gave warnings (see above). The old site was kept.")
    _guarded(lambda: worker.add(Path(config.site_dir), config.extra.get("service_worker")))
    staging.finish(_State.site)


def on_build_error(error) -> None:
    if _State.command == "build" and hasattr(_State, "site"):
        staging.abandon(_State.site)


def _guarded(action):
    """Run an action; its problems become one plain message of MkDocs, without a traceback."""
    try:
        return action()
    except (ProblemsFound, Unreadable) as found:
        raise PluginError(f"\n{found}") from None
