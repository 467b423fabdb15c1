"""What groups have to say on the start page and in the mail of a worker: counts and the way to them."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from .policy import groups as policy
from .queries import waiting_groups as queries


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterator[Line]:
    """Advice to give or to answer, late promises, minutes to finish, late invitations, mandates that end."""
    if actor.user_id is None:
        return
    today = timezone.localdate(now)
    checks, groups = reverse("voice:checks", args=[slug]), reverse("voice:groups", args=[slug])
    if policy.ANSWER_CHECK.allows(actor):
        owed = queries.to_answer(actor, today=today)
        words = ngettext(
            "%(n)s advies van een groep beantwoorden", "%(n)s adviezen van groepen beantwoorden", owed.count
        )
        yield _line("voice.check_answers", words, checks, owed.count, order=28, late=owed.late > 0)
    if not policy.ADVISE.allows(actor):
        return
    asked = queries.to_advise(actor, today=today)
    words = ngettext("%(n)s vraag om advies aan een groep", "%(n)s vragen om advies aan groepen", asked.count)
    yield _line("voice.checks", words, checks, asked.count, order=29, late=asked.late > 0)
    late = queries.late_promises(actor, today=today)
    words = ngettext(
        "%(n)s belofte uit een vergadering is te laat", "%(n)s beloftes uit vergaderingen zijn te laat", late
    )
    yield _line("voice.meeting_promises", words, groups, late, order=6, late=True)
    held = queries.minutes_to_finish(actor, today=today)
    words = ngettext("%(n)s verslag afwerken", "%(n)s verslagen afwerken", held.count)
    yield _line("voice.minutes", words, groups, held.count, order=30, late=held.late > 0)
    invite = queries.to_invite(actor, now=now)
    words = ngettext("%(n)s vergadering nu uitnodigen", "%(n)s vergaderingen nu uitnodigen", invite)
    yield _line("voice.invitations", words, groups, invite, order=7, late=True)
    ending = queries.ending_mandates(actor, today=today)
    words = ngettext("%(n)s mandaat loopt bijna af", "%(n)s mandaten lopen bijna af", ending)
    yield _line("voice.mandates", words, groups, ending, order=46)


def _line(key: str, text: str, url: str, count: int, *, order: int, late: bool = False) -> Line:
    return Line(key, text % {"n": count}, url, count, late=late, order=order)
