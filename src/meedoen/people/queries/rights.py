"""Reads for a question about the own data: who is meant, what is known, who looked."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import audit, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.privacy import exports
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.rows import one

from .. import finding, marking, policy, rules
from ..models import Mark, Participant, RightsRequest, Same
from ..terms import FIRST_NAME, REACH, Channel, How
from .participants import Known


@query(policy.TELL)
def everything_known(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> dict[str, dict[str, Any]]:
    """All that every feature knows of one person, for that person (right of access). Raises NotFound.

    Who was noted more than once gets it all: lists are joined, and what differs stands with the code of that row.
    """
    if not rows.filter(pk=person_id).exists():
        raise NotFound("person")
    saw(person_id)
    known = exports.export_person(person_id)
    for other, code in _noted_also(rows, person_id):
        saw(other)
        for label, told in exports.export_person(other).items():
            _join(known.setdefault(label, {}), told, code)
    return known


def _join(known: dict[str, Any], told: dict[str, Any], code: str) -> None:
    for name, value in told.items():
        here = known.get(name)
        if isinstance(value, list) and isinstance(here, list):
            known[name] = [*here, *(row for row in value if row not in here)]
        elif here in (None, "", []):
            known[name] = value
        elif value != here and value not in (None, "", []):
            known[f"{name} ({code})"] = value


def _noted_also(rows: QuerySet[Participant], person_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """The other rows of the same person, whichever of them was asked about."""
    kept = Same.objects.filter(other_id=person_id).values_list("kept_id", flat=True).first() or person_id
    same = {kept, *Same.objects.filter(kept_id=kept).values_list("other_id", flat=True)} - {person_id}
    return list(rows.filter(pk__in=same, erased_at=None).order_by("since", "code").values_list("pk", "code"))


MOST_FOUND = 20


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the one who asks: enough to tell two of the same name apart, and no more."""

    id: uuid.UUID
    code: str
    first_name: str
    channel: str
    reach_end: str
    organisation: str
    since: datetime.date
    last_seen_on: datetime.date | None


@query(policy.FIND)
def found_by(actor: Actor, rows: QuerySet[Participant], *, how: str, text: str) -> list[Candidate]:
    """Who may be meant by a name (as written or as it sounds), a phone number, an e-mail address or a code.

    A name is looked for in the actor's own organisations only, also for the officer: an organisation is a wall (T1).
    Who is protected is found by a code alone: only they have it. At most twenty: who is named just so first, then who
    was last seen.
    Raises Refused for what cannot be read, or a name too common to list.
    """
    alive = rows.filter(erased_at=None).select_related("organisation")
    if how == How.CODE:
        card = rules.plain_code(text)
        person = rows.filter(code=card).values_list("pk", flat=True).first() or finding.by_any(text)
        found = list(alive.filter(pk=person)) if person else []
    else:
        shown = alive.filter(policy.unprotected(actor), pk__in=_marked(actor, rows, how, text))
        found = list(shown.order_by("-last_seen_on", "-since")[:21])
    if len(found) > MOST_FOUND:
        raise Refused(_("Er zijn er te veel met deze naam. Vraag het telefoonnummer of een code."), field="text")
    shown_all = _shown(found)
    said = rules.folded(text)
    return sorted(shown_all, key=lambda one: how == How.NAME and rules.folded(one.first_name) != said)


@query(policy.FIND)
def candidate(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Candidate:
    """One of those who were found, once more. Raises NotFound."""
    return _shown([one(rows.select_related("organisation"), pk=person_id, erased_at=None)])[0]


def _shown(found: list[Participant]) -> list[Candidate]:
    opened = vault.open_many([(row.pk, FIRST_NAME, row.first_name) for row in found])
    reached = vault.open_many([(row.pk, REACH, row.reach) for row in found])
    saw(*(row.pk for row in found))
    return [
        Candidate(
            id=row.pk,
            code=row.code,
            first_name=name or "",
            channel=str(Channel(row.channel).label),
            reach_end=rules.last_signs(reach or ""),
            organisation=row.organisation.name,
            since=row.since,
            last_seen_on=row.last_seen_on,
        )
        for row, name, reach in zip(found, opened, reached, strict=True)
    ]


def _marked(actor: Actor, rows: QuerySet[Participant], how: str, text: str) -> QuerySet:
    """The people with a print of this text, in the organisations where the actor may look for it."""
    if how == How.NAME:
        if not rules.folded(text):
            raise Refused(_("Typ een voornaam."), field="text")
        texts = rules.search_texts(text, "")
        organisations = set(actor.organisation_ids)
    else:
        texts = rules.search_texts("", rules.typed_reach(text))
        organisations = set(rows.order_by().values_list("organisation_id", flat=True).distinct())
    wanted = {print_ for organisation in organisations for print_ in marking.prints(organisation, texts)}
    return Mark.objects.filter(print__in=wanted).values("participant_id")


@dataclass(frozen=True)
class Asked:
    """One request, for who answers: no name, and whether it still opens the data."""

    id: uuid.UUID
    code: str
    ask: str
    ask_word: str
    identified: str
    asked_at: datetime.datetime
    by_code: str
    ended_at: datetime.datetime | None
    outcome: str
    organisation: str
    person_id: uuid.UUID | None
    live: bool

    @classmethod
    def of(cls, row: RightsRequest, now: datetime.datetime) -> "Asked":
        return cls(
            id=row.pk,
            code=row.person_code,
            ask=row.ask,
            ask_word=row.get_ask_display(),
            identified=row.get_identified_display(),
            asked_at=row.asked_at,
            by_code=row.by_code,
            ended_at=row.ended_at,
            outcome=row.get_outcome_display() if row.outcome else "",
            organisation=row.organisation.name,
            person_id=row.participant_id,
            live=row.participant_id is not None and rules.is_live(row.asked_at, row.ended_at, now),
        )


@query(policy.SEE_REQUESTS)
def requests(actor: Actor, rows: QuerySet[RightsRequest], *, most: int = 100) -> list[Asked]:
    """The requests that were made, newest first: date, kind, code and how it ended."""
    now = timezone.now()
    return [Asked.of(row, now) for row in rows.select_related("organisation").order_by("-asked_at")[:most]]


@query(policy.SEE_REQUESTS)
def request(actor: Actor, rows: QuerySet[RightsRequest], request_id: uuid.UUID) -> Asked:
    """One request. Raises NotFound."""
    return Asked.of(one(rows.select_related("organisation"), pk=request_id), timezone.now())


@query(policy.TELL)
def looked_at(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> list[audit.Seen]:
    """Who saw or changed something of this person, when and why: codes, newest first. Raises NotFound."""
    if not rows.filter(pk=person_id).exists():
        raise NotFound("person")
    saw(person_id)
    also = [key for key, _code in _noted_also(rows, person_id)]
    saw(*also)
    found = [line for key in [person_id, *also] for line in audit.about(key)]
    return sorted(found, key=lambda line: line.at, reverse=True)[: audit.MOST_SHOWN]


@query(policy.CORRECT)
def to_correct(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Known:
    """What stands there now of who asked to make it right. Raises NotFound, also for who was erased."""
    person = one(rows, pk=person_id, erased_at=None)
    saw(person.pk)
    name, reach = vault.open_many([(person.pk, FIRST_NAME, person.first_name), (person.pk, REACH, person.reach)])
    return Known(person.pk, person.code, name or "", person.channel, reach or "")
