"""References in Vancouver style."""

import re

import pytest
from guide import bibliography, cards, vancouver
from support.tiny import BIB


@pytest.fixture
def bib(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(BIB, encoding="utf-8")
    return bibliography.load(path)[0]


def text(html):
    return re.sub(r"<[^>]+>", "", html)


def test_an_article(bib):
    assert text(vancouver.reference_html(bib["park2008"])) == (
        "Park SH, Kim DW. Effectiveness of mesotherapy on body contouring. Plastic and "
        "Reconstructive Surgery. 2008;121(4):179e–185e. doi:10.1097/01.prs.0000304611.71480.0a. "
        "PubMed 18349597.")


def test_a_page_without_a_date_says_so(bib):
    assert text(vancouver.reference_html(bib["label-a"])) == (
        "The Regulator. A label [Internet]. Date not shown. label.example [cited 2020 Mar 4].")


def test_links_go_to_doi_and_pubmed(bib):
    html = vancouver.reference_html(bib["park2008"])
    assert 'href="https://doi.org/10.1097/01.prs.0000304611.71480.0a"' in html
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/18349597/"' in html


def test_more_than_six_authors_become_et_al(bib):
    source = bib["park2008"]
    many = bibliography.Source(source.key, source.entry_type, 1,
                               tuple((f"Name{i}", "A B") for i in range(9)), source.fields)
    assert vancouver.author_list(many).endswith("Name5 AB, et al.")


def test_the_card_says_what_it_is_who_paid_and_what_was_read(bib):
    card = text(cards.card_html(bib["park2008"]))
    assert card == ("Controlled study, 20 women. One thigh was injected, the other not, and both came "
                    "out the same. Money and interests: not stated. Read: the summary (abstract) only.")


def test_a_marker_is_named_with_its_place(bib):
    assert cards.accessible_name(3, bib["park2008"], "p. 180e") == (
        "Source 3: Controlled study, 20 women, page 180e")
