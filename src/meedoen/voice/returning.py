"""The address at which a giver, or a worker, says how the answer may come: the token travels signed and dated.

``people`` serves those addresses; voice makes them, and knows nothing of what is said there.
"""

import uuid

from django.core import signing
from django.urls import reverse

_SALT = "voice.return"
SECONDS = 2 * 60 * 60
"""How long the address works: whoever opens the browser afterwards finds nothing."""


def signed_token(token: uuid.UUID) -> str:
    """The token as it stands in an address, for two hours."""
    return signing.dumps(token.hex, salt=_SALT)


def read_return(text: str) -> uuid.UUID | None:
    """The token again; None when it is older than two hours or was not made here."""
    try:
        return uuid.UUID(signing.loads(text, salt=_SALT, max_age=SECONDS))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def address_for_giver(network_slug: str, token: uuid.UUID) -> str:
    """Where somebody who spoke on the site says how the answer may come."""
    return reverse("return_site:how_to_answer", kwargs={"network": network_slug, "signed": signed_token(token)})


def address_for_worker(network_slug: str, token: uuid.UUID) -> str:
    """Where a worker notes how the answer comes back to who spoke."""
    return reverse("people:note_way", kwargs={"network": network_slug, "signed": signed_token(token)})
