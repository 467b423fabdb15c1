"""What is due about plans, on the start page and in the mail: counts and the way."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from .policy import findings, goals
from .queries import findings as observed
from .queries import goals as reads


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """Actions that are late or behind, milestones that are past, words of residents to look at."""
    found = []
    if goals.FOLLOW_ACTION.allows(actor):
        due = reads.due(actor, today=timezone.localdate(now))
        where = reverse("plans:plans", kwargs={"network": slug})
        act_words = ngettext(
            "%(n)s actie van een buurtplan vraagt aandacht",
            "%(n)s acties van een buurtplan vragen aandacht",
            due.actions,
        )
        stone_words = ngettext(
            "%(n)s mijlpaal van een buurtplan is voorbij",
            "%(n)s mijlpalen van een buurtplan zijn voorbij",
            due.milestones,
        )
        found += [
            Line("plans.actions", act_words % {"n": due.actions}, where, due.actions, due.late > 0, order=60),
            Line("plans.milestones", stone_words % {"n": due.milestones}, where, due.milestones, order=61),
        ]
    if findings.SEE_OBSERVATIONS.allows(actor):
        waiting = observed.waiting(actor)
        words = ngettext(
            "%(n)s reactie van een bewoner op een plan nakijken",
            "%(n)s reacties van bewoners op een plan nakijken",
            waiting,
        )
        where = f"{reverse('plans:observations', kwargs={'network': slug})}?nakijken=1"
        found.append(Line("plans.observations", words % {"n": waiting}, where, waiting, order=62))
    return found
