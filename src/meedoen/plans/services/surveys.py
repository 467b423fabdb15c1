"""A survey is written, opened, closed, and asked again later."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.textchecks import checked
from meedoen.kernel.typed_codes import random_code
from meedoen.networks import public as networks
from meedoen.wording.public import find_pictograms

from ..inhabitants import beside
from ..models import AnswerSet, Question, Survey
from ..policy import surveys as policy
from ..queries import plans
from ..rules import bank
from ..rules.asking import MOST_CHOICES, MOST_SCREENS, MOST_SENTENCES, screens
from ..rules.results import Given, Plan, result
from ..terms.surveys import OWN_KINDS, Audience, MissingRule, QuestionKind, SurveyState

LONGEST_TITLE, LONGEST_ABOUT, LONGEST_QUESTION, LONGEST_CHOICE = 120, 600, 200, 80


@dataclass(frozen=True)
class Cover:
    """What a survey is: its title, why it asks, whom, for which plan, and in which parts of the area."""

    title: str
    about: str = ""
    audience: str = Audience.RESIDENTS
    parts: Sequence[uuid.UUID] = ()
    asks_age: bool = True
    missing: str = MissingRule.NONE
    plan_id: uuid.UUID | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Title and why in other languages."""


@dataclass(frozen=True)
class Written:
    """A question as it is written: its words by language, and of each answer its code and words."""

    kind: str
    words: Mapping[str, str]
    choices: Sequence[Mapping[str, Any]] = ()


@command(policy.MAKE_SURVEY)
def make_survey(actor: Actor, *, cover: Cover, scales: Sequence[str] = ()) -> Survey:
    """A survey in preparation, with whole scales of the bank. Raises Refused without a title, with one that is taken,
    or for a scale that is for others; NotFound for a plan or a part of the area that is not there."""
    survey = Survey(code=_free_code())
    _write(actor, survey, cover)
    for scale in scales:
        _add_scale(survey, scale)
    return survey


@command(policy.CHANGE_SURVEY)
def change_survey(actor: Actor, survey: Survey, *, cover: Cover) -> Survey:
    """Another title, other parts, another rule. Raises as ``make_survey``, and for another audience than its scales."""
    scales = survey.questions.filter(kind=QuestionKind.SCALE).values_list("instrument", flat=True)
    _fits_audience(scales, cover.audience)
    _write(actor, survey, cover)
    return survey


def _write(actor: Actor, survey: Survey, cover: Cover) -> None:
    title = checked(" ".join(cover.title.split()), field="title", most=LONGEST_TITLE)
    if not title:
        raise Refused(_("Geef de vragenlijst een titel."), field="title")
    if Survey.objects.filter(title=title).exclude(pk=survey.pk).exists():
        raise Refused(_("Er is al een vragenlijst met deze titel. Kies een andere."), field="title", code="taken")
    if cover.parts and set(networks.area_names(actor, ids=list(cover.parts))) != set(cover.parts):
        raise NotFound("area")
    survey.plan = plans.plan(actor, cover.plan_id) if cover.plan_id else None
    survey.title, survey.about = title, checked(cover.about, field="about", most=LONGEST_ABOUT)
    survey.audience, survey.asks_age, survey.missing = cover.audience, cover.asks_age, cover.missing
    survey.parts = [str(part) for part in cover.parts]
    survey.words = {language: _told(told, language) for language, told in cover.words.items() if any(told.values())}
    survey.save()


def _told(told: Mapping[str, str], language: str) -> dict[str, str]:
    title = checked(" ".join(told["title"].split()), field=f"title_{language}", most=LONGEST_TITLE)
    about = checked(told["about"].strip(), field=f"about_{language}", most=LONGEST_ABOUT)
    for name, text in (("title", title), ("about", about)):
        if not text:
            raise Refused(_("Schrijf in die taal de titel en waarom je het vraagt, of geen van beide."),
                          field=f"{name}_{language}", code="half")  # fmt: skip
    return {"title": title, "about": about}


def _free_code() -> str:
    while Survey.objects.filter(code=(code := random_code())).exists():
        continue
    return code


@command(policy.CHANGE_SURVEY)
def add_scale(actor: Actor, survey: Survey, *, instrument: str) -> Question:
    """A whole scale of the bank; the one that stands there already stays. Raises Refused when it is for others than who
    is asked."""
    return _add_scale(survey, instrument)


def _add_scale(survey: Survey, instrument: str) -> Question:
    if instrument not in bank.instruments():
        raise Refused(_("Kies een schaal uit de vragenbank."), field="scales", code="instrument")
    _fits_audience([instrument], survey.audience)
    there = survey.questions.filter(instrument=instrument).first()
    return there or _placed(survey, Question(kind=QuestionKind.SCALE, instrument=instrument, key=instrument))


def _fits_audience(scales: Any, audience: str) -> None:
    if any((scale in bank.FOR_STAFF) != (audience == Audience.STAFF) for scale in scales):
        raise Refused(_("Deze schaal is voor een andere groep mensen gemaakt."), field="audience", code="audience")


def _placed(survey: Survey, question: Question) -> Question:
    last = survey.questions.aggregate(last=Max("position"))["last"] or 0
    question.survey, question.position = survey, last + 1
    _fits(survey, question)
    question.save()
    return question


def _fits(survey: Survey, question: Question) -> None:
    """Raises Refused when somebody would be asked too much."""
    others = [one.asked for one in survey.questions.exclude(pk=question.pk)]
    every = screens([*others, question.asked])
    if len(every) > MOST_SCREENS:
        raise Refused(_("Dat zijn te veel vragen. Hou het bij %(most)s.") % {"most": MOST_SCREENS}, code="many")
    if sum(one.kind == QuestionKind.SENTENCE for one in every) > MOST_SENTENCES:
        sentence = _("Vraag hoogstens %(most)s keer een zin: schrijven kost het meest.") % {"most": MOST_SENTENCES}
        raise Refused(sentence, field="kind", code="sentences")


@command(policy.CHANGE_SURVEY)
def add_question(actor: Actor, survey: Survey, *, written: Written) -> Question:
    """A question of our own. Raises Refused without words, and with less than two or more than nine answers."""
    question = Question(key=f"q{uuid.uuid4().hex[:12]}")
    _fill(question, written)
    return _placed(survey, question)


@command(policy.CHANGE_QUESTION)
def change_question(actor: Actor, question: Question, *, written: Written) -> Question:
    """The same question in other words, or with other answers. Raises as ``add_question``; NotFound for a scale."""
    if question.kind == QuestionKind.SCALE:
        raise NotFound("question")
    _fill(question, written)
    _fits(Survey.objects.get(pk=question.survey_id), question)
    question.save()
    return question


def _fill(question: Question, written: Written) -> None:
    if written.kind not in OWN_KINDS:
        raise NotFound("kind")
    words = {code: checked(text, field="text", most=LONGEST_QUESTION) for code, text in written.words.items()}
    if not words.get("nl"):
        raise Refused(_("Schrijf de vraag."), field="text")
    choices = []
    for one in written.choices:
        told = {code: checked(text, field="choices", most=LONGEST_CHOICE) for code, text in one["words"].items()}
        kept = {code: text for code, text in told.items() if text}
        choices.append({"code": one["code"], "words": kept, "picture": _picture(kept.get("nl", ""))})
    if written.kind in (QuestionKind.ONE, QuestionKind.SEVERAL, QuestionKind.NUMBER) and not 2 <= len(choices) <= (
        MOST_CHOICES
    ):
        raise Refused(_("Geef twee tot negen antwoorden, elk op een eigen regel."), field="choices", code="choices")
    question.kind, question.choices = written.kind, choices
    question.words = {code: text for code, text in words.items() if text}


def _picture(word: str) -> str:
    """The pictogram that is called so; '' when none is: a picture that is only near says something else."""
    found = find_pictograms(word)
    return found[0].id if found and found[0].name.casefold() == word.casefold() else ""


@command(policy.CHANGE_QUESTION)
def drop_question(actor: Actor, question: Question) -> None:
    """The question goes; the others keep their order."""
    question.delete()


@command(policy.CHANGE_QUESTION)
def move_question(actor: Actor, question: Question, *, up: bool) -> Question:
    """One place up or down. At the end nothing happens."""
    others = question.survey.questions.exclude(pk=question.pk)
    if up:
        other = others.filter(position__lt=question.position).order_by("-position").first()
    else:
        other = others.filter(position__gt=question.position).order_by("position").first()
    if other is not None:
        question.position, other.position = other.position, question.position
        other.save(update_fields=["position"])
        question.save(update_fields=["position"])
    return question


@command(policy.RUN_SURVEY)
def open_survey(actor: Actor, survey: Survey) -> Survey:
    """From now on everybody with the code answers, and no question changes any more. Raises Refused without one."""
    if survey.state == SurveyState.OPEN:
        return survey
    if not survey.questions.exists():
        raise Refused(_("Zet er eerst een vraag in."), code="empty")
    survey.state, survey.opened_on = SurveyState.OPEN, timezone.localdate()
    survey.save(update_fields=["state", "opened_on"])
    return survey


@command(policy.RUN_SURVEY)
def close_survey(actor: Actor, survey: Survey) -> Survey:
    """No more answers; the result is worked out once, in figures that may be shown, and never again.

    Raises Refused for a survey that never ran.
    """
    if survey.state != SurveyState.OPEN:
        raise Refused(_("Deze vragenlijst liep nog niet. Zet ze eerst open."), code="draft")
    columns = ("answers", "age_band", "part_id", "way")
    sets = [
        Given(answers, age, str(part) if part else "", way)
        for answers, age, part, way in AnswerSet.objects.filter(survey=survey).order_by().values_list(*columns)
    ]
    residents = survey.audience == Audience.RESIDENTS
    lives, by_part = beside(actor, survey.parts) if residents else (None, {})
    survey.result = result(
        Plan(
            screens(one.asked for one in survey.questions.all()),
            survey.missing,
            parts=survey.parts,
            asks_age=survey.asks_age,
            lives_by_age={str(age): many for age, many in lives.by_age.items()} if lives else {},
            lives_by_part=by_part,
        ),
        sets,
    )
    if lives and survey.asks_age:
        survey.result["lives"] = {"year": lives.period, "credit": lives.source}
    survey.state, survey.closed_on = SurveyState.CLOSED, timezone.localdate()
    survey.save(update_fields=["state", "closed_on", "result"])
    remember(questions=len(survey.result["questions"]))
    return survey


@command(policy.MAKE_SURVEY)
def ask_again(actor: Actor, earlier_id: uuid.UUID, *, title: str) -> Survey:
    """The same questions once more, to lay before and after side by side. Raises Refused for a title that is taken,
    NotFound for a survey that is not closed."""
    earlier = Survey.objects.filter(pk=earlier_id, state=SurveyState.CLOSED).first()
    if earlier is None:
        raise NotFound("survey")
    survey = Survey(code=_free_code(), before=earlier)
    parts = tuple(uuid.UUID(part) for part in earlier.parts)
    cover = Cover(
        title, earlier.about, earlier.audience, parts, earlier.asks_age, earlier.missing,
        plan_id=earlier.plan_id, words=earlier.words,
    )  # fmt: skip
    _write(actor, survey, cover)
    for one in earlier.questions.all():
        Question.objects.create(
            survey=survey, position=one.position, key=one.key, kind=one.kind, instrument=one.instrument,
            words=one.words, choices=one.choices,
        )  # fmt: skip
    return survey
