"""What search engines are told of a page, as schema.org sees it: a MedicalWebPage in JSON-LD.

Nothing stands here that the page does not show. Nobody is named as a reviewer while nobody has
signed. A block of data is no script: a Content-Security-Policy lets it pass and nothing runs.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

from .frontmatter import FrontMatter
from .reviewers import Reviewer

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
_AUDIENCE = {"clinic": "Clinician"}  # by kind of page; everyone else is a patient, or might become one
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # "</script>" in a title must not end the block


def json_ld(meta: FrontMatter, src: str, address: str, subject: str = "", reviewers: Iterable[Reviewer] = ()) -> str:
    """The data block of the page at ``address``, to stand in a script element.

    ``subject`` is what the guide is about.
    """
    data: dict[str, object] = {
        "@context": "https://schema.org", "@type": "MedicalWebPage", "name": meta.title,
        "description": meta.description, "inLanguage": "en-GB", "url": address,
        "dateModified": meta.updated.isoformat(), "license": LICENCE,
        "audience": {"@type": "MedicalAudience", "audienceType": _AUDIENCE.get(meta.kind, "Patient")}}
    if subject:
        data["about"] = {"@type": "MedicalProcedure", "name": subject}
    signed = _signed(meta, src, reviewers)
    if signed:
        data["lastReviewed"] = max(signed.values()).isoformat()
        data["reviewedBy"] = [{"@type": "Person", "name": name} for name in signed]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def _signed(meta: FrontMatter, src: str, reviewers: Iterable[Reviewer]) -> dict[str, dt.date]:
    """The people whom the page names and who signed it, with the day."""
    return {one.name: one.signed[src] for one in reviewers if one.id in meta.reviewed_by and src in one.signed}
