"""Writes while a meeting goes on: the room opens, people are heard in rounds, telephones and paper choose."""

import secrets
import uuid
from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import short_code
from meedoen.kernel.refusals import NotFound, Refused

from ..models import GroupMember, Heard, Meeting, Present, RoomNote, Round, Signal, Statement, Vote
from ..policy import groups as policy
from ..rules import groups, meetings, speaking
from ..rules.signals import Told
from ..terms.groups import Side, Stage
from ..terms.signals import Theme, WayIn
from .folding import fold
from .signals import give_signal

MOST_NOTES = 200


@command(policy.LEAD_MEETING)
def open_room(actor: Actor, meeting: Meeting) -> Meeting:
    """From now on telephones join in with a code. Opening twice changes nothing; what was held opens no more."""
    if meeting.room_opened_at is not None and meeting.room_closed_at is None:
        return meeting
    if meeting.stage != Stage.OPEN and not meetings.may_become(meeting.stage, Stage.OPEN):
        raise Refused(_("Deze vergadering is al voorbij of gaat niet door."))
    meeting.stage = Stage.OPEN
    meeting.room_code, meeting.room_secret = _free_code(), secrets.token_hex(32)
    meeting.room_opened_at, meeting.room_closed_at = timezone.now(), None
    meeting.save()
    return meeting


def _free_code() -> str:
    while Meeting.objects.filter(room_code=(code := short_code(meetings.CODE_LENGTH))).exists():
        continue
    return code


@command(policy.LEAD_MEETING)
def close_room(actor: Actor, meeting: Meeting) -> Meeting:
    """The meeting is over: voices become counts, who was there and who spoke is deleted, the code ends."""
    fold(meeting)
    if meetings.may_become(meeting.stage, Stage.HELD):
        meeting.stage, meeting.held_on = Stage.HELD, timezone.localdate(meeting.starts_at)
        meeting.save(update_fields=["stage", "held_on"])
    return meeting


def _refuse_closed(meeting: Meeting) -> None:
    if meeting.room_opened_at is None or meeting.room_closed_at is not None:
        raise Refused(_("De zaal is dicht. Open ze eerst."))


@command(policy.LEAD_MEETING)
def come_in(actor: Actor, meeting: Meeting, *, member_ids: list[uuid.UUID]) -> Meeting:
    """Exactly these members are here now; guests stay. Who is not ticked any more is gone from the rounds too."""
    _refuse_closed(meeting)
    wanted = set(
        GroupMember.objects.filter(group_id=meeting.group_id, until=None, pk__in=member_ids).values_list(
            "pk", flat=True
        )
    )
    here = Present.objects.filter(meeting=meeting).exclude(member=None)
    here.exclude(member_id__in=wanted).delete()
    already = set(here.values_list("member_id", flat=True))
    Present.objects.bulk_create(
        Present(network_id=meeting.network_id, meeting=meeting, member_id=key) for key in sorted(wanted - already)
    )
    remember(count=len(wanted))
    return meeting


@command(policy.LEAD_MEETING)
def guest_comes_in(actor: Actor, meeting: Meeting, *, alias: str) -> Present:
    """Somebody who is no member joins the table, under a word of their own. Raises Refused for a number in it."""
    _refuse_closed(meeting)
    if groups.reaches_somebody(alias):
        raise Refused(_("Schrijf hier geen nummer of adres. Een voornaam of schuilnaam is genoeg."), field="alias")
    return Present.objects.create(meeting=meeting, alias=alias.strip() or _("Een gast"))


@command(policy.LEAD_MEETING)
def begin_round(actor: Actor, meeting: Meeting, *, question: str = "") -> Round:
    """Everybody is asked again: nobody was heard in this round yet (W11)."""
    _refuse_closed(meeting)
    return Round.objects.create(meeting=meeting, question=question)


@command(policy.LEAD_MEETING)
def mark_heard(actor: Actor, meeting: Meeting, *, present_id: uuid.UUID | None, heard: bool = True) -> Meeting:
    """Somebody was heard in the round that goes on; without a round one begins. ``heard=False`` takes it back.

    Who left the room meanwhile is not marked.
    """
    _refuse_closed(meeting)
    present = Present.objects.filter(meeting=meeting, pk=present_id).first() if present_id else None
    if present is None:
        return meeting
    last = Round.objects.filter(meeting=meeting).order_by("-begun_at").first()
    last = last or Round.objects.create(meeting=meeting)
    if heard:
        Heard.objects.get_or_create(round=last, present=present)
    else:
        Heard.objects.filter(round=last, present=present).delete()
    return meeting


@command(policy.LEAD_MEETING)
def put_statement(actor: Actor, meeting: Meeting, *, words: str, translations: Mapping[str, str]) -> Statement:
    """A statement to agree with or not: at once on the telephones when the room is open."""
    told = {language: text for language, text in translations.items() if text}
    return Statement.objects.create(meeting=meeting, words=words, translations=told)


@command(policy.COUNT_STATEMENT)
def close_statement(actor: Actor, row: Statement, *, closed: bool = True) -> Statement:
    """No telephone changes its mind about this one any more; ``closed=False`` opens it again."""
    row.open = not closed
    row.save(update_fields=["open"])
    return row


@command(policy.COUNT_STATEMENT)
def count_hands(actor: Actor, row: Statement, *, agree: int, disagree: int, passed: int) -> Statement:
    """So many more chose a side on paper or by raising a hand. Added to what was counted before."""
    if agree + disagree + passed == 0:
        raise Refused(_("Tel minstens één stem."), field="agree")
    Statement.objects.filter(pk=row.pk).update(
        agree=F("agree") + agree, disagree=F("disagree") + disagree, passed=F("passed") + passed
    )
    row.refresh_from_db()
    return row


@command(policy.COUNT_STATEMENT)
def uncount_hands(actor: Actor, row: Statement, *, agree: int, disagree: int, passed: int) -> Statement:
    """Take back hands that were counted by mistake; never below nought."""
    row.agree, row.disagree = max(0, row.agree - agree), max(0, row.disagree - disagree)
    row.passed = max(0, row.passed - passed)
    row.save(update_fields=["agree", "disagree", "passed"])
    return row


@command(policy.COUNT_STATEMENT)
def remove_statement(actor: Actor, row: Statement) -> None:
    """The statement goes. Raises Refused once somebody chose a side: a voice is not thrown away."""
    if row.votes.exists() or row.agree + row.disagree + row.passed:
        raise Refused(_("Er is al gekozen bij deze stelling. Sluit ze in plaats van ze weg te halen."))
    row.delete()


def _room(code: str) -> Meeting:
    found = Meeting.objects.filter(
        room_code=meetings.plain_code(code), room_closed_at=None, room_opened_at__isnull=False
    ).first()
    if found is None:
        raise speaking.unknown_room()
    return found


@command(policy.SPEAK)
def choose_side(actor: Actor, *, code: str, device: str, statement_id: uuid.UUID, side: str) -> Statement:
    """One telephone chooses a side; choosing again changes its mind. Nothing is kept of whose it is.

    Raises Refused for a wrong code or a statement that is closed.
    """
    meeting = _room(code)
    statement = Statement.objects.filter(meeting=meeting, pk=statement_id).first()
    if statement is None or not statement.open:
        raise speaking.counted_already()
    Vote.objects.update_or_create(
        statement=statement,
        device=meetings.device_print(meeting.room_secret, device),
        defaults={"side": Side(side)},
    )
    return statement


@command(policy.SPEAK)
def say(actor: Actor, *, code: str, device: str, words: str) -> RoomNote:
    """One telephone says something, anonymously; who leads the meeting reads it. Refused: too many, wrong code."""
    meeting = _room(code)
    mark = meetings.device_print(meeting.room_secret, device)
    notes = RoomNote.objects.filter(meeting=meeting)
    if notes.filter(device=mark).count() >= meetings.NOTES_BY_DEVICE or notes.count() >= MOST_NOTES:
        raise speaking.said_enough()
    return RoomNote.objects.create(meeting=meeting, words=words, device=mark)


@command(policy.LEAD_MEETING)
def note_from_paper(actor: Actor, meeting: Meeting, *, words: str) -> RoomNote:
    """A card that somebody wrote, or a sentence said aloud, typed over without a name."""
    return RoomNote.objects.create(meeting=meeting, words=words, from_paper=True)


@command(policy.PASS_ON_NOTE)
def note_becomes_signal(actor: Actor, note: RoomNote, *, words: str, theme: str = Theme.OTHER) -> Signal:
    """A sentence of the room goes on as a signal, in neutral words; a second person checks it there.

    Raises Refused: it went on already, or the words do not do.
    """
    if note.signal_id is not None:
        raise Refused(_("Dit is al een signaal."))
    mine = note.meeting.group.organisation_id
    organisation = mine if mine in actor.organisation_ids else next(iter(sorted(actor.organisation_ids)), None)
    if organisation is None:
        raise NotFound("organisation")
    told = Told(text=words, way_in=WayIn.MEETING, theme=theme)
    made = give_signal(actor, organisation_id=organisation, told=told)
    note.signal_id = made.pk
    note.save(update_fields=["signal_id"])
    return made


@command(policy.DROP_NOTE)
def drop_note(actor: Actor, note: RoomNote) -> None:
    """A sentence that should not stand there (a name, an insult) goes at once."""
    note.delete()
