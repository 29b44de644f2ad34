"""The manifest and the workflow that spread the work over machines: each sheet is made once."""

import os
import subprocess
import sys
from collections import Counter

import pytest
import yaml
from support import tiny

SHEETS = "sheets:\n  - id: one\n    take:\n      - page: index.md\n  - id: two\n    take:\n      - page: other.md\n"
JOB = tiny.REPO / "deploy" / "handouts" / "job.yml"
WORKFLOW = tiny.REPO / ".github" / "workflows" / "handouts.yml"
NAMES = [f"clinic-{number}" for number in range(9)]


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A tiny guide with two sheets and nine clinics."""
    root = tiny.make(tmp_path_factory.mktemp("many") / "guide", index="# Home\n\nWords.\n", other="# Other\n\nMore.\n")
    (root / "handouts.yml").write_text(SHEETS, encoding="utf-8")
    (root / "clinics").mkdir()
    for name in NAMES:
        text = f'name: Test {name}\nphone: "555 0100"\ncountry: us\n'
        (root / "clinics" / f"{name}.yml").write_text(text, encoding="utf-8")
    return root


def listed(guide, command, **environment):
    """The files that a command of a machine would make."""
    command = command.replace(".venv/bin/python", sys.executable).replace("/clinics", f"{guide}/clinics")
    command = f"{command} --list --root {guide} --clinics {guide}/clinics"
    done = subprocess.run(["sh", "-c", command], cwd=tiny.REPO, capture_output=True, text=True, check=True,
                          env={**os.environ, **environment})
    return done.stdout.split()


def whole():
    owners = ["guide", *NAMES]
    return Counter(f"{owner}/{sheet}-{form}.pdf" for owner in owners for sheet in ("one", "two")
                   for form in ("a4", "a4-large", "letter", "letter-large"))


def test_the_pods_of_the_job_make_each_sheet_once(guide):
    spec = yaml.safe_load(JOB.read_text(encoding="utf-8"))["spec"]
    container = spec["template"]["spec"]["containers"][0]
    shards = {entry["name"]: entry["value"] for entry in container["env"]}["SHARDS"]
    assert spec["completionMode"] == "Indexed"
    assert str(spec["completions"]) == str(spec["parallelism"]) == shards
    assert container["command"] == ["sh", "-c"]
    made = Counter()
    for index in range(int(shards)):
        made.update(listed(guide, container["args"][0], SHARDS=shards, JOB_COMPLETION_INDEX=str(index)))
    assert made == whole()


def test_the_machines_of_the_workflow_make_each_sheet_once(guide):
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    job = workflow["jobs"]["make"]
    shards = job["strategy"]["matrix"]["shard"]
    assert shards == list(range(1, workflow["env"]["SHARDS"] + 1))
    command = next(step["run"] for step in job["steps"] if "make_handouts.py" in step.get("run", ""))
    made = Counter()
    for shard in shards:
        made.update(listed(guide, command.replace("${{ matrix.shard }}", str(shard)), SHARDS=str(len(shards))))
    assert made == whole()


def test_a_pod_whose_clinic_is_wrong_is_not_tried_again():
    spec = yaml.safe_load(JOB.read_text(encoding="utf-8"))["spec"]
    codes = spec["podFailurePolicy"]["rules"][0]["onExitCodes"]
    assert codes["values"] == [1, 2] and spec["podFailurePolicy"]["rules"][0]["action"] == "FailIndex"
    assert codes["containerName"] == spec["template"]["spec"]["containers"][0]["name"]
