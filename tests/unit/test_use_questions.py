"""The questions of the pages about a use, brought together on one page."""

import pytest
from guide import directives, library, use_questions
from guide.paths import Project
from support import tiny

USE = """# Neck

## Key messages

1. This is no question to take along.

## Questions to take along

1. What is in it, & who <em>made</em> it [@park2008]?
2. Is **this** on [the other page](../index.md)?
   Does it go on here?
- And without a number?

## After

- Not this either.
"""


def guide(root, **pages):
    """A guide whose uses/*.md are of the kind "use"; test data."""
    made = tiny.make(root / "guide")
    for name, (title, body) in pages.items():
        path = made / "docs" / "uses" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        front = tiny.FRONT.format(title=title).replace("kind: background", "kind: use")
        path.write_text(front + body, encoding="utf-8")
    return library.load(Project(made))[0]


def test_only_the_questions_to_take_along_are_taken_in_the_words_that_readers_see(tmp_path):
    found = guide(tmp_path, neck=("Neck", USE))
    assert use_questions.questions(found.pages["uses/neck.md"]) == [
        "What is in it, & who made it?",
        "Is this on the other page? Does it go on here?",
        "And without a number?",
    ]


def test_each_page_becomes_a_fold_with_a_way_to_it(tmp_path):
    found = guide(tmp_path, neck=("Neck & chin", USE))
    html = use_questions.folds_html(found, "about/index.md")
    assert html.startswith('<section class="use-questions" data-search-exclude><details class="use-fold">')
    assert "<summary>Neck &amp; chin</summary>" in html
    assert "<li>What is in it, &amp; who made it?</li>" in html
    assert '<a href="../uses/neck.html">Neck &amp; chin: the whole page</a>' in html
    assert html.count("<section") == 1  # the session takes it out of the search as one


def test_the_pages_come_in_the_order_of_the_navigation(tmp_path):
    found = guide(tmp_path, arm=("Arm", USE), neck=("Neck", USE), zeh=("Zeh", USE))
    config = found.project.config
    config.write_text(config.read_text(encoding="utf-8").split("nav:")[0]
                      + "nav: [index.md, uses/zeh.md, uses/neck.md]\n", encoding="utf-8")
    html = use_questions.folds_html(library.load(found.project)[0], "index.md")
    assert [part.split("<")[0] for part in html.split("<summary>")[1:]] == ["Zeh", "Neck", "Arm"]


@pytest.mark.parametrize("body", ["# Neck\n\n## Key messages\n\n- One.\n",
                                  "# Neck\n\n## Questions to take along\n"])
def test_a_page_without_questions_has_no_fold(tmp_path, body):
    assert use_questions.folds_html(guide(tmp_path, neck=("Neck", body)), "index.md") == ""


def test_where_there_is_nothing_to_bring_together_the_author_is_told(tmp_path):
    found = guide(tmp_path)
    page = found.pages["index.md"]
    page = type(page)(page.src, page.shown, page.meta, "{{ use-questions }}", page.body_line)
    [problem] = directives.expand(page, found).problems
    assert problem.rule == "directive"
    assert 'No page of the kind "use" has questions under "Questions to take along".' in problem.message
