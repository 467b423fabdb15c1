"""Surveys of the demo: Willebroek before and after, with 300 invented answers, one of professionals, one that runs."""

import datetime
import random
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps

from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.networks import public as networks
from meedoen.plans import public as plans

from .calendar import Days
from .willebroek import ZONES

ANSWERS, STAFF = 150, 24
AGES = (("18", 14), ("35", 38), ("60", 68), ("80", 30))
"""The old are reached more than the young, as it goes."""
WAYS = (("phone", 70), ("paper", 55), ("asked", 25))
HELPS = ("iemand die meegaat", "koffie", "een bus die stopt", "een briefje in de bus", "gratis")
MEET = ("bijna elke dag", "elke week", "elke maand", "bijna nooit")
SENTENCES = (
    "Een bank aan de bushalte zou al veel helpen.",
    "Vroeger kende ik mijn buren. Nu niet meer.",
    "Er is niets op zondag.",
)
RUNNING = (
    (
        "faces",
        {
            "nl": "Hoe is het om in jouw straat te wonen?",
            "fr": "Comment est-ce de vivre dans votre rue ?",
            "en": "What is it like to live in your street?",
            "ar": "كيف هو السكن في شارعك؟",
            "tr": "Sokağında yaşamak nasıl?",
        },
        (),
    ),
    (
        "several",
        {
            "nl": "Wat helpt jou om mee te doen?",
            "fr": "Qu'est-ce qui vous aide à participer ?",
            "en": "What helps you to take part?",
            "ar": "ما الذي يساعدك على المشاركة؟",
            "tr": "Katılmana ne yardımcı olur?",
        },
        (
            {"nl": "iemand die meegaat", "fr": "quelqu'un qui m'accompagne", "en": "somebody who comes along",
             "ar": "شخص يرافقني", "tr": "benimle gelen biri"},
            {"nl": "koffie", "fr": "du café", "en": "coffee", "ar": "قهوة", "tr": "kahve"},
            {"nl": "bus", "fr": "un bus", "en": "a bus", "ar": "حافلة", "tr": "otobüs"},
            {"nl": "gratis", "fr": "la gratuité", "en": "that it is free", "ar": "أن يكون مجانيًا",
             "tr": "ücretsiz olması"},
        ),
    ),
    (
        "sentence",
        {
            "nl": "Wat moet er eerst veranderen?",
            "fr": "Que faut-il changer en premier ?",
            "en": "What has to change first?",
            "ar": "ما الذي يجب أن يتغير أولًا؟",
            "tr": "Önce ne değişmeli?",
        },
        (),
    ),
)  # fmt: skip


COVERS = (
    ("fr", "Votre rue", "Trois questions courtes. Ce que vous dites décide par quoi nous commençons au printemps."),
    ("en", "Your street", "Three short questions. What you say decides what we start with in spring."),
    ("ar", "شارعك", "ثلاثة أسئلة قصيرة. ما تقولونه يحدد بماذا نبدأ في الربيع."),
    ("tr", "Sokağın", "Üç kısa soru. Söyledikleriniz, ilkbaharda neyle başlayacağımızı belirler."),
)


def bring(slug: str, lead: Actor, days: Days) -> None:
    """Willebroek's surveys; nothing in the other networks. Once, when the network is made."""
    if slug != "willebroek":
        return
    draw = random.Random(slug)  # noqa: S311 - invented answers
    parts, plan = _parts(lead), plans.plans(lead)[0]
    before = _first(lead, parts, plan.pk)
    _answered(before, draw, parts, lonely=0.46, close=3.0)
    _closed(lead, before, opened=days.today - datetime.timedelta(days=350), days=40)
    after = plans.ask_again(lead, before.pk, title="Hoe gaat het in de buurt? Een jaar later")
    plans.open_survey(lead, after.pk)
    _answered(after, draw, parts, lonely=0.29, close=3.5)
    _remarks(after)
    _closed(lead, after, opened=days.today - datetime.timedelta(days=45), days=35)
    _rested_on(lead, plan.pk)
    _professionals(lead, draw, days)
    _running(lead, parts)


def _parts(lead: Actor) -> dict[uuid.UUID, str]:
    """The neighbourhoods of the three zones."""
    codes = {code for zone in ZONES.values() for code in zone}
    return {area.pk: area.name for area in networks.areas(lead) if area.code in codes}


def _rested_on(lead: Actor, plan_id: uuid.UUID) -> None:
    """A finding that rests on what the survey says."""
    newest = next(one for one in plans.latest_results(lead) if one.row.plan_id == plan_id)
    figures = tuple(plans.figures_of_survey(newest)[:1])
    told = plans.Told(
        "Veel mensen voelen zich nog alleen, ook na een jaar koffie en bezoek.",
        "health",
        right="health",
        duty="college",
        figures=figures,
    )
    plans.write_finding(lead, plan_id, told=told)


def _first(lead: Actor, parts: Mapping[uuid.UUID, str], plan_id: uuid.UUID) -> Any:
    cover = plans.SurveyCover(
        title="Hoe gaat het in de buurt?",
        about="We willen weten of mensen elkaar kennen en wie zich alleen voelt. Zo kiezen we samen wat we eerst doen.",
        parts=tuple(parts),
        plan_id=plan_id,
    )
    survey = plans.make_survey(lead, cover=cover, scales=["djg6", "cohesion6"])
    for kind, text, words in (
        ("one", "Hoe vaak zie je je buren?", MEET),
        ("several", "Wat helpt jou om mee te doen?", HELPS),
        ("sentence", "Wat moet er eerst veranderen?", ()),
    ):
        choices = [{"code": str(at), "words": {"nl": word}} for at, word in enumerate(words, 1)]
        plans.add_question(lead, survey.pk, written=plans.WrittenQuestion(kind, {"nl": text}, choices))
    return plans.open_survey(lead, survey.pk)


def _answered(survey: Any, draw: random.Random, parts: Mapping[uuid.UUID, str], *, lonely: float, close: float) -> None:
    """Invented answers: who is old is lonelier, who is lonely meets fewer neighbours, and some leave an item open."""
    own = {row.kind: row.key for row in survey.questions.all()}
    model = apps.get_model("plans", "AnswerSet")
    rows, sheet = [], 0
    for _number in range(ANSWERS):
        age, way = _one_of(draw, AGES), _one_of(draw, WAYS)
        low = lonely + {"60": 0.04, "80": 0.12}.get(age, -0.05)
        feels = draw.random() < low
        answers: dict[str, Any] = {**_lonely(draw, feels), **_close(draw, close - (0.5 if feels else 0))}
        answers[own["one"]] = str(draw.choice((3, 4, 4) if feels else (1, 1, 2, 2, 3)))
        if chosen := [str(at) for at in range(1, len(HELPS) + 1) if draw.random() < 0.35]:
            answers[own["several"]] = chosen
        sheet += way == "paper"
        rows.append(
            model(
                network_id=survey.network_id, survey=survey, answers=answers, age_band=age,
                part_id=draw.choice(list(parts)), way=way, sheet=sheet if way == "paper" else None,
            )
        )  # fmt: skip
    with seeding("demo"):
        model.objects.bulk_create(rows)


def _one_of(draw: random.Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return draw.choices([code for code, _weight in weighted], [weight for _code, weight in weighted])[0]


def _lonely(draw: random.Random, feels: bool) -> dict[str, str]:
    """The six items; of three in a hundred one is left open."""
    left_open = draw.randint(1, 6) if draw.random() < 0.03 else 0
    said = {}
    for item, turned in enumerate((False, True, True, False, True, False), 1):
        counts = draw.random() < (0.72 if feels else 0.07)
        hard, easy = ("no", "yes") if turned else ("yes", "no")
        if item != left_open:
            said[f"djg6.{item}"] = draw.choice((hard, "some", "some")) if counts else easy
    return said


def _close(draw: random.Random, mean: float) -> dict[str, str]:
    """Six statements around a mean; the fourth is turned around."""
    said = {}
    for item in range(1, 7):
        value = min(5, max(1, round(draw.gauss(mean, 0.9))))
        said[f"cohesion6.{item}"] = str(6 - value if item == 4 else value)
    return said


def _remarks(survey: Any) -> None:
    asked = survey.questions.get(kind="sentence")
    model = apps.get_model("plans", "Remark")
    with seeding("demo"):
        for at, text in enumerate(SENTENCES):
            state = "kept" if at else "new"
            model.objects.create(survey=survey, question=asked, text=text, state=state)


def _closed(lead: Actor, survey: Any, *, opened: datetime.date, days: int) -> None:
    """Close it, as if it had run then."""
    plans.close_survey(lead, survey.pk)
    with seeding("demo"):
        apps.get_model("plans", "Survey").objects.filter(pk=survey.pk).update(
            made_on=opened, opened_on=opened, closed_on=opened + datetime.timedelta(days=days)
        )


def _professionals(lead: Actor, draw: random.Random, days: Days) -> None:
    """Those who work in the area, on working together (L4)."""
    cover = plans.SurveyCover(
        title="Werken we goed samen?",
        about="Voor wie in de zorgzame buurt werkt. We bespreken het samen op het netwerkoverleg.",
        audience="staff",
        asks_age=False,
    )
    survey = plans.make_survey(lead, cover=cover, scales=["cooperation8"])
    survey = plans.open_survey(lead, survey.pk)
    turned: Callable[[int], bool] = (5, 6, 7).__contains__
    sets = []
    for _number in range(STAFF):
        around = draw.gauss(3.3, 0.5)
        values = {item: min(5, max(1, round(draw.gauss(around, 0.7)))) for item in range(1, 9)}
        sets.append(
            {f"cooperation8.{item}": str(6 - value if turned(item) else value) for item, value in values.items()}
        )
    model = apps.get_model("plans", "AnswerSet")
    with seeding("demo"):
        model.objects.bulk_create(
            model(network_id=survey.network_id, survey=survey, answers=answers, way="phone") for answers in sets
        )
    _closed(lead, survey, opened=days.today - datetime.timedelta(days=90), days=21)


def _running(lead: Actor, parts: Mapping[uuid.UUID, str]) -> None:
    """A short one that anybody may answer now, in five languages."""
    cover = plans.SurveyCover(
        title="Jouw straat",
        about="Drie korte vragen. Wat jullie zeggen, bepaalt waar we in het voorjaar mee beginnen.",
        parts=tuple(parts),
        words={language: {"title": title, "about": about} for language, title, about in COVERS},
    )
    survey = plans.make_survey(lead, cover=cover)
    for kind, words, choices in RUNNING:
        told = [{"code": str(at), "words": one} for at, one in enumerate(choices, 1)]
        plans.add_question(lead, survey.pk, written=plans.WrittenQuestion(kind, words, told))
    plans.open_survey(lead, survey.pk)
