"""A script that was made small says the same as the one that was written."""

from pathlib import Path

import pytest
import rjsmin
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, String

REPO = Path(__file__).resolve().parents[2]
SCRIPTS = sorted([*(REPO / "overrides").rglob("*.js"), *(REPO / "scripts").rglob("*.js")])


def parts(script: str) -> str:
    """A script without its comments and the space between its words; space inside a text stays."""
    return "".join(value for kind, value in JavascriptLexer().get_tokens(script)
                   if kind not in Comment and (kind in String or not value.isspace()))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_small_script_has_the_same_words_and_texts(path):
    script = path.read_text(encoding="utf-8")
    assert parts(rjsmin.jsmin(script)) == parts(script)


def test_a_text_that_loses_a_space_is_seen():
    assert parts("f(`${a(`${b} (c)`)}`);") != parts("f(`${a(`${b}(c)`)}`);")
