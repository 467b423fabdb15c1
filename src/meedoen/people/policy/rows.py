"""Who meets people, and which rows are theirs."""

from django.db.models import Q

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.statements import NOW, TODAY, Among

from ..terms import LinkKind

WHO_MEETS_PEOPLE = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE, Role.REFERRER)


WHO_KNOWS_PEOPLE = (Role.COORDINATOR, Role.WORKER, Role.REFERRER, Role.GROUP_GUIDE)


def mine(actor: Actor) -> Q:
    """People of the actor's own organisation, and those that another organisation shares until a day.

    Who is protected is left out, without a trace, but for who has a link by name or received the person (trust.md T3).
    """
    shared = Q(organisation_id__in=actor.organisation_ids, until__gte=TODAY)
    here = own(actor) | Q(pk__in=Among("people.Grant", shared, "participant_id"))
    return here & unprotected(actor)


def unprotected(actor: Actor) -> Q:
    """Who is not protected, or whom the actor has a live link with."""
    return open_to_all() | Q(pk__in=_linked(actor))


def open_to_all(through: str = "") -> Q:
    """Who is not protected today; ``through`` is the way from a row to the person ("person__")."""
    return Q(**{f"{through}protected_until": None}) | Q(**{f"{through}protected_until__lt": TODAY})


def _linked(actor: Actor) -> Among:
    by_name = Q(user_id=actor.user_id) if actor.user_id else Q(pk__in=())
    received = Q(user=None, kind=LinkKind.REFERRAL)
    live = (by_name | received) & Q(until__gt=NOW, organisation_id__in=actor.organisation_ids)
    return Among("people.Link", live, "participant_id")


def seen_here(actor: Actor) -> Q:
    """People of the actor's own organisation; who is protected only for who has a link by name."""
    return own(actor) & unprotected(actor)


def own(actor: Actor) -> Q:
    """People of the actor's own organisation: who shares somebody may receive, and does not answer for the data."""
    return Q(organisation_id__in=actor.organisation_ids)
