"""The map of the network, counted from events: notes of contacts, attendance. Never from a register of people."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Period, Released, Unit, release
from meedoen.networks import public as networks
from meedoen.referrals import public as referrals

from ..models import Contact
from ..policy import pictures as policy
from ..rules import network_map as rules
from ..rules.network_map import Met, Tie
from ..terms import Kind


@dataclass(frozen=True)
class NetworkMap:
    """All that may be drawn, with the word of every point. Keys of points: ``kind:``, ``place:``, ``area:``, ``org:``.

    ``ways``: how people were met, by place; ``homes``: places, by organisation that met them there (people both);
    ``came``: places, by organisation whose activities people came to there (people); ``led``: organisations that led
    people to another one (people). ``brought``: people who came because another resident brought them; of these, those
    whose bringer was brought too; and so on (W10).
    """

    total: Released
    brought: list[Released]
    ways: list[Tie]
    homes: list[Tie]
    came: list[Tie]
    led: list[Tie]
    words: dict[str, str]


@query(policy.SEE_MAP)
def network_map(actor: Actor, rows: QuerySet[Contact], period: Period) -> NetworkMap:
    """Everything in a fixed number of queries, whatever the number of contacts."""
    partners = {f"org:{one.pk}": one.name for one in networks.partners(actor)}
    met, where = _met(rows, period)
    ties = rules.ties(met, kinds=len(Kind), organisations=len(partners))
    at = activities.at_places(actor, period)
    places = {f"place:{one.pk}": one.name for one in networks.places(actor)}
    came = {
        (f"place:{one.place_id}", f"org:{one.organisation_id}"): one.persons for one in at if one.place_id is not None
    }
    known = {**where, **places, **partners}
    shown = rules.drawn({key: number for key, number in came.items() if set(key) <= set(known)}, Unit.PERSONS)
    kinds = {f"kind:{kind.value}": str(kind.label) for kind in Kind} | {f"kind:{rules.MIXED}": _("Op meer manieren")}
    return NetworkMap(
        total=ties.total,
        brought=[release(many, Unit.PERSONS) for many in activities.brought_along(actor, period)],
        ways=[Tie(f"kind:{tie.start}", tie.end, tie.figure) for tie in ties.ways],
        homes=ties.homes,
        came=shown,
        led=rules.drawn(_led(actor, period), Unit.PERSONS),
        words=known | kinds,
    )


def _met(rows: QuerySet[Contact], period: Period) -> tuple[list[Met], dict[str, str]]:
    """The contacts that count: answered, not taken back, in their last version; and the names of where they were."""
    columns = (
        "kind",
        "place_id",
        "place__name",
        "area_id",
        "area__name",
        "organisation_id",
        "participant_id",
        "persons",
    )
    found = rows.filter(on__range=(period.first, period.last), answered=True, withdrawn=False, corrected_by=None)
    met: list[Met] = []
    names: dict[str, str] = {}
    for kind, place, place_name, area, area_name, owner, person, persons in found.order_by().values_list(*columns):
        where = f"place:{place}" if place else f"area:{area}" if area else "area:"
        names[where] = place_name or area_name or _("Plaats niet genoteerd")
        met.append(Met(kind, where, f"org:{owner}", person, persons))
    return met, names


def _led(actor: Actor, period: Period) -> dict[tuple[str, str], int]:
    """From which organisation to which one people were led: signed up there by another partner, or led and arrived.

    Who was both signed up and led counts once.
    """
    led = activities.signed_up_by(actor, period)
    for pair, people in referrals.arrived_between(actor, period.first, period.last).items():
        led.setdefault(pair, set()).update(people)
    return {(f"org:{start}", f"org:{end}"): len(people) for (start, end), people in led.items()}
