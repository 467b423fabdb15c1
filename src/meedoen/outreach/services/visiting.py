"""Who is visited at home regularly, and the goal of the year (H3)."""

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import public as people

from .. import policy
from ..models import Contact, Goal, Visiting
from ..rules import visiting
from ..terms import Kind

MOST_VISITS = 5000


@command(policy.PLAN_VISITING)
def plan_visiting(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    person: dict,
    every_weeks: int,
    area_id: uuid.UUID | None = None,
    first_on: datetime.date | None = None,
) -> Visiting:
    """Put somebody on the list of home visits; who is on it already stays there, with the new rhythm.

    ``person`` is what was said at "who is it?". Raises Refused for nobody, or a rhythm or day that cannot be.
    """
    today = timezone.localdate()
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if every_weeks not in visiting.EVERY:
        raise Refused(_("Kies om de hoeveel weken."), field="every_weeks")
    if first_on is not None and first_on < today:
        raise Refused(_("Deze dag is al voorbij. Kies vandaag of later."), field="first_on")
    person_id = people.resolve_person(actor, person, organisation_id)
    if person_id is None:
        raise Refused(_("Kies wie je bezoekt: een voornaam of een code is genoeg."), field="who")
    saw(person_id)
    visits = Contact.objects.filter(
        participant_id=person_id, organisation_id=organisation_id, kind=Kind.HOME_VISIT, answered=True, withdrawn=False
    )
    last = visits.filter(corrected_by=None).order_by("-on").values_list("on", flat=True).first()
    due = first_on or (visiting.due_after(last, every_weeks) if last else today)
    listed = Visiting.objects.filter(organisation_id=organisation_id, participant_id=person_id, ended_on=None)
    try:
        with transaction.atomic():
            found = listed.first() or Visiting(organisation_id=organisation_id, participant_id=person_id)
            found.every_weeks, found.due_on, found.last_on = every_weeks, due, last
            found.area_id = area_id or found.area_id
            found.save()
    except IntegrityError:
        return listed.get()
    return found


@command(policy.END_VISITING)
def end_visiting(actor: Actor, row: Visiting) -> Visiting:
    """Off the list. Twice is no fault."""
    if row.participant_id:
        saw(row.participant_id)
    if row.ended_on is None:
        row.ended_on = timezone.localdate()
        row.save(update_fields=["ended_on"])
    return row


@command(policy.END_VISITING)
def visit_again(actor: Actor, row: Visiting) -> Visiting:
    """The undo of ``end_visiting``. Raises Refused when the person was put on the list anew meanwhile."""
    if row.participant_id:
        saw(row.participant_id)
    if row.ended_on is not None:
        listed = Visiting.objects.filter(
            organisation_id=row.organisation_id, participant=row.participant, ended_on=None
        )
        if row.participant_id is None or listed.exists():
            raise Refused(_("Deze persoon staat al op de lijst, of is gewist."))
        row.ended_on = None
        row.save(update_fields=["ended_on"])
    return row


@command(policy.SET_GOAL)
def set_goal(actor: Actor, *, organisation_id: uuid.UUID, year: int, visits: int) -> Goal:
    """How many home visits this organisation wants to make this year. Raises Refused, NotFound."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if not 0 <= visits <= MOST_VISITS:
        raise Refused(_("Kies een aantal tussen 0 en %(most)s.") % {"most": MOST_VISITS}, field="visits")
    found, _made = Goal.objects.update_or_create(
        organisation_id=organisation_id, year=year, defaults={"visits": visits}
    )
    return found
