"""Show embeds of the built site in pages of another origin, and look at what comes of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from support import builder
from support.hosts import ELEMENT, FRAME, PLAIN, SCRIPTED, Host
from support.views import in_page
from support.visits import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

    from support.host_server import HostServer

AFTER, HAIR, SIGNS = "visit/after/after-care", "uses/hair/does-it-work", "get-help/warning-signs"

WORDS = "() => [...document.querySelectorAll('body > :not(script)')].map((part) => part.textContent).join('|')"
# No bar, and no empty room of more than 2 px.
FITS = """() => { const root = document.documentElement;
  return innerWidth > 0 && root.scrollHeight <= root.clientHeight
    && root.clientHeight - document.body.getBoundingClientRect().height <= 2; }"""
# Where the browser refuses the look, nothing can be stored.
STORED = """async () => { const count = async (look) => { try { return await look(); } catch { return 0; } };
  return [await count(() => localStorage.length), await count(() => sessionStorage.length),
    await count(() => document.cookie.length), await count(async () => (await indexedDB.databases()).length),
    await count(async () => (await caches.keys()).length), window.name]; }"""
NOTHING = [0, 0, 0, 0, 0, ""]


@cache
def entries(site: Path) -> tuple[str, dict[str, SimpleNamespace]]:
    """The name of the guide, and its embeds by name, as the built site lists them."""
    data = json.loads((site / "embed/v1/embeds.json").read_text(encoding="utf-8"))
    found = {entry["name"]: SimpleNamespace(
        name=entry["name"], title=entry["title"], part=entry["part"], address=f"embed/v1/{entry['name']}.html",
        page=SimpleNamespace(full=entry["full"])) for entry in data["embeds"]}
    return data["guide"], found


class Clinic:
    """Puts snippets into pages of hosts and opens them, each in its own clean browser profile."""

    def __init__(self, browser: Browser, site: Path, guide: str, server: HostServer) -> None:
        self.browser, self.site, self.guide, self.server = browser, site, guide, server
        self.contexts: list[BrowserContext] = []

    def snippet(self, way: str, name: str = AFTER) -> str:
        """What the builder on the page for clinics writes for the embed of a name."""
        text = _built(self, ELEMENT if way == ELEMENT else FRAME, name)
        return text + (f'<script async src="{self.guide}embed/v1/embed.js"></script>' if way == SCRIPTED else "")

    def html(self, host: Host, pasted_text: str) -> str:
        """The page of a host with a snippet in its place."""
        if host.sandbox is not None:
            pasted_text = pasted_text.replace("<iframe ", f'<iframe sandbox="{host.sandbox}" ')
        return host.html.replace("{snippet}", pasted_text).replace("{guide}", self.guide)

    def put(self, host: Host, pasted_text: str) -> str:
        """The address of a page of a host that holds a snippet."""
        headers = {name: value.replace("{guide}", self.guide) for name, value in host.headers.items()}
        address = self.server.put(self.html(host, pasted_text), headers)
        return self.server.put(host.around.replace("{page}", address)) if host.around else address

    def visit(self, **options) -> Visit:
        """A new empty page; what it will say and ask for is noted."""
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.set_default_timeout(12_000)
        visit.listen()
        return visit

    def open(self, way: str = ELEMENT, host: Host = PLAIN, name: str = AFTER, **options) -> Visit:
        """Open the page of a host with one embed."""
        return self.show(self.put(host, self.snippet(way, name)), **options)

    def show(self, address: str, **options) -> Visit:
        """Open an address."""
        visit = self.visit(**options)
        visit.page.goto(address, wait_until="load")
        return visit

    def frame(self, page: Page, name: str = AFTER) -> Frame:
        """The frame that holds an embed, when its text is there."""
        return self.frames(page, name, 1)[0]

    def frames(self, page: Page, name: str, count: int) -> list[Frame]:
        """All frames that hold an embed, once there are as many as ``count``."""
        start = f"{self.guide}embed/v1/{name}.html"
        while len(found := [one for one in page.frames if one.url.startswith(start)]) < count:
            page.wait_for_event("framenavigated", lambda one: one.url.startswith(start))
        for one in found:
            one.wait_for_load_state("load")
        return found

    def words(self, name: str = AFTER) -> str:
        """All words of an embed as it was built."""
        return _words(self, name)

    def close(self) -> None:
        """Close every page opened."""
        for context in self.contexts:
            context.close()


_READ: dict[str, str] = {}
_BUILT: dict[tuple[str, str], str] = {}


def _built(clinic: Clinic, way: str, name: str) -> str:
    if (way, name) not in _BUILT:
        entry = entries(clinic.site)[1][name]
        shown = clinic.show(f"{clinic.guide}for-clinics.html").page
        builder.choose(shown, entry.title + (" (part)" if entry.part else ""), builder.WAYS[way == ELEMENT])
        builder.measured(shown)
        _BUILT[way, name] = builder.snippet(shown).replace(builder.SITE, clinic.guide)
    return _BUILT[way, name]


def _words(clinic: Clinic, name: str) -> str:
    if name not in _READ:
        visit = clinic.show(f"{clinic.guide}embed/v1/{name}.html", java_script_enabled=False)
        _READ[name] = visit.page.evaluate(WORDS)
    return _READ[name]


def fits(frame: Frame) -> None:
    """Wait until a frame is as high as its text: no bar, no empty room. Fails if that never comes."""
    frame.wait_for_function(FITS)


def unreadable(frame: Frame) -> list[str]:
    """What of the words in a frame is too faint, and whether they reach beyond its side."""
    found = frame.evaluate(in_page("contrast"), "body")["faults"]
    wide = frame.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{wide} px beyond the side"] if wide > 0 else [])]


def stored(page: Page) -> list[list]:
    """What each frame has stored, where that is anything."""
    return [kept for kept in (frame.evaluate(STORED) for frame in page.frames) if kept != NOTHING]


def noise(visit: Visit, host: Host = PLAIN) -> list[str]:
    """Console messages and errors that the host does not explain."""
    said = [line for line in visit.console if not any(known in line for known in host.says)]
    return [*said, *visit.errors, *visit.failed]
