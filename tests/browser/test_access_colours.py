"""Colours: every pair in use is strong enough, and nothing is lost where colours are forced."""

import re

import pytest
from support import views

# Text on ground, as the style sheets use them; edges and the ring of the focus need only 3.
TEXT = [("ink", ground) for ground in ("paper", "teal-soft", "sand", "rose-soft", "amber-soft")] + [
    ("ink-soft", ground) for ground in ("paper", "teal-soft", "sand", "amber-soft")] + [
    ("teal", ground) for ground in ("paper", "teal-soft", "sand", "amber-soft", "rose-soft")] + [
    ("rose", "paper"), ("rose", "rose-soft"), ("amber", "paper"), ("amber", "amber-soft"),
    ("paper", "teal"), ("paper", "rose"), ("paper", "amber"), ("paper", "ink")]
EDGES = [("edge", "paper"), ("edge", "sand"), ("teal", "paper"), ("teal", "teal-soft"), ("teal", "sand"),
         ("rose", "rose-soft"), ("rose", "paper"), ("amber", "paper"), ("amber", "amber-soft")]
GROUNDS = ("paper", "teal-soft", "sand", "rose-soft", "amber-soft", "teal", "rose")


@pytest.fixture(scope="module")
def tokens(repo_root):
    """The colours of both schemes, read from the style sheet."""
    text = (repo_root / "overrides/assets/stylesheets/tokens.css").read_text(encoding="utf-8")
    light, _, dark = text.partition("@media")
    first = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    return {"light": first, "dark": first | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark))}


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", views.SCHEMES)
def test_every_pair_of_colours_is_strong_enough(tokens, scheme):
    of = tokens[scheme]
    assert contrast("#000000", "#ffffff") == 21
    weak = [f"{a} on {b}: {contrast(of[a], of[b]):.2f}" for pairs, least in ((TEXT, 4.5), (EDGES, 3))
            for a, b in pairs if contrast(of[a], of[b]) < least]
    assert weak == []


@pytest.mark.parametrize("scheme", views.SCHEMES)
def test_the_ring_of_the_focus_stands_out_from_every_ground(tokens, scheme):
    """Two rings: one of them has 3 to 1 to whatever it lies on, and they have it to each other."""
    of = tokens[scheme]
    for ground in GROUNDS:
        assert max(contrast(of[ring], of[ground]) for ring in ("focus", "ink", "paper")) >= 3, ground
    assert max(contrast(of["focus"], of["ink"]), contrast(of["paper"], of["ink"])) >= 3


def test_the_style_sheets_use_no_colour_of_their_own(repo_root):
    for sheet in (repo_root / "overrides/assets/stylesheets").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
        found = re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|rgba?\([^)]*\)|hsla?\([^)]*\)", text)
        known = ["#000"] if "print" in sheet.name else []  # ink on paper
        if sheet.name != "tokens.css":
            assert [c for c in found if c not in known and not c.startswith("rgb(0 0 0 /")] == [], sheet.name


@pytest.mark.parametrize("address", views.KINDS)
def test_no_page_uses_a_pair_of_colours_that_is_not_looked_at_here(page, tokens, address):
    shown = page(address).page
    views.open_folds(shown)
    names = {f"rgb({', '.join(str(int(value[i:i + 2], 16)) for i in (1, 3, 5))})": name
             for name, value in tokens["light"].items()}
    used = {tuple(names.get(colour, colour) for colour in pair.split(" on "))
            for pair in shown.evaluate(views.in_page("contrast"), "body")["measured"]}
    assert used - set(TEXT) == set()


BORDERED = """all => all.flatMap(selector => [...document.querySelectorAll(selector)].filter(box => {
  if (!box.checkVisibility()) return false;
  const style = getComputedStyle(box);
  return !["Top", "Right", "Bottom", "Left"].some(side =>
    style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
}).map(box => `${selector}: ${box.outerHTML.slice(0, 80)}`))"""
BOXES = [".answer", ".answer-apart", ".key-message", ".emergency", ".admonition", ".review", ".contents",
         ".badge.certainty", ".help-link", ".help-bar", ".next-page a", "button", ".menu > summary",
         "input:not([type=checkbox])", "select", "textarea", ".cite-card", ".urgent-link a", "table.stack",
         ".source-filter", ".md-search__panel", "details.menu nav"]


@pytest.mark.parametrize("address", views.KINDS)
def test_boxes_and_buttons_have_an_edge_where_colours_are_forced(page, address):
    """Grounds are gone there; an edge that was see-through is drawn."""
    shown = page(address, forced_colors="active").page
    views.open_menu(shown)
    views.open_folds(shown)
    views.open_card(shown)
    assert shown.evaluate(BORDERED, BOXES) == []


def test_the_current_page_and_the_chosen_country_are_told_apart_without_colour(page):
    shown = page("uses/hair.html?country=us", forced_colors="active").page
    views.open_menu(shown)
    weights = shown.locator(".menu a").evaluate_all(
        "all => [true, false].map(on => [...new Set(all.filter(a => a.hasAttribute('aria-current') === on)"
        ".map(a => getComputedStyle(a).fontWeight))])")
    assert weights == [["700"], ["400"]]
    tick = shown.locator(".country [aria-current]").evaluate("a => getComputedStyle(a, '::after').content")
    assert "✓" in tick


def test_a_box_that_is_ticked_looks_ticked_where_colours_are_forced(page):
    """The browser's own box, which it draws in the reader's colours."""
    shown = page("questions-to-ask.html", forced_colors="active").page
    looks = shown.locator("[data-tool] input[type=checkbox]").evaluate_all(
        "boxes => [...new Set(boxes.map(box => getComputedStyle(box).appearance))]")
    assert looks == ["auto"]


def test_the_focus_is_seen_where_colours_are_forced(page):
    shown = page("questions-to-ask.html", forced_colors="active").page
    for _ in range(25):
        shown.keyboard.press("Tab")
        ring = shown.evaluate("() => { const style = getComputedStyle(document.activeElement);"
                              " return [style.outlineStyle, parseFloat(style.outlineWidth)]; }")
        assert ring[0] != "none" and ring[1] >= 2, shown.evaluate("document.activeElement.outerHTML")


MOVING = """() => [...document.querySelectorAll("*")].flatMap(part => ["", "::before", "::after"].map(
  which => {
  const style = getComputedStyle(part, which);
  const lasting = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
  const moves = Math.max(...lasting) > 0 || style.scrollBehavior === "smooth";
  return moves ? `${part.outerHTML.slice(0, 80)}${which}` : "";
})).filter(Boolean)"""


@pytest.mark.parametrize("address", views.KINDS)
def test_nothing_moves_for_those_who_ask_for_no_motion(page, address):
    shown = page(address, reduced_motion="reduce").page
    views.open_menu(shown)
    views.open_folds(shown)
    views.open_card(shown)
    assert shown.evaluate(MOVING) == []
