"""Writes of debriefs, policy checks, the threshold table, the ladder and the time line of quick wins."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.rows import one

from ..delegates import sending_group
from ..models import (
    AgendaPoint,
    Debrief,
    Group,
    LadderStep,
    Meeting,
    PolicyCheck,
    QuickWin,
    ThresholdRow,
    Trajectory,
)
from ..policy import groups as policy
from ..rules import checks, ladders
from ..terms.groups import CheckState, Lowered, Stage


@command(policy.PREPARE_DELEGATE)
def ask_of_council(actor: Actor, meeting: Meeting, *, point_id: uuid.UUID, we_ask: str) -> AgendaPoint:
    """What the group asks with a point, as its delegate takes it along. Raises Refused once the council met."""
    if meeting.stage in (Stage.HELD, Stage.FOLLOWED_UP, Stage.CANCELLED):
        raise Refused(_("Deze vergadering is al voorbij."), field="we_ask")
    point = one(AgendaPoint.objects.filter(meeting=meeting), pk=point_id)
    point.we_ask = we_ask
    point.save(update_fields=["we_ask"])
    return point


@command(policy.PREPARE_DELEGATE)
def debrief(actor: Actor, meeting: Meeting, *, point_id: uuid.UUID, outcome: str, said: str) -> Debrief:
    """What the council did with a point, as the delegate of the own group tells it. Telling it again replaces it.

    What another group brought back of the same point stays. Where the point came from a bundle, it is the beginning
    of a decision (``queries.meetings.brought_back``).
    """
    point = one(AgendaPoint.objects.filter(meeting=meeting), pk=point_id)
    own: Any = sending_group(actor, meeting.group_id)
    made, _new = Debrief.objects.update_or_create(
        point=point,
        group_id=own,
        defaults={"outcome": outcome, "said": said, "on": timezone.localdate()},
    )
    return made


@command(policy.PREPARE_DELEGATE)
def told_group(actor: Actor, meeting: Meeting, *, told: bool = True) -> Meeting:
    """The own group heard what became of its points; ``told=False`` takes that back."""
    own: Any = sending_group(actor, meeting.group_id)
    Debrief.objects.filter(point__meeting=meeting, group_id=own).update(told_on=timezone.localdate() if told else None)
    return meeting


@command(policy.ASK_CHECK)
def ask_check(actor: Actor, group: Group, *, organisation_id: uuid.UUID, said: Mapping[str, Any]) -> PolicyCheck:
    """A service asks this group to look at a plan (K2). Raises Refused: the group stopped, or the day lies behind us.

    ``said``: title, question, plan_stage, needed_by, theme, target_group.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if group.ended_on is not None:
        raise Refused(_("Deze groep komt niet meer samen. Kies een andere."), field="group_id")
    today = timezone.localdate()
    if said["needed_by"] < today:
        raise Refused(_("Deze dag is al voorbij. Kies een dag die nog komt."), field="needed_by")
    return PolicyCheck.objects.create(organisation_id=organisation_id, group=group, asked_on=today, **said)


@command(policy.ADVISE)
def advise(actor: Actor, row: PolicyCheck, *, advice: str) -> PolicyCheck:
    """What the group says of the plan. It may be said better as long as the service did not answer."""
    if not checks.may_become(row.state, CheckState.ADVISED):
        raise Refused(_("De dienst heeft al geantwoord, of de vraag is ingetrokken."))
    row.advised_on = row.advised_on or timezone.localdate()
    row.state, row.advice = CheckState.ADVISED, advice
    row.save(update_fields=["state", "advice", "advised_on"])
    return row


@command(policy.ANSWER_CHECK)
def answer_check(actor: Actor, row: PolicyCheck, *, outcome: str, answer: str) -> PolicyCheck:
    """What the service did with the advice, and why. Raises Refused without reasons, or before there is an advice."""
    if not checks.may_become(row.state, CheckState.ANSWERED):
        raise Refused(_("De groep gaf nog geen advies."))
    if not answer.strip():
        raise Refused(_("Zeg ook waarom, in gewone woorden. De groep leest dit."), field="answer")
    row.answered_on = row.answered_on or timezone.localdate()
    row.state, row.outcome, row.answer = CheckState.ANSWERED, outcome, answer
    row.save(update_fields=["state", "outcome", "answer", "answered_on"])
    return row


@command(policy.ANSWER_CHECK)
def withdraw_check(actor: Actor, row: PolicyCheck, *, withdrawn: bool = True) -> PolicyCheck:
    """The question is not needed any more; ``withdrawn=False`` asks it again. Refused once the group advised."""
    wanted = CheckState.WITHDRAWN if withdrawn else CheckState.ASKED
    if not checks.may_become(row.state, wanted):
        raise Refused(_("De groep gaf al advies. Nu volgt een antwoord."))
    row.state = wanted
    row.save(update_fields=["state"])
    return row


THRESHOLD_FIELDS = ("kind", "found", "proposal", "action", "owner")


@command(policy.NOTE_THRESHOLD)
def note_threshold(actor: Actor, group: Group, *, said: Mapping[str, Any]) -> ThresholdRow:
    """A threshold that the group found, with what it proposes if it knows already (W5)."""
    return ThresholdRow.objects.create(group=group, **{name: said[name] for name in THRESHOLD_FIELDS if name in said})


@command(policy.CHANGE_THRESHOLD)
def change_threshold(
    actor: Actor, row: ThresholdRow, *, said: Mapping[str, Any], lowered: str, judge: str
) -> ThresholdRow:
    """A step further: proposal, action, and whether it is lowered. A judgement always says whose it is.

    Raises Refused: judged without a judge, or lowered while nothing was done.
    """
    for name in THRESHOLD_FIELDS:
        if name in said:
            setattr(row, name, said[name])
    if lowered != Lowered.OPEN and not judge:
        raise Refused(_("Zeg wie dat vindt: de groep, mensen die het gebruiken, of de dienst."), field="judge")
    if lowered in (Lowered.YES, Lowered.PARTLY) and not row.action:
        raise Refused(_("Wat is er gedaan? Schrijf dat eerst op."), field="action")
    if lowered != row.lowered:
        row.judged_on = timezone.localdate() if lowered != Lowered.OPEN else None
    row.lowered, row.judge = lowered, judge if lowered != Lowered.OPEN else ""
    row.save()
    return row


@command(policy.MAKE_TRAJECTORY)
def begin_trajectory(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    name: str,
    ladder: str,
    theme: str = "",
    target_group: str = "",
    group_id: uuid.UUID | None = None,
) -> Trajectory:
    """An initiative comes on a ladder (K7); the ladder stays the same for its whole life (R18)."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    group = one(policy.SEE_GROUPS.queryset(actor), pk=group_id) if group_id else None
    return Trajectory.objects.create(
        organisation_id=organisation_id, group=group, name=name, ladder=ladder, theme=theme, target_group=target_group
    )


@command(policy.STEP_LADDER)
def step(actor: Actor, trajectory: Trajectory, *, rung: str, on: datetime.date, ground: str) -> LadderStep:
    """The trajectory stands on this rung from a day on, and why. Refused: another ladder, a day to come, twice."""
    if not ladders.belongs(trajectory.ladder, rung):
        raise Refused(_("Deze trede hoort bij een andere ladder."), field="rung")
    if on > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="on")
    try:
        with transaction.atomic():
            return LadderStep.objects.create(trajectory=trajectory, rung=rung, on=on, ground=ground)
    except IntegrityError:
        raise Refused(
            _("Op deze dag staat al een trede. Kies een andere dag, of haal ze eerst weg."), field="on"
        ) from None


@command(policy.STEP_LADDER)
def remove_step(actor: Actor, trajectory: Trajectory, *, step_id: uuid.UUID) -> Trajectory:
    """A step that was noted by mistake."""
    LadderStep.objects.filter(trajectory=trajectory, pk=step_id).delete()
    return trajectory


@command(policy.STEP_LADDER)
def end_trajectory(actor: Actor, trajectory: Trajectory, *, ended: bool = True) -> Trajectory:
    """The initiative ended and leaves the ladder; its steps stay. ``ended=False`` takes that back."""
    trajectory.ended_on = timezone.localdate() if ended else None
    trajectory.save(update_fields=["ended_on"])
    return trajectory


@command(policy.NOTE_WIN)
def note_win(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    on: datetime.date,
    title: str,
    words: str = "",
    shown: bool = False,
) -> QuickWin:
    """Something that became better because people said so (K12). Raises Refused for a day that is still to come."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if on > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="on")
    return QuickWin.objects.create(organisation_id=organisation_id, on=on, title=title, words=words, shown=shown)


@command(policy.CHANGE_WIN)
def show_win(actor: Actor, row: QuickWin, *, shown: bool) -> QuickWin:
    """Whether residents see it on the site."""
    row.shown = shown
    row.save(update_fields=["shown"])
    return row


@command(policy.CHANGE_WIN)
def remove_win(actor: Actor, row: QuickWin) -> None:
    """It was noted by mistake."""
    row.delete()
