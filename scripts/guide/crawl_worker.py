"""Run LinkChecker for crawl.py, in a process of its own, fit for many anchors.

Its anchor check reads a page again for each anchor that something links to. On
pages full of references that takes minutes, so each page is read once here.
What is checked stays the same.
"""

from functools import lru_cache

from linkcheck import parser
from linkcheck.command import linkchecker as command
from linkcheck.htmlutil import htmlsoup, linkparse

_found = {}


def main() -> None:
    """Prepare LinkChecker, then run it with the arguments of this process."""
    # As root, LinkChecker becomes the user "nobody", who may not be able to read
    # the Python packages it has yet to load. It only reads from this machine here,
    # so that step is left out; for any other user it does nothing anyway.
    command.drop_privileges = lambda: None
    htmlsoup.make_soup = lru_cache(maxsize=None)(htmlsoup.make_soup)
    linkparse.find_links = find_links
    parser.parse_html = once_per_page(parser.parse_html)
    command.linkchecker()


def find_links(soup, callback, tags):
    """Pass on the links of a page, found once and without their texts, which cost most time."""
    key = id(soup), id(tags)
    if key not in _found:
        links = []
        finder = linkparse.LinkFinder(lambda url, **more: links.append((url, more)), tags)
        for tag in soup.find_all(True):
            finder.html_element(tag.name, tag.attrs, "", tag.sourceline, tag.sourcepos)
        # Stored when complete, for the other threads look here too; and with the
        # page, so that its id is not given to another one.
        _found[key] = soup, links
    for url, more in _found[key][1]:
        callback(url, **more)


def once_per_page(parse):
    """Make a parser pass over a page it has had under another anchor."""
    had = set()

    def parse_new(url_data):
        address = url_data.url.partition("#")[0]
        if address not in had:
            had.add(address)
            parse(url_data)

    return parse_new


if __name__ == "__main__":
    main()
