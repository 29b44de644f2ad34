"""Every term of a glossary has an anchor."""

from guide import terms


def test_each_name_of_a_term_gets_an_anchor():
    text = "# Words\n\nCollagen, elastin\n:   Fibres.\n\nDummy (placebo)\n:   Nothing in it.\n"
    assert terms.anchor(text) == (
        '# Words\n\n<span id="collagen"></span><span id="elastin"></span>Collagen, elastin\n:   Fibres.\n\n'
        '<span id="dummy"></span><span id="placebo"></span>Dummy (placebo)\n:   Nothing in it.\n')


def test_a_page_without_definitions_stays_as_it_is():
    text = "# Words\n\nText: with a colon.\n"
    assert terms.anchor(text) == text


def test_an_anchor_is_the_name_in_small_letters():
    assert terms.slug("Platelet-rich plasma") == "platelet-rich-plasma"
