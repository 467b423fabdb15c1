"""What somebody answered, as codes in an address: nothing is kept, and nothing in it says who it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol
from urllib.parse import urlencode

STEPS = ("when", "near", "children", "company", "likes", "holds")
"""The questions, one a screen, in this order."""

MOMENTS = ("morning", "afternoon", "evening", "weekend")
YES_NO = ("yes", "no")
COMPANY = ("alone", "together")
LIKES = ("meet", "move", "music", "make", "cook", "outside", "learn", "dutch", "computer", "family", "matters")
HOLDS = ("price", "transport", "language", "stairs", "quiet", "company")
"""What may hold somebody back (R23, the thresholds): at most these, never why."""

_CODES = {
    "when": {"v": "morning", "n": "afternoon", "a": "evening", "w": "weekend"},
    "children": {"j": "yes", "n": "no"},
    "company": {"a": "alone", "s": "together"},
    "likes": dict(zip("bcdefghijkl", LIKES, strict=True)),
    "holds": dict(zip("pvtrsm", HOLDS, strict=True)),
}
_NAMES = {"when": "w", "near": "d", "children": "k", "company": "s", "likes": "l", "holds": "h"}
_VILLAGE = re.compile(r"[0-9A-Za-z_-]{1,20}", re.ASCII)


class Asked(Protocol):
    """What an address asked, as a ``QueryDict`` tells it."""

    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """One answer for each question; empty is "it does not matter". ``near`` is the code of a village."""

    when: str = ""
    near: str = ""
    children: str = ""
    company: str = ""
    likes: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: Asked, villages: Iterable[str] = ()) -> "Answers":
        """From an address; what nobody understands, or a village that is not here, counts as not answered."""
        near = _last(_NAMES["near"], asked)
        return cls(
            when=_one("when", asked),
            near=near if _VILLAGE.fullmatch(near) and near in set(villages) else "",
            children=_one("children", asked),
            company=_one("company", asked),
            likes=_some("likes", LIKES, asked),
            holds=_some("holds", HOLDS, asked),
        )

    @property
    def any(self) -> bool:
        """Whether anything at all was answered."""
        return self != Answers()

    def but(self, step: str, answer: str | tuple[str, ...]) -> "Answers":
        """The same answers with another one to this question."""
        changed: dict[str, Any] = {step: answer}
        return replace(self, **changed)

    def pairs(self, *, without: str = "") -> list[tuple[str, str]]:
        """The codes as they stand in an address, those of one question left out if asked."""
        told = []
        for step in STEPS:
            given = getattr(self, step)
            for answer in (given,) if isinstance(given, str) else given:
                if answer and step != without:
                    told.append((_NAMES[step], code_of(step, answer)))
        return told

    def address(self) -> str:
        """From "?" on; empty when nothing was answered."""
        told = urlencode(self.pairs())
        return f"?{told}" if told else ""


def name_of(step: str) -> str:
    """What a question is called in an address."""
    return _NAMES[step]


def code_of(step: str, answer: str) -> str:
    """The letter of an answer; a village is its own code."""
    return next((code for code, meant in _CODES.get(step, {}).items() if meant == answer), answer)


def _one(step: str, asked: Asked) -> str:
    return _CODES[step].get(_last(_NAMES[step], asked), "")


def _last(name: str, asked: Asked) -> str:
    return next(iter(reversed(asked.getlist(name))), "")


def _some(step: str, order: tuple[str, ...], asked: Asked) -> tuple[str, ...]:
    found = {_CODES[step].get(code, "") for code in asked.getlist(_NAMES[step])}
    return tuple(answer for answer in order if answer in found)
