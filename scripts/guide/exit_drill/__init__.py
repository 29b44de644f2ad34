"""Could we leave our tools tomorrow? The same guide, built with two others.

    visible     the words of a page that a reader sees or hears
    compare     two built sites, page by page: must be equal (ProperDocs, which runs our plugins)
    losses      what a page loses without our hook (Zensical, which runs no Python plugins)
    builders    who builds what, each in an environment of its own
    report      all of it as text
    drill       one drill: build, compare, write the report

The environments are made by ``scripts/setup_exit.py``. The plan that this serves, with its dates,
stands in CONTRIBUTING.md.
"""
