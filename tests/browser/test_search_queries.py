"""Every question of the two lists, typed into the real box: the shares that the search has to reach.

``queries.yml`` grew with the search. ``queries_of_strangers.yml`` was written by people who had not
seen it; two questions there still get a page though they are on another subject.
"""

from pathlib import Path

import pytest
import yaml

QUERIES = {name: yaml.safe_load((Path(__file__).parent / f"{name}.yml").read_text(encoding="utf-8"))
           for name in ("queries", "queries_of_strangers")}
GOALS = {"answers": 0.95, "typos": 0.90, "urgent": 1.0, "off-topic": 0.99}
TYPE = """query => {
  const box = document.getElementById("search-box");
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const panel = document.querySelector(".md-search__panel");
  return {
    links: [...panel.querySelectorAll("a.md-search-result__link")].map(a => a.getAttribute("href")),
    nothing: Boolean(panel.querySelector(".md-search__nothing")),
  };
}"""


@pytest.fixture(scope="module")
def box(browser, site_url):
    """The home page with the search loaded."""
    page = browser.new_page()
    page.goto(f"{site_url}index.html")
    page.locator("#search-box").press_sequentially("a")
    page.locator(".md-search__panel:not([hidden])").wait_for()
    yield page
    page.close()


def pages(found):
    """The pages of the results, as queries.yml names them."""
    return [link.partition("#")[0].removeprefix("./").removesuffix(".html") for link in found["links"]]


def is_right(group, query, found):
    if group == "off-topic":
        return found["nothing"] and not found["links"]
    if group == "urgent":
        return pages(found)[:1] == ["get-help"]
    return not {*query["right"]}.isdisjoint(pages(found)[:3])


@pytest.mark.parametrize("group", GOALS)
@pytest.mark.parametrize("name", QUERIES)
def test_enough_questions_are_answered_right(box, name, group):
    wrong = []
    for query in QUERIES[name][group]:
        typed = query if isinstance(query, str) else query["type"]
        found = box.evaluate(TYPE, typed)
        if not is_right(group, query, found):
            wrong.append(f"{typed}: {found['links'][:3] or 'nothing'}")
    share = 1 - len(wrong) / len(QUERIES[name][group])
    goal = 1 if name == "queries" and group == "off-topic" else GOALS[group]
    assert share >= goal, f"{group}: {share:.0%}\n" + "\n".join(wrong)


def test_there_are_enough_questions():
    assert sum(map(len, QUERIES["queries"].values())) >= 160
    assert sum(map(len, QUERIES["queries_of_strangers"].values())) >= 700


def test_the_product_does_not_know_the_questions(built_site, repo_root):
    """Only the words of lay-terms.yml and the pages may lead anywhere."""
    readers = [*(repo_root / "scripts" / "guide").rglob("*.py"), *(repo_root / "overrides").rglob("*.js")]
    assert not [path.name for path in readers if "queries.yml" in path.read_text(encoding="utf-8")]
    [file] = built_site.glob("assets/search-index.*.js")
    index = file.read_text(encoding="utf-8")
    for query in ("hi how much does it cost in leeds", "best pizza london", "asdfgh qwerty"):
        assert query not in index
