"""Retraction data: which of our sources has a notice of retraction, concern or correction.

Lowest first. A module imports only from those above its own line:

    matching           when two DOIs or PubMed numbers name the same paper
    notices            one notice; which notices still stand
    form               the exact text of retractions.json
    snapshot           retractions.json, read; all that a build needs
    trouble            the one error of the modules below
    table              the table of Retraction Watch: checked, and cut down to our sources
    web                polite requests, one at a time
    crossref           what Crossref itself says of one DOI
    kept               answers kept in .cache/, so that a stopped run can go on
    update             a whole run, all or nothing
    command            what was asked for, and what came of it in words

A build reads ``snapshot`` and needs no network and no package for it. Only ``web`` knows requests.
"""
