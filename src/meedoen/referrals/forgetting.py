"""What referrals empties when somebody is erased, what it tells, and what it throws away when a term is over."""

import datetime
import uuid
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from meedoen.kernel.privacy import retention as terms
from meedoen.people import public as people

from .models import Companion, CompanionHours, CompanyAsk, Referral, ThresholdStop, ToTell
from .standing import COMPANY
from .terms import Because, State


def forget(person_id: uuid.UUID) -> None:
    """Called by the kernel inside the erasure's transaction. What was open ends; that it happened stays as a count."""
    ours = Referral.objects.filter(person_id=person_id)
    led_by = Referral.objects.filter(companion__person_id=person_id)
    for referral_id in [*ours.values_list("pk", flat=True), *led_by.values_list("pk", flat=True)]:
        people.end_shares(COMPANY, referral_id)
    CompanyAsk.objects.filter(Q(referral__in=ours) | Q(companion__person_id=person_id)).delete()
    ours.exclude(state=State.ENDED).update(
        ended_from=F("state"), state=State.ENDED, because=Because.ERASED, ended_on=timezone.localdate()
    )
    ours.update(person=None, code_index="", transport=False, children=0, company=False, language="nl", companion=None)
    ToTell.objects.filter(person_id=person_id).delete()
    Companion.objects.filter(person_id=person_id, stopped_on=None).update(stopped_on=timezone.localdate())
    Companion.objects.filter(person_id=person_id).update(person=None, languages=[], days=[], parts=[], limits=[])


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """To what somebody was led, how far that went, and whether they go along with others themselves."""
    led = Referral.objects.filter(person_id=person_id).select_related("organisation", "receiver", "activity")
    goes = Companion.objects.filter(person_id=person_id).select_related("organisation")
    return {
        "toeleidingen": [
            {
                "naar": row.activity.title if row.activity else row.receiver.name,
                "door": row.organisation.name,
                "gevraagd": row.get_asked_display() if row.asked else "",
                "hoever": row.get_state_display(),
                "sinds": row.proposed_on,
                "afgelopen omdat": row.get_because_display() if row.because else "",
                "nodig": _needs(row),
                "er gaat iemand mee": row.companion_id is not None,
            }
            for row in led.order_by("proposed_on")
        ],
        "zelf gids bij": [
            {"organisatie": row.organisation.name, "sinds": row.since, "ook voor andere partners": row.wider}
            for row in goes.order_by("since")
        ],
    }


def _needs(row: Referral) -> str:
    named = (("vervoer", row.transport), ("kinderopvang", row.children), ("iemand die meegaat", row.company))
    return ", ".join([word for word, needed in named if needed] + [f"taal: {row.language}"])


def unlink(cutoff: datetime.datetime) -> int:
    """Referrals that were last moved before ``cutoff`` lose who it was and what was needed; the counts stay."""
    day = terms.before_day(cutoff)
    linked = ~Q(person=None) | ~Q(code_index="") | ~Q(by=None)
    old = Referral.objects.filter(linked, proposed_on__lt=day).exclude(_moved_since(day)).order_by("pk")
    rows = Referral.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH]))
    return rows.update(person=None, by=None, companion=None, code_index="", transport=False, children=0, company=False)


def _moved_since(day: datetime.date) -> Q:
    names = ("agreed_on", "first_on", "stayed_on", "ended_on", "answered_on")
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__gte": day})
    return found


def drop_told(cutoff: datetime.datetime) -> int:
    """What was settled a month ago is thrown away; what waits longer than that was not told and ends there too."""
    old = ToTell.objects.filter(Q(settled_at__lt=cutoff) | Q(since__lt=terms.before_day(cutoff), settled_at=None))
    found = list(old.order_by("pk").values_list("pk", flat=True)[: terms.BATCH])
    return ToTell.objects.filter(pk__in=found).delete()[0]


def drop_companions(cutoff: datetime.datetime) -> int:
    """A companion who stopped before ``cutoff`` is forgotten; the hours go with it."""
    old = Companion.objects.filter(stopped_on__lt=terms.before_day(cutoff)).order_by("pk")
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    Companion.objects.filter(pk__in=found).delete()
    return len(found)


def drop_hours(cutoff: datetime.datetime) -> int:
    """Hours that were given before ``cutoff``: the figures of their year were made long ago."""
    old = CompanionHours.objects.filter(day__lt=terms.before_day(cutoff)).order_by("pk").values_list("pk", flat=True)
    return CompanionHours.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def drop_company_asks(cutoff: datetime.datetime) -> int:
    """Questions to companions of other partners from before ``cutoff``, answered or not."""
    old = CompanyAsk.objects.filter(since__lt=terms.before_day(cutoff)).order_by("pk").values_list("pk", flat=True)
    return CompanyAsk.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def drop_stops(cutoff: datetime.datetime) -> int:
    """Stops at a threshold from before ``cutoff``, whether they became a signal or not."""
    old = ThresholdStop.objects.filter(month__lt=terms.before_day(cutoff)).order_by("pk").values_list("pk", flat=True)
    return ThresholdStop.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def referred_since(cutoff: datetime.datetime) -> QuerySet:
    """The people of whom a referral goes on, or moved since ``cutoff``: they are in use."""
    day = terms.before_day(cutoff)
    going_on = Referral.objects.filter(~Q(state=State.ENDED) | Q(proposed_on__gte=day) | _moved_since(day))
    return going_on.exclude(person=None).order_by().values("person_id")


def going_along(cutoff: datetime.datetime) -> QuerySet:
    """The volunteers who go along with others, however long ago they were first noted."""
    return Companion.objects.filter(stopped_on=None).exclude(person=None).order_by().values("person_id")
