"""A picture of the first page of a PDF. The only module that knows PDFium."""

from __future__ import annotations

import io

import pypdfium2

WIDTH = 480  # pixels


def png(pdf: bytes) -> bytes:
    """The first page as a PNG, ``WIDTH`` pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width(), draw_annots=False).to_pil()
        written = io.BytesIO()
        picture.convert("RGB").quantize(64).save(written, "PNG", optimize=True)
        return written.getvalue()
    finally:
        document.close()
