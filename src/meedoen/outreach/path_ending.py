"""How paths and talents end: by their term, and with the person; and what they tell that person."""

import datetime
import uuid
from typing import Any

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy import retention as terms
from meedoen.people import public as people

from . import path_standing
from .models import Path, StepDone, Talent, TalentAsk
from .rules.paths import Outcome


def unlink_paths(cutoff: datetime.datetime) -> int:
    """Paths on which nothing was done since ``cutoff`` lose their person and worker; steps and outcome stay counted."""
    day = terms.before_day(cutoff)
    linked = Path.objects.filter(touched_on__lt=day).exclude(participant=None, household=None, worker_id=None)
    found = list(linked.order_by("touched_on").values_list("pk", flat=True)[: terms.BATCH])
    _let_go(Path.objects.filter(pk__in=found))
    return len(found)


def unsign_steps(cutoff: datetime.datetime) -> int:
    """Who wrote down a step before ``cutoff`` is forgotten; that it was done stays."""
    old = StepDone.objects.filter(on__lt=terms.before_day(cutoff)).exclude(by_code="")
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    return StepDone.objects.filter(pk__in=found).update(by_code="")


def unlink_talents(cutoff: datetime.datetime) -> int:
    """Talents that were offered before ``cutoff`` lose their person; kinds and ideas stay counted."""
    old = Talent.objects.filter(offered_on__lt=terms.before_day(cutoff)).exclude(participant=None, worker_id=None)
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    _end_talents(Talent.objects.filter(pk__in=found))
    return len(found)


def end_asks(cutoff: datetime.datetime) -> int:
    """Questions to people from before ``cutoff``: who asked is forgotten."""
    old = TalentAsk.objects.filter(asked_on__lt=terms.before_day(cutoff)).exclude(asked_by_id=None)
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    return TalentAsk.objects.filter(pk__in=found).update(asked_by_id=None)


def on_a_path(cutoff: datetime.datetime):
    """The people with whom something was done on a path since ``cutoff``."""
    recent = Path.objects.filter(touched_on__gte=terms.before_day(cutoff)).exclude(participant=None)
    return recent.order_by().values("participant_id")


def with_a_talent(cutoff: datetime.datetime):
    """The people who offered something since ``cutoff`` that still stands."""
    recent = Talent.objects.filter(offered_on__gte=terms.before_day(cutoff), ended_on=None).exclude(participant=None)
    return recent.order_by().values("participant_id")


def forget(person_id: uuid.UUID) -> None:
    """Erasure: counts stay, whatever leads to the person goes. The path of a household goes on with somebody else of
    the same organisation who lives there, and with whom none of this kind runs. It bears being called again."""
    running = Path.objects.filter(participant_id=person_id, ended_on=None).exclude(household=None)
    for path in running:
        living = people.at_home(path.household_id, path.organisation_id)  # type: ignore[arg-type]
        alike = Path.objects.filter(template_id=path.template_id, organisation_id=path.organisation_id, ended_on=None)
        busy = set(alike.filter(participant_id__in=living).values_list("participant_id", flat=True))
        others = [one for one in living if one not in busy]
        if others:
            path.participant_id = others[0]
            path.save(update_fields=["participant"])
            path_standing.follow_person(path)
    _let_go(Path.objects.filter(participant_id=person_id))
    _end_talents(Talent.objects.filter(participant_id=person_id))


def _let_go(paths) -> None:
    today = timezone.localdate()
    paths.filter(ended_on=None).update(ended_on=today, outcome=Outcome.UNKNOWN, next_on=None, next_key="")
    paths.update(participant=None, household=None, worker_id=None)


def _end_talents(talents) -> None:
    today = timezone.localdate()
    TalentAsk.objects.filter(talent__in=talents.values("pk"), answered_on=None).delete()
    talents.filter(ended_on=None).update(ended_on=today)
    talents.update(participant=None, worker_id=None)


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Right of access: paths with their steps, and what somebody offered. Called behind the door of people."""
    own = Q(participant_id=person_id) | Q(household_id__in=people.homes_now(person_id))
    paths = Path.objects.filter(own).select_related("template").prefetch_related("done__partner")
    talents = Talent.objects.filter(participant_id=person_id).select_related("activity").prefetch_related("asks")
    return {
        "trajecten": [_told(path) for path in paths.order_by("started_on", "pk")],
        "wat je graag doet of wil beginnen": [
            {
                "wat": row.get_kind_display(),
                "hoe": row.get_wish_display(),
                "aangeboden op": row.offered_on,
                "getoond tot": row.ended_on or row.until,
                "werd een activiteit": row.activity.title if row.activity else "",
                "gevraagd": [
                    {"op": ask.asked_on, "antwoord": ask.get_answer_display() if ask.answer else ""}
                    for ask in row.asks.all()
                ],
            }
            for row in talents.order_by("offered_on", "pk")
        ],
    }


def _told(path: Path) -> dict[str, Any]:
    steps = dict(path.template.steps)
    endings = {key: word for key, _kind, word in path.template.endings}
    return {
        "wat": path.template.name,
        "van het hele gezin": path.household_id is not None,
        "begonnen op": path.started_on,
        "gedaan": [
            {
                "stap": one.word,
                "op": one.on,
                "door": one.partner.name if one.partner else one.get_by_display(),
            }
            for one in sorted(path.done.all(), key=lambda one: (one.on, one.word))
        ],
        "volgende stap": steps.get(path.next_key, "") if path.ended_on is None else "",
        "gepland op": path.next_on,
        "afgerond op": path.ended_on,
        "afloop": endings.get(path.ending) or (path.get_outcome_display() if path.outcome else ""),
    }
