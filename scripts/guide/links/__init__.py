"""Links that lead out of the guide: which there are, what became of them, and archived copies.

Lowest first. A module imports only from those above its own line:

    answers     what became of one address, and the answers kept in .cache/
    collect     every address, with all its places
    ask         LinkChecker, asked politely about addresses
    check       a whole run: ask what is not known, keep it, notice when the network is gone
    entries     where a field stands in references.bib, to add one beside it
    archive     the Wayback Machine, asked for copies of our sources
    report      all of it as text or JSON

Nothing here stops a build: what another host does today is no mistake of ours.
"""
