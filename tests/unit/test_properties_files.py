"""Whatever stands in a YAML file of a guide is read or told, and what was read can be drawn."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import yaml
from guide import badges, icons, library, summary
from guide.checks import catalogue, runner
from guide.checks.options import Options
from guide.paths import Project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BASE = Path(__file__).resolve().parents[1] / "rules" / "base"
TODAY = dt.date(2020, 6, 1)
DAY = dt.date(2020, 3, 4)
OUTCOME = {"id": "rash", "label": "A", "outcome": "B", "treatment": "C", "compared_with": "D", "studies": "E",
           "people": "F", "result": "G", "direction": "unclear", "certainty": "low", "why": "H",
           "plain": "It may.", "sources": ["abel2015"], "checked": DAY,
           "tally": [{"source": "abel2015", "saw": "change", "people": 3}]}
FACT = {"id": "calm", "says": "A", "sources": ["best2016, p. 3"], "count": 16, "of": 20, "per100": 80,
        "unit": "men"}
PERSON = {"id": "a", "name": "B", "role": "C", "register": "D", "signed": {"page.md": DAY}}
PHRASE = {"phrase": "999", "why": "test data"}

ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 200) | st.floats() | st.just(DAY) | st.datetimes()
    | st.sampled_from(["", " ", "low", "change", "abel2015", "serious", "page.md", "index.md", "@", "12"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.sampled_from(["source", "saw", "people", "id", 1, None, True]), inner, max_size=2),
    max_leaves=4)
SAME = settings(derandomize=True, database=None, deadline=None, max_examples=60,
                suppress_health_check=list(HealthCheck))


def like(right):
    """A mapping that is right but for up to two values, or something else altogether."""
    changed = st.dictionaries(st.sampled_from([*right, "more"]), ODD, max_size=2)
    left_out = st.sets(st.sampled_from([*right]), max_size=1)
    return st.builds(lambda new, out: {k: v for k, v in {**right, **new}.items() if k not in out},
                     changed, left_out) | ODD


def few(item):
    return st.lists(item, max_size=2) | ODD


FILES = {
    "findings/more.yml": st.fixed_dictionaries(
        {"page": st.just("page.md")},
        optional={"outcomes": few(like(OUTCOME)), "facts": few(like(FACT)), "place": ODD}) | ODD,
    "findings/plain-numbers.yml": st.fixed_dictionaries({"plain_numbers": few(like(PHRASE))}) | ODD,
    "reviewers.yml": few(like(PERSON)) | ODD,
    "mkdocs.yml": st.fixed_dictionaries({}, optional={
        "nav": few(ODD), "site_url": ODD, "use_directory_urls": ODD}) | ODD,
}


@given(st.fixed_dictionaries({}, optional=FILES))
@SAME
def test_no_file_of_any_shape_ends_in_a_traceback(files):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(BASE, Path(folder) / "guide"))
        for name, value in files.items():
            (root / name).write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False),
                                     encoding="utf-8")
        guide, problems = library.load(Project(root))
        entries = [entry for entry in catalogue.entries().values() if entry.rule.reads != "built"]
        found = runner.run(guide, Options(TODAY), entries).findings
    assert {problem.rule for problem in problems} <= {finding.rule for finding in found}
    draw(guide)


def draw(guide):
    """What the pages are made of."""
    outcomes = list(guide.findings.outcomes.values())
    summary.table_html(outcomes, "A table")
    summary.matrix_html(outcomes, "page.md")
    summary.picture_svg(outcomes)
    for outcome in outcomes:
        badges.tally_html(outcome)
    for fact in guide.findings.facts.values():
        try:
            icons.figure_html([fact])
        except icons.NoRate:
            pass
