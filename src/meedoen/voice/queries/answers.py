"""Reads of decisions, answers and deliveries: for who decides, for who brings, and for everybody on the site."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one

from ..models import Action, Answer, Bundle, Decision, Group
from ..policy import answers as policy
from ..rules import answers as rules
from ..rules import phases
from ..rules.signals import people_behind
from ..terms.answers import BODY_CODES, DeliveryState, GroupSays, Outcome, Progress
from ..terms.groups import GroupKind
from ..terms.signals import Phase, Theme
from ..under_token import colleagues_named
from .signals import least_voices
from .standing import standing_of


@dataclass(frozen=True)
class Act:
    """An action, with who does it by name."""

    id: uuid.UUID
    what: str
    owner: str
    due: datetime.date
    progress: str
    progress_word: str
    remark: str
    done_on: datetime.date | None
    late: bool
    ended: bool
    mine: bool


@dataclass(frozen=True)
class Decided:
    """A decision with its reasons and what is done because of it."""

    id: uuid.UUID
    body: str
    body_code: str
    outcome: str
    outcome_word: str
    reasons: str
    formal_address: str
    decided_on: datetime.date
    counts: bool
    actions: list[Act]


@dataclass(frozen=True)
class Written:
    """An answer as it stands, with how it is brought: counts of givers, never who."""

    id: uuid.UUID
    asked: str
    done: str
    coming: bool
    not_yet: str
    pictogram: str
    group_id: uuid.UUID | None
    group_name: str
    group_says: str
    group_says_word: str
    group_remark: str
    published_on: datetime.date | None
    on_site: bool
    languages: list[str]
    translations: Mapping[str, Any]
    written_at: datetime.datetime
    waiting: int
    delivered: int
    impossible: int
    good: int
    not_good: int

    @property
    def half_translated(self) -> list[str]:
        """Languages in which a sentence that was changed afterwards is missing."""
        wanted = {name for name in ("asked", "done", "not_yet") if getattr(self, name)}
        return sorted(code for code, told in self.translations.items() if wanted - set(told))

    @property
    def givers(self) -> int:
        return self.waiting + self.delivered + self.impossible


@dataclass(frozen=True)
class AnswerPage:
    """All that the page of one bundle shows of decision and answer. ``mine``: the actor may work with it."""

    id: uuid.UUID
    title: str
    statement: str
    addressee: str
    theme_word: str
    phase: str
    phase_word: str
    promised_on: datetime.date | None
    owner: str
    voices: list[str]
    reopened: int
    decisions: list[Decided]
    answers: list[Written]
    since: datetime.datetime
    mine: bool
    speaks_for_group: bool
    few_voices: bool
    may_decide: bool
    may_write: bool
    may_close: bool
    missing: str

    @property
    def draft(self) -> Written | None:
        """The answer of this round that is not out yet."""
        return next((one for one in self.answers if one.published_on is None and one.written_at >= self.since), None)

    @property
    def answered(self) -> bool:
        """Whether an answer of this round went out."""
        return any(one.published_on is not None and one.written_at >= self.since for one in self.answers)

    @property
    def still_doing(self) -> bool:
        """Whether something of what was decided is not ended yet."""
        return any(not act.ended for one in self.decisions if one.counts for act in one.actions)

    @property
    def to_bring(self) -> int:
        """How many givers still wait for an answer that is out."""
        return sum(one.waiting for one in self.answers)


@query(policy.SEE_ANSWERS)
def answer_page(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID, *, today: datetime.date) -> AnswerPage:
    """What was said, decided, done and answered in one bundle. Raises NotFound. A constant number of queries."""
    bundle = one(rows, pk=bundle_id)
    since = bundle.round_since
    mine = policy.WRITE_ANSWER.allows(actor) and policy.WRITE_ANSWER.queryset(actor).filter(pk=bundle_id).exists()
    decisions = list(
        Decision.objects.filter(bundle=bundle)
        .prefetch_related(Prefetch("actions", Action.objects.order_by("due", "pk")))
        .order_by("-noted_at")
    )
    written = list(_with_counts(Answer.objects.filter(bundle=bundle)).order_by("-written_at"))
    names = colleagues_named(
        actor, [bundle.owner_id, *(act.owner_id for row in decisions for act in row.actions.all())]
    )
    current = next((row for row in decisions if row.noted_at >= since), None)
    progress = [act.progress for act in current.actions.all()] if current else []
    may_write, missing = rules.may_write_answer(current.outcome if current else None, progress)
    voices = list(bundle.signals.order_by("given_at"))
    fresh = [row for row in written if row.written_at >= since]
    open_answers = any(row.published_on is None for row in fresh)
    return AnswerPage(
        id=bundle.pk,
        title=bundle.title,
        statement=bundle.statement,
        addressee=bundle.addressee,
        theme_word=str(Theme(bundle.theme).label),
        phase=bundle.phase,
        phase_word=str(Phase(bundle.phase).label),
        promised_on=bundle.promised_on,
        owner=names.get(bundle.owner_id, "") if bundle.owner_id else "",
        voices=[one.statement for one in voices[:50]],
        reopened=bundle.reopened,
        decisions=[_decided(row, names, actor, today=today, counts=row is current) for row in decisions],
        answers=[_written(row) for row in written],
        since=since,
        mine=mine,
        speaks_for_group=_speaks_for_group(actor, fresh),
        few_voices=people_behind(one.people_band for one in voices) < least_voices(),
        may_decide=mine and bundle.phase in (Phase.REPORT, Phase.DECIDE),
        may_write=mine and may_write and not open_answers and bundle.phase != Phase.CLOSED,
        may_close=mine and policy.CLOSE.allows(actor) and phases.why_not(standing_of(bundle), Phase.CLOSED) is None,
        missing=missing,
    )


@query(policy.DECIDE)
def page_to_decide(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID, *, today: datetime.date) -> AnswerPage:
    """The same of a bundle on which the actor may decide. Raises NotFound for what they may only read."""
    return answer_page(actor, one(rows, pk=bundle_id).pk, today=today)


@query(policy.WRITE_ANSWER)
def page_to_write(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID, *, today: datetime.date) -> AnswerPage:
    """The same of a bundle whose answer the actor may write. Raises NotFound for what they may only read."""
    return answer_page(actor, one(rows, pk=bundle_id).pk, today=today)


def _speaks_for_group(actor: Actor, written: list[Answer]) -> bool:
    """Whether the actor may note what the group says of the draft."""
    drafts = [row.pk for row in written if row.published_on is None and row.group_id]
    if not drafts or not policy.SAY_FOR_GROUP.allows(actor):
        return False
    return policy.SAY_FOR_GROUP.queryset(actor).filter(pk__in=drafts).exists()


def _with_counts(rows: QuerySet[Answer]) -> QuerySet[Any]:
    waiting = Q(deliveries__state__in=(DeliveryState.WAITING, DeliveryState.ON_ITS_WAY))
    return rows.select_related("group").annotate(
        waiting=Count("deliveries", filter=waiting),
        delivered=Count("deliveries", filter=Q(deliveries__state=DeliveryState.DELIVERED)),
        impossible=Count("deliveries", filter=Q(deliveries__state=DeliveryState.IMPOSSIBLE)),
        good=Count("deliveries__verdict", filter=Q(deliveries__verdict__good_enough=True)),
        not_good=Count("deliveries__verdict", filter=Q(deliveries__verdict__good_enough=False)),
    )


def _decided(
    row: Decision, names: Mapping[uuid.UUID, str], actor: Actor, *, today: datetime.date, counts: bool
) -> Decided:
    return Decided(
        id=row.pk,
        body=row.get_body_display(),
        body_code=BODY_CODES.get(row.body, ""),
        outcome=row.outcome,
        outcome_word=str(Outcome(row.outcome).label),
        reasons=row.reasons,
        formal_address=row.formal_address,
        decided_on=row.decided_on,
        counts=counts,
        actions=[_act(act, names, actor, today=today) for act in row.actions.all()],
    )


def _act(row: Action, names: Mapping[uuid.UUID, str], actor: Actor, *, today: datetime.date) -> Act:
    ended = rules.progress_ended(row.progress)
    return Act(
        id=row.pk,
        what=row.what,
        owner=names.get(row.owner_id, ""),
        due=row.due,
        progress=row.progress,
        progress_word=str(Progress(row.progress).label),
        remark=row.remark,
        done_on=row.done_on,
        late=not ended and row.due < today,
        ended=ended,
        mine=row.owner_id == actor.user_id,
    )


def _written(row: Any) -> Written:
    return Written(
        id=row.pk,
        asked=row.asked,
        done=row.done,
        coming=row.coming,
        not_yet=row.not_yet,
        pictogram=row.pictogram,
        group_id=row.group_id,
        group_name=row.group.name if row.group else "",
        group_says=row.group_says,
        group_says_word=str(GroupSays(row.group_says).label),
        group_remark=row.group_remark,
        published_on=row.published_on,
        on_site=row.on_site,
        languages=sorted(row.translations),
        translations=row.translations,
        written_at=row.written_at,
        waiting=row.waiting,
        delivered=row.delivered,
        impossible=row.impossible,
        good=row.good,
        not_good=row.not_good,
    )


@query(policy.ACT)
def action(
    actor: Actor, rows: QuerySet[Action], action_id: uuid.UUID, *, today: datetime.date
) -> tuple[Act, uuid.UUID]:
    """One action, and the bundle where it belongs. Raises NotFound."""
    found = one(rows.select_related("decision"), pk=action_id)
    return _act(found, colleagues_named(actor, [found.owner_id]), actor, today=today), found.decision.bundle_id


@query(policy.CHANGE_ANSWER)
def bundle_of(actor: Actor, rows: QuerySet[Answer], answer_id: uuid.UUID) -> uuid.UUID:
    """The bundle of an answer that the actor may change. Raises NotFound."""
    found: Any = one(rows.exclude(bundle=None), pk=answer_id)
    return found.bundle_id


@query(policy.SAY_FOR_GROUP)
def for_group(actor: Actor, rows: QuerySet[Answer], answer_id: uuid.UUID) -> Written:
    """An answer that a group of the actor looks at. Raises NotFound."""
    found = _with_counts(rows.exclude(group=None)).filter(pk=answer_id).first()
    if found is None:
        raise NotFound("answer")
    return _written(found)


@query(policy.SAY_FOR_GROUP)
def for_groups(actor: Actor, rows: QuerySet[Answer]) -> list[Written]:
    """Answers that wait until a group of the actor said whether they are good, oldest first."""
    waiting = rows.filter(published_on=None, group_says=GroupSays.ASKED)
    return [_written(row) for row in _with_counts(waiting).order_by("written_at")]


@query(policy.WRITE_ANSWER)
def groups_that_look(actor: Actor, rows: QuerySet[Bundle]) -> list[tuple[uuid.UUID, str]]:
    """The groups of residents that can look at an answer before it goes out, by name."""
    kinds = (GroupKind.PARTICIPATION, GroupKind.FOCUS, GroupKind.COUNCIL)
    return list(Group.objects.filter(ended_on=None, kind__in=kinds).order_by("name").values_list("pk", "name"))
