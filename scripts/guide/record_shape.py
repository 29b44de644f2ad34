"""What a record of findings/ may hold, and what is wrong with one.

Tables, badges, tallies and icon arrays are made from the records without asking again, so a
value of any other shape has to be found here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .problems import did_you_mean

CERTAINTY = {"high": 4, "moderate": 3, "low": 2, "very low": 1}
DIRECTIONS = {
    "benefit": "Points to a benefit",
    "no better": "No better than other care",
    "no effect": "No change seen",
    "conflicting": "Studies disagree",
    "unclear": "Cannot tell",
    "none found": "No study found",
}
# What one study can have seen: against nothing (change), or against something else (better).
SAW = {
    "better": "saw it do better",
    "level": "saw no difference",
    "worse": "saw it do worse",
    "change": "saw a change",
    "no change": "saw no change",
    "mixed": "gave a mixed result",
}
OUTCOME: dict[str, type] = {
    "id": str, "label": str, "outcome": str, "treatment": str, "compared_with": str,
    "studies": str, "people": str, "result": str, "direction": str, "certainty": str,
    "why": str, "plain": str, "sources": list, "checked": dt.date, "tally": list,
}
FACT: dict[str, type] = {"id": str, "says": str, "sources": list, "count": int, "of": int, "per100": int,
                         "unit": str, "harm": str}

_OPTIONAL = {"tally", "count", "of", "per100", "unit", "harm"}
_KINDS = {str: "text; put quotes round a number", list: "a list such as [abel2015]", int: "a whole number",
          dt.date: "a day such as 2026-11-22, without quotes"}
_TALLY = ("source", "saw", "people")

# (where it stands in the record, the rule, what is wrong, what to do)
Fault = tuple[tuple, str, str, str]


def faults(record: dict, schema: dict[str, type], known: set[str]) -> Iterator[Fault]:
    """Everything that is wrong with a record. Its id is text; ``known`` are the keys of the sources."""
    yield from _shape(record, schema)
    yield from _sources(record, known)
    if schema is OUTCOME:
        yield from _words(record)
        yield from _tally(record, known)
    else:
        yield from _rate(record)


def has_type(value: object, kind: type) -> bool:
    """Whether a value read from YAML is of a type; text must not be blank, true is no number."""
    if kind is int:
        return number_in(value) is not None
    if kind is dt.date:
        return type(value) is dt.date  # a datetime is one too
    return isinstance(value, kind) and (kind is not str or bool(value.strip()))


def number_in(value: object) -> int | None:
    """A whole number, or None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def source_key(source: str) -> str:
    """The key of a source written with or without a place in it."""
    return source.partition(",")[0].strip()


def _shape(record: dict, schema: dict[str, type]) -> Iterator[Fault]:
    name = record["id"]
    for key in record:
        if key not in schema:
            yield ((str(key),), "finding-unknown-key", f'"{name}" has an unknown key "{key}".',
                   did_you_mean(str(key), schema) or f"Known: {', '.join(schema)}.")
    for key, kind in schema.items():
        if key not in record:
            if key not in _OPTIONAL and key != "sources":
                yield ("id",), "finding-missing-key", f'"{name}" has no {key}.', f"Add `{key}:`."
        elif not has_type(record[key], kind):
            yield ((key,), "finding-wrong-type", f'"{name}": {key} is of the wrong type.',
                   f"It has to be {_KINDS[kind]}.")
    if has_type(record.get("harm"), str) and record["harm"] != "serious":
        yield (("harm",), "finding-wrong-type", f'"{name}": harm can only be serious.',
               "Write `harm: serious`, or take the line out.")


def _sources(record: dict, known: set[str]) -> Iterator[Fault]:
    name, sources = record["id"], record.get("sources")
    if "sources" not in record or sources == []:
        yield (("sources" if "sources" in record else "id",), "finding-no-source", f'"{name}" has no source.',
               "Add `sources: [key]` with keys from references.bib.")
    for number, source in enumerate(sources if isinstance(sources, list) else ()):
        if has_type(source, str):
            yield from _source(source_key(source), known, "sources", number)
        else:
            yield (("sources", number), "finding-wrong-type", f'"{name}": a source is no key.',
                   "Write the key of an entry in references.bib.")


def _source(key: str, known: set[str], *path: object) -> Iterator[Fault]:
    if key not in known:
        yield (path, "finding-unknown-source", f'"{key}" is not in references.bib.',
               did_you_mean(key, known) or "Correct the key, or add the source first.")


def _words(record: dict) -> Iterator[Fault]:
    for key, words in (("certainty", CERTAINTY), ("direction", DIRECTIONS)):
        if has_type(record.get(key), str) and record[key] not in words:
            yield ((key,), f"finding-{key}-word", f'"{record[key]}" is not a {key} word.',
                   f"Use one of: {', '.join(words)}.")


def _tally(record: dict, known: set[str]) -> Iterator[Fault]:
    tally = record.get("tally")
    for number, row in enumerate(tally if isinstance(tally, list) else ()):
        path = ("tally", number)
        if not isinstance(row, dict) or not _is_people(row.get("people")):
            yield (path, "finding-wrong-type",
                   f'"{record["id"]}": this row of the tally is of the wrong type.',
                   "Write {source: key, saw: change, people: 20}; people is null where it is unknown.")
            continue
        for key in row:
            if key not in _TALLY:
                yield ((*path, str(key)), "finding-unknown-key",
                       f'A row of the tally of "{record["id"]}" has an unknown key "{key}".',
                       f"Known: {', '.join(_TALLY)}.")
        yield from _source(source_key(str(row.get("source", ""))), known, *path, "source")
        if not isinstance(row.get("saw"), str) or row["saw"] not in SAW:
            yield ((*path, "saw"), "finding-tally-word",
                   f'"{row.get("saw")}" is not what a study can have seen.',
                   f"Use one of: {', '.join(SAW)}.")


def _is_people(value: object) -> bool:
    return value is None or (number_in(value) or 0) > 0


def _rate(record: dict) -> Iterator[Fault]:
    count, of, per100 = (number_in(record.get(key)) for key in ("count", "of", "per100"))
    fault, key = "", "count"
    if (count is None) != (of is None):
        fault, key = "A count needs `of`, and `of` a count.", "of" if count is None else "count"
    elif count is not None and (not 0 <= count <= of or not of):
        fault = f"{count} of {of} is not a rate."
    elif per100 is not None and not 0 <= per100 <= 100:
        fault, key = f"{per100} out of 100 is not a rate.", "per100"
    elif per100 is not None and count is not None and abs(100 * count / of - per100) > 0.5:
        fault, key = f"{count} of {of} is not {per100} out of 100.", "per100"
    if fault:
        yield ((key,), "finding-rate", f'"{record["id"]}": {fault}',
               "Correct the counts by the record of the source.")
