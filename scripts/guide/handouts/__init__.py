"""Sheets to print and hand over, made from the same rendered pages as the site.

Layers, each importing only those before it:

    contrast, logo, clinic      a clinic's file: read strictly, colours corrected
    sheets                      which parts of which pages a sheet holds (handouts.yml)
    pieces                      one rendered page, cut into its parts and made fit for paper
    version                     the words of a sheet, its hash and its code
    qr                          the only module that knows segno
    compose                     a sheet and a clinic as one HTML document
    glyphs                      whether the packaged fonts can print what a clinic writes
    press                       the only module that knows WeasyPrint: HTML to pages to bytes
    finish, ua                  the finished PDF and its checker; they know pikepdf
    jobs, make                  which sheets are due, and making them in several processes

Nothing here renders Markdown, and no clinic can change a word of the guide.
"""
