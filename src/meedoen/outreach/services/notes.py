"""Noting a contact. Rows only come: the same note sent twice is one, a correction points to what it replaces."""

import uuid
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.db.models import UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.statements import Statement, every
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import Conflict, Contact, FollowUp, Visiting
from ..queries.ways import known_themes
from ..rules import notes, sealing, visiting
from ..rules.notes import Told
from ..terms import Kind, Outcome
from . import sealed, secrets

MADE, AGAIN, CONFLICT = "made", "again", "conflict"


@dataclass(frozen=True)
class Noted:
    """What came of a note: the stored contact, and whether it is new, was there, or stood there otherwise."""

    contact: Contact
    state: str
    conflict_id: uuid.UUID | None = None


@command(policy.NOTE)
def note(actor: Actor, *, organisation_id: uuid.UUID, client_id: uuid.UUID, told: Told) -> Noted:
    """Note a contact of one's own organisation. ``client_id`` is made by who sends it (G19).

    The same id with the same content gives what was stored; with other content nothing is overwritten: both stay, and
    somebody of the team decides (``settle``). Raises Refused for what cannot be, NotFound for another organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    digest = _digest(told)
    if earlier := _earlier(actor, organisation_id, client_id):
        return _once_more(actor, earlier, told, digest)
    said, told = told, _at_its_place(actor, told)
    notes.check(told, today=timezone.localdate(), themes=known_themes())
    if told.secret.strip() and not policy.WRITE_SECRET.allows(actor):
        raise Refused(_("Een geheime notitie schrijft alleen een werker van het team."), field="secret")
    person_id = people.resolve_person(actor, told.person, organisation_id)
    made = _store(actor, told, organisation_id=organisation_id, client_id=client_id, digest=digest, person_id=person_id)
    if made is None:  # the same note came at the same moment by another way
        earlier = _earlier(actor, organisation_id, client_id)
        if earlier is None:
            raise RuntimeError("a note was refused as a double that is not there")
        return _once_more(actor, earlier, said, digest)
    _follow_up(actor, made, told)
    if told.secret.strip():
        secrets.write_secret(actor, made.pk, text=told.secret)
    remember(kind=told.kind, contact=made.pk)
    return Noted(made, MADE)


_EARLIER = Statement(
    lambda rows, *, own, worker, client: rows.filter(organisation_id=own, worker_id=worker, client_id=client)[:1],
    own=UUIDField(),
    worker=UUIDField(),
    client=UUIDField(),
)


def _earlier(actor: Actor, organisation_id: uuid.UUID, client_id: uuid.UUID) -> Contact | None:
    found = _EARLIER(every(Contact), own=organisation_id, worker=actor.user_id, client=client_id)
    return found[0] if found else None


def _digest(told: Told) -> str:
    return vault.keyed_index(tenancy.here(), f"outreach note {told.as_text()}")


def _at_its_place(actor: Actor, told: Told) -> Told:
    """A place lies in an area: that area counts, whatever was said of it. Raises NotFound, Refused."""
    if told.place_id is not None:
        found = networks.place_areas(actor, [told.place_id])
        if told.place_id not in found:
            raise Refused(_("Deze plaats is er niet meer. Kies een andere."), field="where", code="gone")
        return replace(told, area_id=found[told.place_id])
    if told.area_id is not None and told.area_id not in networks.area_names(actor, ids=[told.area_id]):
        raise Refused(_("Deze buurt kennen we niet. Kies een andere."), field="where", code="gone")
    return told


def _store(
    actor: Actor,
    told: Told,
    *,
    organisation_id: uuid.UUID,
    client_id: uuid.UUID,
    digest: str,
    person_id: uuid.UUID | None,
    corrects: Contact | None = None,
) -> Contact | None:
    """The row itself; None when the same id was stored in between."""
    persons, households = notes.counts_of(told)
    try:
        with transaction.atomic():
            made = Contact.objects.create(
                client_id=client_id,
                organisation_id=organisation_id,
                corrects=corrects,
                root_id=corrects.first_id if corrects else None,
                worker_id=actor.user_id,
                by_code=actor.code,
                on=told.on,
                kind=told.kind,
                who=told.who,
                participant_id=person_id,
                area_id=told.area_id,
                place_id=told.place_id,
                answered=told.answered,
                persons=persons,
                households=households,
                met=notes.met_of(told, has_person=person_id is not None),
                themes=list(told.themes),
                thresholds=list(told.thresholds),
                signal=told.signal,
                duration=told.duration,
                digest=digest,
            )
    except IntegrityError:
        return None
    if person_id is not None:
        saw(person_id)
        if told.answered:
            people.seen_on([person_id], told.on)
            visited(made)
    return made


def visited(contact: Contact) -> None:
    """Somebody on the list of home visits was visited: the next one is due later. Called inside a command."""
    if contact.kind != Kind.HOME_VISIT or contact.participant_id is None:
        return
    listed = Visiting.objects.filter(
        organisation_id=contact.organisation_id, participant_id=contact.participant_id, ended_on=None
    )
    for row in listed.exclude(last_on__gte=contact.on):
        row.last_on, row.due_on = contact.on, visiting.due_after(contact.on, row.every_weeks)
        row.save(update_fields=["last_on", "due_on"])


def _follow_up(actor: Actor, contact: Contact, told: Told) -> None:
    rows = []
    for ask in told.asks:
        row_id, what = new_id(), None
        if ask.what:
            field = sealing.what(row_id)
            what = sealed.seal(contact.participant_id, contact.organisation_id, field, ask.what)
        rows.append(
            FollowUp(
                id=row_id,
                network_id=contact.network_id,
                contact_id=contact.first_id,
                organisation_id=contact.organisation_id,
                participant_id=contact.participant_id,
                kind=ask.kind,
                what=what,
                due=notes.due_of(ask, contact.on),
                worker_id=actor.user_id,
                opened_on=contact.on,
            )
        )
    if rows:
        FollowUp.objects.bulk_create(rows)


def _once_more(actor: Actor, earlier: Contact, told: Told, digest: str) -> Noted:
    """The same id again: the same note, or one that somebody has to look at."""
    if earlier.digest in ("", digest):
        return Noted(earlier, AGAIN)
    known = Conflict.objects.filter(contact=earlier, digest=digest).first()
    if known is None:
        row_id = new_id()
        chosen = told.person.get("person")
        known = Conflict.objects.create(
            id=row_id,
            contact=earlier,
            organisation_id=earlier.organisation_id,
            participant_id=chosen if chosen and people.first_names(actor, [chosen]) else None,
            sent=sealed.seal(None, earlier.organisation_id, sealing.sent(row_id), told.as_text()),
            digest=digest,
            worker_id=actor.user_id,
            by_code=actor.code,
        )
    return Noted(earlier, CONFLICT, known.pk)


@command(policy.CORRECT)
def correct(actor: Actor, contact: Contact, *, client_id: uuid.UUID, told: Told) -> Contact:
    """A new row in the place of this one; the old one stays as it was. What is followed up stays with the contact.

    Sent twice it is one. Raises Refused when a colleague mended it meanwhile, when it has faded or was taken away, and
    as ``note`` does.
    """
    earlier = _earlier(actor, contact.organisation_id, client_id)
    if earlier is not None and earlier.corrects_id == contact.pk:
        return earlier
    _refuse_changed(contact)
    digest = _digest(told)
    told = _at_its_place(actor, replace(told, asks=(), secret=""))
    notes.check(told, today=timezone.localdate(), themes=[*known_themes(), *contact.themes])
    person_id = people.resolve_person(actor, told.person, contact.organisation_id)
    made = _store(
        actor,
        told,
        organisation_id=contact.organisation_id,
        client_id=client_id,
        digest=digest,
        person_id=person_id,
        corrects=contact,
    )
    if made is None:
        raise Refused(_changed(), code="changed")
    return made


def _changed() -> str:
    return _(
        "Een collega verbeterde deze notitie intussen. Kijk wat er nu staat. Klopt het nog niet, verbeter dat dan."
    )


def _refuse_changed(contact: Contact) -> None:
    """Raises Refused unless this is the row that counts now."""
    if Contact.objects.filter(corrects=contact).exists():
        raise Refused(_changed(), code="changed")
    if contact.faded_at is not None:
        raise Refused(_("Deze notitie is vervaagd. Er blijft alleen een telling over, en die ligt vast."), code="faded")


@command(policy.CORRECT)
def withdraw(actor: Actor, contact: Contact) -> Contact:
    """Take a contact away that should not have been noted: a row that says so. What was to follow up stops.

    Twice is no fault. Raises Refused when a colleague mended it meanwhile.
    """
    if contact.withdrawn:
        return contact
    _refuse_changed(contact)
    day = timezone.localdate()
    open_now = FollowUp.objects.filter(contact_id=contact.first_id, closed_on=None)
    open_now.update(closed_on=day, outcome=Outcome.NOT_NEEDED)
    return copied(actor, contact, withdrawn=True)


@command(policy.CORRECT)
def restore(actor: Actor, contact: Contact) -> Contact:
    """Put back what was taken away, with what was to follow up. Raises Refused when it was put back already."""
    if not contact.withdrawn:
        return contact
    _refuse_changed(contact)
    FollowUp.objects.filter(
        contact_id=contact.first_id, outcome=Outcome.NOT_NEEDED, closed_on=timezone.localdate(contact.noted_at)
    ).update(closed_on=None, outcome="")
    return copied(actor, contact, withdrawn=False)


def copied(actor: Actor, contact: Contact, *, withdrawn: bool) -> Contact:
    """The same contact once more, as the row that counts from now on. Called inside a command."""
    made = copy_of(actor, contact, withdrawn=withdrawn)
    made.save(force_insert=True)
    if contact.participant_id:
        saw(contact.participant_id)
    return made


def copy_of(actor: Actor, contact: Contact, *, withdrawn: bool) -> Contact:
    """The row that says the same once more, not stored yet."""
    same = {
        field.attname: getattr(contact, field.attname)
        for field in Contact._meta.concrete_fields
        if field.name not in ("id", "client_id", "corrects", "root", "withdrawn", "noted_at", "by_code", "worker_id")
    }
    return Contact(
        **same,
        corrects=contact,
        root_id=contact.first_id,
        withdrawn=withdrawn,
        worker_id=actor.user_id,
        by_code=actor.code,
    )
