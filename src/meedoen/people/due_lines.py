"""What is due because of people: an urgent opening nobody read, looks to ask about, answers to be brought."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from meedoen.kernel.access import can
from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from . import queries


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterator[Line]:
    """Counts only: no name and no code stands in it."""
    if can(actor, "people.count_to_bring"):
        waiting = queries.how_many_to_bring(actor)
        said = ngettext("%(n)s antwoord te brengen", "%(n)s antwoorden te brengen", waiting) % {"n": waiting}
        yield Line("people.bring", said, reverse("people:bring", kwargs={"network": slug}), waiting, order=23)
    if not can(actor, "people.see_emergencies"):
        return
    number = queries.unread_emergencies(actor)
    text = ngettext("%(n)s keer iemand dringend geopend", "%(n)s keer iemand dringend geopend", number) % {"n": number}
    url = reverse("people:urgent", kwargs={"network": slug})
    yield Line("people.urgent", text, url, number, late=True, fresh=number, order=1)
    odd = queries.unsettled_odd_looks(actor)
    text = ngettext("%(n)s keer opvallend gekeken", "%(n)s keer opvallend gekeken", odd) % {"n": odd}
    yield Line("people.odd", text, reverse("people:odd", kwargs={"network": slug}), odd, order=2)
