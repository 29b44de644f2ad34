"""axe-core and the contrast of every word: each page, at each width, as loaded and all open.

Only colours depend on the scheme. So axe looks once at each width in each state, in one scheme
or the other by turns, and the contrast of all text is measured in both schemes every time. Axe's
own rule on contrast is so slow that it runs at the narrowest and the widest only.
"""

import pytest
from support import axe, views

IN_THE_PAGE = {"as loaded": None, "folds and tools open": views.open_folds}
OVER_THE_PAGE = {".menu": views.open_menu, ".cite-card": views.open_card, ".md-search": views.open_search}

PLANTED = """<div style="background:#777"><p style="color:#888">faint words</p></div>
<style>.planted::before{content:"faint sign";color:#eee;background:#fff}</style><p class="planted">x</p>
<svg viewBox="0 0 90 30"><rect width="90" height="30" fill="#123456"/>
<text y="20" fill="#222">faint text</text></svg>
<p style="opacity:.5">see-through</p><p style="color:#111;background:#fff">plain words</p>"""


@pytest.mark.parametrize("address", views.addresses())
def test_nothing_is_wrong_with_a_page_in_any_view(page, address):
    known, found = axe.reviewed(), axe.Found()
    shown = page(address).page
    axe.prepare(shown)
    for turn, (state, reach) in enumerate(IN_THE_PAGE.items()):
        for width in views.WIDTHS:
            views.set_width(shown, width)
            if reach:
                reach(shown)
            look(shown, known, found, state, width, turn)
    assert not found.faults, "\n".join(found.faults)
    gone = [entry for i, entry in enumerate(known) if entry["page"] == address and i not in found.seen]
    assert gone == [], "axe can decide these now: take them out of axe-incomplete.yml"


def look(shown, known, found, state, width, turn):
    for number, scheme in enumerate(views.SCHEMES, start=turn + views.WIDTHS.index(width)):
        shown.emulate_media(color_scheme=scheme)
        view = f"{state}, {width} px, {scheme}"
        if number % 2:
            axe.look(shown, known, found, view, colours=width != views.WIDTHS[1])
            for part, reach in OVER_THE_PAGE.items():
                reach(shown)
                if shown.locator(part).count():
                    axe.look(shown, known, found, f"{part} open, {view}", part=part)
                    found.faults += contrasts(shown, f"{part} open, {view}", part)
                views.close_all(shown)
        found.faults += contrasts(shown, view)


def contrasts(shown, view, part="body"):
    faults = shown.evaluate(views.in_page("contrast"), part)["faults"]
    return [f"{view}: contrast {fault}" for fault in faults]


def test_the_list_of_undecided_results_says_why_each_is_right():
    for entry in axe.reviewed():
        assert set(entry) == axe.KEYS
        assert entry["page"] in views.addresses()
        assert len(entry["reason"]) > 40


def test_faint_text_is_found_wherever_it_stands(page):
    shown = page().page
    shown.set_content(f"<!doctype html><title>Test</title><body>{PLANTED}")
    faults = "\n".join(shown.evaluate(views.in_page("contrast"), "body")["faults"])
    for words in ("faint words", "faint sign", "faint text", "cannot be measured"):
        assert words in faults
    assert "plain words" not in faults
