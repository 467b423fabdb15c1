"""Surveys: what is asked, the answers without anybody's name, and the sentences apart from them (L2, L4)."""

import datetime
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..rules.asking import Asked, Choice
from ..terms import surveys as terms

RUNS = datetime.timedelta(days=92)
"""A survey runs three months at most: then it is closed by itself, so that no answers stay."""


class Survey(Tenant):
    """One survey. ``plan`` is the plan that it was asked for; without one it stands in the report of each plan.
    ``before`` is the earlier one that it repeats. ``parts`` are the keys of the parts of the area that
    people choose from. ``result`` is written once, when it is closed: released figures and nothing else.

    ``words`` are its title and why in other languages (``{"fr": {"title": …, "about": …}}``); ``sheets`` is the number
    of the last sheet of paper that was typed in.
    """

    title = models.CharField(_("titel"), max_length=120)
    about = models.TextField(_("waarom we dit vragen"), blank=True)
    audience = models.CharField(max_length=10, choices=terms.Audience.choices, default=terms.Audience.RESIDENTS)
    state = models.CharField(max_length=6, choices=terms.SurveyState.choices, default=terms.SurveyState.DRAFT)
    code = models.CharField(max_length=8)
    parts = models.JSONField(default=list)
    asks_age = models.BooleanField(default=True)
    missing = models.CharField(max_length=4, choices=terms.MissingRule.choices, default=terms.MissingRule.NONE)
    plan = models.ForeignKey("plans.Plan", on_delete=models.SET_NULL, null=True, related_name="surveys")
    before = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="after")
    sheets = models.PositiveIntegerField(default=0)
    made_on = models.DateField(default=timezone.localdate)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    words = models.JSONField(default=dict)
    result = models.JSONField(default=dict)

    privacy = Privacy(
        keep=Keep.OFFER,
        title=Class.PUBLIC,
        about=Class.PUBLIC,
        words=Class.PUBLIC,
        audience=Class.OPERATIONAL,
        state=Class.OPERATIONAL,
        code=Class.OPERATIONAL,
        parts=Class.OPERATIONAL,
        missing=Class.OPERATIONAL,
        result=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["-made_on", "title"]
        constraints = [
            models.UniqueConstraint(fields=["network", "title"], name="survey_one_title"),
            models.UniqueConstraint(fields=["network", "code"], name="survey_one_code"),
        ]

    def __str__(self):
        return self.title

    def told_in(self, language: str) -> dict[str, str]:
        """Its title and why in a language, else in Dutch; ``language`` says which of the two."""
        told = self.words.get(language)
        return {**told, "language": language} if told else {"title": self.title, "about": self.about, "language": "nl"}

    @property
    def last_day(self) -> datetime.date | None:
        """Until when it is answered at most; None for one that was never opened."""
        return self.opened_on + RUNS if self.opened_on else None


class Question(Tenant):
    """One question of a survey, or a whole scale of the bank. ``key`` is the same in the survey that repeats it.

    ``words`` and those of ``choices`` are by language; Dutch is always there.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=terms.QuestionKind.choices)
    instrument = models.CharField(max_length=20, blank=True)
    words = models.JSONField(default=dict)
    choices = models.JSONField(default=list)

    privacy = Privacy(
        keep=Keep.OFFER,
        key=Class.OPERATIONAL,
        kind=Class.OPERATIONAL,
        instrument=Class.OPERATIONAL,
        words=Class.PUBLIC,
        choices=Class.PUBLIC,
    )

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="question_once")]

    @property
    def asked(self) -> Asked:
        """The question as the rules know it."""
        choices = tuple(Choice(one["code"], one["words"], one.get("picture", "")) for one in self.choices)
        return Asked(self.key, self.kind, self.words, choices, self.instrument)


class AnswerSet(Tenant):
    """What one person answered, whoever that is: no name, no token, no hour. Gone a month after the survey closed.

    ``sheet`` is the number on the paper; ``checked_on`` when it was typed a second time, ``corrected`` how many
    answers were wrong the first time. The key is all chance: it does not say when the row was made, and every night the
    rows are written anew in the order of their keys (``mix_answers``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sets")
    answers = models.JSONField(default=dict)
    age_band = models.CharField(max_length=2, choices=terms.AgeBand.choices, blank=True)
    part = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=6, choices=terms.Way.choices)
    language = models.CharField(max_length=5, default="nl")
    sheet = models.PositiveIntegerField(null=True)
    checked_on = models.DateField(null=True)
    corrected = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(
        keep=Keep.MONTH,
        answers=Class.PERSONAL,
        age_band=Class.PERSONAL,
        way=Class.OPERATIONAL,
        language=Class.PERSONAL,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "sheet"], condition=Q(sheet__isnull=False), name="sheet_once")
        ]

    @property
    def typed(self) -> dict[str, Any]:
        """Everything that was typed of a sheet, to lay beside what is typed a second time."""
        return {**self.answers, "age_band": self.age_band, "part": str(self.part_id) if self.part_id else ""}


class Remark(Tenant):
    """A sentence in somebody's own words, with no way to the other answers of that person: its key is all chance, and
    every night the sentences are written anew in the order of their keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="remarks")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    language = models.CharField(max_length=5, default="nl")
    state = models.CharField(max_length=4, choices=terms.RemarkState.choices, default=terms.RemarkState.NEW)

    privacy = Privacy(keep=Keep.SESSION, text=Class.PERSONAL, language=Class.OPERATIONAL, state=Class.OPERATIONAL)
