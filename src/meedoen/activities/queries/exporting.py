"""Reads for what leaves the house: the offer as rows, attendance as safe figures; and all of one person, for them."""

import datetime
import uuid
from typing import Any

from django.db.models import F, Min, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Unit, release
from meedoen.kernel.spreadsheets import Cell
from meedoen.kernel.taking_out import Sheet

from .. import policy
from ..intake.columns import COLUMNS, HEADINGS, LANGUAGES
from ..intake.taxonomy import THEMES
from ..models import Activity, Attendance, Enrolment, Session
from ..rules.series import local_moment
from ..terms import SignUp


@query(policy.EDIT)
def activities(actor: Actor, rows: QuerySet[Activity], *, today: datetime.date) -> Sheet:
    """The offer that this actor plans, by title, each with its next day. Nothing of who takes part."""
    found = list(rows.select_related("organisation", "place").order_by("title", "pk"))
    ahead = Session.objects.filter(activity__in=rows, starts_at__gte=local_moment(today, datetime.time()))
    following = dict(
        ahead.exclude(status="cancelled").order_by().values_list("activity").annotate(first=Min("starts_at"))
    )
    columns = [
        _("Naam"), _("Soort"), _("Partner"), _("Stand"), _("Voor wie"), _("Leeftijd van"), _("Leeftijd tot en met"),
        _("Prijs"), _("Kansentarief"), _("Plaats"), _("Hoe doe je mee"), _("Plaatsen"), _("Wie bel je"), _("Telefoon"),
        _("Volgende dag"), _("Nagekeken op"),
    ]  # fmt: skip
    return Sheet(_("Aanbod"), columns, [_offered(row, following.get(row.pk)) for row in found])


def _offered(row: Activity, start: datetime.datetime | None) -> list[Cell]:
    return [
        row.title,
        row.get_kind_display(),
        row.organisation.name,
        row.get_status_display(),
        row.for_whom,
        row.age_min,
        row.age_max,
        _euros(row.price_cents),
        _euros(row.social_price_cents),
        row.place.name if row.place else "",
        row.get_sign_up_display(),
        row.capacity,
        row.contact_name,
        row.contact_phone,
        timezone.localdate(start) if start else None,
        timezone.localdate(row.confirmed_at),
    ]


@query(policy.CHANGE_SESSION)
def sessions(actor: Actor, rows: QuerySet[Session], *, since: datetime.datetime) -> Sheet:
    """The sessions that this actor plans, that go on and are not over at ``since``, in order of time.

    In the columns of an organisation's own list, so that the file can be read in again. Nothing of who comes.
    """
    ahead = rows.filter(ends_at__gt=since).exclude(status="cancelled").select_related("activity__place", "place")
    return Sheet(_("Momenten"), HEADINGS, [_planned(row) for row in ahead.order_by("starts_at", "pk")])


def _planned(row: Session) -> list[Cell]:
    """A session by the columns of ``intake.columns``, in their order."""
    activity, place = row.activity, row.place or row.activity.place
    start, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    told: dict[str, Cell] = {
        "name": activity.title,
        "kind": activity.get_kind_display(),
        "theme": "; ".join(THEMES[theme] for theme in activity.themes if theme in THEMES),
        "text": activity.text,
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "place": place.name if place else "",
        "street": place.street if place else "",
        "postcode": place.postcode if place else "",
        "locality": place.locality if place else "",
        "price": _euros(activity.price_cents),
        "social_price": _euros(activity.social_price_cents),
        "age_min": activity.age_min,
        "age_max": activity.age_max,
        "capacity": row.capacity,
        "sign_up": "ja" if activity.sign_up == SignUp.SIGN_UP else "nee",
        "children": "ja" if activity.children_welcome else "nee",
        "childcare": activity.childcare_places or None,
        "languages": ", ".join(name for name, code in LANGUAGES.items() if code in activity.languages),
        "bring": activity.bring,
        "contact": activity.contact_name,
        "phone": activity.contact_phone,
        "number": activity.source_id if activity.source.startswith("list:") else str(activity.pk),
    }
    return [told[code] for code in COLUMNS]


@query(policy.EDIT)
def own_published(actor: Actor, rows: QuerySet[Activity]) -> list[Activity]:
    """What this actor plans, is published and did not come from UiTdatabank, by title, with organiser and place."""
    found = rows.filter(status="published").exclude(source="uitdatabank").select_related("organisation", "place")
    return list(found.order_by("title", "pk"))


def _euros(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


@query(policy.SEE_OUTCOME)
def attendance(actor: Actor, rows: QuerySet[Session], *, until: datetime.datetime) -> Sheet:
    """Every session that is over, with how many were there: through the door of figures, so rounded (R21)."""
    past = rows.filter(ends_at__lte=until).exclude(status="cancelled")
    found = list(past.select_related("activity__organisation", "place").order_by("starts_at", "pk"))
    counted = {
        row["session"]: (row["people"], row["young"])
        for row in Attendance.objects.filter(session__in=past, undone_at=None)
        .order_by()
        .values("session")
        .annotate(people=Sum(F("adults") + F("children")), young=Sum("children"))
    }
    expected = dict(
        Enrolment.objects.filter(session__in=past, status="placed")
        .order_by()
        .values_list("session")
        .annotate(people=Sum(F("adults") + F("children")))
    )
    columns = [
        _("Naam"), _("Partner"), _("Dag"), _("Begin"), _("Einde"), _("Plaats"), _("Ingeschreven mensen (afgerond)"),
        _("Mensen die er waren (afgerond)"), _("Kinderen daarvan (afgerond)"),
    ]  # fmt: skip
    return Sheet(
        _("Deelname"),
        columns,
        [_attended(row, counted.get(row.pk, (0, 0)), expected.get(row.pk, 0)) for row in found],
    )


def _attended(row: Session, counted: tuple[int, int], expected: int) -> list[Cell]:
    start, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    people, young = counted
    return [
        row.activity.title,
        row.activity.organisation.name,
        start.date(),
        start.time(),
        end.time(),
        row.place.name if row.place else "",
        release(expected, Unit.PERSONS).text,
        release(people + row.others_adults + row.others_children, Unit.VISITS).text,
        release(young + row.others_children, Unit.VISITS).text,
    ]


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """What activities knows of a person, for that person; the export of people calls it, behind its own door."""
    signed_up = Enrolment.objects.filter(participant_id=person_id).select_related("session__activity")
    there = Attendance.objects.filter(participant_id=person_id, undone_at=None).select_related("session__activity")
    return {
        "inschrijvingen": [
            {
                "activiteit": row.session.activity.title,
                "wanneer": row.session.starts_at,
                "volwassenen": row.adults,
                "kinderen": row.children,
                "in de opvang": row.childcare,
                "vervoer nodig": row.needs_transport,
                "iemand die meegaat": row.needs_companion,
                "via": row.get_via_display(),
                "stand": row.get_status_display(),
                "ingeschreven op": row.signed_up_at,
            }
            for row in signed_up.order_by("signed_up_at")
        ],
        "deelnames": [
            {
                "activiteit": row.session.activity.title,
                "wanneer": row.session.starts_at,
                "volwassenen": row.adults,
                "kinderen": row.children,
                "in de opvang": row.childcare,
                "eerste keer": row.first_time,
                "meegebracht door iemand": row.brought_by_id is not None,
            }
            for row in there.order_by("at")
        ],
        "iemand meegebracht": Attendance.objects.filter(brought_by_id=person_id, undone_at=None).count(),
    }
