"""A telephone number on a page: what the link dials, and what the eye reads."""

from dataclasses import dataclass

_DIALLED = "0123456789+"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to call: ``dial`` for the link, ``shown`` for the eye, ``who`` answers."""

    dial: str
    shown: str
    who: str = ""


def phone(*numbers: str, who: str = "") -> Phone | None:
    """The first of these numbers that there is; None when there is none."""
    shown = next((number.strip() for number in numbers if number and number.strip()), "")
    dial = "".join(sign for sign in shown if sign in _DIALLED)
    return Phone(dial, shown, who) if dial else None
