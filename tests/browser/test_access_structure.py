"""How pages are built for those who hear them: headings, landmarks, names, tables."""

import pytest
from support import views


@pytest.mark.parametrize("share", [0, 1])
def test_headings_landmarks_and_pictures_are_in_order_on_every_page(page, share):
    faults = {}
    for address in views.addresses()[share::2]:
        shown = page(address).page
        views.open_folds(shown)
        faults[address] = shown.evaluate(views.in_page("outline"))
        shown.context.close()
    assert {address: found for address, found in faults.items() if found} == {}


def test_a_badly_built_page_is_found_out(page):
    shown = page().page
    shown.set_content("""<!doctype html><title>Test</title><body><h2 id="a">a</h2><h4 id="a">b</h4>
      <nav></nav><nav></nav><svg role="img" aria-labelledby="gone"></svg><img src="data:,">
      <div class="icon-array"><div class="array">
      <svg role="img" aria-label="3 of 100"><path class="yes"/></svg><p>3 of 100</p></div></div>""")
    faults = "\n".join(shown.evaluate(views.in_page("outline")))
    for words in ("headings begin 2,4", "h2 is followed by h4", "0 of main", "nav named", "no name: <svg",
                  "no alt: <img", "1 drawn", "twice the id a", "outside every landmark"):
        assert words in faults


def tree(shown):
    """The parts of the accessibility tree that are not passed over, by id."""
    session = shown.context.new_cdp_session(shown)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return {node["nodeId"]: node for node in nodes}


def below(nodes, node, role):
    """Every part with a role under a part of the tree."""
    for child in (nodes[number] for number in node.get("childIds", []) if number in nodes):
        if not child.get("ignored") and child["role"]["value"] == role:
            yield child
        yield from below(nodes, child, role)


WITH_TEXT = [address for address in views.addresses() if address != "404.html"]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_stacked_table_is_a_table_to_a_screen_reader(page, width):
    """Rows of cells under named columns, with a name and a header for each row, at any width."""
    shown = page("uses/hair.html", viewport={"width": width, "height": 700}).page
    nodes = tree(shown)
    tables = [node for node in nodes.values() if not node.get("ignored") and node["role"]["value"] == "table"]
    assert len(tables) == shown.locator("table").count() >= 2
    assert any(table["name"]["value"].startswith("What the studies found") for table in tables)
    for table in tables:
        columns = [node["name"]["value"] for node in below(nodes, table, "columnheader")]
        rows = list(below(nodes, table, "row"))
        assert len(columns) >= 2 and all(columns)
        assert len(rows) >= 2
        for row in rows[1:]:
            assert len(list(below(nodes, row, "rowheader"))) == 1
            assert len(list(below(nodes, row, "cell"))) == len(columns) - 1


UNNAMED = """() => [...document.querySelectorAll("table")].flatMap(table => {
  const heads = [...table.querySelectorAll("thead th")].map(head => head.textContent.trim());
  const matrix = table.matches(".matrix"); // its cells say themselves what they are
  return [...table.querySelectorAll("tbody tr")].flatMap(row => [...row.cells].flatMap((cell, i) => {
    if (!i) return cell.matches("th[scope=row]") ? [] : [`no row header: ${row.textContent.slice(0, 60)}`];
    const says = getComputedStyle(cell, "::before");
    const named = says.display !== "none" && says.content.includes(heads[i]);
    const right = heads[i] && (named || matrix || !cell.checkVisibility());
    return right ? [] : [`column ${i} without its name: ${cell.textContent.slice(0, 60)}`];
  }));
})"""
SIDEWAYS = """() => [...document.querySelectorAll("table, table *")].filter(part =>
  part.checkVisibility() && ["auto", "scroll"].includes(getComputedStyle(part).overflowX))
  .map(part => part.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("share", [0, 1])
def test_every_cell_on_a_phone_shows_the_name_of_its_column(page, share):
    tables, faults = 0, {}
    for address in WITH_TEXT[share::2]:
        shown = page(address, viewport={"width": 320, "height": 700}).page
        tables += shown.locator("table").count()
        faults[address] = shown.evaluate(UNNAMED) + shown.evaluate(SIDEWAYS)
        shown.context.close()
    assert tables >= 8
    assert {address: found for address, found in faults.items() if found} == {}
