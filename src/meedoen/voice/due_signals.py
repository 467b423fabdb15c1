"""What signals have to say on the start page and in the mail of a worker: counts and the way to them."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from .policy import signals as policy
from .queries import bundles, signals
from .terms.signals import Phase


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """What waits to be checked, and what waits for the approval of our organisation."""
    if actor.user_id is None:
        return []
    shown = []
    if policy.COUNT_WAITING.allows(actor):
        found = signals.waiting(actor, now=now)
        words = ngettext("%(n)s signaal nakijken", "%(n)s signalen nakijken", found.count)
        url = reverse("voice:triage", kwargs={"network": slug})
        shown.append(
            Line(
                "voice.triage", words % {"n": found.count}, url, found.count,
                late=bool(found.late), fresh=found.fresh, order=44,
            )
        )  # fmt: skip
        words = ngettext(
            "%(n)s signaal zonder bundel wacht te lang op antwoord",
            "%(n)s signalen zonder bundel wachten te lang op antwoord",
            found.alone,
        )
        url = reverse("voice:signals", kwargs={"network": slug}) + f"?fase={Phase.COLLECT}"
        shown.append(Line("voice.alone", words % {"n": found.alone}, url, found.alone, late=True, order=6))
    if policy.SEE_APPROVALS.allows(actor):
        count = bundles.approvals_waiting(actor)
        words = ngettext("%(n)s bundel wacht op ons akkoord", "%(n)s bundels wachten op ons akkoord", count)
        url = reverse("voice:approvals", kwargs={"network": slug})
        shown.append(Line("voice.approvals", words % {"n": count}, url, count, order=45))
    return shown
