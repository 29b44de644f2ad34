"""A small sheet of test data, and ways to break the PDF that is made of it."""

from __future__ import annotations

import functools
import gc
import io
import warnings
from collections.abc import Callable

import pikepdf

PICTURE = ("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
           "<rect width='10' height='10' fill='teal'/></svg>")

ENTRIES = "".join(
    f'<li id="source-{number}">Entry {number}, with <a href="https://b.example/{number}">words that are a '
    'link and so many of them that the line has an end before they have</a></li>' for number in range(1, 21))

SHEET = f"""<!doctype html><html lang="en-GB"><head><title>Test data</title><style>
@page {{ size: A5; margin: 15mm; @top-left {{ content: "Running head" }}
  @bottom-center {{ content: "Page " counter(page) " of " counter(pages) }} }}
img {{ width: 20mm }} body {{ font-family: serif }}</style></head><body><main><h1>A test sheet</h1>
<p>Words with <em>stress</em> and <strong>weight</strong> <a href="https://a.example/">an outer
link</a>.<sup><a href="#source-1">1</a></sup> This goes on for so long that it has to be broken over more
than one line.</p>
<h2>A table</h2><table><caption>Letters</caption>
<thead><tr><th>Name</th><th>First</th><th>Second</th></tr></thead>
<tbody><tr><th>Row one</th><td>a</td><td>b</td></tr>
<tr><th>Row two</th><td colspan="2">c</td></tr></tbody></table>
<h2>A picture</h2><p><img alt="A square" src="{PICTURE}"></p>
<h2>Lists</h2><ul><li>First</li><li>Second<ul><li>Within <b>one</b></li><li>Within two</li></ul></li>
<li><p>In a paragraph</p><p>and another</p></li></ul>
<ol>{ENTRIES}</ol>
</main></body></html>"""

Change = Callable[[pikepdf.Pdf], None]


@functools.cache
def written(html: str = SHEET) -> bytes:
    """What WeasyPrint makes of a sheet."""
    import weasyprint  # takes a while, so only where it is needed

    with warnings.catch_warnings():
        # WeasyPrint leaves the file of the colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", output_intent="srgb")
        gc.collect()
    return pdf


@functools.cache
def finished(html: str = SHEET) -> bytes:
    """A sheet as readers get it."""
    from guide.handouts.finish import finish

    return finish(written(html), title="A test sheet", language="en-GB")


def changed(pdf: bytes, change: Change) -> bytes:
    """A copy of the PDF with one thing done to it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        options = change(opened) or {}
        opened.save(target, fix_metadata_version=False, **options)
    return target.getvalue()


def body(html: str) -> str:
    """A page with no more than this in it."""
    head = "<head><title>Test data</title></head>"
    return f'<!doctype html><html lang="en-GB">{head}<body>{html}</body></html>'
