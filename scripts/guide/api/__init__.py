"""The guide as data for other programs: api/v1 below the site.

    sections     the sections of a page as HTML and plain text, with what has to travel with them
    documents    each document: pages, findings, sources, glossary, changes
    shapes       the JSON Schema of each, with an example (schema/*.json)
    write        all of it by address

Addresses and keys of v1 never change or go; what needs another shape becomes v2. New keys may come.
"""
