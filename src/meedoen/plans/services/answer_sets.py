"""Answers come in: on the site, from paper, from a conversation. Nothing of it says who answered, or when."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused

from ..models import AnswerSet, Remark, Survey
from ..policy import surveys as policy
from ..rules.asking import LONGEST_SENTENCE, differences, screens, split
from ..terms.surveys import AgeBand, RemarkState, SurveyState, Way

STEP = 500
MOST_SETS = 100_000
"""Of one survey: what a machine sends stops somewhere."""


@command(policy.ANSWER_SURVEY)
def give_answers(
    actor: Actor, survey: Survey, *, answers: Mapping[str, Any], age_band: str, part: str, language: str
) -> None:
    """The answers of one person on the site; nothing is given back and nothing leads to them.

    Raises Refused without one answer, for a register number in a sentence, and when the survey is full; NotFound for
    an answer that was never asked.
    """
    _kept(survey, answers, age_band=age_band, part=part, way=Way.PHONE, language=language)


@command(policy.ENTER_ANSWERS)
def enter_answers(
    actor: Actor,
    survey: Survey,
    *,
    answers: Mapping[str, Any],
    age_band: str,
    part: str,
    way: str,
    language: str = "nl",
) -> Survey:
    """The answers of a sheet of paper, or of somebody who was asked. A sheet gets a number, the last of the survey
    (``survey.sheets``): it is written on the paper. Raises as ``give_answers``."""
    if way not in (Way.PAPER, Way.ASKED):
        raise NotFound("way")
    if way == Way.PAPER:
        survey.sheets = F("sheets") + 1
        survey.save(update_fields=["sheets"])
        survey.refresh_from_db(fields=["sheets"])
    sheet = survey.sheets if way == Way.PAPER else None
    _kept(survey, answers, age_band=age_band, part=part, way=way, language=language, sheet=sheet)
    return survey


def _kept(
    survey: Survey, answers: Mapping[str, Any], *, age_band: str, part: str, way: str, language: str, sheet: Any = None
) -> None:
    questions = list(survey.questions.all())
    every = screens(one.asked for one in questions)
    try:
        counted, sentences = split(every, answers)
    except ValueError as error:
        raise NotFound("answer") from error
    if not counted and not sentences:
        raise Refused(_("Er is nog niets ingevuld."), code="empty")
    if AnswerSet.objects.filter(survey=survey).count() >= MOST_SETS:
        raise Refused(_("Deze vragenlijst neemt geen antwoorden meer aan. Bel ons."), code="full")
    _group(survey, age_band, part)
    AnswerSet.objects.create(
        survey=survey, answers=counted, age_band=age_band, part_id=part or None, way=way, language=language, sheet=sheet
    )
    by_key = {one.key: one for one in questions}
    for key, text in sentences.items():
        words = textchecks.checked(text, field=key, most=LONGEST_SENTENCE)
        Remark.objects.create(survey=survey, question=by_key[key], text=words, language=language)


def _group(survey: Survey, age_band: str, part: str) -> None:
    """An age that may be asked, a part that is one of the survey's. Raises NotFound."""
    ages = {band.value for band in AgeBand} if survey.asks_age else set()
    if (age_band and age_band not in ages) or (part and part not in survey.parts):
        raise NotFound("group")


@command(policy.MIX_ANSWERS)
def mix_answers(actor: Actor) -> int:
    """Write the answers and the sentences of what runs anew, in the order of their keys, which are all chance: the
    order in which a database keeps its rows then says nothing any more of what came in together, or when. How many.

    Between two nights the newest rows still lie in the order in which they came.
    """
    mixed = _anew(AnswerSet.objects.all()) + _anew(Remark.objects.all())
    remember(mixed=mixed)
    return mixed


def _anew(every: QuerySet[Any]) -> int:
    rows = list(every.select_for_update(of=("self",)).filter(survey__state=SurveyState.OPEN).order_by("pk"))
    for at in range(0, len(rows), STEP):
        every.filter(pk__in=[row.pk for row in rows[at : at + STEP]]).delete()
    every.model._default_manager.bulk_create(rows, batch_size=STEP)
    return len(rows)


@command(policy.CHECK_SHEET)
def check_sheet(actor: Actor, row: AnswerSet, *, answers: Mapping[str, Any], age_band: str, part: str) -> AnswerSet:
    """What stands on the sheet after it was typed twice; ``corrected`` is how many answers the first typing had wrong.

    Sentences were typed once and are looked at by somebody anyhow. Raises NotFound for an answer that was not asked,
    and for a sheet that was typed twice already: what was found then stays.
    """
    survey = Survey.objects.get(pk=row.survey_id)
    every = screens(one.asked for one in survey.questions.all())
    try:
        counted, _sentences = split(every, answers)
    except ValueError as error:
        raise NotFound("answer") from error
    _group(survey, age_band, part)
    typed = {**counted, "age_band": age_band, "part": part}
    row.corrected = len(differences(row.typed, typed, [one.key for one in every] + ["age_band", "part"]))
    row.answers, row.age_band, row.part_id = counted, age_band, uuid.UUID(part) if part else None
    row.checked_on = timezone.localdate()
    row.save()
    return row


@command(policy.READ_REMARKS)
def keep_remark(actor: Actor, row: Remark, *, text: str) -> Remark:
    """A sentence as it may be read by who works on it: nobody can be recognised in it any more.

    Raises Refused for an empty sentence and for a register number.
    """
    words = textchecks.checked(text, field="text", most=LONGEST_SENTENCE)
    if not words:
        raise Refused(_("Schrijf de zin zoals hij gelezen mag worden, of laat hem weg."), field="text")
    row.text, row.state = words, RemarkState.KEPT
    row.save(update_fields=["text", "state"])
    return row


@command(policy.READ_REMARKS)
def drop_remark(actor: Actor, row: Remark) -> None:
    """A sentence that is left out is gone at once."""
    row.delete()
