"""Plans of the demo: Willebroek's caring neighbourhood, Westerlo's villages, Dilbeek's SWOTs, four spearheads."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

from django.utils import timezone

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor, Role
from meedoen.networks import public as networks
from meedoen.plans import public as plans
from meedoen.voice import public as voice

from . import plan_texts as texts
from .calendar import Days

SPOTS = ("Het pleintje", "De parochiezaal", "De speelplaats van de school", "De markt", "Het buurthuis", "De kerk")
QUEUED = 200


def bring(slug: str, partners: dict[str, Any], actors: dict[Role, Actor], days: Days) -> None:
    """The plan of a network with all that hangs on it; nothing where the demo tells none."""
    lead = actors[Role.COORDINATOR]
    told = texts.PLANS.get(slug)
    if told is not None:
        _Bringing(lead, actors[Role.WORKER], partners, days).bring(told)
    home = next(partner for partner in partners.values() if partner.pk in lead.organisation_ids)
    for kind, title, about, steps, address, threshold, blocks in texts.TOOLS.get(slug, ()):
        tool = plans.ToolTold(kind, title, about, steps, address, blocks, threshold)
        plans.add_tool(lead, organisation_id=home.pk, told=tool)
    for title, words in texts.NEWS.get(slug, ()):
        until = days.today + datetime.timedelta(days=QUEUED)
        plans.write_news(lead, title=title, text=words, first_day=days.today, last_day=until, on_site=True)
    if slug == "westerlo":
        _tour(lead, days)


def _tour(lead: Actor, days: Days) -> None:
    """Stops in most villages of this year; what would fall in another year is left out."""
    for number, (village, (ahead, made, brought)) in enumerate(zip(networks.villages(lead), texts.TOUR, strict=False)):
        day = days.today + datetime.timedelta(days=ahead)
        if day.year != days.today.year:
            continue
        stop = plans.plan_stop(lead, area_id=village.pk, planned_on=day, spot=SPOTS[number])
        if made:
            plans.visit(lead, stop.pk, done_on=day, brought=brought)


class _Bringing:
    """One plan on its way into a network."""

    def __init__(self, lead: Actor, worker: Actor, partners: dict[str, Any], days: Days):
        self.lead, self.worker, self.partners, self.today = lead, worker, partners, days.today
        self.zones = {one.name: one.id for one in networks.working_areas(lead)}
        self.bundles = voice.linkable(lead)
        self.voices: dict[str, uuid.UUID] = {}
        self.finds: dict[str, Any] = {}

    def bring(self, told: texts.Whole) -> None:
        first, last = (self.today.year + one for one in told.years)
        agreed = [one for one in networks.agreements(self.lead) if one.first_day <= self.today <= one.last_day]
        cover = plans.Cover(
            told.name,
            datetime.date(first, 1, 1),
            datetime.date(last, 12, 31),
            told.about,
            self._zone(told.area),
            agreed[0].pk if agreed else None,
        )
        made = plans.make_plan(self.lead, cover=cover)
        self._hear(made, told)
        self._find(made, told)
        promises = {one.text: one.pk for one in budgets.promises(self.lead, agreed[0].pk)} if agreed else {}
        for aim in told.aims:
            goal = plans.write_goal(
                self.lead, made.pk, told=plans.GoalTold(aim.text, aim.plain, aim.blocks, promises.get(aim.promise))
            )
            for act in aim.acts:
                self._act(goal, act)
        for kind, words, ahead, reached in told.stones:
            stone = plans.add_milestone(self.lead, made.pk, kind=kind, text=words, on=self._day(ahead))
            if reached:
                plans.tick_milestone(self.lead, stone.pk, done=True)
        if told.opens:
            self._open(made)

    def _day(self, ahead: int) -> datetime.date:
        return self.today + datetime.timedelta(days=ahead)

    def _zone(self, name: str) -> uuid.UUID | None:
        """The working area that is called so, or whose name ends so."""
        return next((key for area, key in self.zones.items() if name and (area == name or area.endswith(name))), None)

    def _hear(self, made: Any, told: texts.Whole) -> None:
        ours = next(iter(self.worker.organisation_ids))
        codes = {
            code for one in networks.working_areas(self.lead) if one.id == made.working_area_id for code in one.codes
        }
        every = networks.areas(self.lead, kind=networks.AreaKind.NEIGHBOURHOOD)
        areas = [one.pk for one in every if one.code in codes] or list(networks.area_names(self.lead))
        for number, one in enumerate(told.heard):
            area = areas[number * 3 % len(areas)] if areas else None
            day = min(self._day(-7 * (number + 1)), timezone.localdate())
            noted = plans.Noted(one.kind, one.said, one.theme, one.quote, bool(one.quote), area, day, made.pk)
            self.voices[one.key] = plans.note_observation(self.worker, organisation_id=ours, noted=noted).pk

    def _find(self, made: Any, told: texts.Whole) -> None:
        swots: dict[int, Any] = {}
        for one in told.finds:
            figures = tuple(plans.Figure(*each) for each in (one.figure,) if each) + self._own(made, one)
            voices = tuple(plans.Voice(observation_id=self.voices[key]) for key in one.voices)
            follows = self.finds[one.follows].pk if one.follows else None
            told_so = plans.Told(
                one.text, one.theme, one.right, one.duty, None, self._zone(one.zone), follows, (), figures, voices
            )
            self.finds[one.key] = row = plans.write_finding(self.lead, made.pk, told=told_so)
            for year, quadrant in one.swot:
                at = year or self.today.year
                swots.setdefault(at, None)
                swots[at] = swots[at] or plans.make_swot(self.lead, made.pk, year=at)
                plans.place_finding(self.lead, swots[at].pk, finding_id=row.pk, quadrant=quadrant)

    def _own(self, made: Any, one: texts.Find) -> tuple[plans.Figure, ...]:
        """The figure of the network itself behind a finding, of its zone or of the area of the plan."""
        where = self._zone(one.zone) or made.working_area_id
        if one.own is None or where is None:
            return ()
        indicator, period = one.own
        line = networks.figure_line(self.lead, where, indicator, period or None)
        return (plans.Figure(line.told, line.source, indicator, line.period, str(where), line.number),)

    def _act(self, goal: Any, act: texts.Act) -> None:
        indicator, unit, start, target, values = act.measure or ("", "", None, None, ())
        answers = [(one.kind, one.id) for one in self.bundles if one.kind == voice.BUNDLE and one.words == act.answers]
        begins = self._day(-120) if act.progress != "to_do" else None
        owner = self.partners.get(act.owner)
        action = plans.write_action(
            self.lead,
            goal.pk,
            told=plans.ActionTold(
                act.text,
                self._day(act.days),
                act.plain,
                owner.pk if owner else None,
                self._zone(act.zone),
                begins if begins and begins < self._day(act.days) else None,
                act.threshold,
                indicator,
                unit,
                _number(start),
                _number(target),
                self.finds[act.finding].pk if act.finding else None,
                tuple(answers),
            ),
        )
        for number, value in enumerate(values, start=1):
            day = self._day(-90 // len(values) * (len(values) - number) - 3)
            said = plans.Followed(act.progress, _number(value), day, "", act.worked, act.failed)
            plans.follow_action(self.lead, action.pk, said=said)
        if not values and act.progress != "to_do":
            said = plans.Followed(act.progress, worked=act.worked, failed=act.failed)
            plans.follow_action(self.lead, action.pk, said=said)
        if act.cents:
            self._pay(action, act.cents)

    def _pay(self, action: Any, cents: int) -> None:
        pots = [pot for pot in budgets.open_pots(self.lead, today=self.today) if pot.balance.free >= cents]
        if pots:
            plans.set_money_aside(self.lead, action.pk, fund_year_id=pots[0].row.pk, cents=cents)

    def _open(self, made: Any) -> None:
        plans.open_reading(self.lead, made.pk)
        resident = Actor.anonymous(self.lead.network_id)
        lines = plans.readable(resident, made.pk).lines
        for number, (verdict, words) in enumerate(texts.OPINIONS * 2):
            line = lines[number % len(lines)]
            plans.say_of_plan(resident, made.pk, opinions=(plans.Opinion(line.kind, line.id, verdict, words),))


def _number(value: int | None) -> Any:
    return None if value is None else Decimal(value)
