"""A referral as the pages show it: what who refers sees, what who receives sees, and nothing else (R24)."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.activities import public as activities

from .models import Referral
from .rules import due, told
from .rules.due import Seen
from .terms import ARRIVED, UNDERWAY, State


@dataclass(frozen=True)
class Line:
    """One referral. ``label`` is a first name, else a code; ``due`` what has to be done first ("" for nothing)."""

    id: uuid.UUID
    label: str
    where: str
    when: datetime.datetime | datetime.date | None
    stage: str
    due: str
    due_word: str
    late: bool
    needs: tuple[str, ...]
    over: bool
    arrived: bool


def to_list(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Rows with just what a line shows of the activity, the service and the moment: wide rows are most of the cost."""
    own = [field.attname for field in Referral._meta.concrete_fields]
    shown = ("activity__title", "receiver__name", "session__starts_at", "session__status")
    return rows.select_related("activity", "receiver", "session").only(*own, *shown)


def of_sender(row: Referral, label: str, today: datetime.date) -> Line:
    """As who refers sees it."""
    return _line(row, label, told_of(row), due.of_sender(seen_of(row), today))


def of_receiver(row: Referral, label: str, today: datetime.date) -> Line:
    """As who receives sees it: first name, practical needs, when. Not who referred, and not how it was asked."""
    return _line(row, label, str(State(row.state).label), due.of_receiver(seen_of(row), today))


def told_of(row: Referral) -> str:
    """What who refers may know of where it stands."""
    return told.stage(row.state, row.answer, row.ended_from, row.because, receiver_ended=row.ended_by_receiver)


def _line(row: Referral, label: str, stage: str, what: str | None) -> Line:
    return Line(
        id=row.pk,
        label=label,
        where=where_of(row),
        when=when_of(row),
        stage=stage,
        due=what or "",
        due_word=str(what.label) if what else "",  # type: ignore[attr-defined]
        late=what in LATE,
        needs=needs_of(row),
        over=row.state in (State.ENDED, State.STAYED),
        arrived=row.state in ARRIVED or row.ended_from in ARRIVED,
    )


LATE = ("did_arrive", "new_moment", "ask_person")


def seen_of(row: Referral) -> Seen:
    """What the rules look at; the row came with its session."""
    return Seen(
        state=row.state,
        proposed_on=row.proposed_on,
        expected_on=row.expected_on,
        first_on=row.first_on,
        answer=row.answer,
        answer_seen=row.answer_seen_at is not None,
        received=row.received_at is not None,
        company=row.company,
        accompanied=row.companion_id is not None,
        called_off=called_off(row),
    )


def called_off(row: Referral) -> bool:
    """Whether the moment that was agreed does not go on."""
    return row.session is not None and row.session.status == activities.SessionStatus.CANCELLED


def where_of(row: Referral) -> str:
    """The activity, else the service."""
    return row.activity.title if row.activity else row.receiver.name


def when_of(row: Referral) -> datetime.datetime | datetime.date | None:
    """The moment of the session, or the day; None once somebody was there, or while nothing is agreed."""
    if row.session is not None and row.state in (State.PROPOSED, *UNDERWAY):
        return timezone.localtime(row.session.starts_at)
    return row.expected_on if row.state in UNDERWAY else None


def needs_of(row: Referral) -> tuple[str, ...]:
    """The practical needs in words: language, transport, childcare, company."""
    spoken = activities.Language(row.language).label if row.language in activities.Language.values else row.language
    children = ngettext("opvang voor %(n)s kind", "opvang voor %(n)s kinderen", row.children) % {"n": row.children}
    found = [
        "" if row.language == "nl" else _("spreekt %(language)s") % {"language": spoken},
        _("vervoer nodig") if row.transport else "",
        children if row.children else "",
        _("er gaat iemand mee") if row.companion_id else (_("zoekt iemand die meegaat") if row.company else ""),
    ]
    return tuple(word for word in found if word)


def label_of(row: Referral, names: dict[uuid.UUID, str]) -> str:
    """A first name, else the code, else that the name is gone or not shared any more."""
    if row.person_id is None:
        return _("Naam gewist")
    return names.get(row.person_id) or _("Iemand zonder naam")
