"""How answers end: a month after a survey closed nothing is left of them but its released figures.

Whatever happens, they end also when it was never closed: that long after the last day that it could run.
"""

import datetime

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy import retention as terms

from .models import AnswerSet, Remark
from .models.surveys import RUNS
from .terms.surveys import RemarkState


def _ended(day: datetime.date) -> Q:
    """Of a survey that closed before this day, or whose last day lies before it."""
    return Q(survey__closed_on__lt=day) | Q(survey__opened_on__lt=day - RUNS)


def end_answers(cutoff: datetime.datetime) -> int:
    """Answer sets of surveys that closed before the cutoff, or that should have."""
    over = AnswerSet.objects.filter(_ended(timezone.localdate(cutoff)))
    found = list(over.values_list("pk", flat=True)[: terms.BATCH])
    AnswerSet.objects.filter(pk__in=found).delete()
    return len(found)


def end_remarks(cutoff: datetime.datetime) -> int:
    """Sentences that nobody looked at in the month after the survey closed, and all of them after their term."""
    month = timezone.localdate(cutoff + datetime.timedelta(days=terms.Keep.SESSION.days - terms.Keep.MONTH.days))
    unseen = Remark.objects.filter(_ended(month), state=RemarkState.NEW)
    old = Remark.objects.filter(_ended(timezone.localdate(cutoff)))
    found = list((unseen | old).values_list("pk", flat=True)[: terms.BATCH])
    Remark.objects.filter(pk__in=found).delete()
    return len(found)
