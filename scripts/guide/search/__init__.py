"""Finding things: everyday words, and the index that the search reads in a browser.

    lay_terms    lay-terms.yml, read strictly: words that people type, and where they lead
    targets      places of lay-terms.yml that are not there, told from the sources
    lookalikes   real English words one slip away from ours, which are never put right
    plain        what of a page is searched, and what is kept of a long part
    sections     the text of a rendered page, section by section
    first        the names that the first answer knows, which is there before the rest
    index        what the build writes for the search script
    everyday     the same words as a list from A to Z, for a reader without scripts
"""
