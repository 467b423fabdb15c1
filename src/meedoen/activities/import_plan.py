"""An import before anything is written: each draft matched with what is there, by the source's own id."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.intake.summary import Summary
from meedoen.kernel.refusals import Refused

from .intake.drafts import Draft, Reading, Refusal
from .models import Activity

TWICE = gettext_noop("Dit nummer staat ook op rij %(row)s. Geef elke activiteit een eigen nummer.")


@dataclass
class Plan:
    created: list[Draft] = field(default_factory=list)
    updated: list[tuple[Draft, Activity]] = field(default_factory=list)
    unchanged: int = 0


def fingerprint(draft: Draft) -> str:
    """The same content gives the same mark: a repeated import changes nothing. The row in the file does not count."""
    plain = Reading(drafts=(draft,)).to_json()["drafts"][0]
    plain.pop("row")
    plain.pop("modified")
    for session in plain["sessions"]:
        session.pop("row")
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def source_of(draft: Draft, organisation_id: uuid.UUID) -> str:
    """Whose ids these are: UiTdatabank's own, or those of one organisation's list."""
    return draft.source if draft.source == "uitdatabank" else f"list:{organisation_id.hex[-12:]}"


def classify(drafts: Iterable[Draft], organisation_id: uuid.UUID) -> Plan:
    """New, changed or the same, by source and id (one query)."""
    drafts = list(drafts)
    sources = {source_of(draft, organisation_id) for draft in drafts}
    present = {
        (row.source, row.source_id): row
        for row in Activity.objects.filter(source__in=sources).select_related("place").iterator(chunk_size=1000)
    }
    plan = Plan()
    for draft in drafts:
        found = present.get((source_of(draft, organisation_id), draft.source_id))
        if found is None:
            plan.created.append(draft)
        elif found.source_hash == fingerprint(draft):
            plan.unchanged += 1
        else:
            plan.updated.append((draft, found))
    return plan


def problems(reading: Reading, organisation_id: uuid.UUID) -> list[Refusal]:
    """What the reader refused, and ids that stand twice in one file."""
    refusals = list(reading.refusals)
    seen: dict[tuple[str, str], int] = {}
    for draft in reading.drafts:
        key = (source_of(draft, organisation_id), draft.source_id)
        if key in seen:
            refusals.append(Refusal(draft.row, draft.source_id, "", TWICE, {"row": seen[key]}))
        seen.setdefault(key, draft.row)
    return sorted(refusals, key=lambda refusal: (refusal.row, refusal.field))


def usable(reading: Reading, refusals: list[Refusal]) -> list[Draft]:
    """The drafts of rows without a refusal."""
    bad = {(refusal.row, refusal.id) for refusal in refusals}
    rows = {refusal.row for refusal in refusals}
    return [draft for draft in reading.drafts if (draft.row, draft.source_id) not in bad and draft.row not in rows]


def check_own(actor: Actor, organisation_id: uuid.UUID) -> None:
    """Refuse an organisation the actor does not work for (a coordinator imports for every partner)."""
    if not actor.is_system and not actor.has(Role.COORDINATOR) and organisation_id not in actor.organisation_ids:
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation_id")


def summary(reading: Reading, plan: Plan, refusals: list[Refusal]) -> Summary:
    """The counts of a plan, with each refusal."""
    return Summary(
        read=reading.read,
        created=len(plan.created),
        updated=len(plan.updated),
        unchanged=plan.unchanged,
        refused=[refusal.summary() for refusal in refusals],
    )
