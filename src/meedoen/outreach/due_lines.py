"""What outreach has on the start page: how much is to follow up today, and who is due for a home visit. Counts only."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from . import policy
from .queries.today import count_due


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """Late, due today, home visits; nothing for who has no role for it. Two queries, no names."""
    if not policy.COUNT_DUE.allows(actor):
        return []
    found = count_due(actor, today=timezone.localdate(now))
    today = reverse("outreach:today", kwargs={"network": slug})
    late = ngettext("%(n)s vraag of belofte is te laat", "%(n)s vragen of beloften zijn te laat", found.late)
    due = ngettext("%(n)s vraag of belofte voor vandaag", "%(n)s vragen of beloften voor vandaag", found.now)
    visits = ngettext("%(n)s huisbezoek te doen", "%(n)s huisbezoeken te doen", found.visits)
    return [
        Line("outreach.late", late % {"n": found.late}, today, found.late, late=True, fresh=found.fresh_late, order=20),
        Line("outreach.due", due % {"n": found.now}, today, found.now, fresh=found.now, order=21),
        Line(
            "outreach.visits",
            visits % {"n": found.visits},
            reverse("outreach:visiting", kwargs={"network": slug}),
            found.visits,
            order=22,
        ),
    ]
