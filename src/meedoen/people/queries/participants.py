"""Reads of people: each one stands in the log, with whose data was seen."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, UUIDField
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.messages import Reach
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement

from .. import policy, rules
from ..models import Grant, Participant, SafeContact
from ..rules import contact
from ..terms import FIRST_NAME, HELPER, LAST_NAME, REACH, Channel, HelperBy, Level


@dataclass(frozen=True)
class Known:
    """What the door shows of a person: code, first name ('' for a code alone), how to reach.

    ``confirmed``: the staff knows that the address is theirs, so that messages may go to it.
    """

    id: uuid.UUID
    code: str
    first_name: str
    channel: str
    reach: str
    confirmed: bool = False
    language: str = "nl"
    no_reminder: bool = False
    last_name: str = ""
    level: str = Level.FIRST_NAME
    has_address: bool = False

    @property
    def label(self) -> str:
        return self.first_name or self.code

    @property
    def channel_word(self) -> str:
        return str(Channel(self.channel).label)

    @property
    def reach_word(self) -> str:
        """The number as it is read aloud here; an address as it is."""
        return rules.read_aloud(self.reach) if self.channel in (Channel.PHONE, Channel.SMS) else self.reach

    @property
    def pk(self) -> uuid.UUID:
        """The same key under the name by which slots tell two rows apart."""
        return self.id


@query(policy.READ_NAMES)
def names(actor: Actor, rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, Known]:
    """First name, code and reach of these people, for those the actor may see; the others are left out."""
    return known_of(actor, rows, ids)


@query(policy.READ_TO_CALL)
def to_call(actor: Actor, rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, Known]:
    """First name and way to reach of these people, for who calls them; the caller names only who must be called."""
    return known_of(actor, rows, ids)


_THESE = Statement(lambda rows, *, ids: rows.filter(pk__in=ids, erased_at=None), ids=Many(UUIDField()))
_NAMED = Statement(
    lambda rows, *, ids: rows.filter(pk__in=ids, erased_at=None).exclude(first_name=None).only("pk", "first_name"),
    ids=Many(UUIDField()),
)


def known_of(
    actor: Actor, rows: QuerySet[Participant], ids: Sequence[uuid.UUID], *, whole: bool = False
) -> dict[uuid.UUID, Known]:
    """Opened for who comes through a door; ``whole``: the last name too.

    Of who is shared by another organisation only what the grant says.
    """
    return opened(actor, _THESE(rows, ids=ids), whole=whole)


def opened(actor: Actor, found: list[Participant], *, whole: bool = False) -> dict[uuid.UUID, Known]:
    """As ``known_of``, of rows that were read already."""
    shown = _shared_fields(actor, found)
    fields = ((FIRST_NAME, "first_name"), (REACH, "reach"), *(((LAST_NAME, "last_name"),) if whole else ()))
    items = [
        (one.pk, sealed, getattr(one, name) if name in shown[one.pk] else None)
        for sealed, name in fields
        for one in found
    ]
    texts = vault.open_many(items)
    names, ways = texts[: len(found)], texts[len(found) : 2 * len(found)]
    lasts = texts[2 * len(found) :] or [""] * len(found)
    saw(*(person.pk for person in found if person.first_name is not None))
    return {
        person.pk: Known(
            id=person.pk,
            code=person.code,
            first_name=name or "",
            channel=person.channel if "reach" in shown[person.pk] else Channel.NONE,
            reach=reach or "",
            confirmed=person.reach_confirmed_at is not None,
            language=person.language,
            no_reminder=person.no_reminder,
            last_name=last or "",
            level=person.level,
            has_address=person.address is not None and "address" in shown[person.pk],
        )
        for person, name, reach, last in zip(found, names, ways, lasts, strict=True)
    }


EVERY_FIELD = frozenset({"first_name", "last_name", "reach", "address"})


def _shared_fields(actor: Actor, found: list[Participant]) -> dict[uuid.UUID, frozenset[str]]:
    """All of one's own people; of others what is shared with one's organisation today."""
    own = {one.pk: EVERY_FIELD for one in found if actor.is_system or one.organisation_id in actor.organisation_ids}
    foreign = [one.pk for one in found if one.pk not in own]
    if not foreign:
        return own
    shared: dict[uuid.UUID, set[str]] = {person: set() for person in foreign}
    live = Grant.objects.filter(organisation_id__in=actor.organisation_ids, until__gte=timezone.localdate())
    for person, fields in live.filter(participant__in=foreign).values_list("participant_id", "fields"):
        shared[person].update(fields)
    return own | {person: frozenset(fields) for person, fields in shared.items()}


@query(policy.READ_FIRST_NAMES)
def first_names(actor: Actor, rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Only the first name of these people, for the list at the door; who has none or is not shared is left out."""
    found = _NAMED(rows, ids=ids)
    opened = vault.open_many([(person.pk, FIRST_NAME, person.first_name) for person in found])
    saw(*(person.pk for person in found))
    return {person.pk: name for person, name in zip(found, opened, strict=True) if name}


@query(policy.RECOGNISE_CODE)
def by_code(actor: Actor, rows: QuerySet[Participant], code: str) -> uuid.UUID | None:
    """Whose card this is, as a key without a name; None for a code that this network does not know.

    Small letters, spaces and dashes do not matter: it is read aloud or typed at a door.
    """
    return rows.filter(code=rules.plain_code(code)).values_list("pk", flat=True).first()


@query(policy.SEND_WORD)
def way_to_reach(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Reach | None:
    """How to send somebody word, read at the moment of sending.

    None for who was erased, has no address, gave one on the site that nobody of the staff confirmed yet (G33), or did
    not say that this way is safe: those stand on the call list.
    """
    known = rows.filter(pk=person_id, erased_at=None).exclude(reach=None)
    person = known.exclude(reach_confirmed_at=None).select_related("safe_contact").first()
    if person is None or not contact.may_send(safe_of(person), person.channel):
        return None
    saw(person.pk)
    (address,) = vault.open_many([(person.pk, REACH, person.reach)])
    safe = safe_of(person)
    hours = (safe.from_hour, safe.to_hour) if safe.said else (0, 24)
    return Reach(person.channel, address, person.language, hours) if address else None


def safe_of(person: Participant) -> contact.Safe:
    """What this person said about safe contact; everything is good when nothing was said."""
    try:
        said: SafeContact = person.safe_contact
    except SafeContact.DoesNotExist:
        return contact.EVERYTHING
    return contact.Safe(frozenset(said.channels), said.from_hour, said.to_hour, said.may_leave_word)


@query(policy.SAFE_CONTACT)
def may_contact(
    actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID, channel: str, now: datetime.datetime
) -> tuple[bool, str]:
    """Whether this way to reach is safe now, and if not, why, in a sentence. Raises NotFound.

    Nothing of the person is told but what keeps them safe; an unsafe way is refused, also when a form offered it.
    """
    person = one(rows.select_related("safe_contact"), pk=person_id, erased_at=None)
    saw(person.pk)
    return contact.may_contact(safe_of(person), channel, timezone.localtime(now))


@dataclass(frozen=True)
class SafeWays:
    """What somebody said about safe contact, with the helper in plain text, for the page and its form."""

    safe: contact.Safe
    channel_words: list[str]
    helper: str
    helper_by: str
    helper_by_word: str


def safe_ways_of(person: Participant) -> SafeWays | None:
    """How this person is reached safely; None when nothing was said. Called behind a door."""
    safe = safe_of(person)
    if not safe.said:
        return None
    said = person.safe_contact
    (helper,) = vault.open_many([(person.pk, HELPER, said.helper)])
    words = [str(label) for value, label in Channel.choices if value in safe.channels]
    by = str(HelperBy(said.helper_by).label) if said.helper_by else ""
    return SafeWays(safe, words, helper or "", said.helper_by, by)
