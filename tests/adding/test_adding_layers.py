"""The parts of guide.adding know only what they have to, and stay small."""

import ast
import subprocess
import sys

import pytest
from support.tiny import REPO

FOLDER = REPO / "scripts" / "guide" / "adding"
MODULES = sorted(FOLDER.glob("*.py"))
LAYERS = ["record", "crossref", "pubmed", "open_library", "entry", "bibfile", "registries", "addition"]


def imports(path):
    """(names of sibling modules, outside packages) that a module imports anywhere."""
    siblings, outside = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            siblings.update([node.module] if node.module else [alias.name for alias in node.names])
        elif isinstance(node, ast.ImportFrom) and not node.level:
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            outside.update(alias.name.split(".")[0] for alias in node.names)
    return siblings, outside


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_from_below(path):
    if path.stem != "__init__":
        assert imports(path)[0] <= set(LAYERS[:LAYERS.index(path.stem)])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_registries_knows_the_network(path):
    outside = imports(path)[1] - set(sys.stdlib_module_names)
    assert outside == ({"habanero", "httpx2"} if path.stem == "registries" else set())
    assert not imports(path)[1] & {"socket", "http", "ssl"} or path.stem == "registries"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert len(text.splitlines()) <= 300 and max(map(len, text.splitlines())) <= 110
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 40, node.name


def test_identifiers_need_no_other_package():
    code = "import sys; sys.path.insert(0, 'scripts'); import guide.identifiers"
    assert subprocess.run([sys.executable, "-S", "-c", code], cwd=REPO, check=False).returncode == 0
