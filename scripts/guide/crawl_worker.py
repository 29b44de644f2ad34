"""Run LinkChecker for crawl.py and links/ask.py, in a process of its own, with its faults mended.

Its anchor check reads a page again for each anchor that something links to. On
pages full of references that takes minutes, so each page is read once here.
It honours robots.txt and keeps its pace for the first host of an address only,
and half of our sources are redirects from doi.org; so here it does for each host.
What is checked stays the same.
"""

from functools import lru_cache
from types import SimpleNamespace
from urllib.parse import urlsplit

from linkcheck import LinkCheckerError, configuration, director, parser, strformat
from linkcheck.checker import httpurl
from linkcheck.command import linkchecker as command
from linkcheck.htmlutil import htmlsoup, linkparse

_found = {}


def main() -> None:
    """Prepare LinkChecker, then run it with the arguments of this process."""
    # As root, LinkChecker becomes the user "nobody", who may not be able to read
    # the Python packages it has yet to load. It writes nothing here, so that step
    # is left out; for any other user it does nothing anyway.
    command.drop_privileges = lambda: None
    htmlsoup.make_soup = lru_cache(maxsize=None)(htmlsoup.make_soup)
    linkparse.find_links = find_links
    parser.parse_html = once_per_page(parser.parse_html)
    director.robots_txt.RobotsTxt = under_one_name(director.robots_txt.RobotsTxt)
    httpurl.HttpUrl.get_redirects = polite_redirects
    # A reason cut short after a long address is no reason any more.
    strformat.limit = lambda text, length=0: text
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


def under_one_name(make):
    """Make robots.txt be asked for under the name that is given for everything else."""

    def named(useragent):
        configuration.UserAgent = useragent
        return make(useragent)

    return named


def polite_redirects(url_data, _request):
    """Follow redirects; each new host is asked for its robots.txt, and waited for, like the first."""
    session, options = url_data.session, url_data.get_request_kwargs()
    for _ in range(session.max_redirects):
        # LinkChecker puts each answer that it is given here into url_data before it asks on.
        step = url_data.url_connection.next
        if step is None:
            return
        _ask_robots(url_data, step.url)
        url_data.aggregate.wait_for_host(urlsplit(step.url).netloc)
        yield session.send(step, **options, allow_redirects=False)
    if url_data.url_connection.next is not None:
        raise LinkCheckerError(f"TooManyRedirects: more than {session.max_redirects}")


def _ask_robots(url_data, address):
    config, host = url_data.aggregate.config, urlsplit(address)
    goal = SimpleNamespace(
        url=address, auth=None, session=url_data.session, allows_simple_recursion=lambda: False,
        get_robots_txt_url=lambda: f"{host.scheme}://{host.netloc}/robots.txt",
    )
    if config["robotstxt"] and not url_data.aggregate.robots_txt.allows_url(goal, config["timeout"]):
        raise LinkCheckerError(f"Access denied by robots.txt of {host.netloc}")


if __name__ == "__main__":
    main()
