"""What a leaver has in hand of referrals and of the people who are followed, and how a colleague takes it over."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.leaving import Held, Part, use
from meedoen.people import public as people

from . import standing
from .models import Referral, ToTell
from .terms import State


def connect() -> None:
    """Called once at start-up."""
    use(Part("people.caseload", _("mensen op de lijst"), followed, take_on, order=10))
    use(Part("referrals.referrals", _("toeleidingen die lopen"), going_on, take_over, order=20))
    use(Part("referrals.to_tell", _("mensen die nog moeten horen wie hen helpt"), to_tell, tell_instead, order=40))


def followed(user_id: uuid.UUID, organisation_id: uuid.UUID) -> Held:
    found = people.followed_by(user_id, organisation_id)
    return Held(len(found), frozenset(found))


def take_on(actor: Actor, user_id: uuid.UUID, to_user_id: uuid.UUID, organisation_id: uuid.UUID) -> int:
    return people.hand_over(user_id, to_user_id, sorted(people.followed_by(user_id, organisation_id), key=str))


def _open(user_id: uuid.UUID, organisation_id: uuid.UUID):
    rows = Referral.objects.filter(by_id=user_id, organisation_id=organisation_id)
    return rows.exclude(state__in=(State.ENDED, State.STAYED)).exclude(person=None)


def going_on(user_id: uuid.UUID, organisation_id: uuid.UUID) -> Held:
    found = list(_open(user_id, organisation_id).values_list("person_id", flat=True))
    return Held(len(found), frozenset(found))


def take_over(actor: Actor, user_id: uuid.UUID, to_user_id: uuid.UUID, organisation_id: uuid.UUID) -> int:
    rows = list(_open(user_id, organisation_id).select_for_update())
    for row in rows:
        row.by_id = to_user_id
        standing.save(row)
        standing.follow_person(row)
    return len(rows)


def _untold(user_id: uuid.UUID, organisation_id: uuid.UUID):
    return ToTell.objects.filter(user_id=user_id, organisation_id=organisation_id, settled_at=None)


def to_tell(user_id: uuid.UUID, organisation_id: uuid.UUID) -> Held:
    return Held(_untold(user_id, organisation_id).count())


def tell_instead(actor: Actor, user_id: uuid.UUID, to_user_id: uuid.UUID, organisation_id: uuid.UUID) -> int:
    return _untold(user_id, organisation_id).update(user_id=to_user_id)
