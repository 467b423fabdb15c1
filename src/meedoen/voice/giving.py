"""The address at which a signal is given, filled in as far as it is known. No word of a person goes along."""

import uuid
from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse

from .terms.signals import Theme

AFTER_A_NOTE, AFTER_A_REFERRAL = "noteer", "toeleiding"


def address_to_give(
    network_slug: str,
    *,
    after: str,
    themes: Iterable[str] = (),
    thresholds: Iterable[str] = (),
    area_id: uuid.UUID | None = None,
) -> str:
    """Where a member of the staff gives a signal after a contact or a referral; themes that are not ours fall away."""
    asked = QueryDict(mutable=True)
    asked["van"] = after
    known = [theme for theme in themes if theme in Theme.values]
    if known:
        asked["thema"] = known[0]
    asked.setlist("drempel", list(thresholds))
    if area_id is not None:
        asked["buurt"] = str(area_id)
    return f"{reverse('voice:give', kwargs={'network': network_slug})}?{asked.urlencode()}"
