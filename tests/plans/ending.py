"""One row of everything in plans that ends: for the nights that carry out the terms."""

import datetime
import uuid

from django.utils import timezone

from meedoen.plans.models import AnswerSet, Observation, Question, Remark, Survey

DAY = datetime.timedelta(days=1)
MONTH, TWO_YEARS = 31 * DAY, 730 * DAY


def ends(at):
    """(table, when its term ends, how to see that it ended) for rows of this moment. Call inside ``seeding``."""
    day = timezone.localdate(at)
    end = timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))
    seen = Observation.objects.create(kind="street", said="de bank is weg", noted_at=at, seen_on=day, checked_on=day)
    code = uuid.uuid4().hex[:8]
    survey = Survey.objects.create(
        title=f"Hoe woon je hier? {code}", state="closed", code=code, made_on=day, opened_on=day, closed_on=day
    )
    question = Question.objects.create(survey=survey, position=1, key="eigen", kind="open", words={"nl": "Nog iets?"})
    answers = AnswerSet.objects.create(survey=survey, way="phone", answers={})
    kept = Remark.objects.create(survey=survey, question=question, text="meer banken", state="kept")
    unseen = Remark.objects.create(survey=survey, question=question, text="te druk", state="new")
    return [
        ("plans.Observation", at + TWO_YEARS, lambda: Observation.objects.filter(pk=seen.pk, said="").exists()),
        ("plans.AnswerSet", end + MONTH, _gone(AnswerSet, answers.pk)),
        ("plans.Remark", end + TWO_YEARS, _gone(Remark, kept.pk)),
        ("plans.Remark", end + MONTH, _gone(Remark, unseen.pk)),
    ]


def _gone(model, pk):
    return lambda: not model.objects.filter(pk=pk).exists()
