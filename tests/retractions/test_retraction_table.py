"""The table: the order of its rows does not matter, and no file makes it crash."""

import contextlib
import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from guide.retractions import table
from guide.retractions.trouble import Refused
from hypothesis import given
from hypothesis import strategies as st

DATA = (Path(__file__).parent / "data" / "test-data-table.csv").read_bytes()
DAY = dt.date(2027, 5, 10)
WANTED = frozenset({"doi:10.5555/retracted", "doi:10.5555/reinstated", "pmid:900001"})
ROWS = list(csv.reader(io.StringIO(DATA.decode("utf-8-sig"), newline="")))

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DOIS = st.sampled_from(["10.5555/RETRACTED", "doi:10.5555/reinstated.", "Unavailable", "", "10.5555/x"])
ROW = st.tuples(DOIS, st.sampled_from(["0", "", "900001", "77"]),
                st.sampled_from(["Retraction", "Expression of concern", "Correction", "Reinstatement"]),
                st.sampled_from(["2/29/2024 0:00", "12/31/2026 0:00", ""]), DOIS,
                TEXT)


def read(content: bytes) -> table.Table:
    return table.read(io.BytesIO(content), WANTED, DAY)


def written(rows) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def full(cells) -> list[str]:
    doi, pmid, nature, date, notice_doi, text = cells
    return ["1", text, *[""] * 8, date, notice_doi, "0", "", doi, pmid, nature, "", "No", text, ""]


def test_the_test_data_holds_the_columns_of_the_real_table():
    assert tuple(ROWS[0]) == (*table.COLUMNS, "")


def test_empty_rows_are_no_rows_and_a_notice_dated_ahead_is_not_the_newest():
    found = read(DATA)
    assert found.rows == 6
    assert found.newest == dt.date(2027, 4, 30)
    assert len(found.notices) == 4


@pytest.mark.parametrize("change", [
    lambda text: text.removeprefix(b"\xef\xbb\xbf"),
    lambda text: text.replace(b"\n", b"\r\n"),
    lambda text: text.replace(b",\n", b"\n"),
    lambda text: text.replace(b"Retraction,Test", b" RETRACTION ,Test"),
    lambda text: text.replace(b" 0:00", b""),
    lambda text: text.replace(b"10.5555/RETRACTED", b"https://doi.org/10.5555/Retracted/"),
])
def test_harmless_differences_change_nothing(change):
    assert change(DATA) != DATA
    assert read(change(DATA)) == read(DATA)


@given(st.lists(ROW, max_size=12).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_rows_does_not_matter(both):
    one, other = (read(written([ROWS[0], *map(full, rows)])) for rows in both)
    assert one == other
    assert one.rows == len(both[0])


def test_the_order_of_the_rows_of_the_test_data_does_not_matter():
    assert read(written([ROWS[0], *reversed(ROWS[1:])])) == read(DATA)


def reads_or_refuses(content: bytes) -> None:
    try:
        found = read(content)
    except Refused as refusal:
        assert str(refusal).endswith(".")
        assert len(str(refusal)) < 400
    else:
        assert found.rows >= 0


@given(st.binary(max_size=400))
def test_no_bytes_make_it_crash(content):
    reads_or_refuses(content)
    reads_or_refuses(content + b"\n")


@given(st.lists(TEXT).map("\n".join))
def test_no_text_below_the_right_header_makes_it_crash(text):
    reads_or_refuses(written(ROWS[:1]) + text.encode() + b"\n")


@given(st.lists(st.lists(TEXT, min_size=21, max_size=21)))
def test_no_rows_of_the_right_width_make_it_crash(rows):
    reads_or_refuses(written([ROWS[0], *rows]))
    place = table.COLUMNS.index("RetractionNature")
    reads_or_refuses(written([ROWS[0], *([*row[:place], "Retraction", *row[place + 1:]] for row in rows)]))


@given(st.integers(0, len(DATA) - 1), st.binary(max_size=3))
def test_no_damage_to_the_table_makes_it_crash(at, with_):
    reads_or_refuses(DATA[:at] + with_ + DATA[at + 1:])


@given(st.integers(0, len(DATA) - 1))
def test_a_table_cut_anywhere_says_nothing_that_the_whole_does_not(at):
    with contextlib.suppress(Refused):
        found = read(DATA[:at])
        assert found.rows <= 6
        assert found.notices <= read(DATA).notices


def test_a_cell_beyond_all_measure_is_refused():
    with pytest.raises(Refused, match="Line 2 of the table cannot be read: field larger"):
        read(written([ROWS[0], full(["10.5555/x", "0", "Retraction", "", "", "x" * 200_000])]))


@pytest.mark.parametrize("date", [
    "13/1/2024 0:00", "2024-02-29", "2/30/2024 0:00", "1/1/0000", "soon", "2/29/2024 noon",
])
def test_a_date_in_another_form_is_refused(date):
    with pytest.raises(Refused, match="Line 2 of the table has the date"):
        read(written([ROWS[0], full(["10.5555/x", "0", "Retraction", date, "", ""])]))


def test_a_table_without_any_date_has_nothing_new():
    found = read(written([ROWS[0], full(["10.5555/x", "0", "Retraction", "", "", ""])]))
    with pytest.raises(Refused, match="newest date: none"):
        table.check(found, DAY, fewest=1)
