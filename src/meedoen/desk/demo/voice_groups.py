"""A year of groups and councils in the demo: meetings, minutes, delegates, checks, thresholds, ladder, quick wins."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.utils import timezone

from meedoen.activities.public import BRUSSELS
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding

from .calendar import Days
from .voice_group_kalmthout import KALMTHOUT
from .voice_group_records import WELCOME, Asked, Gathering, Point, Story, Team
from .voice_group_westerlo import WESTERLO

DAY = datetime.timedelta(days=1)
STORIES = {"kalmthout": KALMTHOUT, "westerlo": WESTERLO}


@dataclass
class Stage:
    """What stands so far of the groups of one network."""

    story: Story
    partners: dict[str, Any]
    actors: dict[Role, Actor]
    offers: dict[str, Any]
    spots: dict[str, Any]
    days: Days
    groups: dict[str, Any] = field(default_factory=dict)
    members: dict[tuple[str, str], Any] = field(default_factory=dict)

    def ago(self, days: int) -> datetime.date:
        return self.days.today - days * DAY


def _model(name: str) -> Any:
    return apps.get_model(f"voice.{name}")


def bring(slug: str, partners: dict[str, Any], actors: dict[Role, Actor], days: Days, **stands: dict[str, Any]) -> None:
    """The groups of one network and their past year. Called while the network is named; ``stands``: offers, spots."""
    story = STORIES.get(slug)
    if story is None:
        return
    stage = Stage(story, partners, actors, stands["offers"], stands["spots"], days)
    with seeding("demo"):
        for team in story.teams:
            _team(stage, team)
        for gathering in story.gatherings:
            _gathering(stage, gathering)
        for asked in story.checks:
            _check(stage, asked)
        _thresholds(stage)
        _ladder_and_wins(stage)


def _team(stage: Stage, team: Team) -> None:
    women, men, unsaid = team.counts or (None, None, None)
    since = stage.days.first - relativedelta(months=3)
    group = _model("Group").objects.create(
        organisation=stage.partners[team.partner], name=team.name, kind=team.kind, about=team.about,
        themes=list(team.themes), target_groups=list(team.targets), seats=team.seats, quorum=team.quorum,
        mandate_months=team.mandate_months, times_a_year=team.times_a_year, women=women, men=men, unsaid=unsaid,
        counted_on=stage.ago(40) if team.counts else None,
    )  # fmt: skip
    stage.groups[team.key] = group
    seat = _model("GroupMember").objects.create
    until = since + relativedelta(months=team.mandate_months) - DAY if team.mandate_months else None
    for told in team.members:
        alias, _bar, role = told.partition("|")
        made = seat(group=group, alias=alias, role=role or "member", since=since, mandate_until=until)
        stage.members[team.key, alias] = made
    for alias, sender in team.sends:
        seat(group=group, alias=alias, role="delegate", sent_by=stage.groups[sender], since=since, mandate_until=until)
    for role in (Role.WORKER, Role.GROUP_GUIDE):
        if role is Role.WORKER or team.kind != "council":
            seat(group=group, user_id=stage.actors[role].user_id, role="guide", since=since)


def _when(stage: Stage, one: Gathering) -> tuple[datetime.datetime, datetime.datetime, Any]:
    """Begin and end, and the session of an activity when it is one: the n-th before or after today."""
    if one.offer:
        sessions = (
            apps.get_model("activities.Session")
            .objects.filter(activity=stage.offers[one.offer])
            .exclude(status="cancelled")
        )
        free = sessions.exclude(pk__in=_model("Meeting").objects.exclude(session_id=None).values("session_id"))
        now = timezone.now()
        if one.days > 0:
            past = list(free.filter(ends_at__lt=now).order_by("-starts_at")[: one.days])
            found = past[-1] if past else None
        else:
            found = free.filter(starts_at__gt=now).order_by("starts_at").first()
        if found is not None:
            return found.starts_at, found.ends_at, found
    begin = datetime.datetime.combine(stage.ago(one.days), datetime.time(19, 30), BRUSSELS)
    return begin, begin + datetime.timedelta(hours=2), None


def _gathering(stage: Stage, one: Gathering) -> None:
    starts_at, ends_at, session = _when(stage, one)
    past = starts_at < timezone.now()
    held = timezone.localdate(starts_at) if past else None
    members, guests, heard, makers = one.present
    fresh = past and stage.days.today - starts_at.date() < 10 * DAY
    place = session.place_id if session is not None else None
    meeting = _model("Meeting").objects.create(
        group=stage.groups[one.team], title=one.title, starts_at=starts_at, ends_at=ends_at,
        place_id=place or next(iter(stage.spots.values())).pk,
        session_id=session.pk if session is not None else None,
        stage=("held" if fresh else "followed_up") if past else "planned",
        welcome=WELCOME if past else {"coffee": "Koffie en taart.", "known_place": ""}, policy_makers=one.makers,
        invited_on=starts_at.date() - 14 * DAY if past else None, held_on=held,
        followed_up_on=held + 5 * DAY if held and not fresh else None, summary=one.summary,
        present_members=members if past else None, present_guests=guests if past else None,
        present_voting=members if past else None, heard=heard if past else None,
        policy_makers_present=makers if past else None,
    )  # fmt: skip
    points = [_point(stage, meeting, number, point, past) for number, point in enumerate(one.points, start=1)]
    first = points[0] if points else None
    for kind, lines in (("said", one.said), ("decided", one.decided)):
        for words in lines:
            _model("Minute").objects.create(meeting=meeting, point=first, kind=kind, words=words)
    for what, owner, due, done, came in one.promises:
        _model("Promise").objects.create(
            meeting=meeting, point=first, what=what, owner=owner, due=starts_at.date() + due * DAY,
            done_on=starts_at.date() + done * DAY if done is not None else None, came_of_it=came,
        )  # fmt: skip
    for words, agree, disagree, passed in one.statements:
        _model("Statement").objects.create(
            meeting=meeting, words=words, agree=agree, disagree=disagree, passed=passed, open=False
        )
    for alias in ("Mia", "Amal") if not past else ():
        passenger = stage.members.get((one.team, alias))
        if passenger is not None:
            _model("Ride").objects.create(meeting=meeting, member=passenger, how="De begeleider rijdt langs.")


def _point(stage: Stage, meeting: Any, number: int, point: Point, past: bool) -> Any:
    bundle = _model("Bundle").objects.filter(theme=point.theme).order_by("pk").first() if point.theme else None
    made = _model("AgendaPoint").objects.create(
        meeting=meeting, place=number, title=point.title, easy_title=point.easy, easy_words=point.words,
        we_ask=point.ask, bundle=bundle, asked_before=point.before, came_of_it=point.came,
    )  # fmt: skip
    if past and point.outcome:
        on = timezone.localdate(meeting.starts_at) + DAY
        _model("Debrief").objects.create(
            point=made, group=stage.groups["groep"], outcome=point.outcome, said=point.said, on=on, told_on=on + 6 * DAY
        )
    return made


def _check(stage: Stage, one: Asked) -> None:
    state = "answered" if one.answered is not None else "advised" if one.advised is not None else "asked"
    asked_on = stage.ago(one.days)
    _model("PolicyCheck").objects.create(
        organisation=stage.partners[one.partner], group=stage.groups[one.team], title=one.title, question=one.question,
        plan_stage=one.stage, state=state, theme=one.theme, target_group=one.target, asked_on=asked_on,
        needed_by=asked_on + 40 * DAY, advice=one.advice,
        advised_on=stage.ago(one.advised) if one.advised is not None else None, outcome=one.outcome, answer=one.answer,
        answered_on=stage.ago(one.answered) if one.answered is not None else None,
    )  # fmt: skip


def _thresholds(stage: Stage) -> None:
    for one in stage.story.thresholds:
        judged = stage.ago(max(1, one.days // 3)) if one.lowered != "open" else None
        _model("ThresholdRow").objects.create(
            group=stage.groups[one.team], kind=one.kind, found=one.found, proposal=one.proposal, action=one.action,
            owner=one.owner, lowered=one.lowered, judge=one.judge, found_on=stage.ago(one.days), judged_on=judged,
        )  # fmt: skip


def _ladder_and_wins(stage: Stage) -> None:
    for walk in stage.story.walks:
        made = _model("Trajectory").objects.create(
            organisation=stage.partners[walk.partner], name=walk.name, ladder="six", theme=walk.theme,
            target_group=walk.target,
        )  # fmt: skip
        for days, rung, ground in walk.steps:
            _model("LadderStep").objects.create(trajectory=made, rung=rung, on=stage.ago(days), ground=ground)
    for days, partner, title, words, shown in stage.story.wins:
        _model("QuickWin").objects.create(
            organisation=stage.partners[partner], on=stage.ago(days), title=title, words=words, shown=shown
        )
    for team, alias, skill, words in stage.story.learned:
        _model("Learned").objects.create(member=stage.members[team, alias], skill=skill, words=words, on=stage.ago(30))
