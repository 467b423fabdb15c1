"""How signals end: the words of a person go soon, the way back to a person after two years, the statement stays."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meedoen.kernel.privacy import retention as terms

from .models import Delivery, Signal
from .terms.answers import UNDERWAY
from .terms.signals import Phase, SignalState

ASIDE_DAYS = 31
"""So long what was set aside can come back; then its words go."""


def fade(cutoff: datetime.datetime) -> int:
    """Of what was set aside the words as given; of what is over its term who gave it and the token.

    Those words go a month after the answer was brought: in that month somebody may say that it is not good enough.

    A signal whose answer is still owed keeps its token: the promise goes before the term.
    """
    month = timezone.now() - datetime.timedelta(days=ASIDE_DAYS)
    owed = Exists(Delivery.objects.filter(signal=OuterRef("pk"), state__in=UNDERWAY))
    lately = Exists(Delivery.objects.filter(signal=OuterRef("pk"), brought_on__gte=timezone.localdate(month)))
    aside = Signal.objects.filter(~owed, ~lately, state=SignalState.SET_ASIDE, checked_at__lt=month).exclude(given="")
    found = list(aside.values_list("pk", flat=True)[: terms.BATCH])
    emptied = Signal.objects.filter(pk__in=found).update(given="")
    over = Q(bundle=None) | Q(bundle__phase=Phase.CLOSED)
    old = Signal.objects.filter(over, given_at__lt=cutoff).exclude(owed, state=SignalState.SET_ASIDE)
    linked = old.exclude(token=None, given_by_id=None, checked_by_id=None, given="")
    found = list(linked.values_list("pk", flat=True)[: terms.BATCH - emptied])
    faded = Signal.objects.filter(pk__in=found).update(
        token=None, answer_code="", given_by_id=None, checked_by_id=None, given=""
    )
    return emptied + faded
