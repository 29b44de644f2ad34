"""What a host may choose by address: whatever it writes, nothing runs and no word of the guide changes."""

import re
from itertools import islice
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from support import hosts
from support.embedding import AFTER, SIGNS, WORDS, fits, noise, stored, unreadable
from support.odd_options import HOSTILE, queries
from support.views import in_page

COUNT, BATCH = 10_000, 500
# All words but those in the place for the clinic's own.
GUIDE_S = WORDS.replace("part.textContent", "{ const copy = part.cloneNode(true); "
                        "copy.querySelector('.clinic')?.remove(); return copy.textContent; }")
STATE = """() => { const box = document.querySelector(".clinic"), link = box.querySelector("a");
  return { ran: window.__ran ?? null, hidden: box.hidden, name: box.querySelector("bdi").textContent,
    phone: link.textContent, href: link.getAttribute("href"), within: box.querySelectorAll("*").length,
    all: document.querySelectorAll("*").length, scheme: document.documentElement.dataset.scheme,
    numbers: [...document.querySelectorAll(".help [data-for]")].filter((one) => one.offsetWidth)
      .map((one) => one.dataset.for) };
}"""


@pytest.fixture
def direct(clinic):
    """Opens an embed by its address with options."""

    def show(query="", name=AFTER, **options):
        visit = clinic.visit(**options)
        visit.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # where there is no host
        visit.page.goto(f"{clinic.guide}embed/v1/{name}.html?{query}")
        return visit

    return show


def test_ten_thousand_odd_addresses_run_nothing_and_change_no_word(direct):
    """The script as shipped, run once for each in one page. Without its policy, which would stop much too."""
    visit, faults, taken, made = direct(bypass_csp=True), [], {}, queries(COUNT)
    while batch := list(islice(made, BATCH)):
        found = visit.page.evaluate(in_page("options_run"), batch)
        faults += found["faults"]
        taken = {key: taken.get(key, 0) + count for key, count in found["taken"].items()}
    assert faults[:20] == []
    assert min(taken.values()) > 300, "too few were good ones"
    assert noise(visit) == [] and visit.hosts == {urlsplit(visit.page.url).netloc}


def test_odd_addresses_that_are_really_opened_in_a_host_do_no_harm(clinic):
    visit = clinic.open(hosts.SCRIPTED)
    frame = clinic.frame(visit.page)
    words, before = frame.evaluate(GUIDE_S), frame.evaluate(STATE)
    bare, opened = frame.url, [query for query in islice(queries(90, seed=7), 80) if len(query) < 20_000][:60]
    assert len(opened) == 60
    for query in opened:
        frame.goto(f"{bare}?{query}")
        state = frame.evaluate(STATE)
        assert (state["ran"], state["within"], state["all"]) == (None, before["within"], before["all"]), query
        assert re.fullmatch(r"#|tel:\+?\d{5,15}", state["href"]), query
        assert frame.evaluate(GUIDE_S) == words, query
    assert noise(visit) == [] and stored(visit.page) == []
    assert visit.hosts == {urlsplit(clinic.guide).netloc, urlsplit(clinic.server.url).netloc}


def test_the_five_options_of_an_element_reach_the_frame(clinic):
    given = {"accent": "#ffff00", "scheme": "dark", "country": "eu", "name": "Test & Sons’ Clinic",
             "phone": "+44 20 7946 0000"}
    attributes = " ".join(f'{key}="{value.replace("&", "&amp;")}"' for key, value in given.items())
    start = "<mesotherapy-guide "
    pasted = clinic.snippet(hosts.ELEMENT).replace(start, f"{start}{attributes} onload='x' ")
    visit = clinic.show(clinic.put(hosts.PLAIN, pasted))
    frame = clinic.frame(visit.page)
    fits(frame)
    assert parse_qs(urlsplit(frame.url).query) == {key: [value] for key, value in given.items()}
    state = frame.evaluate(STATE)
    assert (state["name"], state["phone"], state["href"]) == (given["name"], given["phone"], "tel:+442079460000")
    assert (state["scheme"], state["numbers"], state["hidden"]) == ("dark", ["eu"], False)
    assert frame.locator(".clinic").inner_text().startswith("Added by the website that shows this:")
    assert unreadable(frame) == []
    assert noise(visit) == []


def test_hostile_attributes_of_an_element_stay_in_the_address_of_the_guide(clinic):
    visit = clinic.show(clinic.put(hosts.PLAIN, clinic.snippet(hosts.ELEMENT)))
    fits(clinic.frame(visit.page))
    wrong = visit.page.evaluate("""hostile => hostile.flatMap((value) => {
        const element = document.createElement("mesotherapy-guide");
        element.setAttribute("page", "about");
        for (const key of ["accent", "scheme", "country", "name", "phone"]) element.setAttribute(key, value);
        document.body.append(element);
        const address = new URL(element.shadowRoot.querySelector("iframe").src);
        element.remove();
        return address.pathname === "/embed/v1/about.html" && address.hash === ""
          && [...address.searchParams.keys()].join() === "accent,scheme,country,name,phone" ? [] : [address.href];
      })""", list(HOSTILE))
    assert wrong == [] and noise(visit) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["000000", "ffffff", "ffff00", "7f7f7f", "ff0000", "0000ff"])
def test_every_word_can_be_read_with_any_accent(direct, scheme, accent):
    """All that can be seen, with the sources and a card open, measured where it stands."""
    query = f"accent={accent}&scheme={scheme}&name=Test&phone=0123456"
    page = direct(query, SIGNS, viewport={"width": 390, "height": 844}).page
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.locator("sup a").first.click()
    assert page.locator(".card").is_visible()
    assert unreadable(page.main_frame) == []


@pytest.mark.parametrize(("device", "wish", "shown"), [
    ("dark", "", "light"), ("dark", "light", "light"), ("dark", "auto", "dark"), ("light", "auto", "light"),
    ("light", "dark", "dark"), ("dark", "DARK", "light"), ("dark", "auto&scheme=auto", "light")])
def test_the_scheme_is_light_unless_it_is_asked_for(direct, device, wish, shown):
    page = direct(f"scheme={wish}", color_scheme=device).page
    assert page.evaluate("document.documentElement.dataset.scheme") == shown
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == {"light": "rgb(255, 253, 248)", "dark": "rgb(23, 32, 31)"}[shown]


def test_a_frame_that_follows_the_device_changes_with_it(direct):
    page = direct("scheme=auto", color_scheme="light").page
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.scheme === 'dark'")


@pytest.mark.parametrize(("given", "name", "phone"), [
    ({"name": "Test"}, "Test", ""), ({"phone": "0123 456789"}, "the clinic", "0123 456789"),
    ({"name": "Test", "phone": "1234"}, "Test", ""), ({"name": "Test", "phone": "0123456x"}, "Test", ""),
    ({"name": "A" * 80}, "A" * 80, ""), ({"name": "A" * 81, "phone": "12345"}, "the clinic", "12345"),
    ({"name": "Te\u0301st"}, "Te\u0301st", ""),
    ({"name": "T\u0301\u0301\u0301", "phone": "12345"}, "the clinic", "12345")])
def test_a_clinic_is_named_by_good_values_alone(direct, given, name, phone):
    state = direct(urlencode(given)).page.evaluate(STATE)
    assert (state["name"], state["phone"], state["hidden"]) == (name, phone, False)


@pytest.mark.parametrize("query", [
    "name=A&name=B", "name=%3Cb%3EA", "name=%20A", "phone=12", "name=", "name=%E2%80%AEtest", "Name=A", "name=A%0AB",
    "phone=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95"])
def test_a_clinic_is_not_named_by_others(direct, query):
    assert direct(query).page.locator(".clinic").is_hidden()
