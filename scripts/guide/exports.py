"""The bibliography for other people's programs: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .bibliography import Bibliography, Source

FILES = ("references.bib", "references.ris", "references.json")

_RIS_TYPE = {"article": "JOUR", "book": "BOOK", "techreport": "RPRT"}
_CSL_TYPE = {"article": "article-journal", "book": "book", "techreport": "report"}


def write_all(bibliography: Bibliography, original: Path, folder: Path) -> None:
    """Write references.bib (the original, as it is), .ris and .json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    bib, ris, csl = FILES
    shutil.copyfile(original, folder / bib)
    for name, text in ((ris, to_ris(bibliography)), (csl, to_csl_json(bibliography))):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def to_ris(bibliography: Bibliography) -> str:
    """RIS, one record a source."""
    return "\n".join(_ris(source) for source in bibliography.sources.values())


def _ris(source: Source) -> str:
    first, _, last = source.pages.partition("--")
    rows = [("TY", _RIS_TYPE.get(source.entry_type, "ELEC"))]
    rows += [("AU", f"{family}, {given}".rstrip(", ")) for family, given in source.authors
             if family != "others"]
    rows += [("TI", source.title), ("JO", source.journal), ("PY", source.year),
             ("VL", source.volume), ("IS", source.number), ("SP", first), ("EP", last),
             ("PB", source.publisher), ("DO", source.doi), ("SN", source.isbn),
             ("AN", source.pmid), ("UR", source.url), ("N1", source.finding)]
    lines = [f"{tag}  - {value}" for tag, value in rows if value]
    return "\n".join([*lines, "ER  - ", ""])


def to_csl_json(bibliography: Bibliography) -> str:
    """CSL-JSON, one item a source."""
    items = csl(bibliography)
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def csl(bibliography: Bibliography) -> list[dict]:
    """The items of CSL-JSON as data."""
    return [_csl(source) for source in bibliography.sources.values()]


def _csl(source: Source) -> dict:
    item: dict[str, object] = {"id": source.key,
                               "type": _CSL_TYPE.get(source.entry_type, "webpage"),
                               "title": source.title}
    authors = [{"family": family, "given": given} if given else {"literal": family}
               for family, given in source.authors if family != "others"]
    optional = {"author": authors, "container-title": source.journal, "volume": source.volume,
                "issue": source.number, "page": source.pages.replace("--", "-"),
                "publisher": source.publisher, "DOI": source.doi, "PMID": source.pmid,
                "PMCID": source.pmcid, "ISBN": source.isbn, "URL": source.url,
                "abstract": source.finding}
    item.update({name: value for name, value in optional.items() if value})
    if source.year.isdigit():
        item["issued"] = {"date-parts": [[int(source.year)]]}
    return item
