"""The guide: one honest text, read as a site, a handout or an embed.

Layers, lowest first. A module imports only from layers above its own line here:

    paths, problems            where things are; how a mistake is reported
    frontmatter, bibtex, bibliography, findings, citations, prose
                               readers: one kind of file or text each
    pages                      one Markdown page, read
    library                    all of it together
    vancouver, cards, badges, icons, summary, exports, listing
                               writers: data in, HTML or text out
    markers, directives, tables
                               what happens to one page on its way to HTML
    source_checks, number_check, link_check
                               mistakes that stop a build
    session                    one build: everything above, in order
    registry                   the only module that knows mkdocs-bibtex
    staging, build             a whole build, all or nothing
    loopback, crawl, crawl_worker
                               the built site, visited over loopback HTTP

Only ``bibtex`` knows pybtex, only ``registry`` knows mkdocs-bibtex, and only
``scripts/mkdocs_hooks.py`` and ``build`` know MkDocs. That is what makes it possible to
leave any one of them.
"""
