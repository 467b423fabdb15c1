"""Reads of the room: what who leads it sees, and what a telephone with the code sees."""

import uuid
from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..models import GroupMember, Heard, Meeting, Present, RoomNote, Round, Statement, Vote
from ..policy import groups as policy
from ..rules import groups, meetings, speaking
from ..rules.meetings import Tally
from ..terms.groups import Side
from ..under_token import names_of
from .groups import label_of


@dataclass(frozen=True)
class Counted:
    """A statement with what was chosen until now, and what that says of the group."""

    id: uuid.UUID
    words: str
    open: bool
    tally: Tally
    picture: str


@dataclass(frozen=True)
class Person:
    """Somebody in the room: whether they were heard in this round, or at all. Never how often."""

    id: uuid.UUID
    label: str
    heard: bool
    never: bool


@dataclass(frozen=True)
class Note:
    """A sentence of the room."""

    id: uuid.UUID
    words: str
    from_paper: bool
    is_signal: bool


@dataclass(frozen=True)
class Voices:
    """What telephones, hands and cards said until now: the part of the room that changes by itself."""

    statements: list[Counted]
    notes: list[Note]


@dataclass(frozen=True)
class Room:
    """What who leads a meeting sees while it goes on."""

    meeting: Meeting
    open: bool
    people: list[Person]
    members: list[tuple[uuid.UUID, str, bool]]
    rounds: int
    question: str
    statements: list[Counted]
    notes: list[Note]
    voting: int
    quorum: int

    @property
    def waiting(self) -> list[Person]:
        return [one_ for one_ in self.people if not one_.heard]

    @property
    def never(self) -> list[Person]:
        return [one_ for one_ in self.people if one_.never]


@query(policy.LEAD_MEETING)
def room(actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID) -> Room:
    """The room of one meeting, open or closed. Raises NotFound."""
    row = one(rows.select_related("group", "place"), pk=meeting_id)
    members = list(GroupMember.objects.filter(group_id=row.group_id, until=None).order_by("since", "pk"))
    known = names_of(member.user_id for member in members)
    present = list(Present.objects.filter(meeting=row).select_related("member").order_by("pk"))
    rounds = list(Round.objects.filter(meeting=row).order_by("begun_at", "pk"))
    spoke: dict[uuid.UUID, list[str]] = {one_.pk: [] for one_ in rounds}
    for round_id, present_id in Heard.objects.filter(round__meeting=row).values_list("round_id", "present_id"):
        spoke[round_id].append(str(present_id))
    who = meetings.heard([str(one_.pk) for one_ in present], list(spoke.values()))
    here = {one_.member_id for one_ in present}
    return Room(
        meeting=row,
        open=row.room_opened_at is not None and row.room_closed_at is None,
        people=[
            Person(
                one_.pk,
                label_of(one_.member, known) if one_.member else one_.alias,
                str(one_.pk) not in who.waiting,
                str(one_.pk) in who.never,
            )
            for one_ in present
        ],
        members=[(member.pk, label_of(member, known), member.pk in here) for member in members],
        rounds=len(rounds),
        question=rounds[-1].question if rounds else "",
        statements=_counted(row),
        notes=_notes(row),
        voting=sum(groups.may_vote(row.group.kind, one_.member.role) for one_ in present if one_.member),
        quorum=row.group.quorum if row.group.kind == "council" else 0,
    )


def _notes(row: Meeting) -> list[Note]:
    return [
        Note(note.pk, note.words, note.from_paper, note.signal_id is not None)
        for note in RoomNote.objects.filter(meeting=row).order_by("-made_at", "pk")
    ]


@query(policy.LEAD_MEETING)
def voices(actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID) -> Voices:
    """The statements with their counts, and the sentences, also after the room closed. Raises NotFound."""
    row = one(rows, pk=meeting_id)
    return Voices(_counted(row), _notes(row))


@query(policy.PASS_ON_NOTE)
def note(actor: Actor, rows: QuerySet[RoomNote], note_id: uuid.UUID) -> tuple[RoomNote, Meeting]:
    """A sentence that may become a signal, and its meeting. Raises NotFound; also for one that went on already."""
    found = one(rows.filter(signal_id=None).select_related("meeting"), pk=note_id)
    return found, found.meeting


@query(policy.DROP_NOTE)
def meeting_of_note(actor: Actor, rows: QuerySet[RoomNote], note_id: uuid.UUID) -> Meeting:
    """The meeting in which a sentence came that the actor may take away. Raises NotFound."""
    return one(rows.select_related("meeting"), pk=note_id).meeting


def _counted(row: Meeting) -> list[Counted]:
    statements = list(Statement.objects.filter(meeting=row).order_by("made_at", "pk"))
    phones = Counter(Vote.objects.filter(statement__in=statements).values_list("statement_id", "side"))
    return [_one(statement, phones) for statement in statements]


def _one(statement: Statement, phones: Counter) -> Counted:
    key = statement.pk
    live = Tally(phones[key, Side.AGREE], phones[key, Side.DISAGREE], phones[key, Side.PASS])
    all_of_it = live.plus(Tally(statement.agree, statement.disagree, statement.passed))
    return Counted(key, statement.words, statement.open, all_of_it, meetings.picture(all_of_it))


@query(policy.COUNT_STATEMENT)
def statement(actor: Actor, rows: QuerySet[Statement], statement_id: uuid.UUID) -> tuple[Counted, uuid.UUID]:
    """One statement with its tally, and its meeting. Raises NotFound."""
    row = one(rows, pk=statement_id)
    phones = Counter(Vote.objects.filter(statement=row).values_list("statement_id", "side"))
    return _one(row, phones), row.meeting_id


@query(policy.LEAD_MEETING)
def tallies(actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID) -> list[Counted]:
    """What the group shares and where it differs, statement by statement. Raises NotFound."""
    return _counted(one(rows, pk=meeting_id))


@dataclass(frozen=True)
class Asked:
    """A statement as a telephone shows it; ``chosen`` is what this telephone chose."""

    id: uuid.UUID
    words: str
    translated: bool
    chosen: str


@dataclass(frozen=True)
class OpenRoom:
    """What a telephone with the code sees: no names, no counts while others still choose."""

    code: str
    title: str
    statements: list[Asked]
    said: int


@query(policy.SPEAK)
def open_room(actor: Actor, rows: None, *, code: str, device: str, language: str) -> OpenRoom:
    """The room behind a code. Raises Refused when there is none, or it is over."""
    wanted = meetings.plain_code(code)
    row = Meeting.objects.filter(room_code=wanted, room_closed_at=None, room_opened_at__isnull=False).first()
    if not wanted or row is None:
        raise speaking.unknown_room()
    mark = meetings.device_print(row.room_secret, device) if device else ""
    statements = list(Statement.objects.filter(meeting=row, open=True).order_by("made_at", "pk"))
    chosen = dict(Vote.objects.filter(statement__in=statements, device=mark).values_list("statement_id", "side"))
    return OpenRoom(
        code=row.room_code,
        title=row.title,
        statements=[
            Asked(
                one_.pk,
                one_.translations.get(language) or one_.words,
                bool(one_.translations.get(language)),
                chosen.get(one_.pk, ""),
            )
            for one_ in statements
        ],
        said=RoomNote.objects.filter(meeting=row, device=mark).count() if mark else 0,
    )
