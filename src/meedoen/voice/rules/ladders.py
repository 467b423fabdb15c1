"""Participation ladders (K7, R18): code lists of rungs; two steps are compared inside one ladder only.

Sources: ``domain.md §1e``. No rung is worth more as such: higher means that people decide more.
"""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Ladder:
    """A ladder: its rungs from the lowest to the highest, by code."""

    code: str
    name: Any
    rungs: tuple[tuple[str, Any], ...]

    def rank(self, rung: str) -> int:
        """The place of a rung, the lowest is 1. Raises KeyError for a rung of another ladder."""
        for place, (code, _word) in enumerate(self.rungs, start=1):
            if code == rung:
                return place
        raise KeyError(rung)

    def word(self, rung: str) -> str:
        return str(self.rungs[self.rank(rung) - 1][1])


SIX = Ladder(
    "six",
    _("Zes treden (lokaal)"),
    (
        ("inform", _("Informeren")),
        ("consult", _("Raadplegen")),
        ("advise", _("Adviseren")),
        ("coproduce", _("Samen maken")),
        ("codecide", _("Mee beslissen")),
        ("selfgovern", _("Zelf besturen")),
    ),
)
FLEMISH = Ladder(
    "flemish",
    _("Vlaamse overheid"),
    (
        ("steering", _("De overheid stuurt")),
        ("participation", _("Burgers denken mee over beleid")),
        ("cocreation", _("Samen maken")),
        ("government_joins", _("De overheid doet mee")),
        ("own_initiative", _("Burgers doen het zelf")),
    ),
)
ARNSTEIN = Ladder(
    "arnstein",
    _("Arnstein (1969)"),
    (
        ("manipulation", _("Manipulatie")),
        ("therapy", _("Therapie")),
        ("informing", _("Informeren")),
        ("consultation", _("Raadplegen")),
        ("placation", _("Sussen")),
        ("partnership", _("Partnerschap")),
        ("delegated_power", _("Macht gegeven")),
        ("citizen_control", _("Burgers beslissen")),
    ),
)
PROPPER = Ladder(
    "propper",
    _("Pröpper en Steenbeek"),
    (
        ("closed", _("Gesloten autoritair")),
        ("open", _("Open autoritair")),
        ("consultative", _("Consultatief")),
        ("participative", _("Participatief")),
        ("delegating", _("Delegerend")),
        ("cooperating", _("Samenwerkend")),
        ("facilitating", _("Faciliterend")),
    ),
)
LADDERS: dict[str, Ladder] = {ladder.code: ladder for ladder in (SIX, FLEMISH, ARNSTEIN, PROPPER)}
DEFAULT = SIX.code
CHOICES = [(ladder.code, ladder.name) for ladder in LADDERS.values()]


class OtherLadder(ValueError):
    """Two rungs of different ladders cannot be compared (R18)."""


@dataclass(frozen=True)
class Rung:
    """A rung of a ladder, with the day from when."""

    ladder: str
    rung: str
    on: datetime.date


def compare(before: Rung, after: Rung) -> int:
    """How many rungs ``after`` stands above ``before``; negative is lower. Raises OtherLadder (R18)."""
    if before.ladder != after.ladder:
        raise OtherLadder(f"{before.ladder} and {after.ladder}")
    ladder = LADDERS[before.ladder]
    return ladder.rank(after.rung) - ladder.rank(before.rung)


def belongs(ladder: str, rung: str) -> bool:
    """Whether this rung is one of this ladder."""
    return ladder in LADDERS and any(code == rung for code, _word in LADDERS[ladder].rungs)


def moved(steps: Sequence[Rung]) -> int:
    """How many rungs a trajectory moved from its first to its last step, by day; 0 with fewer than two. One ladder."""
    in_order = sorted(steps, key=lambda step: step.on)
    return compare(in_order[0], in_order[-1]) if len(in_order) > 1 else 0


def risen(steps: Sequence[Rung], first: datetime.date, last: datetime.date) -> int:
    """How many steps up were set from ``first`` to ``last`` (both counted): each step against the one before it."""
    in_order = sorted(steps, key=lambda step: step.on)
    pairs = itertools.pairwise(in_order)
    return sum(first <= after.on <= last and compare(before, after) > 0 for before, after in pairs)
