"""Taking a list of contacts in: all or nothing, none twice, taken back in one act. Rows only come here too."""

import uuid
from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import Contact, ContactRun, ListedContact
from ..queries.contact_lists import sort_out, what_is_here
from ..queries.contacts import counting
from ..rules import notes
from ..rules.contact_lists import BACK, ContactListing, Draft
from ..terms import Kind, Met
from .notes import copy_of, visited


@command(policy.IMPORT_CONTACTS)
def take_contacts_in(
    actor: Actor, *, organisation_id: uuid.UUID, listing: ContactListing, filename: str, skip_refused: bool = False
) -> ContactRun:
    """Note every contact of the list that was not noted yet: all, or none. Up to five years back (``BACK``).

    A first name is noted as one new person for the whole list; a code is tied to who carries it. Nobody of the staff
    is written down as who met them. Raises Refused: rows that cannot be taken (unless ``skip_refused``), or nothing
    new; NotFound for a foreign organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    found = sort_out(actor, organisation_id, listing.contacts)
    listing.faults = [*listing.faults, *found.faults.faults]
    listing.refuse_faults(skip_refused=skip_refused)
    if not found.new:
        raise Refused(_("Alle contacten van deze lijst staan er al. Er is niets veranderd."), code="nothing_new")
    here = what_is_here(actor)
    for draft in found.new:  # a theme or a place may be gone since the preview
        notes.check(draft.told(), today=here.today, themes=[choice.code for choice in here.themes], back=BACK)
    run = ContactRun.objects.create(
        organisation_id=organisation_id,
        filename=filename[:160],
        by_code=actor.code,
        created=len(found.new),
        known=len(found.known),
        refused=len({fault.row for fault in listing.faults}),
    )
    names = people.note_names(organisation_id, list(dict.fromkeys(one.name for one in found.new if one.name)))
    made = _rows(actor, run, found.new, {**found.by_code, **names})
    ListedContact.objects.bulk_create(
        ListedContact(network_id=run.network_id, run=run, contact=row, brought=bool(draft.name))
        for row, draft in zip(made, found.new, strict=True)
    )
    _tell_people(made)
    remember(created=len(made))
    return run


def _rows(actor: Actor, run: ContactRun, drafts: Sequence[Draft], persons: Mapping[str, uuid.UUID]) -> list[Contact]:
    told = [draft.told() for draft in drafts]
    areas = networks.place_areas(actor, {one.place_id for one in told if one.place_id})
    made, new = [], set()
    for draft, one in zip(drafts, told, strict=True):
        if one.place_id is not None and one.place_id not in areas:
            raise Refused(_("Een plaats van deze lijst is er niet meer. Kies de lijst opnieuw."), code="gone")
        person = persons.get(draft.name or draft.code)
        counted, households = notes.counts_of(one)
        met = Met.UNKNOWN
        if person is not None and one.answered:
            met = Met.NEW if draft.name and person not in new else Met.KNOWN
            new.add(person)
        made.append(
            Contact(
                network_id=run.network_id,
                organisation_id=run.organisation_id,
                by_code=actor.code,
                on=one.on,
                kind=one.kind,
                who=one.who,
                participant_id=person,
                area_id=areas[one.place_id] if one.place_id else one.area_id,
                place_id=one.place_id,
                answered=one.answered,
                persons=counted,
                households=households,
                met=met,
                themes=list(one.themes),
            )
        )
    return Contact.objects.bulk_create(made)


def _tell_people(made: Sequence[Contact]) -> None:
    """The last day on which each of them was met, and the next home visit of who is on that list."""
    last: dict[uuid.UUID, Contact] = {}
    for row in made:
        if row.participant_id is not None and row.answered:
            before = last.get(row.participant_id)
            last[row.participant_id] = row if before is None or row.on > before.on else before
    saw(*last)
    for person, row in last.items():
        people.seen_on([person], row.on)
    for row in made:
        if row.participant_id is not None and row.answered and row.kind == Kind.HOME_VISIT:
            visited(row)


@command(policy.UNDO_CONTACTS)
def undo_contacts(actor: Actor, run: ContactRun) -> ContactRun:
    """Take one list back: each of its contacts is taken away as any other, and who was noted with it is erased.

    What a colleague mended or what faded since stays; so does who was met otherwise, or whom somebody follows. Twice
    is no fault.
    """
    if run.undone_at is not None:
        return run
    listed = ListedContact.objects.filter(run=run)
    came = Contact.objects.filter(pk__in=listed.values("contact_id"))
    brought = set(came.filter(pk__in=listed.filter(brought=True).values("contact_id")).exclude(participant=None)
                  .values_list("participant_id", flat=True))  # fmt: skip
    going = list(counting(came).filter(faded_at=None))
    Contact.objects.bulk_create(copy_of(actor, contact, withdrawn=True) for contact in going)
    saw(*{contact.participant_id for contact in going if contact.participant_id})
    still = counting(Contact.objects.filter(participant_id__in=brought))
    kept = set(still.values_list("participant_id", flat=True))
    erased = people.take_back(brought - kept)
    remember(withdrawn=len(going), kept=listed.count() - len(going), erased=erased)
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    return run
