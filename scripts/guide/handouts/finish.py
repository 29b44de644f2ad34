"""The last step of a sheet: what WeasyPrint leaves undone for PDF/UA-1 is done here.

WeasyPrint tags what it sets, page by page. It leaves running heads in the tree, cuts lists and
links where a line or a page ends, gives pictures a box in the wrong measure and header cells no
direction. Nothing is made up here: a picture without words or a link without a name is refused.

For PDF/A-2a beside PDF/UA-1 give WeasyPrint ``output_intent='srgb'`` too. No full validator runs
here, so a sheet may only be called made for PDF/A-2a. Without the profile nothing is claimed.
"""

from __future__ import annotations

import io

import pikepdf

from . import (finish_attributes, finish_content, finish_links, finish_metadata, finish_tree,
               finish_tree_writer, pdf_content, pdf_tree)
from .pdf_texts import Texts


def finish(pdf: bytes, *, title: str, language: str) -> bytes:
    """The PDF with its structure, links and metadata mended. The same bytes in give the same bytes out.

    ``pdf`` is what WeasyPrint wrote with ``pdf_variant='pdf/ua-1'``; ``language`` is a BCP 47 tag.
    Raises ValueError, in words for the author of the sheet, for a file that is no such PDF or was
    finished before, a picture without a description, a link without words, or no title or language.
    Source: ISO 14289-1:2014 and ISO 32000-1:2008, 14.8.
    """
    if not title.strip() or not language.strip():
        raise ValueError("A sheet needs a title and a language.")
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return _finished(opened, title.strip(), language.strip())
    except pikepdf.PdfError as error:
        raise ValueError(f"This is no PDF that can be finished: {error}") from error


def _finished(pdf: pikepdf.Pdf, title: str, language: str) -> bytes:
    tree = pdf_tree.read(pdf)
    if len(tree) != 1 or tree[0].kind != "Document":
        raise ValueError("The PDF has no tags. Let WeasyPrint write it with pdf_variant='pdf/ua-1'.")
    if finish_metadata.is_finished(pdf):
        raise ValueError("This PDF was finished before. Finish what WeasyPrint wrote, once.")
    document = tree[0]
    texts = Texts(pdf_content.read_pages(pdf))
    tagged = set(document.contents())
    repeated = finish_tree.mend(document, texts)
    finish_tree.mend_figures(pdf, document)
    finish_attributes.mend(document, texts)
    finish_links.mend(pdf, document, texts)
    finish_content.mend(pdf, document, finish_content.kinds_of_artifacts(tagged, repeated), texts)
    finish_tree_writer.write(pdf, document)
    finish_metadata.write(pdf, title, language)
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
             compress_streams=True, fix_metadata_version=False)
    return target.getvalue()
