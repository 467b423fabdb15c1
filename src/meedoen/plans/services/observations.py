"""What was seen and heard is noted, looked at, taken away."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks

from ..models import Observation, Plan
from ..policy import findings as policy
from ..policy import reading as reading_policy
from ..rules.observing import QUOTE_MOST, SAID_MOST, Noted, Opinion
from ..terms.findings import Seen, Verdict
from .reading import line_of


@command(policy.NOTE_OBSERVATION)
def note_observation(actor: Actor, *, organisation_id: uuid.UUID, noted: Noted) -> Observation:
    """One thing that a worker saw or heard; it is checked at once. Raises Refused without words, with a quote of which
    nobody said that it may stand here, for a day to come, or with a register number (R23); NotFound for another
    organisation, area or plan."""
    if not actor.is_system and organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if noted.area_id is not None and noted.area_id not in networks.area_names(actor, ids=[noted.area_id]):
        raise NotFound("area")
    if noted.plan_id is not None and not Plan.objects.filter(pk=noted.plan_id).exists():
        raise NotFound("plan")
    today = timezone.localdate()
    said = checked(noted.said, field="said", most=SAID_MOST)
    quote = checked(noted.quote, field="quote", most=QUOTE_MOST)
    if not said and not quote:
        raise Refused(_("Schrijf in een zin wat je zag of hoorde."), field="said")
    if quote and not noted.agreed:
        raise Refused(
            _("Mag dit hier staan? Vraag het aan wie het zei en vink het aan, of laat de eigen woorden weg."),
            field="agreed",
            code="agreed",
        )
    if noted.seen_on is not None and noted.seen_on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of vroeger."), field="seen_on")
    return Observation.objects.create(
        kind=noted.kind,
        theme=noted.theme,
        said=said,
        quote=quote,
        seen_on=noted.seen_on or today,
        area_id=noted.area_id,
        organisation_id=organisation_id,
        plan_id=noted.plan_id,
        checked_on=today,
    )


@command(reading_policy.SAY_OF_PLAN)
def say_of_plan(actor: Actor, plan: Plan, *, opinions: tuple[Opinion, ...], language: str = "nl") -> Plan:
    """What a resident says of the lines of a plan: each line an observation of its own, to be looked at first. Raises
    Refused when nothing was said, and with a register number; NotFound for a line that is not of this plan."""
    made = []
    for opinion in opinions:
        line = line_of(plan, opinion.line_kind, opinion.line_id)
        words = checked(opinion.words, field=f"words_{line.key}", most=QUOTE_MOST)
        if opinion.verdict not in Verdict.values and not words:
            continue
        made.append(
            Observation(
                kind=Seen.READING,
                said=words,
                language=language,
                plan=plan,
                line_kind=opinion.line_kind,
                line_id=opinion.line_id,
                verdict=opinion.verdict if opinion.verdict in Verdict.values else Verdict.SAY,
                checked_on=None if words else timezone.localdate(),
            )
        )
    if not made:
        raise Refused(_("Kies bij een zin een prentje, of schrijf zelf iets."), code="empty")
    for row in made:
        row.save()
    return plan


@command(policy.CHECK_OBSERVATION)
def check_observation(actor: Actor, row: Observation, *, said: str) -> Observation:
    """A member of the staff saw that the words give nobody away, or put them otherwise. Raises Refused with a register
    number, and without any words where there is no verdict either."""
    plain = checked(said, field="said", most=SAID_MOST)
    if not plain and not row.verdict and not row.quote:
        raise Refused(_("Schrijf in een zin wat er gezegd is, of haal het weg."), field="said")
    row.said, row.checked_on = plain, timezone.localdate()
    row.save(update_fields=["said", "checked_on"])
    return row


@command(policy.CHECK_OBSERVATION)
def drop_observation(actor: Actor, row: Observation) -> uuid.UUID:
    """It goes, and with it its place as a voice of a finding. Gives its key."""
    key = row.pk
    row.delete()
    return key
