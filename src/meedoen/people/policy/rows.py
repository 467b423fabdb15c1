"""Who meets people, and which rows are theirs."""

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role

from ..terms import LinkKind

WHO_MEETS_PEOPLE = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE, Role.REFERRER)


WHO_KNOWS_PEOPLE = (Role.COORDINATOR, Role.WORKER, Role.REFERRER, Role.GROUP_GUIDE)


def mine(actor: Actor) -> Q:
    """People of the actor's own organisation, and those that another organisation shares until a day.

    Who is protected is left out, without a trace, but for who has a link by name or received the person (trust.md T3).
    """
    own = Q(organisation_id__in=actor.organisation_ids)
    shared = Q(grants__organisation_id__in=actor.organisation_ids, grants__until__gte=timezone.localdate())
    return Q(pk__in=_ids(own | shared)) & unprotected(actor)


def unprotected(actor: Actor) -> Q:
    """Who is not protected, or whom the actor has a live link with."""
    open_to_all = Q(protected_until=None) | Q(protected_until__lt=timezone.localdate())
    return open_to_all | Q(pk__in=_linked(actor))


def _linked(actor: Actor):
    from ..models import Link

    by_name = Q(user_id=actor.user_id) if actor.user_id else Q(pk__in=[])
    received = Q(user=None, kind=LinkKind.REFERRAL)
    live = Link.objects.filter(by_name | received, until__gt=timezone.now())
    return live.filter(organisation_id__in=actor.organisation_ids).values("participant_id")


def _ids(condition: Q):
    from ..models import Participant

    return Participant.objects.filter(condition).values("pk")


def seen_here(actor: Actor) -> Q:
    """People of the actor's own organisation; who is protected only for who has a link by name."""
    return own(actor) & unprotected(actor)


def own(actor: Actor) -> Q:
    """People of the actor's own organisation: who shares somebody may receive, and does not answer for the data."""
    return Q(organisation_id__in=actor.organisation_ids)
