"""What came of the signals of the demo: decisions, answers in several languages, deliveries, verdicts. All invented."""

import datetime
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.typed_codes import random_code

from .calendar import Days
from .voice_answer_texts import ANSWERS, Came, Said

DAY = datetime.timedelta(days=1)
WAYS = ("letter", "phone", "wall", "next_meeting", "next_visit", "helper", "sms", "letter")
PEOPLE = ("Mila", "Omar", "Rosa", "Idris", "Lena", "Tarik", "Wies", "Nour")
STREETS = ("Bedachte Dreef", "Verzonnen Laan", "Voorbeeldstraat", "Nergensweg")
NUMBER = "+3247000{:04d}"


@dataclass
class _Stage:
    """Who decides, who brings, and where; chance that gives the same at each run."""

    slug: str
    days: Days
    actors: dict[Role, Actor]
    organisation: uuid.UUID
    place: str
    chance: random.Random
    moment: datetime.datetime = field(default_factory=lambda: timezone.now().replace(hour=11, minute=0))

    def at(self, day: datetime.date) -> datetime.datetime:
        return self.moment - (self.days.today - day)


def bring(slug: str, actors: dict[Role, Actor], days: Days, place: str) -> None:
    """Answers for the bundles of one network. Called while it is named, once its signals and bundles are there."""
    if slug not in ANSWERS:
        return
    organisation = next(iter(actors[Role.WORKER].organisation_ids))
    chance = random.Random(f"{slug} antwoorden")  # noqa: S311 - invented
    stage = _Stage(slug, days, actors, organisation, place, chance)
    bundles = {row.title: row for row in apps.get_model("voice.Bundle").objects.prefetch_related("signals")}
    with seeding("demo"):
        for title, came in ANSWERS[slug].items():
            if title in bundles:
                _came_of(stage, bundles[title], came)


def _came_of(stage: _Stage, bundle: Any, came: Came) -> None:
    signals = sorted(bundle.signals.all(), key=lambda one: str(one.pk))
    decided_on = stage.days.today - came.decided_ago * DAY
    if came.before is not None:
        _reopened(stage, bundle, signals, came.before, decided_on)
    decision = _decided(stage, bundle, came, decided_on)
    if came.late:
        bundle.promised_on = stage.days.today - came.late * DAY
        bundle.save(update_fields=["promised_on"])
    if came.said is None:
        return
    answer = _answered(stage, bundle, decision, came.said, decided_on + came.said.after * DAY)
    for number, signal in enumerate(signals):
        _to_bring(stage, answer, signal, number, brought=number < came.said.brought)


def _decided(stage: _Stage, bundle: Any, came: Came, on: datetime.date) -> Any:
    made = apps.get_model("voice.Decision").objects.create(
        bundle=bundle, body=came.body, outcome=came.outcome, reasons=came.reasons, decided_on=on,
        formal_address=came.formal, noted_at=stage.at(on),
    )  # fmt: skip
    owner = stage.actors[Role.POLICY_MAKER].user_id
    if owner is None:
        raise ValueError("an action has an owner")
    for what, due_in, progress in came.acts:
        ended = progress in ("done", "stopped")
        apps.get_model("voice.Action").objects.create(
            decision=made, what=what, due=on + due_in * DAY, progress=progress,
            owner_id=owner,
            done_on=on + due_in * DAY if ended else None,
        )  # fmt: skip
    return made


def _answered(stage: _Stage, bundle: Any, decision: Any, said: Said, on: datetime.date) -> Any:
    return apps.get_model("voice.Answer").objects.create(
        bundle=bundle, decision=decision, asked=said.asked, done=said.done, not_yet=said.not_yet,
        coming=decision.actions.exclude(progress__in=("done", "stopped")).exists(),
        translations=said.translations,
        written_at=stage.at(on) - datetime.timedelta(hours=1), published_on=on, on_site=True,
    )  # fmt: skip


def _to_bring(stage: _Stage, answer: Any, signal: Any, number: int, *, brought: bool) -> Any:
    way = _way(stage, signal, number)
    on = answer.published_on + 3 * DAY
    made = apps.get_model("voice.Delivery").objects.create(
        answer=answer, signal=signal, token=signal.token, code=random_code(),
        state="delivered" if brought else "waiting", channel=way if brought else "",
        brought_on=on if brought else None, by_id=stage.actors[Role.WORKER].user_id if brought else None,
    )  # fmt: skip
    if brought and number % 2 == 0:
        _judged(made, on + 5 * DAY, good=True)
    return made


def _judged(delivery: Any, on: datetime.date, *, good: bool, reason: str = "", reopened: bool = False) -> None:
    apps.get_model("voice.Verdict").objects.create(
        delivery=delivery, good_enough=good, reason=reason, how="code", on=on, reopened=reopened
    )


def _reopened(stage: _Stage, bundle: Any, signals: list[Any], before: Came, decided_again: datetime.date) -> None:
    """The first round: an answer that was not good enough, and the step that opened the bundle again."""
    on = stage.days.today - before.decided_ago * DAY
    decision = _decided(stage, bundle, before, on)
    if before.said is None:
        return
    answer = _answered(stage, bundle, decision, before.said, on + before.said.after * DAY)
    first = [_to_bring(stage, answer, one, 2 * at + 1, brought=True) for at, one in enumerate(signals)]
    again = answer.published_on + 10 * DAY
    _judged(first[0], again, good=False, reason="Een wekelijkse koffie had ook gekund.", reopened=True)
    apps.get_model("voice.PhaseStep").objects.create(
        bundle=bundle, phase_from="feedback", phase_to="analyse", on=again, at=stage.at(again),
        reason="Iemand die dit zei, vindt het antwoord niet goed genoeg.",
    )  # fmt: skip
    bundle.promised_on, bundle.round_since = decided_again + 40 * DAY, stage.at(again)
    bundle.save(update_fields=["promised_on", "round_since"])


def _way(stage: _Stage, signal: Any, number: int) -> str:
    """How this giver hears it: only a way, sealed with a key of its own; nobody for who chose the wall."""
    model = apps.get_model("people.ReturnWay")
    known = model.objects.filter(token=signal.token).first()
    if known is not None:
        return known.channel
    channel = WAYS[(number + stage.chance.randrange(len(WAYS))) % len(WAYS)]
    by_site = signal.organisation_id is None
    made = model(
        token=signal.token, channel=channel, organisation_id=signal.organisation_id,
        confirmed_at=None if by_site else stage.moment, until=stage.days.today + 180 * DAY,
        since=signal.noticed_on,
    )  # fmt: skip
    name, reach = _said(stage, channel)
    if name or reach:
        vault.create_key(made.pk, tenancy.here())
    made.name = vault.seal(made.pk, "people.ReturnWay.name", name) if name else None
    made.reach = vault.seal(made.pk, "people.ReturnWay.reach", reach) if reach else None
    made.save()
    return channel


def _said(stage: _Stage, channel: str) -> tuple[str, str]:
    name = stage.chance.choice(PEOPLE)
    if channel == "letter":
        return f"{name} Verzonnen", f"{stage.chance.choice(STREETS)} {stage.chance.randrange(1, 90)}, {stage.place}"
    if channel in ("phone", "sms"):
        return name if channel == "phone" else "", NUMBER.format(stage.chance.randrange(10_000))
    if channel in ("next_visit", "helper"):
        return name, stage.chance.choice(("An van het buurthuis", "Els van het OCMW", "de gids"))
    return "", ""
