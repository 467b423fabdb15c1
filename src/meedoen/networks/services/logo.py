"""The logo of a network: put there and taken away by its coordinator."""

import hashlib

from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.pictures import read_picture

from .. import policy
from ..models import Network, NetworkLogo


@command(policy.EDIT_NETWORK)
def set_logo(actor: Actor, *, content: bytes) -> Network:
    """Keep this picture as the logo, without anything but the picture; the one before goes.

    Raises Refused when it is no PNG, JPEG or WebP, is broken, too large, or of a strange size (``kernel.pictures``).
    """
    picture = read_picture(content)
    name = f"{hashlib.sha256(picture.content).hexdigest()[:16]}.{picture.kind}"
    fields = {"name": name, "content": picture.content, "content_type": picture.content_type}
    NetworkLogo.objects.update_or_create(network_id=tenancy.here(), defaults={**fields, "added_at": timezone.now()})
    remember(width=picture.width, height=picture.height, bytes=len(picture.content))
    return _named(name)


@command(policy.EDIT_NETWORK)
def remove_logo(actor: Actor) -> Network:
    """Take the logo away; twice is as once."""
    NetworkLogo.objects.all().delete()
    return _named("")


def _named(name: str) -> Network:
    network = Network.objects.select_for_update().get(pk=tenancy.here())
    network.logo_name = name
    network.save(update_fields=["logo_name"])
    return network
