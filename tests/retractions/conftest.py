"""A tiny guide, a table and a stand-in for Crossref. All papers, DOIs and numbers are made up."""

import datetime as dt
from pathlib import Path

import pytest
from guide.retractions.update import Options, World
from retraction_web import Upstream, serve

DATA = Path(__file__).parent / "data"
TODAY = dt.date(2027, 5, 10)

ENTRY = """@misc{{{key},
  title = {{Test data: {key}}}, studytype = {{survey}}, participants = {{nobody}},
  finding = {{Test data.}}, read = {{abstract}}, checked = {{2020-03-04}}, topics = {{fat}},
  {identifiers}
}}
"""
SOURCES = {
    "retracted": "doi = {10.5555/retracted},",
    "concern": "pmid = {900001},",
    "reinstated": "doi = {10.5555/reinstated}, pmid = {900003},",
    "sound": "doi = {10.5555/Sound(1)<2>},",
    "nameless": "url = {https://label.example/},",
}


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    """What a machine sends through a proxy does not reach a server on the machine itself."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.delenv("GUIDE_MAILTO", raising=False)


@pytest.fixture
def guide(tmp_path) -> Path:
    """A folder with a bibliography of five sources, one of them without DOI and PubMed number."""
    root = tmp_path / "guide"
    root.mkdir()
    text = "".join(ENTRY.format(key=key, identifiers=names) for key, names in SOURCES.items())
    (root / "references.bib").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def upstream():
    """A server that knows the DOIs of the guide and has the table of test data."""
    made = Upstream((DATA / "test-data-table.csv").read_bytes())
    for doi in ("10.5555/retracted", "10.5555/reinstated", "10.5555/sound(1)<2>"):
        made.works[doi] = {"DOI": doi.upper()}
    with serve(made):
        yield made


@pytest.fixture
def slept() -> list[float]:
    """The seconds that were waited, in order; no time passes."""
    return []


@pytest.fixture
def world(upstream, slept) -> World:
    """The stand-in in the place of the real servers."""
    return World(TODAY, slept.append, f"{upstream.url}/table.csv", upstream.url, fewest_rows=3)


@pytest.fixture
def options(guide) -> Options:
    """A plain run on the tiny guide."""
    return Options(guide, "test@guide.example")
