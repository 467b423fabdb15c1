"""What was typed in the search box, made into a question to the index: word forms, mended slips, or any of the words.

``hunt`` looks only at what everybody may see; whoever uses it narrows the rows that a door gave.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from meedoen.kernel import search, tenancy
from meedoen.wording.public import search as words

from ..models import Finding, KnownWord, Session

NEAREST = 6
"""Of the words that look like what was typed, so many are tried."""

FIRST, MOST = 64, 4000
"""How many numbers are asked for at first, and at most at a time."""

MOST_NARROWED = 10_000
"""So many numbers fit in one question to either database."""


def among(rows: QuerySet[Session], numbers: Any) -> QuerySet[Session]:
    """Of these sessions those with these numbers. By way of the search, not beside it: told to join the two, SQLite
    walks through all sessions of the network in order of time and asks of each whether it was found."""
    return rows.filter(pk__in=Finding.objects.filter(pk__in=numbers).values("session_id"))


@dataclass(frozen=True, slots=True)
class Hunt:
    """What is really looked for. ``meant`` is what a slip was mended to, ``loosely`` says any of the words will do,
    ``idle`` that nothing was typed that can be looked for: then nothing is narrowed."""

    words: tuple[search.Ways, ...] = ()
    meant: str = ""
    loosely: bool = False
    idle: bool = False
    filters: search.Filters = field(default_factory=search.Filters)

    @property
    def narrows(self) -> bool:
        return bool(self.words) or self.filters != search.Filters()

    @property
    def vain(self) -> bool:
        """Whether nothing can be found: a word that nothing has."""
        return not self.idle and not self.narrows

    def numbers(
        self,
        *,
        since: datetime.datetime | None,
        until: datetime.datetime | None,
        limit: int | None = None,
        after: int | None = None,
    ) -> list[int]:
        """The numbers of what is found in these days, in order of time."""
        question = search.Question(self.words, since=since, until=until, filters=self.filters)
        return search.found(Finding, tenancy.here(), question, limit=limit, after=after)

    def narrow(self, rows: QuerySet, *, since: datetime.datetime | None, until: datetime.datetime | None) -> QuerySet:
        """These sessions, only those that are found in these days (the first ten thousand): for days that hold few."""
        if self.idle:
            return rows
        numbers = [] if self.vain else self.numbers(since=since, until=until, limit=MOST_NARROWED)
        return among(rows, numbers)

    def first(
        self,
        rows: QuerySet | Callable[[list[int], int], Iterable[Any]],
        *,
        since: datetime.datetime | None,
        until: datetime.datetime | None,
        most: int,
        start: int = 0,
    ) -> Sequence[Any]:
        """The first ``most`` from ``start`` on of these sessions, which must be in order of ``starts_at``, ``id``.

        Asks the index for more and more at a time until the page is full: a usual word has many thousands. ``rows`` may
        be a question that gives, of some numbers, so many of the first sessions; then something was typed that can be
        looked for.
        """
        if isinstance(rows, QuerySet):
            if self.idle:
                return list(rows[start : start + most])
            narrowed = rows
            rows = lambda numbers, most: among(narrowed, numbers)[:most]
        got: list[Any] = []
        size, after, wanted = max(FIRST, start + 2 * most), None, start + most
        while len(got) < wanted and not self.vain:
            numbers = self.numbers(since=since, until=until, limit=size, after=after)
            whole = len(numbers) < size
            kept = numbers if whole else _whole_minutes(numbers)
            if kept:
                got += rows(kept, wanted - len(got))
                after = kept[-1]
            if whole:
                break
            size = size * 4 if not kept else min(size * 4, MOST)
        return got[start:wanted]


def _whole_minutes(numbers: list[int]) -> list[int]:
    """Without those of the last minute: others of that minute may follow, and they are in order only together."""
    last = search.minute_of(numbers[-1])
    return [number for number in numbers if search.minute_of(number) != last]


def hunt(typed: str, *, filters: search.Filters | None = None) -> Hunt:
    """What to look for among what is on now or later, in the network that is named. Never fails on what was typed.

    A word that nothing has is taken for a slip, when something that looks or sounds like it is there. When no session
    has all the words, any of them will do.
    """
    filters = filters or search.Filters()
    ask = words.read(typed)
    if not ask.words:
        return Hunt(idle=filters == search.Filters(), filters=filters)
    found: list[search.Ways] = []
    told, slips, missing = [], False, False
    for word in ask.words:
        ways, shown = word.alternatives, word.typed
        if not _there(ways):
            nearest = _nearest(word.folded)
            missing |= nearest is None
            if nearest is None:
                continue
            slips = True
            shown, ways = nearest
        found.append(ways)
        told.append(shown)
    meant = " ".join(told) if slips else ""
    if not found:
        return Hunt()
    together = Hunt(tuple(found), meant=meant, filters=filters)
    if not missing and (len(found) == 1 or Hunt(tuple(found)).numbers(since=None, until=None, limit=1)):
        return together
    either = tuple(way for ways in found for way in ways)
    return Hunt((either,), meant=meant, loosely=True, filters=filters)


def _there(ways: search.Ways) -> bool:
    return search.holds(Finding, tenancy.here(), ways)


def _nearest(folded: str) -> tuple[str, search.Ways] | None:
    """The word of this programme that was most likely meant, as it is written, and the ways to find it."""
    if not words.worth_mending(folded):
        return None
    alike, sounds = words.candidates(folded)
    known = dict(KnownWord.objects.filter(Q(word__in=alike) | Q(sound__in=sounds)).values_list("word", "shown"))
    shown = {**{word: word for word in words.usual(alike)}, **known}
    for word in words.ranked(folded, shown, known)[:NEAREST]:
        ways = words.wanted(shown[word]).alternatives
        if _there(ways):
            return shown[word], ways
    return None
