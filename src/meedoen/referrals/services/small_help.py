"""Writes of small help: a notice with an end, two neighbours brought together, a contact after two times yes."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks
from meedoen.people import public as people
from meedoen.people.public import LinkKind

from .. import policy_of_help as policy
from ..models.small_help import HelpMatch, HelpNotice
from ..rules import small_help as rules
from ..terms import Day, Part
from ..terms_of_help import Help, Said, Side, Stage

SOURCE = "referrals.HelpNotice"


@command(policy.NOTE_HELP)
def note(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    who: Mapping[str, Any],
    side: str,
    kind: str,
    area_code: str = "",
    days: Sequence[str] = (),
    parts: Sequence[str] = (),
    until: datetime.date | None = None,
) -> HelpNotice:
    """Somebody asks or offers one small thing, until a day (two months when none is named).

    Raises Refused: nobody chosen, another kind or area than there is, a day in the past or after half a year.
    """
    if organisation_id not in actor.organisation_ids:
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation")
    if side not in Side.values or kind not in Help.values:
        raise Refused(_("Kies wat iemand vraagt of aanbiedt."), field="kind")
    if area_code and area_code not in networks.village_names(actor):
        raise Refused(_("Kies een dorp uit de lijst."), field="area_code")
    last = rules.checked_until(until, today=timezone.localdate())
    person_id = people.resolve_person(actor, who, organisation_id)
    if person_id is None:
        raise Refused(_("Kies wie dit vraagt of aanbiedt."), field="who")
    row = HelpNotice.objects.create(
        organisation_id=organisation_id,
        person_id=person_id,
        side=side,
        kind=kind,
        area_code=area_code,
        days=[day for day in Day.values if day in days],
        parts=[part for part in Part.values if part in parts],
        until=last,
    )
    _linked(row, person_id)
    saw(person_id)
    return row


@command(policy.CLOSE_HELP)
def close(actor: Actor, notice: HelpNotice) -> HelpNotice:
    """It is not needed any more. What was not passed yet ends too. Twice is no fault."""
    if notice.closed_on is None:
        notice.closed_on = timezone.localdate()
        notice.save(update_fields=["closed_on"])
        people.close_links(SOURCE, notice.pk)
        waiting = HelpMatch.objects.filter(**{notice.side: notice}, stage=Stage.PROPOSED)
        waiting.update(stage=Stage.DECLINED)
    if notice.person_id:
        saw(notice.person_id)
    return notice


@command(policy.CLOSE_HELP)
def bring_together(actor: Actor, notice: HelpNotice, *, other_id: uuid.UUID | None) -> HelpMatch:
    """Note that these two could fit; each is asked apart. The same two again give the same.

    Raises Refused when one of the two is over, or they do not fit (``rules.small_help``), NotFound for another desk.
    """
    same_desk = HelpNotice.objects.filter(organisation_id=notice.organisation_id)
    other = same_desk.filter(pk=other_id).first() if other_id else None
    if other is None:
        raise NotFound("notice")
    today = timezone.localdate()
    over = any(one.closed_on or one.until < today or one.person_id is None for one in (notice, other))
    if over:
        raise Refused(_("Een van de twee is intussen afgelopen. Kies iemand anders."), code="over")
    if {notice.side, other.side} != set(Side.values) or notice.kind != other.kind:
        raise Refused(_("Deze twee vragen en bieden niet hetzelfde. Kies iemand anders."), code="other_kind")
    if notice.person_id == other.person_id:
        raise Refused(_("Dit is twee keer dezelfde persoon. Kies iemand anders."), code="same_person")
    ask, offer = (notice, other) if notice.side == Side.ASK else (other, notice)
    made, _new = HelpMatch.objects.get_or_create(
        ask=ask, offer=offer, defaults={"organisation_id": notice.organisation_id}
    )
    _seen(made)
    return made


@command(policy.MATCH_HELP)
def say(actor: Actor, match: HelpMatch, *, side: str, said: str) -> HelpMatch:
    """What one of the two says. A no ends it; after that, or once the contact was passed, nothing changes any more."""
    if match.stage != Stage.PROPOSED:
        raise Refused(_("Dit is al afgelopen. Er verandert niets meer aan."), code="over")
    if side not in Side.values or said not in Said.values:
        raise Refused(_("Kies wie wat zei."), field="said")
    column = "asker_said" if side == Side.ASK else "offerer_said"
    setattr(match, column, said)
    match.stage = rules.stage(match.asker_said, match.offerer_said, passed=False)
    match.save(update_fields=[column, "stage"])
    remember(side=side, said=said)
    _seen(match)
    return match


@command(policy.MATCH_HELP)
def pass_contact(actor: Actor, match: HelpMatch) -> HelpMatch:
    """From here on the desk may tell each how to reach the other. Twice is no fault.

    Raises Refused before two times yes, and when somebody stopped or was erased meanwhile.
    """
    if match.stage == Stage.PASSED:
        return match
    rules.may_pass(match.asker_said, match.offerer_said)
    today = timezone.localdate()
    if any(one.closed_on or one.until < today or one.person_id is None for one in (match.ask, match.offer)):
        raise Refused(_("Een van de twee is intussen afgelopen. Geef niets door en vraag het opnieuw."), code="over")
    match.stage, match.passed_on = Stage.PASSED, today
    match.save(update_fields=["stage", "passed_on"])
    _seen(match)
    return match


def _seen(match: HelpMatch) -> None:
    saw(*(one.person_id for one in (match.ask, match.offer) if one.person_id))


def _linked(row: HelpNotice, person_id: uuid.UUID) -> None:
    """The desk may open who asks or offers, until the last day."""
    end = datetime.datetime.combine(row.until, datetime.time(23, 59), timezone.get_current_timezone())
    people.open_link(
        person_id,
        kind=LinkKind.TASK,
        organisation_id=row.organisation_id,
        source=SOURCE,
        source_id=row.pk,
        until=end,
    )
