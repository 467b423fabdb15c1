"""Reads of surveys. Answers are counted, never listed: no read gives the answers of one person but for a sheet of paper
that is typed a second time."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, Unit, release
from meedoen.kernel.rows import one
from meedoen.networks import public as networks

from ..models import AnswerSet, Question, Remark, Survey
from ..models.surveys import RUNS
from ..policy import surveys as policy
from ..rules.asking import Screen, screens
from ..terms.surveys import Audience, RemarkState, SurveyState


@dataclass(frozen=True)
class Found:
    """One survey with its questions and the screens that they make; the parts people choose from, by their key."""

    row: Survey
    questions: list[Question]
    screens: list[Screen]
    parts: Mapping[uuid.UUID, str]

    def speaks(self, language: str) -> bool:
        """Whether anything of it was written in this language; Dutch always is."""
        return language == "nl" or language in self.row.words or any(language in one.words for one in self.questions)


@dataclass(frozen=True)
class Paper:
    """How the typing goes: sheets typed, typed twice, and answers that were wrong the first time."""

    sheets: int
    checked: int
    corrected: int


@query(policy.SEE_SURVEYS)
def surveys(actor: Actor, rows: QuerySet[Survey]) -> list[Survey]:
    """Those that run, those in preparation, those that are closed; the newest first."""
    order = [SurveyState.OPEN, SurveyState.DRAFT, SurveyState.CLOSED]
    return sorted(rows.defer("result"), key=lambda row: (order.index(SurveyState(row.state)), -row.made_on.toordinal()))


@query(policy.SEE_SURVEYS)
def survey(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Found:
    """One survey. Raises NotFound."""
    return _found(actor, one(rows, pk=survey_id))


@query(policy.CHANGE_SURVEY)
def draft(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Found:
    """One survey that is still being written. Raises NotFound."""
    return _found(actor, one(rows, pk=survey_id))


@query(policy.RUN_SURVEY)
def over(actor: Actor, rows: QuerySet[Survey]) -> list[uuid.UUID]:
    """The surveys that still run after their last day."""
    since = timezone.localdate() - RUNS
    return list(rows.filter(state=SurveyState.OPEN, opened_on__lt=since).values_list("pk", flat=True))


@query(policy.CHANGE_QUESTION)
def question(actor: Actor, rows: QuerySet[Question], question_id: uuid.UUID) -> Question:
    """One question of a survey that is still being written. Raises NotFound."""
    return one(rows.select_related("survey"), pk=question_id)


@query(policy.ENTER_ANSWERS)
def to_enter(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Found:
    """A survey that runs, to type answers in. Raises NotFound."""
    return _found(actor, one(rows, pk=survey_id))


@query(policy.ANSWER_SURVEY)
def to_answer(actor: Actor, rows: QuerySet[Survey], code: str) -> Found | None:
    """The survey with this code, to answer on the site; None when there is none that runs."""
    row = rows.filter(code=code).first()
    return _found(actor, row) if row else None


@query(policy.ANSWER_SURVEY)
def running(actor: Actor, rows: QuerySet[Survey]) -> list[Survey]:
    """The surveys that every resident may answer now. One for staff is reached by its code alone."""
    return list(rows.filter(audience=Audience.RESIDENTS).defer("result"))


def _found(actor: Actor, row: Survey) -> Found:
    return _all_found(actor, [row])[0]


def _all_found(actor: Actor, rows: list[Survey]) -> list[Found]:
    """With their questions and the names of their parts, read at once for all of them."""
    ids = {row.pk: [uuid.UUID(part) for part in row.parts] for row in rows}
    every = list(dict.fromkeys(key for keys in ids.values() for key in keys))
    names = networks.area_names(actor, ids=every) if every else {}
    found = []
    for row in rows:
        questions = list(row.questions.all())
        parts = {key: names[key] for key in ids[row.pk] if key in names}
        found.append(Found(row, questions, screens(one.asked for one in questions), parts))
    return found


@query(policy.RUN_SURVEY)
def running_one(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Survey:
    """A survey that may be closed. Raises NotFound."""
    return one(rows, pk=survey_id)


@query(policy.RUN_SURVEY)
def answered(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Released:
    """About how many people answered so far. Nothing more is told before the survey is closed."""
    return release(AnswerSet.objects.filter(survey=one(rows, pk=survey_id)).count(), Unit.PERSONS)


@query(policy.ENTER_ANSWERS)
def paper(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Paper:
    """How many sheets were typed, how many twice, and what the second time put right: counts of typing, exact."""
    sheets = AnswerSet.objects.filter(survey=one(rows, pk=survey_id), sheet__isnull=False)
    found = sheets.aggregate(all=Count("pk"), checked=Count("pk", filter=Q(checked_on__isnull=False)))
    return Paper(found["all"], found["checked"], sum(sheets.values_list("corrected", flat=True)))


@query(policy.CHECK_SHEET)
def sheet(actor: Actor, rows: QuerySet[AnswerSet], survey_id: uuid.UUID, number: int) -> AnswerSet | None:
    """What was typed of a sheet the first time; None when there is no such sheet, or it was typed twice already."""
    return rows.filter(survey_id=survey_id, sheet=number).first()


@query(policy.READ_RESULTS)
def results(actor: Actor, rows: QuerySet[Survey], survey_id: uuid.UUID) -> Found:
    """One closed survey with its result, and that of the survey it repeats. Raises NotFound."""
    return _found(actor, one(rows.select_related("before"), pk=survey_id))


@query(policy.READ_RESULTS)
def latest_results(actor: Actor, rows: QuerySet[Survey]) -> list[Found]:
    """Every closed survey with its result, the newest first: for a folder and a report."""
    found = rows.select_related("before").prefetch_related("questions").order_by("-closed_on", "title")
    return _all_found(actor, list(found))


@query(policy.READ_REMARKS)
def remarks(actor: Actor, rows: QuerySet[Remark], survey_id: uuid.UUID) -> list[Remark]:
    """The sentences that nobody looked at yet, in an order that says nothing."""
    found = rows.filter(survey_id=survey_id, state=RemarkState.NEW).select_related("question")
    return list(found.order_by("pk"))


@query(policy.READ_REMARKS)
def remark(actor: Actor, rows: QuerySet[Remark], remark_id: uuid.UUID) -> Remark:
    """One sentence. Raises NotFound."""
    return one(rows.select_related("question"), pk=remark_id)


@query(policy.READ_KEPT_REMARKS)
def kept_remarks(actor: Actor, rows: QuerySet[Remark], survey_id: uuid.UUID) -> list[tuple[str, str]]:
    """The sentences that were looked at: the key of their question and their words."""
    return list(rows.filter(survey_id=survey_id).order_by("pk").values_list("question__key", "text"))


@query(policy.READ_REMARKS)
def remarks_waiting(actor: Actor, rows: QuerySet[Remark]) -> dict[uuid.UUID, int]:
    """How many sentences of each survey wait."""
    waiting = rows.filter(state=RemarkState.NEW).order_by().values_list("survey_id").annotate(Count("pk"))
    return dict(waiting)
