"""Why an update of the retraction data stopped. Nothing was written when one of these was raised."""

from __future__ import annotations


class Refused(Exception):
    """The data or an answer cannot be trusted, or did not come. The message is for a person.

    It may quote what a stranger sent: signs that would steer a terminal are left out.
    """

    def __str__(self) -> str:
        return "".join(sign if sign.isprintable() else "?" for sign in super().__str__())


class CannotStart(Exception):
    """The command was not given what it needs. The message says what that is."""
