"""When deliveries and verdicts are over their term: the token and the words of a giver go, the counts stay."""

import datetime

from meedoen.kernel.privacy import retention as terms

from .models import Delivery, Verdict


def end_deliveries(cutoff: datetime.datetime) -> int:
    """The key that leads back to a giver goes from deliveries that ended before ``cutoff``. Gives the count."""
    day = terms.before_day(cutoff)
    old = Delivery.objects.filter(brought_on__lt=day).exclude(token=None).order_by("pk")
    return Delivery.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH])).update(token=None)


def end_verdicts(cutoff: datetime.datetime) -> int:
    """The words of a giver go from verdicts given before ``cutoff``; yes or no stays. Gives the count."""
    old = Verdict.objects.filter(on__lt=terms.before_day(cutoff)).exclude(reason="").order_by("pk")
    return Verdict.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH])).update(reason="")
