"""What paths and talents have to say on the start page and in the mail of a worker: counts, no names."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from .policy import paths as path_policy
from .policy import talents as talent_policy
from .queries import paths, talents


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """A line for paths that wait for a step, and one for people to ask; nothing for who has no role for it."""
    if actor.user_id is None:
        return []
    shown: list[Line] = []
    if path_policy.COUNT_PATHS.allows(actor):
        found = paths.waiting(actor, today=timezone.localdate(now))
        words = ngettext("%(n)s traject wacht op een stap", "%(n)s trajecten wachten op een stap", found.due)
        url = reverse("outreach:paths", kwargs={"network": slug})
        shown.append(
            Line("outreach.paths", words % {"n": found.due}, url, found.due, late=found.late > 0, fresh=found.fresh)
        )
    if talent_policy.COUNT_ASKS.allows(actor):
        count, fresh = talents.asks_waiting(actor, today=timezone.localdate(now))
        words = ngettext("Vraag %(n)s iemand naar een talent", "Vraag %(n)s mensen naar een talent", count)
        url = reverse("outreach:talents", kwargs={"network": slug})
        shown.append(Line("outreach.talents", words % {"n": count}, url, count, fresh=fresh, order=55))
    return shown
