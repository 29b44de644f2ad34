"""The policy in a browser: nothing of ours is refused, and everything else is.

Every page in full use behind nginx is the matter of test_privacy.py; here are the tools that it leaves
out, embeds, and pages that carry the policy themselves.
"""

import shutil

import pytest
from guide.deploy import inline, meta, policy
from guide.loopback import serve_folder
from support.builder import holds
from support.servers import running
from support.visits import Visitor, until_ready
from test_privacy import use_all

PAGES = ("index.html", "uses/hair.html", "questions-to-ask.html", "for-clinics.html", "404.html")
WATCH = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation",
    (fault) => window.refused.push(`${fault.effectiveDirective} ${fault.blockedURI} ${fault.sample}`));
  window.print = () => {};
}"""


@pytest.fixture(scope="module", params=["nginx", "pages without headers"])
def address(request, built_site, repo_root, tmp_path_factory):
    """The address of the site, with the policy in headers or inside the pages."""
    chosen = policy.load(repo_root / "deploy" / "policy.yml")
    folder = tmp_path_factory.mktemp("policy")
    if request.param == "nginx":
        with running("nginx", built_site, chosen, inline.hashes(built_site), folder) as server:
            yield server.url
        return
    shutil.copytree(built_site, folder / "site")
    meta.add(folder / "site", chosen)
    with serve_folder(folder / "site") as url:
        yield url


@pytest.fixture
def visitor(browser, address):
    """Opens pages below that address."""
    found = Visitor(browser, address)
    yield found
    found.close()


def watched(visitor, path):
    """A page with its messages, those of the visit to the page for missing addresses forgotten."""
    visit = visitor("404.html", viewport={"width": 1280, "height": 900})
    visit.page.wait_for_load_state("networkidle")
    visit.console.clear()
    visit.page.add_init_script(f"({WATCH})()")
    visit.page.goto(visitor.url + path)
    until_ready(visit.page)
    return visit


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_full_use_under_the_policy_is_quiet(visitor, path):
    visit = watched(visitor, path)
    use_all(visit.page)
    if path == "for-clinics.html":
        use_builder(visit.page)
    assert visit.page.evaluate("window.refused") == []
    assert (visit.console, visit.errors, visit.failed) == ([], [], [])


def use_builder(shown):
    """Every way of the builder of embeds, each with its preview."""
    tool = shown.locator("[data-tool=embed-builder]").first
    for choice in tool.locator("input[type=radio]").all():
        if choice.is_visible():
            choice.check()
    holds(shown, "<h2>")  # the last of them is plain HTML


def test_an_embed_under_the_policy_is_quiet(visitor):
    for path in ("embed/v1/uses/hair.html", "embed/v1/visit/after.html"):
        visit = watched(visitor, path + "?accent=0b5d57&scheme=dark")
        assert visit.page.locator("h1, h2").first.is_visible()
        assert visit.page.evaluate("window.refused") == []
        assert (visit.console, visit.errors, visit.failed) == ([], [], [])


def test_what_the_policy_does_not_know_is_refused(visitor):
    visit = watched(visitor, "index.html")
    visit.page.evaluate(
        "() => { const own = document.createElement('script'); own.textContent = 'window.broken = 1';"
        " document.head.append(own); document.body.setAttribute('style', 'color: red'); }"
    )
    visit.page.wait_for_function("window.refused.length >= 2")
    assert visit.page.evaluate("window.broken") is None


def test_a_style_and_a_script_inside_a_page_pass_by_their_hashes(browser, repo_root, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    text = (
        "<!doctype html><meta charset=utf-8><title>Test page</title><link rel=icon href=icon.svg>"
        "<style>\n  h1 { color: rgb(1, 2, 3); } /* \u00e9 & < */\n</style>"
        "<h1>Test</h1><script>window.ran = 1;</script>"
    )
    (site / "index.html").write_text(text, encoding="utf-8")
    (site / "404.html").write_text(text, encoding="utf-8")
    (site / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    chosen = policy.load(repo_root / "deploy" / "policy.yml")
    with running("nginx", site, chosen, inline.hashes(site), tmp_path) as server:
        found = Visitor(browser, server.url)
        visit = found("index.html")
        assert visit.page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
        assert visit.page.evaluate("window.ran") == 1
        assert visit.console == []
        found.close()
