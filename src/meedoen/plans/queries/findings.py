"""Reads of observations, findings and the four quadrants."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..models import Finding, FindingFigure, Goal, Observation, PlannedAction, Swot, SwotLine
from ..policy import findings as policy
from ..rules.findings import Placed, missing, where_of
from ..rules.findings_told import Stale, stale
from ..rules.reading import ACTION, GOAL
from ..terms.findings import Missing

PAGE = 30
TO_CHOOSE = 60


@dataclass(frozen=True)
class Observations:
    """A page of observations, whether there are more, how many wait to be looked at, and the lines of reading versions
    that they are about."""

    rows: list[Observation]
    more: bool
    waiting: int
    lines: dict[uuid.UUID | None, str]


@query(policy.SEE_OBSERVATIONS)
def observations(
    actor: Actor, rows: QuerySet[Observation], *, theme: str = "", kind: str = "", waiting: bool = False, page: int = 1
) -> Observations:
    """What was seen and heard, newest first, with its area and plan. A pictogram of the reading version without words
    is counted there and stands not here. At most four queries."""
    count = rows.filter(checked_on=None).count()
    found = rows.select_related("area", "plan").exclude(~Q(verdict="") & Q(said="", quote=""))
    if theme:
        found = found.filter(theme=theme)
    if kind:
        found = found.filter(kind=kind)
    if waiting:
        found = found.filter(checked_on=None)
    first = (page - 1) * PAGE
    shown = list(found.order_by("-noted_at", "-pk")[first : first + PAGE + 1])
    return Observations(shown[:PAGE], len(shown) > PAGE, count, _line_words(shown[:PAGE]))


def _line_words(rows: list[Observation]) -> dict[uuid.UUID | None, str]:
    """The lines of reading versions that these observations are about, by their key. At most two queries."""
    found: dict[uuid.UUID | None, str] = {}
    for kind, model in ((GOAL, Goal), (ACTION, PlannedAction)):
        keys = {row.line_id for row in rows if row.line_kind == kind and row.line_id is not None}
        if keys:
            found |= {
                key: plain or text
                for key, plain, text in model.objects.filter(pk__in=keys).values_list("pk", "plain", "text")
            }
    return found


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
    """A finding with its evidence, what it lacks, and the actions that rest on it. ``figures``: key, words and source;
    ``stale`` tells of those that are otherwise by now."""

    row: Finding
    partner: str
    zone: str
    figures: list[tuple[uuid.UUID, str, str]]
    voices: list[FoundVoice]
    missing: tuple[Missing, ...] = field(default=())
    actions: list[PlannedAction] = field(default_factory=list)
    stale: dict[uuid.UUID, Stale] = field(default_factory=dict)


@query(policy.SEE_FINDINGS)
def findings(actor: Actor, rows: QuerySet[Finding], plan_id: uuid.UUID) -> list[Found]:
    """The findings of a plan with their evidence, by theme and then as they were written. Constant in queries."""
    return _found(actor, rows.filter(plan_id=plan_id))


@query(policy.SEE_FINDINGS)
def finding(actor: Actor, rows: QuerySet[Finding], finding_id: uuid.UUID) -> Found:
    """One finding with its evidence. Raises NotFound."""
    return _found(actor, rows.filter(pk=one(rows, pk=finding_id).pk))[0]


def _found(actor: Actor, rows: QuerySet[Finding]) -> list[Found]:
    kept = list(
        rows.select_related("partner", "working_area")
        .prefetch_related("figures", "voices__observation", "actions")
        .order_by("theme", "found_on", "pk")
    )
    bundles = {one.about_id for row in kept for one in row.voices.all() if one.about_id is not None}
    heard = actor.has(*policy.READ_VOICES)
    named = voice.linked(actor, bundles) if heard and bundles and voice.may_link(actor) else {}
    ours = [one for row in kept for one in row.figures.all() if one.indicator]
    now = networks.figures_now(actor, {_asked(one) for one in ours})
    return [_one(row, named, now, heard=heard) for row in kept]


def _asked(figure: FindingFigure) -> networks.AskedFigure:
    return networks.AskedFigure(where_of(figure.place), figure.indicator, figure.period)


def _stale(figure: FindingFigure, now: networks.FigureNow | None) -> Stale | None:
    if not figure.indicator:
        return None
    found = now or networks.FigureNow("", "", "")
    return stale(
        period=figure.period,
        number=figure.number,
        now=found.number,
        newest=found.newest,
        newest_number=found.newest_number,
    )


def _one(
    row: Finding,
    named: dict[uuid.UUID, voice.Linked],
    now: dict[networks.AskedFigure, networks.FigureNow],
    *,
    heard: bool,
) -> Found:
    figures = [(one.pk, one.words, one.source) for one in row.figures.all()]
    differs = {one.pk: _stale(one, now.get(_asked(one))) for one in row.figures.all()}
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
        actions=list(row.actions.all()),
        stale={key: how for key, how in differs.items() if how is not None},
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
