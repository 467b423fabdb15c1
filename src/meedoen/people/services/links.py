"""Writes of links: why somebody may be opened, and what another organisation may see."""

import datetime
import uuid
from collections.abc import Sequence

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import because, command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import Consent, Grant, Link, Participant, Same
from ..rules import consents, links, naming
from ..terms import FIRST_NAME, LAST_NAME, REACH, LinkKind

CASELOAD, REASON = "people.caseload", "people.reason"
SHORTEST_REASON = 8


def open_link(
    person_id: uuid.UUID,
    *,
    kind: str,
    organisation_id: uuid.UUID,
    source: str,
    source_id: uuid.UUID,
    user_id: uuid.UUID | None = None,
    until: datetime.datetime | None = None,
    why: str = "",
) -> None:
    """From now on this organisation (or this one user of it) may open the person; it ends as ``rules.links`` says.

    Called by a higher feature inside its own command. The same source again renews it. ``source`` names the row it
    comes from, such as ``referrals.Referral``; ``close_links`` with the same two ends it.
    """
    now = timezone.now()
    Link.objects.update_or_create(
        participant_id=person_id,
        organisation_id=organisation_id,
        source=source,
        source_id=source_id,
        defaults={
            "kind": kind,
            "user_id": user_id,
            "why": why,
            "opened_at": now,
            "until": links.ends(kind, now, until),
        },
    )


def close_links(source: str, source_id: uuid.UUID) -> None:
    """All links that come from this row end now. Called by a higher feature inside its own command."""
    Link.objects.filter(source=source, source_id=source_id).delete()


@command(policy.TAKE_ON)
def take_on(actor: Actor, participant: Participant) -> Participant:
    """The actor follows this person: on the actor's list until it is let go, at most a year after renewing."""
    alive(participant)
    saw(participant.pk)
    follow(actor, participant.pk, participant.organisation_id)
    return participant


def follow(actor: Actor, person_id: uuid.UUID, organisation_id: uuid.UUID) -> None:
    """Put somebody on the actor's own list. Called inside a command."""
    if actor.user_id is not None:
        open_link(
            person_id,
            kind=LinkKind.CASELOAD,
            organisation_id=organisation_id,
            source=CASELOAD,
            source_id=actor.user_id,
            user_id=actor.user_id,
        )


@command(policy.TAKE_ON)
def let_go(actor: Actor, participant: Participant) -> Participant:
    """The actor does not follow this person any more. Twice is no fault."""
    saw(participant.pk)
    Link.objects.filter(participant=participant, source=CASELOAD, source_id=_user(actor)).delete()
    return participant


def followed_by(user_id: uuid.UUID, organisation_id: uuid.UUID) -> set[uuid.UUID]:
    """Whom a colleague follows for this organisation; keys only. Called inside a door of a higher feature."""
    mine = Link.objects.filter(source=CASELOAD, source_id=user_id, organisation_id=organisation_id)
    return set(mine.filter(until__gt=timezone.now()).values_list("participant_id", flat=True))


def hand_over(from_user_id: uuid.UUID, to_user_id: uuid.UUID, person_ids: Sequence[uuid.UUID]) -> int:
    """These people stand on the list of another colleague from now on. Gives how many. Called inside a command."""
    if not get_user_model().objects.filter(pk=to_user_id, is_active=True).exists():
        raise NotFound("user")
    moved = list(Link.objects.filter(source=CASELOAD, source_id=from_user_id, participant_id__in=person_ids))
    for link in moved:
        open_link(
            link.participant_id,
            kind=LinkKind.CASELOAD,
            organisation_id=link.organisation_id,
            source=CASELOAD,
            source_id=to_user_id,
            user_id=to_user_id,
        )
    Link.objects.filter(pk__in=[link.pk for link in moved]).delete()
    return len(moved)


@command(policy.GIVE_REASON)
def give_reason(actor: Actor, participant: Participant, *, why: str) -> Participant:
    """Open somebody of one's own organisation for half an hour with a reason, which stands in the log of that person.

    Raises Refused on a reason that says nothing or that holds a register number.
    """
    alive(participant)
    said = checked_reason(why, participant)
    saw(participant.pk)
    because(said)
    kept = Same.objects.filter(other=participant).values_list("kept_id", flat=True).first()
    open_link(
        kept or participant.pk,
        kind=LinkKind.REASON,
        organisation_id=participant.organisation_id,
        source=REASON,
        source_id=_user(actor),
        user_id=_user(actor),
        why=said,
    )
    return participant


def checked_reason(why: str, about: Participant) -> str:
    """A typed reason as it is kept: without the name or the number of who it is about. Raises Refused.

    It stands in the log for ten years, longer than the person: whatever named the person there would outlive an
    erasure.
    """
    said = " ".join(textchecks.clean_text(why).split())[:200]
    if len(said) < SHORTEST_REASON:
        raise Refused(_("Schrijf in enkele woorden waarom je dit nu moet zien."), field="why")
    if textchecks.find_register_number(said):
        raise Refused(textchecks.REGISTER_NUMBER_FOUND, field="why")
    if naming.names_somebody(said, vault.open_many(_words_of(about))):
        raise Refused(
            _("Schrijf de reden zonder naam of nummer. Ze blijft langer bewaard dan de persoon."), field="why"
        )
    return said


def _words_of(person: Participant) -> list[tuple[uuid.UUID, str, bytes | memoryview | None]]:
    if person.first_name is None:
        return []
    sealed = ((FIRST_NAME, person.first_name), (LAST_NAME, person.last_name), (REACH, person.reach))
    return [(person.pk, label, blob) for label, blob in sealed]


def _user(actor: Actor) -> uuid.UUID:
    if actor.user_id is None:
        raise NotFound("user")
    return actor.user_id


def alive(participant: Participant) -> None:
    """Raises Refused for who was erased meanwhile."""
    if participant.erased_at is not None:
        raise Refused(_("Deze persoon is intussen gewist. We weten niets meer."), code="erased")


def share(
    person_id: uuid.UUID,
    *,
    organisation_id: uuid.UUID,
    purpose: str,
    until: datetime.date,
    source: str,
    source_id: uuid.UUID,
    consent_id: uuid.UUID | None = None,
    fields: Sequence[str] = ("first_name",),
) -> None:
    """Another organisation sees these fields of somebody until a day. Called inside a command.

    With ``consent_id`` it ends at once when that yes is taken back. Raises Refused when the yes was taken back
    meanwhile, or the person was erased.
    """
    person = Participant.objects.filter(pk=person_id).first()
    if person is None:
        raise NotFound("person")
    alive(person)
    if consent_id is not None:
        given = Consent.objects.filter(pk=consent_id, participant=person).first()
        if given is None or not consents.holds(given.until, given.withdrawn_at is not None, timezone.localdate()):
            raise Refused(
                _("Deze persoon trok de toestemming intussen in. Er is niets doorgegeven. Vraag het opnieuw."),
                code="consent_withdrawn",
            )
        until = min(until, given.until)
    Grant.objects.update_or_create(
        participant=person,
        organisation_id=organisation_id,
        source=source,
        source_id=source_id,
        defaults={"purpose": purpose[:120], "until": until, "fields": list(fields), "consent_id": consent_id},
    )
    saw(person_id)
    remember(shared=len(fields))


def end_shares(source: str, source_id: uuid.UUID) -> int:
    """What was shared because of this row is closed again. Gives how many. Called inside a command."""
    return Grant.objects.filter(source=source, source_id=source_id).delete()[0]
