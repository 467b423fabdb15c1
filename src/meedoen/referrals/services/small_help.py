"""Writes of small help: a notice with an end, two neighbours brought together, a contact after two times yes."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
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
from ..queries.small_help import UNPROTECTED
from ..rules import small_help as rules
from ..terms import Day, Part
from ..terms_of_help import Help, Said, Side, Stage

SOURCE, PASSED = "referrals.HelpNotice", "referrals.HelpMatch"


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
    wider: bool = False,
) -> HelpNotice:
    """Somebody asks or offers one small thing, until a day (two months when none is named). ``wider``: this person
    agreed that other desks of the network see, without a name, that somebody fits.

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
        wider=wider,
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
        end_passing(HelpMatch.objects.filter(**{notice.side: notice}))
    if notice.person_id:
        saw(notice.person_id)
    return notice


def end_passing(matches: QuerySet[HelpMatch]) -> None:
    """What one desk was told of a neighbour of the other is closed again. Called inside a command."""
    for match_id in matches.filter(stage=Stage.PASSED).values_list("pk", flat=True):
        people.end_shares(PASSED, match_id)


@command(policy.CLOSE_HELP)
def look_wider(actor: Actor, notice: HelpNotice, *, wider: bool) -> HelpNotice:
    """This person agrees that other desks help to look, without a name; or takes that back. What was proposed between
    two desks and not passed yet ends then. Twice is no fault. Raises Refused: over, or protected."""
    if notice.person_id:
        saw(notice.person_id)
    if notice.closed_on is not None:
        raise Refused(_("Dit is al afgelopen. Er verandert niets meer aan."), code="over")
    if wider and not HelpNotice.objects.filter(UNPROTECTED, pk=notice.pk).exists():
        raise Refused(
            _("Deze persoon is beschermd. Andere partners horen niets: alleen jullie zoeken."), code="protected"
        )
    notice.wider = wider
    notice.save(update_fields=["wider"])
    if not wider:
        waiting = HelpMatch.objects.filter(**{notice.side: notice}, stage=Stage.PROPOSED)
        waiting.exclude(ask__organisation_id=F("offer__organisation_id")).update(stage=Stage.DECLINED)
    return notice


@command(policy.CLOSE_HELP)
def bring_together(actor: Actor, notice: HelpNotice, *, other_id: uuid.UUID | None) -> HelpMatch:
    """Note that these two could fit; each is asked apart. The same two again give the same.

    The other is of the same desk, or of another one when both agreed to look wider and neither is protected. Raises
    Refused when one of the two is over, or they do not fit (``rules.small_help``), NotFound for whom this desk may not
    know of.
    """
    today = timezone.localdate()
    near = Q(organisation_id=notice.organisation_id)
    if notice.wider and HelpNotice.objects.filter(UNPROTECTED, pk=notice.pk).exists():
        near |= Q(wider=True) & UNPROTECTED
    other = HelpNotice.objects.filter(near, pk=other_id).first() if other_id else None
    if other is None:
        raise NotFound("notice")
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
    made.ask, made.offer = ask, offer
    _seen(made)
    return made


@command(policy.MATCH_HELP)
def say(actor: Actor, match: HelpMatch, *, side: str, said: str) -> HelpMatch:
    """What one of the two says, noted by the desk that knows this neighbour. A no ends it; after that, or once the
    contact was passed, nothing changes any more."""
    if match.stage != Stage.PROPOSED:
        raise Refused(_("Dit is al afgelopen. Er verandert niets meer aan."), code="over")
    if side not in Side.values or said not in Said.values:
        raise Refused(_("Kies wie wat zei."), field="said")
    neighbour = match.ask if side == Side.ASK else match.offer
    if neighbour.organisation_id not in actor.organisation_ids:
        raise Refused(_("Dit vraagt de andere partner zelf. Noteer alleen wat jullie buur zei."), code="other_desk")
    column = "asker_said" if side == Side.ASK else "offerer_said"
    setattr(match, column, said)
    if said == Said.YES and match.ask.organisation_id != match.offer.organisation_id and neighbour.person_id:
        given = people.give_consent(actor, neighbour.person_id, purpose=people.Purpose.SHARE, given="spoken")
        setattr(match, f"{column.removesuffix('_said')}_consent_id", given.pk)
    match.stage = rules.stage(match.asker_said, match.offerer_said, passed=False)
    match.save()
    remember(side=side, said=said)
    _seen(match)
    return match


@command(policy.MATCH_HELP)
def pass_contact(actor: Actor, match: HelpMatch) -> HelpMatch:
    """From here on the desk may tell each how to reach the other. Twice is no fault.

    Between two desks each gets sight of first name and reach of the other's neighbour, by a grant that ends with what
    was asked or offered. Raises Refused before two times yes, and when somebody stopped or was erased meanwhile.
    """
    if match.stage == Stage.PASSED:
        return match
    rules.may_pass(match.asker_said, match.offerer_said)
    today = timezone.localdate()
    if any(one.closed_on or one.until < today or one.person_id is None for one in (match.ask, match.offer)):
        raise Refused(_("Een van de twee is intussen afgelopen. Geef niets door en vraag het opnieuw."), code="over")
    match.stage, match.passed_on = Stage.PASSED, today
    match.save(update_fields=["stage", "passed_on"])
    if match.ask.organisation_id != match.offer.organisation_id:
        _pass_between_desks(match, today)
    _seen(match)
    return match


def _pass_between_desks(match: HelpMatch, today: datetime.date) -> None:
    pair = HelpNotice.objects.filter(pk__in=[match.ask_id, match.offer_id]).filter(UNPROTECTED)
    if pair.filter(wider=True).count() != 2:
        raise Refused(_("Een van de twee is intussen afgelopen. Geef niets door en vraag het opnieuw."), code="over")
    pairs = (
        (match.ask, match.offer, match.asker_consent_id),
        (match.offer, match.ask, match.offerer_consent_id),
    )
    for one, other, consent_id in pairs:
        people.share(
            one.person_id,  # type: ignore[arg-type]  # who has none was refused before
            organisation_id=other.organisation_id,
            purpose=policy.PURPOSE,
            until=min(match.ask.until, match.offer.until),
            source=PASSED,
            source_id=match.pk,
            consent_id=consent_id,
            fields=("first_name", "reach"),
        )


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
