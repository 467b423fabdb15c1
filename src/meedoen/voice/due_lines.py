"""What is due because of promised answers: late, soon, to decide, to answer, to close, own actions. Counts only."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.access import can
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.due import Line

from .queries import promises as queries


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterator[Line]:
    """One line for each kind of work; what is late comes first by itself."""
    if not can(actor, "voice.see_to_answer"):
        return
    found = queries.waiting(actor, today=timezone.localdate(now))
    clock, council, answer = (reverse(f"voice:{name}", args=[slug]) for name in ("promises", "council", "to_answer"))
    late = ngettext("%(n)s beloofd antwoord is te laat", "%(n)s beloofde antwoorden zijn te laat", found.late)
    yield _line("voice.late", late, clock, found.late, order=5, late=True)
    soon = ngettext("%(n)s antwoord beloofd binnen 2 weken", "%(n)s antwoorden beloofd binnen 2 weken", found.due)
    yield _line("voice.due", soon, clock, found.due, order=25)
    if actor.has(Role.COUNCIL_CLERK, Role.POLICY_MAKER, Role.COORDINATOR):
        wait = ngettext(
            "%(n)s bundel wacht op een beslissing", "%(n)s bundels wachten op een beslissing", found.to_decide
        )
        yield _line("voice.to_decide", wait, council, found.to_decide, order=26)
    owed = ngettext(
        "%(n)s beslissing wacht op een antwoord", "%(n)s beslissingen wachten op een antwoord", found.to_answer
    )
    yield _line("voice.to_answer", owed, answer, found.to_answer, order=27)
    told = ngettext(
        "%(n)s bundel kan rond: iedereen kreeg het antwoord",
        "%(n)s bundels kunnen rond: iedereen kreeg het antwoord",
        found.to_close,
    )
    yield _line("voice.to_close", told, clock, found.to_close, order=45)
    mine = ngettext("%(n)s actie die jij beloofde", "%(n)s acties die jij beloofde", found.mine)
    yield _line("voice.mine", mine, answer, found.mine, order=24, late=found.mine_late > 0)


def _line(key: str, text: str, url: str, count: int, *, order: int, late: bool = False) -> Line:
    return Line(key, text % {"n": count}, url, count, late=late, order=order)
