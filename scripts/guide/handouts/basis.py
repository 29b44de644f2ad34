"""What a sheet was made from, as one hash, so that the site can tell an old sheet from a right one.

A build of the site has none of the packages that make sheets, and need not cut up a page to see
that it has changed. So whole pages count: a sheet may be called old when only a part was changed
that does not stand on it, and is never called right when it is not.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from ..fragments import Fragments

CHOICE = "handouts.yml"  # says which parts of the pages stand on a sheet, and in which order


def of(root: Path, rendered: Fragments, taken: Iterable[str]) -> str:
    """The SHA-256, as 64 hexadecimal digits, of the pages taken and of what was chosen from them.

    ``root`` is the folder of the guide, ``taken`` are source paths. A page or file that is not
    there is hashed as missing.
    """
    file = root / CHOICE
    choice = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
    pages = [asdict(rendered.pages[src]) if src in rendered.pages else None for src in taken]
    data = [rendered.site_name, rendered.site_url, choice, *pages]
    return hashlib.sha256(json.dumps(data, default=dt.date.isoformat).encode("utf-8")).hexdigest()
