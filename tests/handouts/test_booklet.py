"""A booklet is one whole, although its chapters are made once for all clinics."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import sheet
import small_booklet as small
from guide.handouts import press, ua
from guide.handouts.join import join


class Made:
    """Booklets of one workshop, and how often chapters were laid out for them."""

    def __init__(self, folder: Path):
        self.folder, self.chapters_laid = folder, []
        self.workshop = small.workshop(folder / "root", folder)
        self.records, self.laid_after = {}, {}
        for clinic in (small.PLAIN, small.OTHER, small.WORDY):
            self.records[clinic.id] = self.make(clinic)
            self.laid_after[clinic.id] = len(self.chapters_laid)

    def make(self, clinic, before=None):
        pages = press.Press.pages

        def counted(own, document, paper, size):
            if 'class="chapter"' in document:
                self.chapters_laid.append(document)
            return pages(own, document, paper, size)

        with pytest.MonkeyPatch.context() as patch, small.quietly():
            patch.setattr(press.Press, "pages", counted)
            return self.workshop.make(small.job(clinic), self.folder / clinic.id, before)

    def pdf(self, clinic) -> bytes:
        return (self.folder / clinic.id / "booklet-a4.pdf").read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Made:
    return Made(tmp_path_factory.mktemp("booklet"))


EACH = pytest.mark.parametrize("clinic", [small.PLAIN, small.OTHER, small.WORDY], ids=lambda one: one.id)


def words_of_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    words = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return words


def places(pdf: pikepdf.Pdf) -> dict[str, int]:
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return {name: numbers[place[0].objgen] for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str, str]]:
    """Page, place and description of every link within the file."""
    return [(number, str(link.Dest), str(link.Contents)) for number, page in enumerate(pdf.pages, 1)
            for link in page.obj.get("/Annots", ()) if "/Dest" in link]


def begins(pdf: bytes) -> dict[str, int]:
    """The page on which each chapter has its title, from what is shown."""
    pages = list(enumerate(words_of_pages(pdf), 1))
    return {title: next(number for number, words in pages if words.startswith(title))
            for title in (*small.TITLES, "Sources")}


@EACH
def test_a_joined_booklet_has_no_fault_of_form(made, clinic):
    assert ua.faults(made.pdf(clinic)) == []


@EACH
def test_the_first_pages_are_read_before_the_chapters_and_nothing_twice(made, clinic):
    lines = ua.text(made.pdf(clinic)).splitlines()
    titles = [line for line in lines if line in (*small.TITLES, "Contents", "A test booklet", "Sources")]
    assert titles == ["A test booklet", "Contents", *small.TITLES, "Sources", *small.TITLES]
    online = next(at for at, line in enumerate(lines) if line.startswith("Online:"))
    assert online < lines.index(small.TITLES[0])


@EACH
def test_the_contents_name_the_page_on_which_each_chapter_begins(made, clinic):
    pdf = made.pdf(clinic)
    named = dict(re.findall(rf"^({'|'.join(small.TITLES)}|Sources) (\d+)$", ua.text(pdf), re.M))
    shown = begins(pdf)
    assert len(named) == 4 and len(set(named.values())) == 4
    assert {title: int(named[title]) for title in shown} == shown


@EACH
def test_every_page_says_its_number_and_the_number_of_all(made, clinic):
    words = words_of_pages(made.pdf(clinic))
    assert [re.findall(r"Page (\d+) of (\d+)", page) for page in words] == [
        [(str(number), str(len(words)))] for number in range(1, len(words) + 1)]
    assert made.records[clinic.id].pages == len(words)


@EACH
def test_the_links_of_the_contents_lead_to_the_chapters_and_say_the_page(made, clinic):
    with pikepdf.open(io.BytesIO(made.pdf(clinic))) as pdf:
        led = {said.partition(":")[0]: (places(pdf)[place], said) for _, place, said in links(pdf)
               if "source-" not in place}
    shown = begins(made.pdf(clinic))
    assert {title: led[title][0] for title in shown} == shown
    assert [said for _, said in led.values()] == [f"{title}: page {page}" for title, (page, _) in led.items()]


@EACH
def test_a_link_within_the_chapters_names_the_page_as_the_reader_counts(made, clinic):
    with pikepdf.open(io.BytesIO(made.pdf(clinic))) as pdf:
        sources = [(places(pdf)[place], said) for _, place, said in links(pdf) if "source-1" in place]
    assert len(sources) == 36
    assert all(said.endswith(f" on page {page}") for page, said in sources)


def test_the_outline_has_the_contents_and_then_every_chapter(made):
    with pikepdf.open(io.BytesIO(made.pdf(small.OTHER))) as pdf:
        outlines = pdf.Root.Outlines
        top = (outlines.First, outlines.First.Next, outlines.Last)
        assert {entry["/Parent"].objgen for entry in top} == {outlines.objgen}
        assert str(outlines.Last.Title) == "Sources"
        count = int(outlines.Count)  # pikepdf writes it anew when it closes the outline
        with pdf.open_outline() as outline:
            entries = list(outline.root)
            pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            found = {entry.title: pages[entry.destination[0].objgen] for entry in entries}
        assert list(found) == ["A test booklet", *small.TITLES, "Sources"]
        assert [entry.title for entry in entries[0].children][0] == "Contents"
        assert count == sum(1 + _below(entry) for entry in entries)
    assert {title: found[title] for title in begins(made.pdf(small.OTHER))} == begins(made.pdf(small.OTHER))


def _below(entry) -> int:
    return sum(1 + _below(child) for child in entry.children)


def test_the_chapters_of_two_clinics_are_the_same_byte_by_byte(made):
    streams = []
    for clinic in (small.PLAIN, small.OTHER):
        with pikepdf.open(io.BytesIO(made.pdf(clinic))) as pdf:
            streams.append([page.obj.Contents.read_raw_bytes() for page in list(pdf.pages)])
    assert streams[0][1:] == streams[1][1:] and len(streams[0]) > 3
    assert streams[0][0] != streams[1][0]


def test_a_further_clinic_does_not_lay_the_chapters_out_again(made):
    assert made.laid_after[small.PLAIN.id] == made.laid_after[small.OTHER.id] == 1


def test_first_pages_that_need_more_room_shift_every_number(made):
    assert made.laid_after[small.WORDY.id] == 2
    assert made.records["wordy"].pages > made.records["plain"].pages
    added = made.records["wordy"].pages - made.records["plain"].pages
    assert begins(made.pdf(small.WORDY))["Sources"] == begins(made.pdf(small.PLAIN))["Sources"] + added


def test_another_process_takes_the_chapters_that_one_has_made(made, tmp_path):
    before, laid = made.workshop, len(made.chapters_laid)
    made.workshop = small.workshop(tmp_path, made.folder)
    try:
        again = made.make(small.PLAIN)
    finally:
        made.workshop = before
    assert again == made.records["plain"]
    assert len(made.chapters_laid) == laid


def test_a_booklet_that_is_still_right_is_not_made_again(made):
    assert made.make(small.PLAIN, made.records["plain"]) is None


@pytest.mark.parametrize("more", ["<p>Another end.</p>", small.END.replace("<p", "<p class='say'")],
                         ids=["words", "looks"])
def test_a_change_in_a_chapter_makes_another_booklet(made, tmp_path, more):
    before, made.workshop = made.workshop, small.workshop(tmp_path / "root", tmp_path, more)
    try:
        changed = made.make(small.PLAIN, made.records["plain"])
    finally:
        made.workshop = before
    assert changed.inputs != made.records["plain"].inputs
    assert (changed.version != made.records["plain"].version) == ("Another" in more)


def test_a_change_in_a_clinic_makes_another_booklet_with_the_same_words(made):
    plain, other = made.records["plain"], made.records["other"]
    assert plain.inputs != other.inputs
    assert (plain.version, plain.digest) == (other.version, other.digest)


@pytest.mark.parametrize("turned", [False, True], ids=["body", "front"])
def test_a_part_that_was_not_finished_is_refused(turned):
    with small.quietly():
        parts = [sheet.finished(), sheet.written()]
    with pytest.raises(ValueError, match="was not finished"):
        join(*(reversed(parts) if turned else parts))


def test_a_part_that_is_no_pdf_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="is no PDF"):
        join(b"test data", b"test data")
