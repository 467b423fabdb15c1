"""What makes a network look lived in: people on lists and waiting lists, a day moved, a day called off, calls to make.

All of it through the doors, by the demo's own accounts, so that the log tells what happened.
"""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor, Role

from .people import FIRST_NAMES, phone

if TYPE_CHECKING:
    from .building import Site

PARTIES = ((1, 0), (2, 1), (1, 2), (1, 0), (2, 0), (1, 3), (1, 1), (2, 2), (1, 0), (1, 2))
BY_SMS = {1: phone(11), 2: phone(13)}
"""These two asked for an SMS; the gateway of the demo pretends that the first arrives and the second never does."""
WAITING = 4
MOST = 20


def bring_to_life(site: "Site") -> None:
    """Sign-ups first, then what reaches those who signed up."""
    for title in site.script.full:
        _fill(site, _next(site, title))
    for title in filter(None, (site.script.moved, site.script.called_off)):
        _some(site, _next(site, title, skip=1))
    if site.script.moved:
        _move(site, _next(site, site.script.moved, skip=1))
    if site.script.called_off:
        session = _next(site, site.script.called_off, skip=1)
        activities.cancel(site.lead, session.pk, reason="De begeleider is die dag niet vrij.")
    if site.script.group:
        _group(site, _next(site, site.script.group))


def _next(site: "Site", title: str, *, skip: int = 0) -> Any:
    """The first session from the day after tomorrow on, or the one after it."""
    begin = timezone.now() + datetime.timedelta(days=2)
    ahead = apps.get_model("activities.Session").objects.filter(activity=site.offers[title], starts_at__gt=begin)
    return ahead.order_by("starts_at")[skip]


def _fill(site: "Site", session: Any) -> None:
    """Take every place, then let some wait; parties leave again until somebody moves up and must be called."""
    ours = []
    for number in range(MOST):
        session.refresh_from_db()
        if session.waiting >= WAITING:
            break
        enrolment = _enrol(site, session, number)
        if enrolment.by_organisation_id and not session.waiting:
            ours.append(enrolment)
    for enrolment in sorted(ours, key=lambda one: one.size):
        activities.cancel_enrolment(site.actors[Role.WORKER], enrolment.pk)
        session.refresh_from_db()
        if session.waiting < WAITING:
            return


def _some(site: "Site", session: Any) -> None:
    for number in range(4):
        _enrol(site, session, number)


def _enrol(site: "Site", session: Any, number: int) -> Any:
    """Every third signs up on the site itself; the others call or stand at the desk."""
    adults, children = PARTIES[number % len(PARTIES)]
    childcare = 1 if children and session.childcare_places > session.childcare_taken else 0
    party = activities.Party(adults=adults, children=children, childcare=childcare, transport=number % 2)
    name, number_of = site.chance.choice(FIRST_NAMES), phone(site.chance.randint(600, 999))
    said = {
        "first_name": name,
        "channel": "sms" if number in BY_SMS else "phone",
        "reach": BY_SMS.get(number, number_of),
        "party": party,
        "call_back": number == 2,
    }
    if number % 3 == 0:
        return activities.sign_up(Actor.anonymous(site.network.pk), session.pk, **said)
    via = activities.Via.PHONE if number % 2 else activities.Via.DESK
    return activities.enrol(site.actors[Role.WORKER], session.pk, via=via, **said)


def _move(site: "Site", session: Any) -> None:
    later = datetime.timedelta(hours=1)
    activities.move(
        site.lead,
        session.pk,
        starts_at=session.starts_at + later,
        ends_at=session.ends_at + later,
        reason="De zaal is een uur later vrij.",
    )


def _group(site: "Site", session: Any) -> None:
    """The association signs up its members together (D15)."""
    guide = site.actors[Role.GROUP_GUIDE]
    activities.enrol(
        guide,
        session.pk,
        party=activities.Party(adults=8, children=3),
        via=activities.Via.GROUP,
        first_name=site.chance.choice(FIRST_NAMES),
        channel="phone",
        reach=phone(599),
        organisation_id=site.partners[site.script.association].pk,
    )
