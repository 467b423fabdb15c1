"""Everything that a paper of a plan says, read once through the doors of this feature and of ``networks``."""

import datetime
import uuid
from dataclasses import dataclass

from meedoen.kernel.actors import Actor
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public as networks

from ..models import Milestone, Plan
from ..queries import findings, goals, plans, surveys
from ..queries.findings import Board, Found
from ..queries.goals import Aimed

MAPS = ("inhabitants", "share.65_plus", "share.alone", "share.increased_reimbursement")
"""What is drawn on a map, where it is known by neighbourhood."""

FOLDER_MAP, REPORT_MAP = 300, 460
"""How wide a map is drawn; the names in it keep their size."""


@dataclass(frozen=True)
class Source:
    """A plan for a zone of it (or the whole), on a day. ``profile`` is None where no area is named."""

    plan: Plan
    zone: str
    zones: tuple[tuple[uuid.UUID, str], ...]
    today: datetime.date
    profile: networks.PrintedProfile | None
    maps: tuple[networks.PrintedMap, ...]
    findings: tuple[Found, ...]
    swot: Board | None
    goals: tuple[Aimed, ...]
    milestones: tuple[Milestone, ...]
    surveys: tuple[surveys.Found, ...]

    @property
    def name(self) -> str:
        """What the paper is of: the zone, or the plan."""
        return self.zone or self.plan.name

    @property
    def years(self) -> str:
        return f"{self.plan.first_day.year}–{self.plan.last_day.year}"


def zones_of(actor: Actor, plan: Plan) -> list[tuple[uuid.UUID, str]]:
    """The zones of the area of a plan, by their key and name; none where the plan has no area."""
    if plan.working_area_id is None:
        return []
    return [(one.id, one.name) for one in networks.working_areas(actor) if one.part_of == plan.working_area_id]


def gathered(
    actor: Actor,
    plan_id: uuid.UUID,
    *,
    zone_id: uuid.UUID | None,
    today: datetime.date,
    municipalities: list[str],
    whole: bool = True,
) -> Source:
    """A plan with all that its papers show. Of a zone: what is said of that zone or of the whole area.

    ``whole``: also what only the report shows. Raises NotFound for a zone that is not of this plan.
    """
    plan = plans.plan(actor, plan_id)
    zones = zones_of(actor, plan)
    if zone_id is not None and zone_id not in dict(zones):
        raise NotFound("working_area")
    where = zone_id or plan.working_area_id or _only(actor, municipalities)
    swots = findings.swots(actor, plan_id) if whole else []
    return Source(
        plan=plan,
        zone=dict(zones)[zone_id] if zone_id else "",
        zones=tuple(zones),
        today=today,
        profile=networks.printed_profile(actor, where) if where else None,
        maps=tuple(_maps(actor, where, whole=whole)) if where else (),
        findings=tuple(one for one in findings.findings(actor, plan_id) if _of(one.row.working_area_id, zone_id)),
        swot=_of_zone(findings.board(actor, swots[0].pk), zone_id) if swots else None,
        goals=tuple(_goals(goals.goals(actor, plan_id, today=today), zone_id)),
        milestones=tuple(goals.milestones(actor, plan_id)),
        surveys=tuple(_surveys(actor, plan)) if whole else (),
    )


def _only(actor: Actor, municipalities: list[str]) -> str | None:
    """The one municipality of a network, when its areas are loaded: what a plan without a working area is about."""
    if len(municipalities) != 1:
        return None
    known = networks.areas(actor, kind=networks.AreaKind.MUNICIPALITY)
    return municipalities[0] if any(one.code == municipalities[0] for one in known) else None


def _of(area: uuid.UUID | None, zone_id: uuid.UUID | None) -> bool:
    return zone_id is None or area is None or area == zone_id


def _of_zone(board: Board, zone_id: uuid.UUID | None) -> Board:
    kept = {
        code: [one for one in lines if _of(one.row.working_area_id, zone_id)] for code, lines in board.quadrants.items()
    }
    return Board(board.row, kept, [])


def _goals(aimed: list[Aimed], zone_id: uuid.UUID | None) -> list[Aimed]:
    found = [
        Aimed(one.row, one.promise, [each for each in one.actions if _of(each.row.working_area_id, zone_id)])
        for one in aimed
    ]
    return [one for one in found if one.actions or zone_id is None]


def _maps(actor: Actor, where: uuid.UUID | str, *, whole: bool) -> list[networks.PrintedMap]:
    """The maps that have an outline; of more than the first only those with figures by neighbourhood."""
    codes, width = (MAPS, REPORT_MAP) if whole else (MAPS[:1], FOLDER_MAP)
    drawn = [networks.printed_map(actor, where, code, width=width) for code in codes]
    return [one for at, one in enumerate(drawn) if one.svg and (at == 0 or one.period)]


def _surveys(actor: Actor, plan: Plan) -> list[surveys.Found]:
    """Closed surveys with enough answers, of this plan or of none; one that was asked again stands inside the later
    one."""
    closed = [one for one in surveys.latest_results(actor) if one.row.plan_id in (plan.pk, None)]
    found = [one for one in closed if one.row.result.get("enough")]
    earlier = {one.row.before_id for one in found}
    return [one for one in found if one.row.pk not in earlier]
