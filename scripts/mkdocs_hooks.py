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
from mkdocs.structure.pages import Page  # noqa: E402
from mkdocs.utils import CountHandler, get_theme_dir  # noqa: E402

from guide import bundle, lead, lean, markers, once, registry, remembered, staging  # noqa: E402
from guide.build import FOR_CHECKS, FRAGMENTS  # noqa: E402
from guide.paths import Unreadable  # noqa: E402
from guide.problems import ProblemsFound  # noqa: E402
from guide.session import Session  # noqa: E402
from guide.worker import add as worker  # noqa: E402


MANY = 1000  # pages; to look at more of them ten times a second is work for nothing


class _State:
    """What has to be remembered from one event to the next."""

    command = "build"
    session: Session
    site: Path
    bundles: bundle.Bundles
    addresses: dict[str, str]
    searched = False
    warnings: CountHandler | None = None
    templates = remembered.Templates()


def on_startup(command: str, dirty: bool) -> None:
    _State.command = command
    # Quiet mode drops warnings before anything can count them. They stop a build here.
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level or logging.INFO, logging.WARNING))
    _State.warnings = CountHandler()
    _State.warnings.setLevel(logging.WARNING)
    logger.addHandler(_State.warnings)
    if command == "serve":
        remembered.remember_rendering(Page, lambda: sum(count for _, count in _State.warnings.get_counts()))


def on_shutdown() -> None:
    remembered.end()


def on_serve(server, config, builder):
    """Look for changes ten times a second in a guide that is not large; MkDocs looks twice."""
    if len(_State.session.library.pages) <= MANY:
        watched = (config.docs_dir, config.config_file_path)
        for path in watched:
            server.unwatch(path)
        server.observer = type(server.observer)(timeout=0.1)
        server.build_delay = 0.05
        for path in watched:
            server.watch(path)
    return server


@event_priority(100)
def _read(config):
    _State.session = _guarded(lambda: Session(Path(config.config_file_path).parent))
    registry.install(config.plugins["bibtex"], _State.session.library.bibliography)
    if _State.command == "build":
        _State.site = Path(config.site_dir).resolve()  # a link stays a link; what it leads to is replaced
        config.site_dir = str(staging.staging_folder(_State.site))
    config.markdown_extensions, config.mdx_configs = lean.named_extensions(
        config.markdown_extensions, config.mdx_configs or {})
    _State.searched = lean.switch_off(config.plugins, "search")
    if _State.command == "build":
        lean.collect_young_only()
    return config


@event_priority(-100)
def _without_theme(config):
    config.theme.dirs = lean.own_folders(config.theme.dirs, config.theme.custom_dir, get_theme_dir(config.theme.name))
    return config


on_config = CombinedEvent(_read, _without_theme)


def on_pre_build(config) -> None:
    _guarded(_State.session.check_sources)
    if _State.command == "build":
        staging.begin(_State.site)


def on_files(files, config):
    own = Path(config.theme.custom_dir or "")
    scripts = [str(getattr(script, "path", script)) for script in config.extra_javascript]
    _State.bundles = _guarded(lambda: bundle.Bundles(
        own, bundle.lists(config.extra, config.extra_css, scripts, own)))
    for file in [*files]:
        if not _State.bundles.keeps(file.src_uri, file.src_dir, config.docs_dir):
            files.remove(file)
    for name, text in {**_State.bundles.files, **_State.session.extra_files()}.items():
        files.append(File.generated(config, name, content=text))
    return files


def on_nav(nav, config, files):
    if _State.command == "serve":
        remembered.begin(remembered.surroundings(
            config.markdown_extensions, config.mdx_configs, config.site_url, config.use_directory_urls,
            config.validation, [(file.src_uri, file.dest_uri, file.inclusion) for file in files]))
    return nav


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    src = page.file.src_uri
    meta = _State.session.library.pages[src].meta
    page.update_date = meta.updated.isoformat()  # the sitemap's date, on whatever day it is built
    page.canonical_url = (page.canonical_url or "").removesuffix("index.html") or None  # a folder has one address
    return _State.session.markdown(src)


@event_priority(-100)
def on_page_content(html, page, config, files):
    page.markdown = ""  # nobody asks for it any more, and it is a third of what a page takes
    return _State.session.content(page.file.src_uri, html)


@event_priority(-100)
def on_page_context(context, page, config, nav):
    page.content = _State.session.rendered[page.file.src_uri]
    context["lead"], rest = lead.split(page.content)
    context["rest"], context["sources_html"] = lead.cut_sources(rest)
    context["tools"] = bundle.tools(page.content)
    context["styles"] = _State.bundles.styles(page.content)
    context["sources"] = markers.count(page.content)
    context["code"] = _State.session.code(page.file.src_uri)
    context["structured"] = _State.session.structured(
        page.file.src_uri, page.canonical_url or "", config.extra.get("subject", ""))
    return context


@event_priority(-100)
def on_env(env, config, files):
    env.trim_blocks = env.lstrip_blocks = True  # the lines of tags alone are a kilobyte of each page
    env.bytecode_cache = _State.templates if _State.command == "serve" else None
    bundles = _State.bundles
    env.globals.update(styles=bundles.styles(), print_style=bundles.print_style, start_script=bundles.start,
                       scripts=bundles.scripts, tool_scripts=bundles.tool_scripts,
                       feed=bool(_State.session.library.changes), once=once.Once(), own_part=once.OWN_PART)
    addresses = _State.addresses = {f.src_uri: f.dest_uri for f in files.documentation_pages()}
    made = _State.session.list_sheets(config.site_name, config.site_url or "", addresses)
    _guarded(lambda: _State.session.list_embeds(config.site_name, config.site_url or "", addresses))
    _State.session.list_versions(config.site_name, config.site_url or "", addresses)
    search = _guarded(lambda: _State.session.search_files(
        bundles.later, config.extra.get("not_searched") or ())) if _State.searched else {}
    env.globals["search_parts"] = [*search]
    for address, data in {**made, **search}.items():
        files.append(File.generated(config, address, content=data))
    if not config.extra.get(FOR_CHECKS):
        assets = {f.dest_uri for f in files if f.src_uri not in addresses}
        _guarded(lambda: _State.session.check_links(addresses, assets))
    return env


@event_priority(-100)
def on_post_build(config) -> None:
    _State.session.write_downloads(Path(config.site_dir))
    _guarded(lambda: _State.session.write_embeds(
        Path(config.site_dir), config.site_name, config.site_url or "", _State.addresses))
    _guarded(lambda: _State.session.write_versions(
        Path(config.site_dir), config.site_name, config.site_url or "", _State.addresses))
    if _State.command == "build" and not config.extra.get(FRAGMENTS):  # a preview of pages needs no data
        _State.session.write_data(Path(config.site_dir), config.site_name, config.site_url or "", _State.addresses)
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
