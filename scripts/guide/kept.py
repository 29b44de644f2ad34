"""What takes long to work out, kept in .cache/ beside a guide under a hash of what it was made from.

The kept copy is plain JSON. If it is missing, old, broken or cannot be written, the work is simply
done again: a build may be slower without it and never different.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

FOLDER = ".cache"


def digest(*texts: str) -> str:
    """One hash for some texts. Put a number among them that changes with the form of what is kept."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def read(cache: Path | None, made_from: str) -> object:
    """What is kept in a file under a hash; None if nothing is."""
    try:
        data = json.loads(cache.read_text(encoding="utf-8")) if cache else {}
        return data["entries"] if data["digest"] == made_from else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(cache: Path | None, made_from: str, entries: object) -> None:
    """Keep something if we can; a folder that cannot be written to is no mistake."""
    if not cache:
        return
    try:
        cache.parent.mkdir(exist_ok=True)
        ignore = cache.parent / ".gitignore"
        if not ignore.exists():  # a guide that is only looked at must not find our cache in a commit
            ignore.write_text("*\n", encoding="utf-8")
        part = cache.with_name(f"{cache.name}.{os.getpid()}")
        part.write_text(json.dumps({"digest": made_from, "entries": entries}), encoding="utf-8")
        part.replace(cache)
    except OSError:
        return
