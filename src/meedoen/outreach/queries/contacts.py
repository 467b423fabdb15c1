"""Contacts as the team reads them again: a list, one of them with its versions, its secret notes, doubles."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet, UUIDField

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import Conflict, Contact, FollowUp, SecretNote
from ..rules import notes, sealing, ways
from ..rules.notes import Told
from ..terms import Kind
from . import opening
from .ways import theme_choices

PAGE = 30


@dataclass(frozen=True)
class Line:
    """One contact in a list. ``label`` is a first name, or what stands there in its place."""

    id: uuid.UUID
    on: datetime.date
    kind: str
    kind_word: str
    label: str
    person_id: uuid.UUID | None
    where: str
    themes: list[str]
    answered: bool
    persons: int
    faded: bool


@dataclass(frozen=True)
class Listed:
    lines: list[Line]
    page: int
    more: bool


@dataclass(frozen=True)
class Shown:
    """One contact with all that belongs to it. ``row`` is the version that counts; ``versions`` newest first."""

    row: Contact
    label: str
    where: str
    themes: list[str]
    follow_ups: list[opening.Line]
    secrets: int
    secret_until: datetime.date | None
    versions: list[Contact]


def counting(rows: QuerySet[Contact]) -> QuerySet[Contact]:
    """Of each chain the row that counts, without those taken away. Called inside reads."""
    return rows.filter(corrected_by=None, withdrawn=False)


@query(policy.SEE)
def contacts(actor: Actor, rows: QuerySet[Contact], *, page: int = 1, mine: bool = True) -> Listed:
    """The contacts, newest first, thirty a page: one's own, or all of the organisation."""
    found = counting(rows)
    if mine:
        found = found.filter(worker_id=actor.user_id)
    at = max(page, 1)
    ordered = found.select_related("area", "place").defer("area__outline").order_by("-on", "-noted_at")
    read = list(ordered[(at - 1) * PAGE : at * PAGE + 1])
    return Listed(lines(actor, read[:PAGE]), at, len(read) > PAGE)


def lines(actor: Actor, read: list[Contact]) -> list[Line]:
    """Contacts as lines, with the first names that the actor may see. Called inside reads."""
    names = people.first_names(actor, [row.participant_id for row in read if row.participant_id])
    known = theme_choices()
    return [
        Line(
            id=row.pk,
            on=row.on,
            kind=row.kind,
            kind_word=str(Kind(row.kind).label),
            label=opening.label_of(row.participant_id, row.who, names),
            person_id=row.participant_id,
            where=where_of(row),
            themes=[ways.word_of(code, known) for code in row.themes],
            answered=row.answered,
            persons=row.persons,
            faded=row.faded_at is not None,
        )
        for row in read
    ]


def where_of(row: Contact) -> str:
    """The name of the place, else of the area."""
    return (row.place.name if row.place else "") or (row.area.name if row.area else "")


_OF_PERSON = Statement(
    lambda rows, most, *, pk: (
        counting(rows)
        .filter(participant_id=pk)
        .select_related("area", "place")
        .only("on", "kind", "themes", "answered", "persons", "area__name", "place__name")
        .order_by("-on", "-noted_at")[:most]
    ),
    pk=UUIDField(),
)


@query(policy.SEE)
def of_person(actor: Actor, rows: QuerySet[Contact], person_id: uuid.UUID, *, most: int = 10) -> list[Line]:
    """The last contacts of the own organisation with somebody, newest first."""
    saw(person_id)
    met = _OF_PERSON(rows, most, pk=person_id)
    known = theme_choices() if met else []
    return [
        Line(
            id=row.pk,
            on=row.on,
            kind=row.kind,
            kind_word=str(Kind(row.kind).label),
            label="",
            person_id=person_id,
            where=where_of(row),
            themes=[ways.word_of(code, known) for code in row.themes],
            answered=row.answered,
            persons=row.persons,
            faded=False,
        )
        for row in met
    ]


@query(policy.SEE)
def contact(actor: Actor, rows: QuerySet[Contact], contact_id: uuid.UUID) -> Shown:
    """One contact, by any of its versions: what counts now comes first. Raises NotFound."""
    asked = one(rows, pk=contact_id)
    chain = Q(pk=asked.first_id) | Q(root_id=asked.first_id)
    versions = list(
        rows.filter(chain).select_related("area", "place").defer("area__outline").order_by("-noted_at", "-pk")
    )
    replaced = {row.corrects_id for row in versions}
    row = next(one for one in versions if one.pk not in replaced)
    asked_for = FollowUp.objects.filter(contact_id=asked.first_id).order_by("due")
    secret = SecretNote.objects.filter(contact_id=asked.first_id).order_by("-until").values_list("until", flat=True)
    (line,) = lines(actor, [row])
    if row.participant_id:
        saw(row.participant_id)
    kept = list(secret) if policy.READ_SECRET.allows(actor) else []
    return Shown(
        row=row,
        label=line.label,
        where=line.where,
        themes=line.themes,
        follow_ups=opening.lines(actor, list(asked_for.select_related("contact"))),
        secrets=len(kept),
        secret_until=max(kept, default=None),
        versions=versions,
    )


@query(policy.CORRECT)
def to_correct(actor: Actor, rows: QuerySet[Contact], contact_id: uuid.UUID) -> Contact:
    """A contact that is about to be corrected. Raises NotFound."""
    found = one(rows.select_related("area", "place").defer("area__outline"), pk=contact_id)
    if found.participant_id:
        saw(found.participant_id)
    return found


@dataclass(frozen=True)
class Secret:
    """A secret note, opened."""

    text: str
    by_code: str
    written_at: datetime.datetime
    until: datetime.date


@query(policy.READ_SECRET)
def secrets(actor: Actor, rows: QuerySet[Contact], contact_id: uuid.UUID) -> list[Secret]:
    """The secret notes of one contact, newest first, for the team alone. Each reading stands in the log.

    Raises NotFound.
    """
    asked = one(rows, pk=contact_id)
    found = list(SecretNote.objects.filter(contact_id=asked.first_id).order_by("-written_at"))
    if asked.participant_id:
        saw(asked.participant_id)
    texts = opening.texts(
        [(row.participant_id, row.organisation_id, sealing.secret(row.pk), row.text) for row in found]
    )
    return [
        Secret(text, row.by_code, row.written_at, row.until) for row, text in zip(found, texts, strict=True) if text
    ]


@dataclass(frozen=True)
class Double:
    """Two versions of one note: what is stored, and what came the second time."""

    id: uuid.UUID
    first: Line
    second: Told
    second_where: str
    second_label: str
    second_themes: list[str]
    received_at: datetime.datetime
    settled: str


_DOUBLES = Statement(
    lambda rows: rows.filter(settled_at=None).order_by("received_at").values_list("pk", flat=True)[:50]
)


@query(policy.SETTLE)
def doubles(actor: Actor, rows: QuerySet[Conflict]) -> list[uuid.UUID]:
    """The notes that came twice with other content and wait for a decision, oldest first; at most fifty."""
    return _DOUBLES(rows)


@query(policy.SETTLE)
def double(actor: Actor, rows: QuerySet[Conflict], conflict_id: uuid.UUID) -> Double:
    """One of them. Raises NotFound."""
    found = one(rows.select_related("contact__area", "contact__place"), pk=conflict_id)
    field = sealing.sent(found.pk)
    told = notes.from_text(vault.open_shared(found.organisation_id, field, bytes(found.sent)))
    (first,) = lines(actor, [found.contact])
    chosen = told.person.get("person")
    names = people.first_names(actor, [chosen]) if chosen else {}
    known = theme_choices()
    return Double(
        id=found.pk,
        first=first,
        second=told,
        second_where=_place_of(actor, told),
        second_label=told.person.get("first_name") or opening.label_of(chosen, told.who, names),
        second_themes=[ways.word_of(code, known) for code in told.themes],
        received_at=found.received_at,
        settled=found.settled,
    )


def _place_of(actor: Actor, told: Told) -> str:
    if told.place_id:
        return networks.place_names(actor).get(told.place_id, "")
    return networks.area_names(actor, ids=[told.area_id]).get(told.area_id, "") if told.area_id else ""
