"""Thirty ways of being curious, and a year of ordinary looking, for the watch over the log (G9)."""

import datetime
import random
import uuid
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from meedoen.people.rules.snooping import Look
from meedoen.people.terms import LookedHow

BRUSSELS = ZoneInfo("Europe/Brussels")
START = datetime.datetime(2026, 1, 5, 9, 0, tzinfo=BRUSSELS)
LINKED, TYPED, URGENT = LookedHow.LINKED, LookedHow.TYPED, LookedHow.URGENT
REASONS = (
    "Belt terug over de vervoerskosten", "Vraagt of de les doorgaat", "Staat aan de balie voor een attest",
    "Haar collega is ziek vandaag", "Zoekt het adres van de school", "Wil de kookgroep afzeggen",
    "Vroeg om een brief", "Komt straks langs voor de pas", "Mailde over de opvang", "Tolk gevraagd voor morgen",
    "Vergat haar tas bij ons", "Telefoon voor een doorverwijzing", "Wil weten wie haar belde", "Afspraak verzetten",
    "Vraag van de school over woensdag", "Sleutel van het lokaal terugvragen", "Huisbezoek overgenomen deze week",
)  # fmt: skip


def person(number):
    return uuid.UUID(int=10_000 + number)


@dataclass
class Snoop:
    """One worker (``who``) who is curious; ties that the house knows of."""

    who: str
    looks: list = field(default_factory=list)
    own: set = field(default_factory=set)
    namesakes: set = field(default_factory=set)
    homes: dict = field(default_factory=dict)

    def look(self, number, how=TYPED, why="", *, day=0, hour=10, minute=0, who=""):
        at = START + datetime.timedelta(days=day)
        at = at.replace(hour=hour) + datetime.timedelta(minutes=minute)
        reason = why or f"{REASONS[(number * 7 + day) % len(REASONS)]} {number}"
        self.looks.append(Look(at, who or self.who, person(number), how, "" if how == LINKED else reason))
        return self


def _days(snoop, number, days, **more):
    for day in days:
        snoop.look(number, day=day, **more)
    return snoop


def _many(snoop, numbers, **more):
    for at, number in enumerate(numbers):
        snoop.look(number, minute=at, **more)
    return snoop


def _tied(snoop, name, number, **more):
    getattr(snoop, name).add((snoop.who, person(number)))
    return snoop.look(number, **more)


def _family(snoop, numbers, **more):
    for number in numbers:
        snoop.homes[person(number)] = uuid.UUID(int=1)
    for at, number in enumerate(numbers):
        snoop.look(number, minute=at, **more)
    return snoop


def _crowd(snoop, number, colleagues):
    for at, one in enumerate([snoop.who, *(f"{snoop.who}{n}" for n in range(colleagues))]):
        snoop.look(number, day=at % 5, who=one)
    return snoop


def _left(snoop, number, days):
    return _days(_days(snoop, number, range(0, 6), how=LINKED), number, days)


PATTERNS = {
    "reads the own file": lambda s: _tied(s, "own", 1),
    "puts the own file on the own list and reads it": lambda s: _tied(s, "own", 1, how=LINKED),
    "has the own address shown": lambda s: _tied(s, "own", 1, how=LookedHow.ADDRESS),
    "opens a relative by the last name": lambda s: _tied(s, "namesakes", 2),
    "opens a relative urgently": lambda s: _tied(s, "namesakes", 2, how=URGENT),
    "opens an ex-partner week after week": lambda s: _days(s, 3, (0, 7, 14)),
    "looks at a neighbour three days running": lambda s: _days(s, 3, (0, 1, 2)),
    "follows somebody in the news, with colleagues": lambda s: _crowd(s, 4, 3),
    "all of a team look at one accident": lambda s: _crowd(s, 4, 5),
    "opens a whole family": lambda s: _family(s, (5, 6, 7)),
    "opens a whole family over a week": lambda s: _family(s, (5, 6, 7, 8), hour=14),
    "goes through the list of a colleague": lambda s: _many(s, range(20, 29)),
    "goes through it slowly, two a day": lambda s: [s.look(20 + n, day=n // 2) for n in range(9)] and s,
    "four on one evening": lambda s: _many(s, range(20, 24), hour=20),
    "the same words every time": lambda s: _many(s, range(30, 33), why="Nodig voor een dossier"),
    "the same words, other capitals and spaces": lambda s: [
        s.look(30 + n, day=n, why=w) for n, w in enumerate(("Voor dossier nu", "VOOR dossier  nu", "voor dossier nu"))
    ] and s,
    "a reason that says nothing": lambda s: s.look(33, why="even kijken"),
    "just curious": lambda s: s.look(33, why="Nieuwsgierig"),
    "keys pressed at random": lambda s: s.look(33, why="aaaaaaaaaa"),
    "in the middle of the night": lambda s: s.look(34, hour=2),
    "late at night from home": lambda s: s.look(34, hour=23, minute=30),
    "two urgent openings in a week": lambda s: s.look(35, URGENT, day=0).look(36, URGENT, day=3),
    "an urgent opening a day": lambda s: [s.look(35 + n, URGENT, day=n) for n in range(3)] and s,
    "an export by hand: everybody in an hour": lambda s: _many(s, range(100, 145), how=LINKED),
    "the last day before leaving": lambda s: _many(s, range(100, 135), how=LINKED, hour=16),
    "collects addresses": lambda s: _many(s, range(40, 46), how=LookedHow.ADDRESS),
    "uses questions about own data as a way in": lambda s: _many(s, range(50, 55), how=LookedHow.ASKED),
    "types names to see who is known": lambda s: _many(s, range(60, 115), how=LookedHow.SEARCHED),
    "keeps looking after the follow-up went to another": lambda s: _left(s, 70, (20, 25)),
    "once, at noon, with a likely reason": lambda s: s.look(71),
}  # fmt: skip
"""The last one looks like work: nothing in a log tells it from a look that was needed."""


def ordinary(seed, *, workers=25, days=160, looks=25):
    """A year of work: own lists, a sick colleague now and then, a late hour, an address, a search; no curiosity."""
    chance, found = random.Random(seed), []
    for number in range(workers):
        who, mine = f"W{number}", [1_000 + number * 60 + one for one in range(40)]
        for day in range(days):
            when = START + datetime.timedelta(days=day // 5 * 7 + day % 5)
            left = looks
            for how, why, others in _extra(chance):
                at = when.replace(hour=chance.choice((9, 10, 11, 13, 14, 15, 16, 17, 19)), minute=chance.randrange(60))
                target = chance.choice(mine) if how == LookedHow.ADDRESS else 1_000 + chance.randrange(workers * 60)
                found += [Look(at, who, person(target + one), how, why) for one in range(others)]
                left -= others
            for _look in range(left):
                hour = 22 if chance.random() < 0.001 else chance.randrange(9, 18)
                at = when.replace(hour=hour, minute=chance.randrange(60))
                found.append(Look(at, who, person(chance.choice(mine)), LINKED))
    return found


def _extra(chance):
    """What a day brings beside the own list."""
    typed = chance.choice(REASONS) + chance.choice(("", " weer", " vandaag", " nu", " even", " straks"))
    if chance.random() < 0.08:
        yield TYPED, typed, 1
    if chance.random() < 0.01:
        yield TYPED, chance.choice(REASONS), chance.choice((2, 3))
    if chance.random() < 0.001:
        yield TYPED, "Vervangt een collega die ziek is", 5
    if chance.random() < 0.002:
        yield URGENT, "Belt in paniek, niemand anders hier", 1
    if chance.random() < 0.1:
        yield LookedHow.ADDRESS, "Naar het huisbezoek", chance.choice((1, 2))
    if chance.random() < 0.02:
        yield LookedHow.ASKED, "", 1
    if chance.random() < 0.2:
        yield LookedHow.SEARCHED, "", chance.choice((1, 2, 4))
