"""Add a source: what a registry says about it, written into references.bib in its place.

Lowest first. A module imports only from those above its own line:

    record                         what a registry said, in one form for all of them; its text made plain
    crossref, pubmed, open_library one answer of one registry, read
    entry                          a record as a BibTeX entry, with a key and the fields left to a person
    bibfile                        references.bib: what is in it, and where a new entry goes
    registries                     the only module that knows the network
    addition                       one run, from an identifier to a line in the file

A registry knows who wrote what and where. It does not know what was found or how good it is: those
fields are written as ``TODO: ...``, which the checks of the guide refuse.
"""
