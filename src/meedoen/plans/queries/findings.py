"""Reads of observations, findings and the four quadrants."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..models import Finding, Observation, Swot, SwotLine
from ..policy import findings as policy
from ..rules.findings import Placed, missing
from ..terms.findings import Missing

PAGE = 30
TO_CHOOSE = 60


@dataclass(frozen=True)
class Observations:
    """A page of observations, whether there are more, and how many wait to be looked at."""

    rows: list[Observation]
    more: bool
    waiting: int


@query(policy.SEE_OBSERVATIONS)
def observations(
    actor: Actor, rows: QuerySet[Observation], *, theme: str = "", kind: str = "", waiting: bool = False, page: int = 1
) -> Observations:
    """What was seen and heard, newest first, with its area and plan. Two queries."""
    count = rows.filter(checked_on=None).count()
    found = rows.select_related("area", "plan")
    if theme:
        found = found.filter(theme=theme)
    if kind:
        found = found.filter(kind=kind)
    if waiting:
        found = found.filter(checked_on=None)
    first = (page - 1) * PAGE
    shown = list(found.order_by("-noted_at", "-pk")[first : first + PAGE + 1])
    return Observations(shown[:PAGE], len(shown) > PAGE, count)


@query(policy.CHECK_OBSERVATION)
def observation(actor: Actor, rows: QuerySet[Observation], observation_id: uuid.UUID) -> Observation:
    """One observation that the actor may check or take away. Raises NotFound."""
    return one(rows.select_related("area", "plan"), pk=observation_id)


@query(policy.SEE_OBSERVATIONS)
def waiting(actor: Actor, rows: QuerySet[Observation]) -> int:
    """How many words of residents wait to be looked at."""
    return rows.filter(checked_on=None).count()


@query(policy.SEE_OBSERVATIONS)
def to_choose(actor: Actor, rows: QuerySet[Observation]) -> list[Observation]:
    """The newest checked observations with words: what a finding can rest on. At most 60."""
    found = rows.filter(checked_on__isnull=False).exclude(said="", quote="").select_related("area")
    return list(found.order_by("-noted_at")[:TO_CHOOSE])


@dataclass(frozen=True)
class FoundVoice:
    """A voice of a finding in words: an observation, or a bundle of signals. ``hidden``: its words are for who makes
    findings alone, and are empty here."""

    words: str
    quoted: bool
    observation_id: uuid.UUID | None = None
    bundle_id: uuid.UUID | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Found:
    """A finding with its evidence, and what it lacks."""

    row: Finding
    partner: str
    zone: str
    figures: list[tuple[uuid.UUID, str, str]]
    voices: list[FoundVoice]
    missing: tuple[Missing, ...] = field(default=())


@query(policy.SEE_FINDINGS)
def findings(actor: Actor, rows: QuerySet[Finding], plan_id: uuid.UUID) -> list[Found]:
    """The findings of a plan with their evidence, by theme and then as they were written. At most seven queries."""
    return _found(actor, rows.filter(plan_id=plan_id))


@query(policy.SEE_FINDINGS)
def finding(actor: Actor, rows: QuerySet[Finding], finding_id: uuid.UUID) -> Found:
    """One finding with its evidence. Raises NotFound."""
    return _found(actor, rows.filter(pk=one(rows, pk=finding_id).pk))[0]


def _found(actor: Actor, rows: QuerySet[Finding]) -> list[Found]:
    kept = list(
        rows.select_related("partner", "working_area")
        .prefetch_related("figures", "voices__observation")
        .order_by("theme", "found_on", "pk")
    )
    bundles = {one.about_id for row in kept for one in row.voices.all() if one.about_id is not None}
    heard = actor.has(*policy.READ_VOICES)
    named = voice.linked(actor, bundles) if heard and bundles and voice.may_link(actor) else {}
    return [_one(row, named, heard=heard) for row in kept]


def _one(row: Finding, named: dict[uuid.UUID, voice.Linked], *, heard: bool) -> Found:
    figures = [(one.pk, one.words, one.source) for one in row.figures.all()]
    voices = []
    for each in row.voices.all():
        if not heard:
            voices.append(FoundVoice("", False, each.observation_id, each.about_id, hidden=True))
        elif each.observation is not None:
            quote = each.observation.quote
            voices.append(FoundVoice(quote or each.observation.said, bool(quote), each.observation_id))
        else:
            words = named[each.about_id].words if each.about_id in named else ""
            voices.append(FoundVoice(words, quoted=False, bundle_id=each.about_id))
    return Found(
        row=row,
        partner=row.partner.name if row.partner else "",
        zone=row.working_area.name if row.working_area else "",
        figures=figures,
        voices=voices,
        missing=missing(figures=len(figures), voices=len(voices), right=row.right, duty=row.duty),
    )


@dataclass(frozen=True)
class Board:
    """The four quadrants of a year: the findings in each, and those that stand in none yet."""

    row: Swot
    quadrants: dict[str, list[Found]]
    loose: list[Found]


@query(policy.SEE_FINDINGS)
def swots(actor: Actor, rows: QuerySet[Finding], plan_id: uuid.UUID) -> list[Swot]:
    """The SWOTs of a plan, the newest year first."""
    return list(Swot.objects.filter(plan_id=plan_id).order_by("-year"))


@query(policy.SEE_FINDINGS)
def board(actor: Actor, rows: QuerySet[Finding], swot_id: uuid.UUID) -> Board:
    """One SWOT with all that stands in it. Raises NotFound. A constant number of queries."""
    row = one(Swot.objects.select_related("plan"), pk=swot_id)
    known = {each.row.pk: each for each in _found(actor, rows.filter(plan_id=row.plan_id))}
    quadrants: dict[str, list[Found]] = defaultdict(list)
    for line in row.lines.order_by("order", "pk"):
        quadrants[line.quadrant].append(known.pop(line.finding_id))
    return Board(row, dict(quadrants), list(known.values()))


@query(policy.SEE_FINDINGS)
def placed(actor: Actor, rows: QuerySet[Finding], swot_id: uuid.UUID) -> list[Placed]:
    """The lines of a SWOT in order, to be laid beside another. Raises NotFound."""
    row = one(Swot.objects.all(), pk=swot_id)
    lines = SwotLine.objects.filter(swot=row).select_related("finding").order_by("order", "pk")
    return [Placed(line.finding_id, line.finding.follows_id, line.finding.text, line.quadrant) for line in lines]


@query(policy.WRITE_FINDING)
def figures_to_choose(actor: Actor, rows: QuerySet, where: uuid.UUID | str) -> list[tuple[str, str, str]]:
    """The figures known of an area: (indicator, name, newest period)."""
    return [(code, name, periods[0]) for code, name, periods in networks.indicators_of(actor, where) if periods]
