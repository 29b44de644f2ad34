"""The texts that were given out: frozen at a release, so that a code says for ever what was read.

Layers, each importing only those before it:

    facts      what a page claims, as against how it is spelt
    released   versions/index.yml, read strictly: each release, and the hash of each frozen text
    untold     the facts of a page that changed since its release, while no note told readers
    frozen     the one file that is kept for a code
    history    what each code said changed, for readers (a page) and for programs (versions.json)
    now        the texts as they stand now
    on_site    all of it below a site, with "this has been replaced" where it has
    release    a release: look, decide, write all or nothing

The bytes behind a code never change. So a banner stands in a page that every build makes around
them (``versions/CODE/index.html``), and never in them (``versions/CODE/text.html``).
"""
