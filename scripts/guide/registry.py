"""The only module that knows mkdocs-bibtex.

The plugin finds the citations and asks a registry what to put in their place. Its own
registry drops places in a source ("p. 180e"), formats every source again on every page and
prints a bare number. This one leaves a small empty tag with the key and the place in it;
``markers`` turns the tags of a finished page into numbered links.
"""

from __future__ import annotations

import os
import time
from types import SimpleNamespace

from mkdocs_bibtex.citation import Citation, CitationBlock
from mkdocs_bibtex.plugin import BibTexPlugin
from mkdocs_bibtex.registry import ReferenceRegistry

from . import markers
from .bibliography import Bibliography


class MarkerRegistry(ReferenceRegistry):
    """Gives each citation a tag that ``markers`` understands."""

    def __init__(self, bibliography: Bibliography):
        self.bibliography = bibliography
        self.bib_data = SimpleNamespace(entries={})  # the plugin lists it for a command we do not use
        self.footnote_format = "{key}"

    def validate_citation_blocks(self, citation_blocks: list[CitationBlock]) -> None:
        """Nothing to do: the guide has checked every citation with file, line and column."""

    def validate_inline_references(self, inline_references):
        """Inline references (@key in running text) are switched off."""
        return set()

    def inline_text(self, citation_block: CitationBlock) -> str:
        """The tags for one pair of brackets."""
        return "".join(markers.tag(c.key, c.suffix.strip()) for c in citation_block.citations)

    def reference_text(self, citation: Citation) -> str:
        """Not used: the list of sources is written by ``markers``."""
        return citation.key


def install(plugin: BibTexPlugin, bibliography: Bibliography) -> None:
    """Give the plugin our registry. It then finds its own loading already done."""
    plugin.registry = MarkerRegistry(bibliography)
    plugin.last_configured = time.time()
    # Whether a file has the address of a website takes it fifty milliseconds to learn. A folder it never asks for.
    plugin.config.bib_file, plugin.config.bib_dir = None, os.devnull
