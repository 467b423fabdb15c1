"""What is due for one worker: each feature hands in its lines, the desk puts them on the start page and in a mail.

A line is a count of things with the way to them. No name, no activity, no address stands in it: it may go by mail.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .actors import Actor


@dataclass(frozen=True)
class Line:
    """One line: what it says ("2 mensen nog vragen"), where it leads, whether it is late.

    ``key`` names its kind (``referrals.answer``); ``fresh`` is how many of ``count`` came since yesterday: only those
    are worth a mail. ``order`` places it: what is late comes first by itself.
    """

    key: str
    text: str
    url: str
    count: int
    late: bool = False
    fresh: int = 0
    order: int = 50


Lines = Callable[[Actor, str, datetime.datetime], Iterable[Line]]
_lines: list[Lines] = []


def use(lines: Lines) -> None:
    """A feature tells what is due: ``lines(actor, slug_of_the_network, now)``, behind its own doors.

    It gives nothing for an actor without a role for it, and takes a constant number of queries.
    """
    if lines not in _lines:
        _lines.append(lines)


def of(actor: Actor, slug: str, now: datetime.datetime) -> list[Line]:
    """Everything that is due for this actor, late first. Called inside the door of the desk."""
    found = [line for lines in _lines for line in lines(actor, slug, now) if line.count]
    return sorted(found, key=lambda line: (not line.late, line.order, line.key))
