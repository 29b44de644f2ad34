"""The builder on the page for clinics: what it writes, refuses, measures and says.

Names of clinics and phone numbers are made up.
"""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from support.builder import NAME, NUMBER, SITE, WAYS, address, choose, holds, inside, measured, snippet
from support.tools import DESKTOP, TYPED

HOSTILE = [TYPED, '"><script>window.broken=1</script>', "</textarea><b>x",
           "&quot; onload=x", "a" * 81, "-x", "Z" + "̀" * 9]


@pytest.fixture
def shown(page):
    shown = page("for-clinics.html", viewport=DESKTOP).page
    measured(shown)
    return shown


def test_it_begins_with_the_plain_frame_of_the_first_page(shown):
    text = snippet(shown)
    assert address(text) == (f"{SITE}embed/v1/index.html", {})
    assert 'title="Mesotherapy in two minutes (Mesotherapy, honestly)"' in text
    assert 'loading="lazy" referrerpolicy="no-referrer"' in text and "<script" not in text
    assert inside(shown).locator("h1").inner_text() == "Mesotherapy in two minutes"


def test_the_snippet_and_the_preview_change_with_every_letter(shown):
    field = shown.get_by_label("Name", exact=True)
    for end in range(1, 7):
        field.press_sequentially("Clinic"[end - 1])
        assert address(snippet(shown))[1] == {"name": "Clinic"[:end]}
        assert inside(shown).locator(".clinic bdi").inner_text() == "Clinic"[:end]


def test_a_frame_has_all_that_was_chosen(shown):
    choose(shown, "Warning signs after mesotherapy (part)")
    typed = {"Colour": "#0B5D57", "Name": NAME, "Phone number": NUMBER, "Greatest width": "500"}
    for label, value in typed.items():
        shown.get_by_label(label).fill(value)
    shown.get_by_label("Light or dark").select_option("Dark")
    shown.get_by_label("Ambulance number").select_option("United Kingdom")
    holds(shown, "calc(")
    assert address(snippet(shown)) == (f"{SITE}embed/v1/get-help/warning-signs.html", {
        "accent": "0b5d57", "scheme": "dark", "country": "uk", "name": NAME, "phone": NUMBER})
    assert snippet(shown).startswith('<div style="max-width:500px;margin:0 auto">')
    frame = inside(shown)
    expect(frame.locator("html")).to_have_attribute("data-scheme", "dark")
    assert frame.locator(".clinic a").get_attribute("href") == "tel:+442079460000"
    assert shown.locator(".builder-frame").bounding_box()["width"] == 500


def test_the_frame_that_grows_is_an_element_with_a_script(shown):
    choose(shown, "Warning signs after mesotherapy (part)", WAYS[1])
    shown.get_by_label("Name", exact=True).fill(NAME)
    holds(shown, "calc(")
    text = snippet(shown)
    assert text.startswith('<mesotherapy-guide page="get-help" section="warning-signs" ')
    assert 'name="O&#39;Neil &amp; Daughters (test)"' in text
    assert 'style="display:block;max-width:650px;margin:0 auto;min-height:min(100vh,calc(' in text
    assert f'<a href="{SITE}get-help.html">Warning signs after mesotherapy</a></mesotherapy-guide>' in text
    assert text.endswith(f'<script async src="{SITE}embed/v1/embed.js"></script>')


def test_the_address_alone_is_that_of_the_page_and_has_no_options(shown):
    shown.get_by_label("Name", exact=True).fill(NAME)
    choose(shown, "Warning signs after mesotherapy (part)", WAYS[2])
    assert snippet(shown) == f"{SITE}embed/v1/get-help/warning-signs.html"
    shown.get_by_label("Page or part").select_option("After your visit")
    assert snippet(shown) == f"{SITE}visit/after.html"
    assert not shown.get_by_label("Name", exact=True).is_visible()
    assert shown.get_by_text("Colour, width, name and number cannot be set this way.").is_visible()


def test_plain_html_is_the_text_of_the_file_shown_without_a_script(shown, built_site):
    choose(shown, "After your visit", WAYS[3])
    holds(shown, "<h2>")
    assert snippet(shown) == (built_site / "embed/v1/plain/visit/after.html").read_text(encoding="utf-8")
    assert shown.get_by_text("A copy does not change when the guide does. Watch the feed").is_visible()
    assert shown.locator(".builder-frame iframe").get_attribute("sandbox") == ""
    shown.get_by_role("radio", name=WAYS[0]).check()
    measured(shown)
    assert address(snippet(shown))[0] == f"{SITE}embed/v1/visit/after.html"


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("way", WAYS[:2])
def test_a_name_that_an_embed_would_not_take_is_told_and_left_out(shown, way, typed):
    shown.get_by_role("radio", name=way).check()
    field = shown.get_by_label("Name", exact=True)
    field.fill(typed)
    assert field.get_attribute("aria-invalid") == "true"
    expect(field).to_have_accessible_description(re.compile("is left out until then"))
    assert "name=" not in snippet(shown) and "broken" not in snippet(shown)
    assert not inside(shown).locator(".clinic").is_visible()
    assert shown.evaluate("window.broken") is None


@pytest.mark.parametrize(("label", "typed"), [
    ("Colour", "red"), ("Colour", "12345"), ("Colour", "fff;x:y"), ("Phone number", "12"),
    ("Phone number", "1" * 16), ("Phone number", "javascript:1"), ("Greatest width", "6e2"),
    ("Greatest width", "279"), ("Greatest width", "901")])
def test_other_wrong_values_are_told_and_left_out(shown, label, typed):
    field = shown.get_by_label(label)
    field.fill(typed)
    assert field.get_attribute("aria-invalid") == "true"
    assert address(snippet(shown))[1] == {} and "max-width:650px" in snippet(shown)
    field.fill({"Greatest width": "400"}.get(label, ""))
    assert field.get_attribute("aria-invalid") is None


@pytest.mark.parametrize("name", ["Çelik Estetik (test)", "Врач, клиника", "Dr. D’Arcy/Ng + Co", NAME])
def test_a_snippet_brings_a_name_back_whole(shown, name):
    """The frame of a clinic's page gets the name that was typed, signs and all."""
    shown.get_by_label("Name", exact=True).fill(name)
    copy = shown.evaluate("""text => new DOMParser().parseFromString(text, "text/html")
        .querySelector("iframe").src""", snippet(shown))
    assert parse_qs(urlsplit(copy).query)["name"] == [name]


def test_a_colour_that_is_too_pale_is_told_with_the_one_that_is_used(shown):
    field = shown.get_by_label("Colour")
    field.fill("FFE000")
    expect(field).to_have_accessible_description(re.compile("the guide changes it to #[0-9a-f]{6}\\.$"))
    used = inside(shown).locator("html").evaluate(
        "root => getComputedStyle(root).getPropertyValue('--accent-light')")
    parts = "".join(f"{int(part):02x}" for part in re.findall(r"\d+", used))
    expect(field).to_have_accessible_description(re.compile(f"#{parts}"))
    field.fill("0B5D57")
    expect(field).not_to_have_accessible_description(re.compile("changes it"))
    shown.get_by_label("Light or dark").select_option("As on the reader's device")
    expect(field).to_have_accessible_description(re.compile("to #[0-9a-f]{6} on dark"))


def test_the_builder_works_with_the_keyboard_alone(shown):
    shown.get_by_label("Page or part").focus()
    shown.keyboard.type("Side eff")
    shown.keyboard.press("Tab")
    shown.keyboard.press("ArrowDown")
    for words in ("", "700", "", "", "Keyboard clinic"):
        if words:
            shown.keyboard.press("ControlOrMeta+A")
            shown.keyboard.type(words)
        shown.keyboard.press("Tab")
        seen = shown.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert seen != "none"
    shown.keyboard.press("Shift+Tab")
    holds(shown, 'page="side-effects"')
    assert "max-width:700px" in snippet(shown)


def test_the_copy_button_copies_the_snippet_and_says_so(shown):
    shown.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown.get_by_role("button", name="Copy the snippet").click()
    expect(shown.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert shown.evaluate("navigator.clipboard.readText()") == snippet(shown)
