"""Tables that a phone stacks are still tables to a screen reader."""

import re

from guide import tables

PLAIN = """<table>
<thead><tr><th>Who</th><th style="text-align: left;">Found</th></tr></thead>
<tbody><tr><td>20 women</td><td>No change</td></tr></tbody>
</table>"""


def test_each_part_of_a_stacked_table_says_what_it_is():
    html = tables.with_roles(tables.improve(PLAIN))
    assert re.findall(r"<(\w+)[^>]* role=\"(\w+)\"", html) == [
        ("table", "table"), ("thead", "rowgroup"), ("tr", "row"),
        ("th", "columnheader"), ("th", "columnheader"),
        ("tbody", "rowgroup"), ("tr", "row"), ("th", "rowheader"), ("td", "cell")]


def test_what_a_cell_holds_and_its_other_attributes_stay():
    html = tables.with_roles(tables.improve(PLAIN))
    assert '<th scope="row" role="rowheader">20 women</th>' in html
    assert '<td data-label="Found" role="cell"><div>No change</div></td>' in html


def test_a_table_that_is_not_stacked_is_left_alone():
    assert tables.with_roles(PLAIN) == PLAIN


def test_a_role_that_is_there_stays():
    html = '<table class="stack" role="presentation"><tr><td>x</td></tr></table>'
    assert tables.with_roles(html).startswith('<table class="stack" role="presentation">')


def test_doing_it_twice_changes_nothing():
    once = tables.with_roles(tables.improve(PLAIN))
    assert tables.with_roles(once) == once
