"""Sheets to print and hand over, made from the same rendered pages as the site.

Layers, each importing only those before it:

    contrast, logo, clinic      a clinic's file: read strictly, colours corrected
    sheets                      which parts of which pages a sheet holds (handouts.yml)
    pieces                      one rendered page, cut into its parts and made fit for paper
    sheet_words                 the words of a sheet and their hash
    qr                          the only module that knows segno
    compose                     a sheet and a clinic as one HTML document; sources_on_paper, tables_on_paper, spaces
    glyphs                      whether the packaged fonts can print what a clinic writes
    press                       the only module that knows WeasyPrint: HTML to pages to bytes
    finish, ua                  the finished PDF and its checker; they know pikepdf
    join, booklet               the booklet's chapters, laid out once, behind each clinic's first pages
    records, basis, first_page  what was made and of what, for the next run and for the list on the site
    jobs, workshop, make        which sheets are due, and making them in several processes

Nothing here renders Markdown, and no clinic can change a word of the guide.
"""
