"""The modules of the links keep to their order, stay small, and leave LinkChecker to its worker."""

import ast
from pathlib import Path

import guide.links
import pytest

FOLDER = Path(guide.links.__file__).parent
ORDER = ("answers", "collect", "ask", "check", "entries", "archive", "report")


def tree(name):
    return ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))


def test_every_module_has_its_place_in_the_order():
    assert {path.stem for path in FOLDER.glob("*.py")} == {*ORDER, "__init__"}
    assert [line.split()[0] for line in guide.links.__doc__.splitlines() if line[:4] == "    "] == list(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_module_imports_only_from_those_above_it(name):
    below = set(ORDER[ORDER.index(name):])
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            named = {node.module} if node.module else {alias.name for alias in node.names}
            assert not named & below
        assert "linkcheck" not in (getattr(node, "module", "") or "")


@pytest.mark.parametrize("name", ORDER)
def test_modules_lines_and_functions_stay_short(name):
    lines = (FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    assert max(map(len, lines)) <= 110
    assert ast.get_docstring(tree(name))
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 39, node.name
