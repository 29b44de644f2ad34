"""The result of a drill as text, for a person who has to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .compare import Comparison
from .losses import PageLoss, SearchLoss

_EXAMPLES = 3


def properdocs(version: str, found: Comparison) -> list[str]:
    """What differs when ProperDocs builds the guide."""
    verdict = "equal" if found.equal else f"{len(found.differing)} of {found.pages} pages differ"
    told = [f"ProperDocs {version}: the visible text of {found.pages} pages and embeds: {verdict}.",
            f"  Bytes: {found.files - len(found.bytes_differ)} of {found.files} files are the same."]
    told += [f"  other bytes: {name}" for name in found.bytes_differ[:_EXAMPLES]]
    for address, lines in found.differing.items():
        told += [f"  {address}", *(f"    {line}" for line in lines)]
    return told


def zensical(version: str, pages: list[PageLoss], search: SearchLoss, files: dict[str, int]) -> list[str]:
    """What is lost when Zensical builds the guide."""
    there = [page for page in pages if not page.missing]
    lines, lost = sum(page.lines for page in there), sum(len(page.lost) for page in there)
    return [f"Zensical {version}: {len(there)} of {len(pages)} pages are built.",
            f"  Citations left as they are typed: {sum(page.citations for page in there)}, "
            f"on {sum(page.citations > 0 for page in there)} pages.",
            f"  Findings, tables, pictures and tools left as {{{{ … }}}}: {sum(page.data for page in there)}, "
            f"on {sum(page.data > 0 for page in there)} pages.",
            f"  Pages without their list of sources: {sum(page.sources for page in there)}; "
            f"without dates and review state: {sum(page.dates for page in there)}.",
            f"  Lines of our pages, apart from citations and sources: {lines}, of which {lost} are gone.",
            *_search(search),
            *(f"  Files of ours that are not there, in {folder}: {count}" for folder, count in files.items()),
            *_pages(pages)]


def _search(search: SearchLoss) -> Iterator[str]:
    if not search.index:
        yield "  Search: there is no index."
        return
    yield (f"  Search: {search.unknown} of {search.phrases} phrases that people type stand nowhere in its index; "
           f"{search.raw_citations} citations are in it as they are typed.")


def _pages(pages: Iterable[PageLoss]) -> Iterator[str]:
    yield "  Page by page (citations and data left raw; lines gone of lines; sources, dates):"
    for page in pages:
        if page.missing:
            yield f"    {page.address}: not built"
            continue
        gone = [name for name, is_gone in (("sources", page.sources), ("dates", page.dates)) if is_gone]
        yield (f"    {page.address}: {page.citations} citations, {page.data} data; {len(page.lost)} of {page.lines} "
               f"lines; without {', '.join(gone) or 'nothing else'}")
        yield from (f"      gone: {line[:100]}" for line in page.lost[:_EXAMPLES])
