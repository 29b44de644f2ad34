"""What stands around the text of every page, in the built files."""

import re

import pytest
from guide import badges


@pytest.fixture(scope="module")
def pages(built_site):
    return {path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8")
            for path in built_site.rglob("*.html") if path.relative_to(built_site).parts[0] not in ("embed", "versions")}


def test_every_page_opens_with_its_answer_then_its_dates_then_the_rest(pages):
    for name, html in pages.items():
        if name == "404.html":
            continue
        answer = re.search(r'<div class="(?:answer|emergency|key-message)', html)
        assert answer, name
        dates = html.index('<p class="dates">')
        assert html.index("<h1") < answer.start() < dates < html.index('<div class="rest">'), name
        assert "Not yet reviewed by a clinician" in html[dates:dates + 400], name


def test_certainty_is_explained_where_an_answer_uses_it(pages):
    using = 0
    for name, html in pages.items():
        answer = html[:html.find('<p class="dates">')]
        folds = html.count('<details class="words-fold"')
        assert folds == (1 if 'class="badge certainty' in answer else 0), name
        using += folds
    assert using >= 5


def test_the_words_of_certainty_mean_the_same_everywhere(repo_root):
    page = (repo_root / "docs/does-it-work.md").read_text(encoding="utf-8").lower()
    for name, meaning in badges.MEANINGS.items():
        assert f"**{name}:** {meaning}." in page


def test_nothing_of_the_stock_theme_is_loaded_or_copied(built_site, pages):
    assert not list(built_site.rglob("bundle*.js")) and not list(built_site.rglob("main.*.css"))
    for name, html in pages.items():
        loaded = re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"', html)
        [later] = re.findall(r'data-scripts="([^"]+)"', html)
        loaded += later.split()
        assert all((built_site / name).parent.joinpath(path).resolve().is_file()
                              for path in loaded if not path.startswith("/")), name
        assert "generator" not in html.lower().split("</head>")[0], name

