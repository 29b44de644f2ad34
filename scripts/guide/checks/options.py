"""What one run of the checks knows, beside the guide itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from .rule import Rule
from .settings import Settings


@dataclass(frozen=True)
class Options:
    """``today`` is the day that dates are held against; only the command line asks the clock."""

    today: dt.date
    settings: Settings = field(default_factory=Settings)

    def of(self, rule: Rule) -> dict[str, object]:
        """The settings of a rule for this guide."""
        return self.settings.of(rule)
