"""What a higher feature may point to: bundles and decisions, in the words that this actor may read."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from ..models import Answer, Bundle, Decision, LadderStep
from ..policy import groups as group_policy
from ..policy import signals as policy
from ..rules.ladders import LADDERS
from .bundles import as_read

BUNDLE, DECISION = "voice.Bundle", "voice.Decision"
MOST = 100


@dataclass(frozen=True)
class Linked:
    """A bundle or a decision: its type and id, its words, the bundle it belongs to, and whether it was answered."""

    kind: str
    id: uuid.UUID
    words: str
    bundle_id: uuid.UUID
    answered: bool


def may_link(actor: Actor) -> bool:
    """Whether this actor has a role for bundles at all."""
    return policy.SEE_BUNDLES.allows(actor)


def decisions_of(bundle_id: uuid.UUID) -> list[uuid.UUID]:
    """The keys of the decisions about a bundle; keys and nothing else."""
    return list(Decision.objects.filter(bundle_id=bundle_id).values_list("pk", flat=True))


@query(policy.SEE_BUNDLES)
def linkable(actor: Actor, rows: QuerySet[Bundle]) -> list[Linked]:
    """The newest bundles with their decisions, at most 100 bundles. Two queries."""
    return _linked(actor, rows.order_by("-phase_since", "title")[:MOST])


@query(policy.SEE_BUNDLES)
def linked(actor: Actor, rows: QuerySet[Bundle], ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Linked]:
    """Those of these bundles and decisions that the actor may see, by id. Three queries."""
    of_decisions = Decision.objects.filter(pk__in=ids).values_list("bundle_id", flat=True)
    found = rows.filter(pk__in={*ids, *of_decisions})
    return {one.id: one for one in _linked(actor, found) if one.id in set(ids)}


def _linked(actor: Actor, rows: QuerySet[Bundle]) -> list[Linked]:
    answer = Exists(Answer.objects.filter(bundle=OuterRef("pk"), published_on__isnull=False))
    bundles = {row.pk: as_read(actor, row) for row in rows.annotate(has_answer=answer)}
    found = []
    decisions: dict[uuid.UUID, list[Decision]] = {}
    for decision in Decision.objects.filter(bundle__in=list(bundles)).order_by("-noted_at"):
        decisions.setdefault(decision.bundle_id, []).append(decision)
    for pk, row in bundles.items():
        title = row.title or _("Bundel zonder titel")
        found.append(Linked(BUNDLE, pk, title, pk, row.has_answer))  # type: ignore[attr-defined]
        for decision in decisions.get(pk, ()):
            words = f"{title}: {decision.get_outcome_display()}"
            found.append(Linked(DECISION, decision.pk, words, pk, row.has_answer))  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True)
class Rung:
    """Where an initiative stands on its ladder: its name, the rung in words, its place of how many, and since when."""

    id: uuid.UUID
    name: str
    ladder: str
    rung: str
    place: int
    of: int
    since: str


@query(group_policy.SEE_LADDER)
def rungs(actor: Actor, rows: QuerySet) -> list[Rung]:
    """The rung of every initiative that goes on, by name (K7). Two queries."""
    going = list(rows.filter(ended_on=None).order_by("name"))
    last: dict[uuid.UUID, LadderStep] = {}
    for each in LadderStep.objects.filter(trajectory__in=going).order_by("on"):
        last[each.trajectory_id] = each
    found = []
    for row in going:
        step, ladder = last.get(row.pk), LADDERS[row.ladder]
        if step is not None:
            place = ladder.rank(step.rung)
            found.append(
                Rung(row.pk, row.name, str(ladder.name), ladder.word(step.rung), place, len(ladder.rungs), str(step.on))
            )
    return found
