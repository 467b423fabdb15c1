"""Tallies: sensitive traits as counts on a session or initiative, never on a person ("of 31 families, 8 …").

`design.md` §4; H8, H9. A tally is a set of categories with a count each, and the number it was counted over.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.kernel.release import ReleasedShare, Unit, release_share


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts per category in `unit`; `base` is how many were asked or seen (None: not counted).

    `multiple`: one person or family may be in several categories, so that the sum may exceed the base.
    """

    unit: Unit
    counts: Mapping[str, int]
    base: int | None = None
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one line of a tally: the category, or "base"."""

    field: str
    sentence: str


BASE_FIELD = "base"


def problems(tally: Tally, *, categories: Collection[str]) -> list[Problem]:
    """Everything that keeps a tally from being stored, each with its field and a sentence. Empty: it is sound.

    `categories` are the ones on the list of this tally: a category of one's own is a way to point at somebody.
    """
    found = [_line_problem(name, count, tally.base, categories) for name, count in tally.counts.items()]
    lines = [problem for problem in found if problem is not None]
    if not tally.unit.counts_people:
        lines.append(Problem(BASE_FIELD, _("Een turflijst telt personen, gezinnen, contacten of bezoeken.")))
    if tally.base is not None and tally.base < 0:
        lines.append(Problem(BASE_FIELD, _("Een aantal is nooit kleiner dan nul.")))
    elif not lines and tally.base is not None and not tally.multiple:
        total = sum(tally.counts.values())
        if total > tally.base:
            words = {"total": total, "base": tally.base}
            sentence = _("Samen is dat %(total)s, maar er zijn er %(base)s geteld. Kijk de aantallen na.")
            lines.append(Problem(BASE_FIELD, sentence % words))
    return lines


def too_many(base: int, there_were: int, unit: Unit) -> str:
    """The sentence when a trait was counted of more than there were; "" when it fits."""
    if not there_were:
        return _("Nog niemand is geteld. Duid eerst aan wie er was, daarna tel je een kenmerk.")
    if base <= there_were:
        return ""
    words = {"base": base, "there": there_were}
    if unit is Unit.HOUSEHOLDS:
        return _("Je telt %(base)s gezinnen, maar er waren er hoogstens %(there)s. Kijk het totaal na.") % words
    return _("Je telt %(base)s personen, maar er waren er hoogstens %(there)s. Kijk het totaal na.") % words


def share(tally: Tally, category: str) -> ReleasedShare | None:
    """The share of a category that may be shown; None without a base: of how many it is, is then unknown."""
    if tally.base is None:
        return None
    return release_share(tally.counts.get(category, 0), tally.base, tally.unit)


def _line_problem(name: str, count: int, base: int | None, categories: Collection[str]) -> Problem | None:
    if name not in categories:
        return Problem(name, _("Dit staat niet op de lijst. Kies iets van de lijst."))
    if count < 0:
        return Problem(name, _("Een aantal is nooit kleiner dan nul."))
    if base is not None and count > base >= 0:
        words = {"count": count, "base": base}
        return Problem(name, _("Dat zijn er %(count)s, maar er zijn er %(base)s geteld.") % words)
    return None
