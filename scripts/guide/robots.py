"""robots.txt: everything may be read. What must not be found twice says so itself (embeds, frozen texts).

A closed address could not say so: a robot that may not read a page never sees its "noindex".
"""

from __future__ import annotations


def text(site_url: str) -> str:
    """The file for a site at ``site_url``, which ends in a slash or is empty."""
    sitemap = f"\nSitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nDisallow:\n{sitemap}"
