"""What surveys have to say on the start page: sentences that nobody looked at yet."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from .policy import surveys as policy
from .queries import surveys as reads


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """One line, to the survey that has most of them."""
    if actor.user_id is None or not policy.READ_REMARKS.allows(actor):
        return []
    waiting = reads.remarks_waiting(actor)
    if not waiting:
        return []
    count = sum(waiting.values())
    words = ngettext("%(n)s zin uit een vragenlijst nakijken", "%(n)s zinnen uit een vragenlijst nakijken", count)
    most = max(waiting, key=lambda key: waiting[key])
    url = reverse("plans:survey_remarks", kwargs={"network": slug, "survey_id": most})
    return [Line("plans.remarks", words % {"n": count}, url, count, order=46)]
