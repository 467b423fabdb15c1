"""The delivery list: which answers are to be brought to whom, by which way (K11, ``trust.md`` T3, rule 6)."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel import messages, vault
from meedoen.kernel import rows as kernel_rows
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.messages import Reach
from meedoen.kernel.typed_codes import show_code
from meedoen.voice import public as voice

from .. import policy, rules
from ..models import Participant, ReturnWay, SeatTie
from ..rules import returns as returning
from ..rules.returns import Pile, Way
from ..terms import ADDRESS, FIRST_NAME, LAST_NAME, REACH, RETURN_NAME, RETURN_REACH, Channel, ReturnChannel
from .participants import safe_of, way_to_reach

PHONES = (Channel.PHONE, Channel.SMS)
SMS = "sms"


@dataclass(frozen=True)
class ToBring:
    """One answer for one giver: under which heading, to whom and where. Names are '' where none was left."""

    delivery: voice.OpenDelivery
    pile: Pile
    way_id: uuid.UUID | None = None
    holder_id: uuid.UUID | None = None
    name: str = ""
    reach: str = ""
    channel: str = ReturnChannel.WALL
    language: str = "nl"
    confirmed: bool = True
    known: bool = False

    @property
    def pk(self) -> uuid.UUID:
        return self.delivery.id

    @property
    def number(self) -> str:
        """The number as it is read aloud here; '' for other ways."""
        return rules.read_aloud(self.reach) if self.channel in returning.NEEDS_NUMBER else ""

    @property
    def code(self) -> str:
        """The code with which the giver says whether the answer is good enough, as it is read."""
        return show_code(self.delivery.code)

    @property
    def language_word(self) -> str:
        """The language by its own name."""
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    @property
    def channel_word(self) -> str:
        return str(ReturnChannel(self.channel).label)


@dataclass(frozen=True)
class _Opened:
    name: str
    reach: str


@query(policy.BRING)
def to_bring(actor: Actor, rows: QuerySet[ReturnWay], *, pile: str) -> list[ToBring]:
    """What this actor can bring under one heading, oldest promise first, with names and numbers; they stand in the log.

    Whose way is not this actor's is left out without a trace. The query count does not grow with the list.
    """
    found = [placed for placed in _placed(actor, rows) if placed[2] == pile]
    opened = _opened([way for _one, way, _heading in found if way is not None])
    return [_told(one, way, heading, opened) for one, way, heading in found]


@query(policy.COUNT_TO_BRING)
def places(actor: Actor, rows: QuerySet[ReturnWay], *, only: Collection[uuid.UUID], pile: str = "") -> list[ToBring]:
    """Under which heading these deliveries stand, for those that are the actor's. No name is opened."""
    found = _placed(actor, rows, only=only)
    return [_told(one, way, heading, {}) for one, way, heading in found if not pile or heading == pile]


@query(policy.COUNT_TO_BRING)
def may_bring(actor: Actor, rows: QuerySet[ReturnWay], token: uuid.UUID) -> bool:
    """Whether what belongs to this token is the actor's to bring; also when no way was left for it."""
    return rows.filter(token=token).exists() or not ReturnWay.objects.filter(token=token).exists()


@query(policy.SAY_RETURN)
def way_stands(actor: Actor, rows: None, token: uuid.UUID) -> bool:
    """Whether it was said already how the answer to this token comes: saying it again changes nothing."""
    return ReturnWay.objects.filter(token=token).exists()


@query(policy.BRING)
def way_to_change(actor: Actor, rows: QuerySet[ReturnWay], way_id: uuid.UUID) -> ReturnWay:
    """A way that is the actor's to bring by; of somebody unknown, because a known person's is changed with the person.

    Raises NotFound.
    """
    return kernel_rows.one(rows.filter(participant=None), pk=way_id)


@query(policy.BRING)
def brought_lately(actor: Actor, rows: QuerySet[ReturnWay], *, today: datetime.date) -> list[ToBring]:
    """What this actor's people brought in the time in which somebody may say that it is not good enough.

    Newest first, with names; they stand in the log.
    """
    found = voice.brought_since(actor, today - returning.AFTERWARDS)
    ways, kept = _ways_of(rows, found)
    opened = _opened(list(ways.values()))
    mine = [(one, ways.get(one.token) if one.token else None) for one in found]
    return [
        _told(one, way, Pile(way.channel) if way else Pile.WALL, opened)
        for one, way in mine
        if way is not None or one.token not in kept
    ]


def _ways_of(
    rows: QuerySet[ReturnWay], found: Sequence[voice.OpenDelivery]
) -> tuple[dict[uuid.UUID, ReturnWay], set[uuid.UUID]]:
    """The actor's ways by token, and every token to which somebody has a way."""
    tokens = [one.token for one in found if one.token]
    ways = {way.token: way for way in rows.filter(token__in=tokens).select_related("participant__safe_contact")}
    return ways, set(ReturnWay.objects.filter(token__in=tokens).values_list("token", flat=True))


def _told(one: voice.OpenDelivery, way: ReturnWay | None, heading: Pile, opened: dict[uuid.UUID, _Opened]) -> ToBring:
    if way is None:
        return ToBring(one, heading)
    said = opened.get(way.pk, _Opened("", ""))
    return ToBring(
        delivery=one,
        pile=heading,
        way_id=way.pk,
        holder_id=way.holder,
        name=said.name,
        reach=said.reach,
        channel=way.channel,
        language=way.language,
        confirmed=way.confirmed_at is not None,
        known=way.participant_id is not None,
    )


def _decides(way: ReturnWay | None, lost: bool) -> Way | None:
    if way is None:
        return None
    person = way.participant
    if person is None:
        return Way(way.channel, way.confirmed_at is not None, way.reach is not None, lost)
    protected = person.protected_until is not None and person.protected_until >= timezone.localdate()
    return Way(
        channel=way.channel,
        confirmed=True,
        has_reach=_has_reach(way, person),
        lost=lost,
        protected=protected,
        safe=safe_of(person),
    )


def _has_reach(way: ReturnWay, person: Participant) -> bool:
    if way.channel == ReturnChannel.SMS:
        return person.reach is not None and person.channel == Channel.SMS
    if way.channel == ReturnChannel.PHONE:
        return person.reach is not None and person.channel in PHONES
    if way.channel == ReturnChannel.LETTER:
        return person.address is not None or (person.reach is not None and person.channel == Channel.LETTER)
    return True


def _opened(ways: Sequence[ReturnWay]) -> dict[uuid.UUID, _Opened]:
    """Names and places of these ways, with one query for all keys. Whose data it was stands in the log.

    A way without a name and a number has no key: there is nothing to open.
    """
    ways = [way for way in ways if way.participant_id or way.name or way.reach]
    items: list[tuple[uuid.UUID, str, bytes | memoryview | None]] = []
    for way in ways:
        items += _sealed(way)
    texts = iter(vault.open_many(items))
    found = {}
    for way in ways:
        first, last, reach, address = (next(texts) or "" for _part in range(4))
        name = " ".join(part for part in (first, last) if part)
        found[way.pk] = _Opened(name, address if way.channel == ReturnChannel.LETTER and address else reach)
    saw(*(way.holder for way in ways))
    return found


def _sealed(way: ReturnWay) -> list[tuple[uuid.UUID, str, bytes | memoryview | None]]:
    """The four sealed parts: first name, last name, number, address; of an unknown giver only two."""
    person = way.participant
    if person is None:
        return [
            (way.pk, RETURN_NAME, way.name),
            (way.pk, RETURN_NAME, None),
            (way.pk, RETURN_REACH, way.reach),
            (way.pk, RETURN_REACH, None),
        ]
    by_letter = way.channel == ReturnChannel.LETTER
    reach = person.reach if person.channel in PHONES or (by_letter and person.channel == Channel.LETTER) else None
    return [
        (person.pk, FIRST_NAME, person.first_name),
        (person.pk, LAST_NAME, person.last_name if by_letter else None),
        (person.pk, REACH, reach),
        (person.pk, ADDRESS, person.address if by_letter else None),
    ]


@query(policy.COUNT_TO_BRING)
def count_to_bring(actor: Actor, rows: QuerySet[ReturnWay]) -> dict[Pile, int]:
    """How many answers wait under each heading for this actor. Nothing is opened."""
    counts: dict[Pile, int] = {}
    for _one, _way, heading in _placed(actor, rows):
        counts[heading] = counts.get(heading, 0) + 1
    return counts


@query(policy.COUNT_TO_BRING)
def how_many_to_bring(actor: Actor, rows: QuerySet[ReturnWay]) -> int:
    """How many answers wait for this actor under all headings; one count, for the start page."""
    others = ReturnWay.objects.exclude(pk__in=rows.values("pk"))
    return voice.count_open_deliveries(actor, but_for=others.values("token"))


def _placed(
    actor: Actor, rows: QuerySet[ReturnWay], *, only: Collection[uuid.UUID] | None = None
) -> Iterable[tuple[voice.OpenDelivery, ReturnWay | None, Pile]]:
    """Each open delivery with its way and its heading; one whose way is not the actor's is left out."""
    open_now = voice.open_deliveries(actor, only=only)
    ways, kept = _ways_of(rows, open_now)
    can_send = SMS in messages.channels()
    for one in open_now:
        way = ways.get(one.token) if one.token else None
        if way is not None or one.token not in kept:
            yield one, way, returning.pile(_decides(way, one.lost), can_send=can_send, on_site=one.on_site)


def reached(actor: Actor, holder_id: uuid.UUID) -> Reach | None:
    """How to send word to a person, or to a way that is its own holder; read at the moment of sending."""
    return way_to_reach(actor, holder_id) or reach_of_way(actor, holder_id)


@query(policy.SEND_WORD)
def reach_of_way(actor: Actor, rows: QuerySet[Participant], way_id: uuid.UUID) -> Reach | None:
    """How a way that is its own holder gets a message; None for one that nobody confirmed (G33)."""
    kept = ReturnWay.objects.filter(pk=way_id, participant=None, channel=ReturnChannel.SMS)
    way = kept.exclude(confirmed_at=None).exclude(reach=None).first()
    if way is None:
        return None
    saw(way.pk)
    (number,) = vault.open_many([(way.pk, RETURN_REACH, way.reach)])
    return Reach(SMS, number, way.language) if number else None


def tokens_of(person_id: uuid.UUID) -> list[uuid.UUID]:
    """The tokens behind which this person stands, for export and erasure."""
    ways = ReturnWay.objects.filter(participant_id=person_id).values_list("token", flat=True)
    return [*ways, *SeatTie.objects.filter(participant_id=person_id).values_list("token", flat=True)]


def in_use(cutoff: datetime.datetime) -> QuerySet:
    """Who still waits for an answer: they are not erased as unseen."""
    live = ReturnWay.objects.filter(until__gte=timezone.localdate()).exclude(participant=None)
    return live.values("participant_id")
