"""Two finished PDFs made one: the first pages of a booklet and its chapters.

The pages, the structure trees, the outlines and the named places are put one after the other. The
content of the pages stays as it is, byte by byte. What the file says about itself is the front's.
"""

from __future__ import annotations

import io
import re

import pikepdf

from . import finish_metadata
from .pdf_tree import forget, page_numbers

# The end of what finish_links.py says of a link; the contents have the number of the page before it.
_LEADS_TO = re.compile(r"(?:\s\d+)?: to [^:]* on page \d+$")
_ON_PAGE = re.compile(r" on page \d+$")


def join(front: bytes, body: bytes) -> bytes:
    """Both parts as one PDF. The same bytes in give the same bytes out.

    A place that both parts name is the body's, so a link of the front can lead into the body. Links
    within the file say the page that they lead to in the whole. Raises ValueError for a part that
    ``finish.finish`` did not make. Source: ISO 32000-1:2008, 7.9.7, 12.3.3 and 14.7.
    """
    with _opened(front) as whole, _opened(body) as more:
        first, held = len(whole.pages), _taken_out(more)
        for page in more.pages:
            whole.pages.append(page)
        # Pages come first: what is copied later leads to the copies of the pages.
        added = whole.copy_foreign(held)
        _join_trees(whole, added, first)
        _join_outlines(whole, added)
        _join_places(whole, added)
        _say_pages(whole, first)
        target = io.BytesIO()
        whole.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                   compress_streams=True, fix_metadata_version=False)
        return target.getvalue()


def _taken_out(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    """The tree, the outlines and the places of a file, held together so that they are copied at once.

    They are no more in the file itself, or pikepdf would warn that it does not copy them with the pages.
    """
    held = {key: pdf.Root[key] for key in ("/StructTreeRoot", "/Outlines", "/Names") if key in pdf.Root}
    forget(pdf.Root, *held)
    return pdf.make_indirect(pikepdf.Dictionary(held))


def _opened(part: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(part))
    except pikepdf.PdfError as error:
        raise ValueError(f"A part of a booklet is no PDF: {error}") from None
    if not finish_metadata.is_finished(pdf):
        pdf.close()
        raise ValueError("A part of a booklet was not finished. Give what finish() made of it.")
    return pdf


def _join_trees(whole: pikepdf.Pdf, added: pikepdf.Dictionary, first: int) -> None:
    """The body's document becomes a part of the front's, and its numbers follow the front's."""
    tree, more = whole.Root["/StructTreeRoot"], added["/StructTreeRoot"]
    document, part = tree["/K"][0], more["/K"][0]
    part["/S"], part["/P"] = pikepdf.Name.Part, document
    document["/K"].append(part)
    shift = int(tree["/ParentTreeNextKey"])
    entries = list(more["/ParentTree"]["/Nums"])
    for number, owner in zip(entries[::2], entries[1::2], strict=True):
        tree["/ParentTree"]["/Nums"].extend([int(number) + shift, owner])
    tree["/ParentTreeNextKey"] = shift + int(more["/ParentTreeNextKey"])
    for page in list(whole.pages)[first:]:
        page.obj["/StructParents"] += shift
        for annotation in page.obj.get("/Annots", ()):
            annotation["/StructParent"] += shift


def _join_outlines(whole: pikepdf.Pdf, added: pikepdf.Dictionary) -> None:
    """The body's entries after the front's, on the highest level."""
    if "/Outlines" not in added:
        return
    outlines, more = whole.Root["/Outlines"], added["/Outlines"]
    outlines["/Last"]["/Next"], more["/First"]["/Prev"] = more["/First"], outlines["/Last"]
    outlines["/Last"], outlines["/Count"] = more["/Last"], int(outlines["/Count"]) + int(more["/Count"])
    entry = more["/First"]
    while entry is not None:
        entry["/Parent"] = outlines
        entry = entry.get("/Next")


def _join_places(whole: pikepdf.Pdf, added: pikepdf.Dictionary) -> None:
    places = {name: place for names in (whole.Root.get("/Names"), added.get("/Names")) if names is not None
              for name, place in pikepdf.NameTree(names["/Dests"]).items()}
    flat = [part for name in sorted(places) for part in (pikepdf.String(name), places[name])]
    whole.Root["/Names"] = pikepdf.Dictionary(Dests=whole.make_indirect(pikepdf.Dictionary(Names=flat)))


def _say_pages(whole: pikepdf.Pdf, first: int) -> None:
    """Descriptions of links name the page that a reader sees."""
    numbers = page_numbers(whole)
    names = whole.Root["/Names"]["/Dests"]["/Names"]
    pages = {str(names[at]): numbers[names[at + 1][0].objgen] + 1 for at in range(0, len(names), 2)}
    for at, page in enumerate(whole.pages):
        for link in page.obj.get("/Annots", ()):
            if "/Dest" in link:
                number = pages[str(link["/Dest"])]
                end, new = (_LEADS_TO, f": page {number}") if at < first else (_ON_PAGE, f" on page {number}")
                link["/Contents"] = pikepdf.String(end.sub(new, str(link["/Contents"])))
