"""The form that SARIF 2.1.0 demands of the parts that we write.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, its sections as comments. What
GitHub's code scanning demands beyond it is demanded here too (descriptions, line and column).
Every object is closed: a name that the standard does not know is a mistake, as in its schema.
"""

from __future__ import annotations

import re

LEVELS = ("none", "note", "warning", "error")


def check(log: object) -> None:
    """Raise ``AssertionError`` where a log is not of the form."""
    _object(log, {"version": str, "runs": list}, {"$schema": str, "properties": dict})  # 3.13
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        _run(run)


def _run(run: dict) -> None:  # 3.14
    _object(run, {"tool": dict}, {"results": list, "columnKind": str, "invocations": list,
                                  "properties": dict, "originalUriBaseIds": dict})
    for base in run["originalUriBaseIds"].values():  # 3.14.14
        _object(base, {}, {"uri": str, "description": dict})
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # 3.14.17
    _object(run["tool"], {"driver": dict}, {})
    driver = run["tool"]["driver"]
    _object(driver, {"name": str}, {"rules": list, "version": str, "informationUri": str})  # 3.19
    ids = [_descriptor(rule) for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for invocation in run["invocations"]:  # 3.20
        _object(invocation, {"executionSuccessful": bool}, {"toolExecutionNotifications": list})
        for notification in invocation["toolExecutionNotifications"]:  # 3.58
            _object(notification, {"message": dict}, {"level": str})
            assert notification["level"] in LEVELS
            _object(notification["message"], {"text": str}, {})
    for result in run["results"]:
        _result(result, ids)


def _descriptor(rule: dict) -> str:  # 3.49
    _object(rule, {"id": str, "shortDescription": dict, "fullDescription": dict, "help": dict},
            {"defaultConfiguration": dict, "properties": dict, "name": str})
    for name in ("shortDescription", "fullDescription", "help"):
        _object(rule[name], {"text": str}, {"markdown": str})  # 3.12
        assert rule[name]["text"]
        assert name == "help" or len(rule[name]["text"]) <= 1024  # GitHub takes no more
    if "defaultConfiguration" in rule:
        _object(rule["defaultConfiguration"], {}, {"level": str, "enabled": bool})
        assert rule["defaultConfiguration"]["level"] in LEVELS
    tags = rule.get("properties", {}).get("tags", [])
    assert len(tags) == len(set(tags)) and all(isinstance(tag, str) for tag in tags)  # 3.8.2
    return rule["id"]


def _result(result: dict, ids: list[str]) -> None:  # 3.27
    _object(result, {"message": dict}, {"ruleId": str, "ruleIndex": int, "level": str,
                                        "locations": list, "partialFingerprints": dict})
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in LEVELS
    _object(result["message"], {"text": str}, {})
    for location in result["locations"]:
        _object(location, {}, {"physicalLocation": dict})
        _place(location["physicalLocation"])
    assert all(isinstance(mark, str) for mark in result["partialFingerprints"].values())


def _place(place: dict) -> None:  # 3.29 to 3.30
    _object(place, {"artifactLocation": dict, "region": dict}, {})
    artifact = place["artifactLocation"]
    _object(artifact, {"uri": str}, {"uriBaseId": str})
    # 3.4.4: a relative reference, so no scheme, no slash in front, and only characters of RFC 3986
    assert re.fullmatch(r"(?!/)(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", artifact["uri"], re.A)
    _object(place["region"], {"startLine": int, "startColumn": int}, {})
    assert all(number >= 1 for number in place["region"].values())


def _object(value: object, needed: dict[str, type], allowed: dict[str, type]) -> None:
    assert isinstance(value, dict)
    assert set(needed) <= set(value) <= set(needed) | set(allowed), set(value)
    for name, item in value.items():
        assert isinstance(item, (needed | allowed)[name]), name
