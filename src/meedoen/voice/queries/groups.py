"""Reads of groups: the list, one group with its table, who can be asked, what is not covered yet."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Max, Min, Q, QuerySet, TextChoices

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..models import Group, GroupMember, Learned, Meeting, PolicyCheck, Trajectory
from ..policy import groups as policy
from ..rules import groups as rules
from ..terms.groups import KIND_SHORT, GroupKind, MemberRole, Skill, Stage
from ..terms.signals import TargetGroup, Theme
from ..under_token import names_of

SEATED = Q(members__until=None) & ~Q(members__role=MemberRole.GUIDE)


@dataclass(frozen=True)
class GroupLine:
    """A group in the list: how many sit there, when it meets, how long ago it met."""

    id: uuid.UUID
    name: str
    kind: str
    kind_word: str
    organisation: str
    members: int
    next_at: datetime.datetime | None
    last_at: datetime.datetime | None


@dataclass(frozen=True)
class Seat:
    """Somebody at the table, as who works with the group sees it."""

    id: uuid.UUID
    label: str
    role: str
    role_word: str
    staff: bool
    votes: bool
    sent_by: str
    since: datetime.date
    mandate_until: datetime.date | None
    ends_soon: bool
    until: datetime.date | None
    instead_of: str = ""
    learned: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Composed:
    """The counts of a council and what they say of its advice (R17)."""

    women: int
    men: int
    unsaid: int
    on: datetime.date
    balanced: bool
    short: int
    fits: bool


@dataclass(frozen=True)
class OneGroup:
    """The page of one group."""

    id: uuid.UUID
    organisation_id: uuid.UUID
    name: str
    kind: str
    kind_word: str
    about: str
    organisation: str
    themes: list[str]
    target_groups: list[str]
    theme_codes: list[str]
    target_codes: list[str]
    seats: int
    free: int | None
    quorum: int
    mandate_months: int
    times_a_year: int
    held_this_year: int
    table: list[Seat]
    left: list[Seat]
    composed: Composed | None
    voting: int
    ended_on: datetime.date | None

    @property
    def is_council(self) -> bool:
        return self.kind == GroupKind.COUNCIL


@query(policy.SEE_GROUPS)
def groups(actor: Actor, rows: QuerySet[Group], *, now: datetime.datetime, ended: bool = False) -> list[GroupLine]:
    """The groups that this actor works with, by kind and name; ``ended``: those that meet no more."""
    coming = Q(meetings__stage__in=(Stage.PLANNED, Stage.INVITED), meetings__ends_at__gte=now)
    still = Q(meetings__stage=Stage.OPEN) | coming
    found = (
        rows.filter(ended_on__isnull=not ended)
        .select_related("organisation")
        .annotate(
            seated=Count("members", filter=SEATED, distinct=True),
            next_at=Min("meetings__starts_at", filter=still),
            last_at=Max("meetings__starts_at", filter=Q(meetings__stage__in=(Stage.HELD, Stage.FOLLOWED_UP))),
        )
    )
    order = list(GroupKind)
    lines = [
        GroupLine(
            id=row.pk,
            name=row.name,
            kind=row.kind,
            kind_word=str(KIND_SHORT[GroupKind(row.kind)]),
            organisation=row.organisation.name,
            members=row.seated,
            next_at=row.next_at,
            last_at=row.last_at,
        )
        for row in found
    ]
    return sorted(lines, key=lambda line: (order.index(GroupKind(line.kind)), line.name.casefold()))


@dataclass(frozen=True)
class MetInYear:
    """A group with how many times it met in a year, and how many of these a policy maker was there. Things: exact."""

    name: str
    kind_word: str
    organisation: str
    meetings: int
    with_policy_makers: int


@query(policy.SEE_GROUPS)
def met_in_year(actor: Actor, rows: QuerySet[Group], year: int) -> list[MetInYear]:
    """The groups that were there in a year, by kind and name, with the meetings that were held. One query."""
    held = Q(meetings__held_on__year=year)
    found = (
        rows.filter(Q(ended_on=None) | Q(ended_on__year__gte=year))
        .select_related("organisation")
        .annotate(
            held=Count("meetings", filter=held, distinct=True),
            heard=Count("meetings", filter=held & Q(meetings__policy_makers_present__gt=0), distinct=True),
        )
    )
    order = list(GroupKind)
    known = sorted(found, key=lambda row: (order.index(GroupKind(row.kind)), row.name.casefold()))
    return [
        MetInYear(row.name, str(KIND_SHORT[GroupKind(row.kind)]), row.organisation.name, row.held, row.heard)
        for row in known
    ]


@query(policy.SEE_GROUPS)
def group(actor: Actor, rows: QuerySet[Group], group_id: uuid.UUID, *, today: datetime.date) -> OneGroup:
    """One group with its table. Raises NotFound."""
    row = one(rows.select_related("organisation"), pk=group_id)
    members = list(
        GroupMember.objects.filter(group=row).select_related("sent_by", "instead_of").order_by("since", "pk")
    )
    known = names_of(member.user_id for member in members)
    learned = _learned(members)
    table = [_seat(row, one_, known, learned, today) for one_ in members if one_.until is None]
    order = list(MemberRole)
    table.sort(key=lambda seat: (-order.index(MemberRole(seat.role)), seat.label.casefold()))
    held = Meeting.objects.filter(group=row, held_on__year=today.year).count()
    return OneGroup(
        id=row.pk,
        organisation_id=row.organisation_id,
        name=row.name,
        kind=row.kind,
        kind_word=str(KIND_SHORT[GroupKind(row.kind)]),
        about=row.about,
        organisation=row.organisation.name,
        themes=words(Theme, row.themes),
        target_groups=words(TargetGroup, row.target_groups),
        theme_codes=row.themes,
        target_codes=row.target_groups,
        seats=row.seats,
        free=rules.free_seats(row.seats, sum(seat.role != MemberRole.GUIDE for seat in table)),
        quorum=row.quorum,
        mandate_months=row.mandate_months,
        times_a_year=row.times_a_year,
        held_this_year=held,
        table=table,
        left=[_seat(row, one_, known, learned, today) for one_ in members if one_.until is not None],
        composed=_composed(row, sum(seat.votes for seat in table)),
        voting=sum(seat.votes for seat in table),
        ended_on=row.ended_on,
    )


def words(choices: type[TextChoices], codes: Iterable[str]) -> list[str]:
    """The Dutch words of codes; a code that is no more is left out."""
    return [str(choices(code).label) for code in codes if code in choices.values]


def _composed(row: Group, voting: int) -> Composed | None:
    if row.counted_on is None:
        return None
    counted = rules.Composition(row.women or 0, row.men or 0, row.unsaid or 0)
    return Composed(
        counted.women, counted.men, counted.unsaid, row.counted_on, counted.balanced, counted.short,
        rules.counts_fit(counted, voting),
    )  # fmt: skip


def _learned(members: list[GroupMember]) -> dict[uuid.UUID, list[tuple[str, str, str]]]:
    found: dict[uuid.UUID, list[tuple[str, str, str]]] = {}
    for row in Learned.objects.filter(member__in=members).order_by("on", "pk"):
        found.setdefault(row.member_id, []).append((row.skill, str(Skill(row.skill).label), row.words))
    return found


def label_of(member: GroupMember, known: dict[uuid.UUID, str]) -> str:
    """The alias, or the name of the staff; a seat whose person is forgotten has no word."""
    return member.alias or (known.get(member.user_id, "") if member.user_id else "") or "–"


def _seat(
    row: Group,
    member: GroupMember,
    known: dict[uuid.UUID, str],
    learned: dict[uuid.UUID, list[tuple[str, str, str]]],
    today: datetime.date,
) -> Seat:
    return Seat(
        id=member.pk,
        label=label_of(member, known),
        role=member.role,
        role_word=str(MemberRole(member.role).label),
        staff=member.user_id is not None,
        votes=rules.may_vote(row.kind, member.role),
        sent_by=member.sent_by.name if member.sent_by else "",
        since=member.since,
        mandate_until=member.mandate_until,
        ends_soon=rules.ends_soon(member.mandate_until, today),
        until=member.until,
        instead_of=label_of(member.instead_of, known) if member.instead_of else "",
        learned=learned.get(member.pk, []),
    )


@query(policy.CHANGE_MEMBER)
def seat(
    actor: Actor, rows: QuerySet[GroupMember], member_id: uuid.UUID, *, today: datetime.date
) -> tuple[Seat, OneGroup]:
    """One member with what they say they learned, and their group. Raises NotFound."""
    member = one(rows.select_related("group"), pk=member_id)
    found = group(actor, member.group_id, today=today)
    return next(one_ for one_ in [*found.table, *found.left] if one_.id == member_id), found


@query(policy.CHANGE_MEMBER)
def token_of_seat(actor: Actor, rows: QuerySet[GroupMember], member_id: uuid.UUID) -> uuid.UUID | None:
    """The opaque key of a seat; None when nothing was tied to it. Raises NotFound."""
    return one(rows, pk=member_id).token


@query(policy.MAKE_GROUP)
def senders(actor: Actor, rows: None) -> list[tuple[uuid.UUID, str]]:
    """Groups of residents of the whole network that may send delegates to a council: by name, without members."""
    kinds = [kind for kind in GroupKind if rules.may_delegate(kind)]
    found = Group.objects.filter(ended_on=None, kind__in=kinds)
    return list(found.order_by("name").values_list("pk", "name"))


@query(policy.ASK_CHECK)
def to_ask(actor: Actor, rows: QuerySet[Group]) -> list[tuple[uuid.UUID, str]]:
    """Groups of residents of the whole network that a service may ask for advice: by name, without members."""
    kinds = [kind for kind in GroupKind if rules.may_delegate(kind)] + [GroupKind.COUNCIL]
    return list(rows.filter(ended_on=None, kind__in=kinds).order_by("name").values_list("pk", "name"))


@dataclass(frozen=True)
class Coverage:
    """How often each theme and target group came up in a year, and which never did (K9)."""

    themes: list[tuple[str, int]]
    target_groups: list[tuple[str, int]]
    themes_missing: list[str]
    target_groups_missing: list[str]


@query(policy.SEE_LADDER)
def coverage(actor: Actor, rows: QuerySet[Trajectory], *, since: datetime.date) -> Coverage:
    """Themes and target groups of groups that meet, checks asked and trajectories since a day; things, not people."""
    themes: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    living = Group.objects.filter(Q(ended_on=None) | Q(ended_on__gte=since)).values_list("themes", "target_groups")
    for said, whom in living:
        themes.update(said)
        targets.update(whom)
    asked = PolicyCheck.objects.filter(asked_on__gte=since).values_list("theme", "target_group")
    walked = rows.filter(Q(ended_on=None) | Q(ended_on__gte=since)).values_list("theme", "target_group")
    for theme, target in [*asked, *walked]:
        themes[theme] += 1
        targets[target] += 1
    wanted = [code for code in Theme.values if code != Theme.OTHER]
    whom = [code for code in TargetGroup.values if code != TargetGroup.EVERYONE]
    return Coverage(
        themes=[(str(Theme(code).label), themes[code]) for code in wanted if themes[code]],
        target_groups=[(str(TargetGroup(code).label), targets[code]) for code in whom if targets[code]],
        themes_missing=words(Theme, rules.uncovered(wanted, +themes)),
        target_groups_missing=words(TargetGroup, rules.uncovered(whom, +targets)),
    )
