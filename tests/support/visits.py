"""Open pages in the browser and note everything they say and ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:  # the fast tests do without Playwright
    from playwright.sync_api import Browser, BrowserContext, Page

# Only what the page itself asks for may reach the network.
BROWSER_ARGS = [
    "--no-sandbox",  # the tests may run as root, where the sandbox cannot start
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers often have a tiny /dev/shm
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    # The suggestions of its address bar are pages too, two for each window. The last list counts, so
    # those that Playwright names and that matter here stand in it again.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,DestroyProfileOnBrowserClose,"
    "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,"
    "PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning,AvoidUnnecessaryBeforeUnloadCheckSync",
]


def until_ready(page: Page) -> None:
    """Wait until the scripts of a page have run: it asks for them after it was drawn. Other pages have none."""
    page.wait_for_function("() => !document.querySelector('[data-scripts]') || 'ready' in document.documentElement.dataset")


@dataclass
class Visit:
    """One open page and what was seen while it was used."""

    page: Page
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def listen(self) -> None:
        """Start noting messages, errors and requests."""
        self.page.on("console", lambda said: self.console.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._note_host(request.url))
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))

    def _note_host(self, url: str) -> None:
        """Note the host of a request; data: and blob: addresses have none."""
        host = urlsplit(url).netloc
        if host:
            self.hosts.add(host)


class Visitor:
    """Opens pages of one site, each in its own clean browser profile."""

    def __init__(self, browser: Browser, site_url: str) -> None:
        self._browser, self.url = browser, site_url
        self._contexts: list[BrowserContext] = []

    def __call__(self, path: str = "index.html", **options) -> Visit:
        """Open a page of the site; `options` go to the browser's new context."""
        context = self._browser.new_context(**options)
        self._contexts.append(context)
        visit = Visit(context.new_page())
        visit.listen()
        visit.page.goto(urljoin(self.url, path), wait_until="load")
        if options.get("java_script_enabled", True):
            until_ready(visit.page)
        return visit

    def close(self) -> None:
        """Close every page opened."""
        for context in self._contexts:
            context.close()
