"""The other ways in: oEmbed, plain HTML, the list for programs, the addresses that never change."""

import copy
import json
import re
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from guide.embeds import pack, snippet

FROZEN = Path(__file__).with_name("v1.txt")
# What WordPress lets an author keep of the elements that we use (its filter for posts).
ALLOWED = {"a": {"href"}, "p": set(), "h2": set(), "h3": set(), "h4": set(), "h5": set(), "ul": set(), "ol": {"start"},
           "li": set(), "strong": set(), "em": set(), "sup": set(), "sub": set(), "br": set(), "blockquote": set(),
           "table": set(), "caption": set(), "thead": set(), "tbody": set(), "tr": set(),
           "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}


@cache
def read(html: str) -> BeautifulSoup:
    """HTML, parsed once; nobody changes it."""
    return BeautifulSoup(html, "html.parser")


def words(element) -> str:
    return re.sub(r"[\s,:()]+", "", element.get_text(" "))


def test_every_address_of_version_one_is_still_there(files):
    frozen = FROZEN.read_text(encoding="utf-8").split()
    assert len(frozen) > 100
    assert not [address for address in frozen if address not in files], "an old address may never break"
    assert sorted(files) == sorted(frozen), "a new address belongs into tests/embeds/v1.txt, and then stays for ever"


def test_the_names_of_options_and_messages_do_not_change():
    for key in ("accent", "scheme", "country", "name", "phone"):
        assert f'ask("{key}"' in pack.script() and f'"{key}"' in pack.host_script()
    for script in (pack.script(), pack.host_script()):
        assert '"mesotherapy-guide"' in script and '"mesotherapy-guide-ask"' in script
    assert 'customElements.define("mesotherapy-guide"' in pack.host_script()


def test_oembed_answers_with_a_link_and_a_frame_and_no_more(embeds, files, rendered):
    for one in embeds.values():
        data = json.loads(files[f"embed/v1/oembed/{one.name}.json"])
        assert data.keys() == {"version", "type", "provider_name", "provider_url", "title", "html", "width", "height"}
        assert (data["version"], data["type"], data["title"]) == ("1.0", "rich", one.title)
        assert 200 <= data["height"] <= 1000 and data["provider_url"] == rendered.site_url
        quote, frame = BeautifulSoup(data["html"], "html.parser").find_all(recursive=False)
        assert quote.name == "blockquote" and quote.a["href"] == one.page.full and quote.a.get_text() == one.title
        assert frame.name == "iframe" and frame["src"] == rendered.site_url + one.address
        assert set(frame.attrs) == {"class", "src", "width", "height", "title", "frameborder", "marginwidth",
                                    "marginheight"}  # what WordPress keeps, but for the class
        assert frame["width"] == "100%" and frame["title"] == f"{one.title} ({rendered.site_name})"


def test_a_page_and_its_embed_lead_to_the_oembed_answer(built_site, embeds, rendered):
    for name, address in (("side-effects", "side-effects.html"), ("uses/hair", "uses/hair.html")):
        for file in (address, embeds[name].address):
            soup = BeautifulSoup((built_site / file).read_text(encoding="utf-8"), "html.parser")
            link, = soup.select('head link[type="application/json+oembed"]')
            assert link["href"] == f"{rendered.site_url}embed/v1/oembed/{name}.json"
            assert (built_site / link["href"].removeprefix(rendered.site_url)).is_file()
    about = BeautifulSoup((built_site / "about/index.html").read_text(encoding="utf-8"), "html.parser")
    assert not about.select('link[type="application/json+oembed"]')


def test_the_site_holds_the_files_of_the_embeds(built_site, files):
    found = {file.relative_to(built_site).as_posix(): file.read_text(encoding="utf-8")
             for file in (built_site / "embed").rglob("*") if file.is_file()}
    assert found == files


def test_plain_html_has_all_words_and_sources_and_only_what_an_author_may_paste(embeds, files):
    for one in embeds.values():
        soup = read(files[f"embed/v1/plain/{one.name}.html"])
        for element in soup.find_all(True):
            assert element.name in ALLOWED, (one.name, element.name)
            assert set(element.attrs) <= ALLOWED[element.name], (one.name, element)
        for link in soup.select("a"):
            assert link["href"].startswith(("https://", "http://", "tel:")), (one.name, link)
        framed = copy.copy(read(files[one.address]).find("main"))
        for gone in framed.select(".clinic, .state, svg, summary"):
            gone.decompose()
        plain = words(soup)
        for block in framed.select("p, li, th, td, h2, h3"):
            if not block.select("[data-for]"):
                assert words(block) in plain, (one.name, block.get_text())


def test_plain_html_says_where_it_is_from_that_it_is_a_copy_and_what_the_pictures_show(embeds, files):
    for one in embeds.values():
        text = read(files[f"embed/v1/plain/{one.name}.html"]).get_text()
        for said in ("Not yet reviewed by a clinician.", f"Version {one.code}.", "CC BY-SA 4.0", one.page.full,
                     "it does not change when the guide does"):
            assert said in text, (one.name, said)
        shown = read(files[one.address]).select("svg[role=img]")
        assert text.count("(Picture: ") == len(shown), one.name
    assert "(Picture: The days and weeks after." in files["embed/v1/plain/visit/after.html"]


def test_plain_html_holds_no_table_that_is_too_wide_for_a_phone(embeds, files):
    unfolded = 0
    for one in embeds.values():
        framed = read(files[one.address])
        plain = read(files[f"embed/v1/plain/{one.name}.html"])
        assert max((len(row.find_all(["th", "td"])) for row in plain.select("tr")), default=0) <= 3, one.name
        for row in framed.select("table.findings tbody tr"):
            unfolded += 1
            title, found = row.th.get_text(" ", strip=True), row.select("td")[1].get_text(" ", strip=True)
            entries = [words(entry) for entry in plain.select("ul li")]
            at = entries.index(words(BeautifulSoup(f"<p>What was looked at {title}</p>", "html.parser")))
            assert entries[at + 2] == words(BeautifulSoup(f"<p>What they found {found}</p>", "html.parser"))
    assert unfolded > 10


def test_plain_html_sets_certainty_apart_from_the_words_around_it(files):
    text = " ".join(BeautifulSoup(files["embed/v1/plain/uses/hair.html"], "html.parser").get_text().split())
    assert "better proof. (Certainty: low)" in text and "(Certainty: high) we do not expect" in text


def test_plain_html_keeps_numbers_apart_without_a_style_sheet(embeds, files):
    assert "999 UK, 911 US, 112 EU, elsewhere your local number" in BeautifulSoup(
        files["embed/v1/plain/get-help.html"], "html.parser").get_text()
    for one in embeds.values():
        soup = read(files[f"embed/v1/plain/{one.name}.html"])
        for mark in soup.select("sup + sup"):
            if not (mark.previous_sibling.name is None and mark.previous_sibling.strip()):
                assert mark.get_text().startswith(", "), (one.name, mark)


def test_the_list_for_programs_names_every_embed_with_its_version(embeds, files, rendered):
    data = json.loads(files["embed/v1/embeds.json"])
    assert [entry["name"] for entry in data["embeds"]] == list(embeds)
    for entry in data["embeds"]:
        one = embeds[entry["name"]]
        assert entry["version"] == one.code and entry["review_state"] == "Not yet reviewed by a clinician."
        for key in ("embed", "oembed", "plain"):
            assert entry[key].removeprefix(rendered.site_url) in files


def test_a_snippet_is_escaped_and_leads_to_the_embed(embeds, rendered):
    one = embeds["get-help/warning-signs"]
    frame = BeautifulSoup(snippet.frame(one, 'A "b" <i>', rendered.site_url), "html.parser")
    assert frame.div.iframe["src"] == f"{rendered.site_url}embed/v1/get-help/warning-signs.html"
    assert frame.div.iframe["title"] == f'{one.title} (A "b" <i>)'
    element = BeautifulSoup(snippet.element(one, rendered.site_url), "html.parser")
    tag = element.find("mesotherapy-guide")
    assert (tag["page"], tag["section"], tag.a["href"]) == ("get-help", "warning-signs", one.page.full)
    assert element.script["src"] == f"{rendered.site_url}embed/v1/embed.js"
    whole = BeautifulSoup(snippet.element(embeds["uses/hair"], rendered.site_url), "html.parser").find("mesotherapy-guide")
    assert whole["page"] == "uses/hair" and "section" not in whole.attrs
