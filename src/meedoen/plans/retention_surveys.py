"""How answers end: a month after a survey closed nothing is left of them but its released figures."""

import datetime

from django.utils import timezone

from meedoen.kernel.privacy import retention as terms

from .models import AnswerSet, Remark
from .terms.surveys import RemarkState


def end_answers(cutoff: datetime.datetime) -> int:
    """Answer sets of surveys that closed before the cutoff."""
    over = AnswerSet.objects.filter(survey__closed_on__lt=timezone.localdate(cutoff))
    found = list(over.values_list("pk", flat=True)[: terms.BATCH])
    AnswerSet.objects.filter(pk__in=found).delete()
    return len(found)


def end_remarks(cutoff: datetime.datetime) -> int:
    """Sentences that nobody looked at in the month after the survey closed, and all of them after their term."""
    month = timezone.localdate() - datetime.timedelta(days=terms.Keep.MONTH.days)
    unseen = Remark.objects.filter(state=RemarkState.NEW, survey__closed_on__lt=month)
    old = Remark.objects.filter(survey__closed_on__lt=timezone.localdate(cutoff))
    found = list((unseen | old).values_list("pk", flat=True)[: terms.BATCH])
    Remark.objects.filter(pk__in=found).delete()
    return len(found)
