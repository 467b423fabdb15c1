"""From the secret of a key to who acts with it. Runs before any door: reads nothing of residents."""

import hashlib
import secrets
import uuid

from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.keys import Key

from .models import ApiKey

PREFIX = "meedoen_"
"""So that a key that lies around somewhere is recognised."""


def new_secret() -> str:
    """A secret of 256 bits."""
    return PREFIX + secrets.token_urlsafe(32)


def key_hash(secret: str) -> str:
    """How a secret is kept. It is long and random, so one round is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def holder_of(secret: str, network_id: uuid.UUID | None) -> Key | None:
    """The key with this secret, if it and the role behind it still stand today."""
    now, today = timezone.now(), timezone.localdate()
    found = ApiKey.objects.filter(key_hash=key_hash(secret), withdrawn_at=None, expires_at__gt=now)
    key = found.select_related("membership__user").first()
    if key is None or network_id is None:
        return None
    member = key.membership
    lives = member.since <= today and (member.until is None or member.until >= today)
    if not lives or not member.user.is_active:
        return None
    role = Role(member.role)
    actor = Actor(
        network_id=network_id,
        roles=frozenset({role, Role.PUBLIC}),
        user_id=member.user.pk,
        code=member.user.code,
        organisation_ids=frozenset({member.organisation_id}),
        organisations_by_role=((role, member.organisation_id),),
    )
    return Key(key.name, actor, frozenset(key.actions))
