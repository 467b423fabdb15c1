"""Looks that may be curiosity, found in the log (trust.md T2, G9): a sign to ask about, never a verdict.

What is followed with a lasting link (own list, task, referral, sign-up) is work, however often. A pattern needs a typed
reason, an urgent opening, an address shown, or far more looks than anybody's work asks for. Each rule says one sentence
that a lead can ask a colleague about. The log alone is read: codes, moments and the words of the reason.
"""

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..terms import LookedHow, Pattern
from .naming import folded

MANY_A_DAY, MANY_A_WEEK = 4, 8
DAYS_BACK = 3
SAME_WORDS = 3
A_FAMILY = 3
AN_HOUR = 30
ADDRESSES = 4
ASKED = 4
SEARCHED = 40
EYES = 3
URGENT_A_WEEK = 2
NIGHT = (23, 5)
WEEK = datetime.timedelta(days=7)
SAYS_NOTHING = frozenset({
    "zomaar", "evenkijken", "nieuwsgierig", "nieuwsgierigheid", "geenreden", "testtest", "ikbennieuwsgierig",
    "gewoonkijken", "evenkijkenhoor", "benbenieuwd", "benieuwd", "interesse", "puurinteresse", "controlecontrole",
})  # fmt: skip
TYPED = frozenset({LookedHow.TYPED, LookedHow.URGENT})


@dataclass(frozen=True)
class Look:
    """One look at one person: when, by whom (a code), how it was opened, and what was typed."""

    at: datetime.datetime
    who: str
    person: uuid.UUID
    how: str
    why: str = ""


@dataclass(frozen=True)
class Ties:
    """What is known beside the log: whose name or number a worker shares, and who lives together."""

    own: frozenset[tuple[str, uuid.UUID]] = frozenset()
    namesakes: frozenset[tuple[str, uuid.UUID]] = frozenset()
    homes: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class Sign:
    """What one worker did on or around one day that deserves a question."""

    who: str
    pattern: str
    day: datetime.date
    looks: frozenset[Look]

    @property
    def people(self) -> frozenset[uuid.UUID]:
        return frozenset(look.person for look in self.looks)


Found = Iterator[tuple[str, Iterable[Look]]]


def signs(looks: Iterable[Look], ties: Ties) -> list[Sign]:
    """Every pattern in these looks, by worker and day (the last day of the pattern). Moments are local time."""
    every = sorted(looks, key=lambda look: look.at)
    by_worker: dict[str, list[Look]] = defaultdict(list)
    for look in every:
        by_worker[look.who].append(look)
    found: dict[tuple[str, str, datetime.date], set[Look]] = defaultdict(set)
    for who, mine in by_worker.items():
        typed = [look for look in mine if look.how in TYPED]
        for rule in _OF_ALL:
            _gather(found, who, rule(mine, ties))
        for rule in _OF_TYPED:
            _gather(found, who, rule(typed, ties))
    for pattern, together in _many_eyes([look for look in every if look.how in TYPED]):
        for who in {look.who for look in together}:
            _gather(found, who, [(pattern, [look for look in together if look.who == who])])
    return [Sign(who, pattern, day, frozenset(rows)) for (who, pattern, day), rows in sorted(found.items())]


def _gather(found: dict, who: str, patterns: Iterable[tuple[str, Iterable[Look]]]) -> None:
    for pattern, looks in patterns:
        rows = list(looks)
        found[who, pattern, max(look.at for look in rows).date()].update(rows)


def _days(looks: Iterable[Look]) -> dict[datetime.date, list[Look]]:
    found: dict[datetime.date, list[Look]] = defaultdict(list)
    for look in looks:
        found[look.at.date()].append(look)
    return found


def _windows(looks: list[Look], span: datetime.timedelta) -> Iterator[list[Look]]:
    """For each look all that lie in the span that ends with it; ``looks`` are in order of time."""
    first = 0
    for at, look in enumerate(looks):
        while look.at - looks[first].at >= span:
            first += 1
        yield looks[first : at + 1]


def _people(looks: Iterable[Look]) -> set[uuid.UUID]:
    return {look.person for look in looks}


def _own_file(mine: list[Look], ties: Ties) -> Found:
    for look in mine:
        if (look.who, look.person) in ties.own and look.how != LookedHow.SEARCHED:
            yield Pattern.OWN_FILE, [look]


def _namesake(typed: list[Look], ties: Ties) -> Found:
    for look in typed:
        if (look.who, look.person) in ties.namesakes:
            yield Pattern.NAMESAKE, [look]


def _says_nothing(typed: list[Look], ties: Ties) -> Found:
    for look in typed:
        word = folded(look.why)
        if word in SAYS_NOTHING or len(set(word)) < 4:
            yield Pattern.SAYS_NOTHING, [look]


def _at_night(typed: list[Look], ties: Ties) -> Found:
    for look in typed:
        if look.how == LookedHow.TYPED and (look.at.hour >= NIGHT[0] or look.at.hour < NIGHT[1]):
            yield Pattern.AT_NIGHT, [look]


def _many_reasons(typed: list[Look], ties: Ties) -> Found:
    for today in _days(typed).values():
        if len(_people(today)) >= MANY_A_DAY:
            yield Pattern.MANY_REASONS, today
    for week in _windows(typed, WEEK):
        if len(_people(week)) >= MANY_A_WEEK:
            yield Pattern.MANY_REASONS, week


def _comes_back(typed: list[Look], ties: Ties) -> Found:
    by_person: dict[uuid.UUID, list[Look]] = defaultdict(list)
    for look in typed:
        by_person[look.person].append(look)
    for looks in by_person.values():
        if len(_days(looks)) >= DAYS_BACK:
            yield Pattern.COMES_BACK, looks


def _same_words(typed: list[Look], ties: Ties) -> Found:
    by_words: dict[str, list[Look]] = defaultdict(list)
    for look in typed:
        by_words[folded(look.why)].append(look)
    for looks in by_words.values():
        for week in _windows(looks, WEEK):
            if len(_people(week)) >= SAME_WORDS:
                yield Pattern.SAME_WORDS, week


def _family(typed: list[Look], ties: Ties) -> Found:
    by_home: dict[uuid.UUID, list[Look]] = defaultdict(list)
    for look in typed:
        if home := ties.homes.get(look.person):
            by_home[home].append(look)
    for looks in by_home.values():
        for week in _windows(looks, WEEK):
            if len(_people(week)) >= A_FAMILY:
                yield Pattern.FAMILY, week


def _urgent_again(typed: list[Look], ties: Ties) -> Found:
    urgent = [look for look in typed if look.how == LookedHow.URGENT]
    for week in _windows(urgent, WEEK):
        if len(_people(week)) >= URGENT_A_WEEK:
            yield Pattern.URGENT_AGAIN, week


def _followed_before(mine: list[Look], ties: Ties) -> Found:
    """Somebody whom this worker followed until lately is opened again and again with a typed reason."""
    last: dict[uuid.UUID, datetime.datetime] = {}
    again: Counter[uuid.UUID] = Counter()
    since: dict[uuid.UUID, list[Look]] = defaultdict(list)
    for look in mine:
        if look.how == LookedHow.LINKED:
            last[look.person] = look.at
            again[look.person] = 0
        elif look.how == LookedHow.TYPED and look.person in last:
            again[look.person] += 1
            since[look.person].append(look)
            if again[look.person] >= 2 and len(_days(since[look.person])) >= 2:
                yield Pattern.FOLLOWED_BEFORE, since[look.person]


def _sweep(mine: list[Look], ties: Ties) -> Found:
    opened = [look for look in mine if look.how != LookedHow.SEARCHED]
    for hour in _windows(opened, datetime.timedelta(hours=1)):
        if len(hour) >= AN_HOUR and len(_people(hour)) >= AN_HOUR:
            yield Pattern.SWEEP, hour


def _daily(how: str, least: int, pattern: str) -> Callable[[list[Look], Ties], Found]:
    def rule(mine: list[Look], ties: Ties) -> Found:
        for today in _days(look for look in mine if look.how == how).values():
            if len(_people(today)) >= least:
                yield pattern, today

    return rule


def _many_eyes(typed: list[Look]) -> Found:
    by_person: dict[uuid.UUID, list[Look]] = defaultdict(list)
    for look in typed:
        by_person[look.person].append(look)
    for looks in by_person.values():
        for week in _windows(looks, WEEK):
            if len({look.who for look in week}) >= EYES:
                yield Pattern.MANY_EYES, week


_OF_TYPED = (
    _namesake, _says_nothing, _at_night, _many_reasons, _comes_back, _same_words, _family, _urgent_again,
)  # fmt: skip
_OF_ALL = (
    _own_file,
    _followed_before,
    _sweep,
    _daily(LookedHow.ADDRESS, ADDRESSES, Pattern.ADDRESSES),
    _daily(LookedHow.ASKED, ASKED, Pattern.ASKED_OFTEN),
    _daily(LookedHow.SEARCHED, SEARCHED, Pattern.SEARCHED_OFTEN),
)
