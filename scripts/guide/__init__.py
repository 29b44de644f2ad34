"""The guide: one honest text, read as a site, a handout or an embed.

Layers, lowest first. A module imports only from layers above its own line here:

    paths, problems, dates, whole_files
                               where things are; how a mistake is reported; how files are written
    kept, remembered           what is worked out once: beside the guide, or while a preview runs
    frontmatter, bibtex, bibliography, findings, citations, identifiers, prose, reading,
    navigation, reviewers, changes, retractions.snapshot, versions.released
                               readers: one kind of file or text each
    inputs                     what may be read at all: no link out, no pipe, no huge file
    pages                      one Markdown page, read
    library                    all of it together
    numbers                    every number of it, held against the records
    archived                   what an entry says about an archived copy
    glossary, wording and the modules named ..._in_markdown
                               what the rules ask of a text
    vancouver, cards, badges, icons, summary, exports, standing, listing, all_sources,
    use_questions, feeds
                               writers: data in, HTML or text out
    markers, directives, tables, terms, lead
                               what happens to one page on its way to HTML
    parts                      a rendered page taken apart, for handouts and embeds
    bundle                     the style sheets and scripts of the site, joined
    embeds                     the guide inside other websites (see there)
    clinic_page                what the page for clinics offers of them
    versions                   the texts that were given out, frozen at a release (see there)
    api, structured, robots    the guide as data for other programs (see api)
    checks                     the rules, who runs them, and the command (see there)
    session                    one build: everything above, in order
    registry                   the only module that knows mkdocs-bibtex
    staging, lean, build       a whole build, all or nothing, without what a guide has no use for
    worker                     the service worker, off by default
    offline                    the built site as one zip to open without a server
    deploy                     what a host needs to serve a built site (see there)
    loopback, crawl, crawl_worker, links
                               the built site over loopback HTTP; links to other websites
    lockfile, dependencies, sbom
                               what the project itself stands on
    exit_drill                 the same guide, built without our tools (see there)
    adding, retractions, new_page
                               what the scripts of an author do

Only ``bibtex`` knows pybtex, only ``registry`` knows mkdocs-bibtex, and only
``scripts/mkdocs_hooks.py`` and ``build`` know MkDocs. That is what makes it possible to
leave any one of them.
"""
