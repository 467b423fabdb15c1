"""Findings are written with their evidence; the four quadrants are filled."""

import uuid

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..models import Finding, FindingFigure, FindingVoice, Observation, Plan, Swot, SwotLine
from ..policy import findings as policy
from ..rules import findings as rules
from ..rules.findings_told import Figure, Told, Voice
from ..terms.findings import Quadrant

FIGURE_MOST, SOURCE_MOST = 300, 300
FIRST_YEAR, LAST_YEAR = 2000, 2100


@command(policy.WRITE_FINDING)
def write_finding(actor: Actor, plan: Plan, *, told: Told) -> Finding:
    """A finding with its evidence. What it lacks is shown with it, and keeps nobody from writing it. Raises Refused
    without words, with a figure of one's own without source, or with a register number; NotFound for a partner, a zone,
    a voice or an earlier finding that is not there."""
    return _written(actor, Finding(plan=plan), told)


@command(policy.CHANGE_FINDING)
def change_finding(actor: Actor, finding: Finding, *, told: Told) -> Finding:
    """The same finding in other words or with other evidence; every line of a SWOT, folder and report that shows it
    says it too. Raises as ``write_finding`` does."""
    return _written(actor, finding, told)


def _written(actor: Actor, row: Finding, told: Told) -> Finding:
    text = checked(" ".join(told.text.split()), field="text", most=rules.LONGEST)
    if not text:
        raise Refused(_("Schrijf in één zin wat jullie vaststellen."), field="text")
    _known(actor, row, told)
    row.text, row.theme, row.right, row.duty = text, told.theme, told.right, told.duty
    row.partner_id, row.working_area_id, row.follows_id = told.partner_id, told.working_area_id, told.follows_id
    row.save()
    row.figures.exclude(pk__in=told.keep).delete()
    for figure in told.figures:
        _add_figure(row, figure)
    _set_voices(actor, row, told.voices)
    return row


def _known(actor: Actor, row: Finding, told: Told) -> None:
    if told.partner_id is not None and told.partner_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    if told.working_area_id is not None:
        networks.working_area(actor, told.working_area_id)
    if told.follows_id is not None:
        earlier = Finding.objects.filter(pk=told.follows_id, plan_id=row.plan_id).exclude(pk=row.pk)
        if not earlier.exists():
            raise NotFound("finding")


def _add_figure(row: Finding, figure: Figure) -> None:
    words = checked(figure.words, field="figure_words", most=FIGURE_MOST)
    source = checked(figure.source, field="figure_source", most=SOURCE_MOST)
    if not words:
        return
    if not source:
        raise Refused(_("Schrijf waar dit cijfer vandaan komt, met het jaar."), field="figure_source", code="source")
    taken = {name: getattr(figure, name) for name in ("indicator", "period", "place", "number")}
    FindingFigure.objects.create(finding=row, words=words, source=source, **taken)


@command(policy.CHANGE_FINDING)
def renew_figure(actor: Actor, finding: Finding, *, figure_id: uuid.UUID) -> Finding:
    """A figure of the network's own behind this finding is what it is today: the newest period, with its words and
    source. Raises NotFound for a figure that is not behind it; Refused for one that is no figure of the network, and
    when it is not known any more."""
    row = finding.figures.filter(pk=figure_id).first()
    if row is None:
        raise NotFound("figure")
    if not row.indicator:
        raise Refused(_("Dit cijfer komt niet uit de cijfers van het netwerk. Pas de woorden zelf aan."), code="own")
    now = networks.figure_line(actor, rules.where_of(row.place), row.indicator)
    if not now.known:
        raise Refused(_("Dit cijfer is er niet meer. Haal het weg bij de bevinding, of kies een ander."), code="gone")
    row.words, row.source = now.told[:FIGURE_MOST], now.source[:SOURCE_MOST]
    row.period, row.number = now.period, now.number
    row.save(update_fields=["words", "source", "period", "number"])
    return finding


def _set_voices(actor: Actor, row: Finding, voices: tuple[Voice, ...]) -> None:
    observations = {one.observation_id for one in voices if one.observation_id is not None}
    bundles = {one.bundle_id for one in voices if one.bundle_id is not None}
    there = set(row.voices.values_list("observation_id", "about_id"))
    old_observations, old_bundles = {one for one, _b in there} - {None}, {one for _o, one in there} - {None}
    checked_ones = Observation.objects.filter(pk__in=observations - old_observations, checked_on__isnull=False)
    if checked_ones.count() != len(observations - old_observations):
        raise NotFound("observation")
    if (fresh := bundles - old_bundles) and fresh - set(voice.linked(actor, fresh)):
        raise NotFound("bundle")
    row.voices.exclude(observation=None).exclude(observation__in=observations).delete()
    row.voices.exclude(about_id=None).exclude(about_id__in=bundles).delete()
    for one in sorted(observations - old_observations):
        FindingVoice.objects.create(finding=row, observation_id=one)
    for one in sorted(bundles - old_bundles):
        FindingVoice.objects.create(finding=row, about_kind=voice.BUNDLE, about_id=one)


@command(policy.CHANGE_FINDING)
def drop_finding(actor: Actor, finding: Finding) -> uuid.UUID:
    """A finding goes. Gives the key of its plan. Raises Refused while it stands in a SWOT or an action rests on it."""
    if finding.lines.exists() or finding.actions.exists():
        raise Refused(
            _("Deze bevinding staat in een SWOT, of er rust een actie op. Haal ze daar eerst weg."), code="used"
        )
    plan_id = finding.plan_id
    finding.delete()
    return plan_id


@command(policy.MAKE_SWOT)
def make_swot(actor: Actor, plan: Plan, *, year: int) -> Swot:
    """The four quadrants of a year, empty; the same again when they are there. Raises Refused for a year that cannot
    be."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("Schrijf het jaar met vier cijfers, bijvoorbeeld 2026."), field="year")
    return Swot.objects.get_or_create(plan=plan, year=year)[0]


@command(policy.PLACE_FINDING)
def place_finding(
    actor: Actor, swot: Swot, *, finding_id: uuid.UUID, quadrant: str, place: int | None = None
) -> SwotLine:
    """A finding goes into a quadrant, at this place (0 is first; the end without one), wherever it stood before. Raises
    NotFound for a finding of another plan or a quadrant that is none."""
    if quadrant not in Quadrant.values or not Finding.objects.filter(pk=finding_id, plan_id=swot.plan_id).exists():
        raise NotFound("finding")
    line = SwotLine.objects.filter(swot=swot, finding_id=finding_id).first()
    if line is None:
        line = SwotLine.objects.create(swot=swot, finding_id=finding_id, quadrant=quadrant)
    elif line.quadrant != quadrant:
        line.quadrant = quadrant
        line.save(update_fields=["quadrant"])
    others = list(SwotLine.objects.filter(swot=swot, quadrant=quadrant).exclude(pk=line.pk))
    order = rules.moved([one.pk for one in others], line.pk, len(others) if place is None else place)
    rows = {one.pk: one for one in (*others, line)}
    for number, key in enumerate(order):
        rows[key].order = number
    SwotLine.objects.bulk_update(rows.values(), ["order"])
    return line


@command(policy.PLACE_FINDING)
def take_out(actor: Actor, swot: Swot, *, finding_id: uuid.UUID) -> Swot:
    """A finding leaves the quadrants; it stays in the plan. Raises NotFound when it does not stand there."""
    if not SwotLine.objects.filter(swot=swot, finding_id=finding_id).delete()[0]:
        raise NotFound("finding")
    return swot
