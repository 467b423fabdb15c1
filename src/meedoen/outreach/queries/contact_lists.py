"""What a list of contacts would do: what is new, what was noted already, which names we cannot tie."""

import datetime
import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, remember
from meedoen.kernel.intake.columns import folded
from meedoen.kernel.intake.listing import Listing
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import Contact, ContactRun
from ..rules.contact_lists import CODE, NAME, ContactListing, Draft, Here
from . import ways
from .contacts import counting

Key = tuple[datetime.date, str, uuid.UUID | None, int, int, bool, tuple[str, ...], uuid.UUID | None]


@dataclass(frozen=True)
class Sorted:
    """``new`` and ``known`` rows, who is meant by their codes, and the rows whose name or code cannot be tied."""

    new: list[Draft]
    known: list[Draft]
    by_code: dict[str, uuid.UUID]
    faults: Listing
    closed_years: list[int]


@query(policy.IMPORT_CONTACTS)
def what_is_here(actor: Actor, rows: None) -> Here:
    """What a list is read against: names of places and areas, themes, and how long a name is kept."""
    today, found = timezone.localdate(), ways.ways_now()
    areas = {folded(name): f"area:{key}" for key, name in networks.area_names(actor).items()}
    places = {folded(name): f"place:{key}" for key, name in networks.place_names(actor).items()}
    return Here(
        today=today,
        named_since=today - datetime.timedelta(days=found.fade_days),
        wheres={**places, **areas},
        themes=ways.theme_choices(found),
    )


@query(policy.IMPORT_CONTACTS)
def preview_contacts(actor: Actor, rows: None, *, organisation_id: uuid.UUID, listing: ContactListing) -> Sorted:
    """What taking this list in would do. Raises NotFound for a foreign organisation."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    found = sort_out(actor, organisation_id, listing.contacts)
    remember(read=len(listing.contacts), known=len(found.known))
    return found


def sort_out(actor: Actor, organisation_id: uuid.UUID, drafts: Collection[Draft]) -> Sorted:
    """New or known, and whose. A contact is known when as many equal ones were noted as stand in the list.

    A first name that somebody carries already is never tied by the name alone: that row asks for the code. Called
    behind a door.
    """
    told = people.recognised(
        actor,
        organisation_id=organisation_id,
        codes={draft.code for draft in drafts if draft.code},
        first_names={draft.name for draft in drafts if draft.name},
    )
    there = _noted(organisation_id, drafts)
    found = Sorted(
        [], [], told.codes, Listing(), networks.years_closed(policy.CONTACTS, {draft.day.year for draft in drafts})
    )
    for draft in drafts:
        persons: set[uuid.UUID | None] = {None}
        if draft.code:
            persons = {told.codes.get(draft.code)}
        elif draft.name:
            persons = set(told.names.get(draft.name, ()))
        if draft.code and None in persons:
            found.faults.refuse(draft.row, CODE, _("Deze code kennen we niet. Kijk na wat er op de kaart staat."))
        elif _taken(there, draft, persons):
            found.known.append(draft)
        elif draft.name and persons:
            sentence = _("Er is al iemand met deze voornaam. Is het dezelfde? Schrijf dan de code. Anders: laat leeg.")
            found.faults.refuse(draft.row, NAME, sentence)
        else:
            found.new.append(draft)
    return found


def _noted(organisation_id: uuid.UUID, drafts: Collection[Draft]) -> Counter[Key]:
    """How often each contact was noted, in the days of the list."""
    days = [draft.day for draft in drafts]
    if not days:
        return Counter()
    own = counting(Contact.objects.filter(organisation_id=organisation_id))
    rows = own.filter(on__range=(min(days).replace(day=1), max(days))).values_list(
        "on", "kind", "place_id", "area_id", "persons", "households", "answered", "themes", "participant_id"
    )
    return Counter(
        (on, kind, place or area, persons, households, answered, tuple(sorted(themes)), person)
        for on, kind, place, area, persons, households, answered, themes, person in rows.order_by()
    )


def _taken(there: Counter[Key], draft: Draft, persons: Collection[uuid.UUID | None]) -> bool:
    """Whether this one was noted; one that was noted stands for one row. A faded one has its month and nobody."""
    told = draft.told()
    numbers = (told.persons, told.households) if told.answered else (0, 0)
    rest = (*numbers, told.answered, tuple(sorted(told.themes)))
    where = told.place_id or told.area_id
    keys: list[Key] = [(told.on, told.kind, where, *rest, person) for person in persons]
    keys.append((told.on.replace(day=1), told.kind, where, *rest, None))
    for key in keys:
        if there[key] > 0:
            there[key] -= 1
            return True
    return False


@query(policy.UNDO_CONTACTS)
def contact_runs(actor: Actor, rows: QuerySet[ContactRun]) -> list[ContactRun]:
    """The lists that were taken in by the own organisations, newest first."""
    return list(rows.select_related("organisation").order_by("-at")[:20])
