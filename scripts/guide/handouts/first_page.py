"""A picture of the first page of a PDF. The only module that knows PDFium."""

from __future__ import annotations

import io

import pypdfium2

# Thirteen of them stand on one page, which old phones have to load: about 6 KB each.
WIDTH = 200  # pixels
_QUALITY = 20  # of 100


def webp(pdf: bytes) -> tuple[bytes, int, int]:
    """The first page as a WebP, ``WIDTH`` pixels wide; its bytes, width and height."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width(), draw_annots=False).to_pil().convert("RGB")
        written = io.BytesIO()
        picture.save(written, "WEBP", quality=_QUALITY, method=6)
        return written.getvalue(), picture.width, picture.height
    finally:
        document.close()
