"""The checker for PDF/UA-1: a good sheet passes, and each fault is found by its number."""

from __future__ import annotations

import broken_rows
import pytest
import sheet
from guide.handouts import ua
from guide.handouts.ua import rules


def numbers(pdf: bytes) -> set[str]:
    return {fault.split()[0] for fault in ua.faults(pdf)}


def test_a_finished_sheet_has_no_faults():
    assert ua.faults(sheet.finished()) == []


@pytest.mark.parametrize(("number", "change"), broken_rows.ROWS,
                         ids=[f"{number}-{place}" for place, (number, _) in enumerate(broken_rows.ROWS)])
def test_a_sheet_that_is_broken_on_purpose_is_refused_by_number(number, change):
    assert number in numbers(sheet.changed(sheet.finished(), change))


def test_an_archived_sheet_needs_an_identifier():
    # Whatever writes a PDF here gives it one, so it is taken out of the bytes.
    made = sheet.finished()
    assert made.count(b"/ID [") == 1
    assert "own-archive" in numbers(made.replace(b"/ID [", b"/IX ["))


def test_every_fault_that_can_be_reported_has_a_broken_sheet_that_earns_it():
    assert {number for number, _ in broken_rows.ROWS} == set(rules.RULES)
