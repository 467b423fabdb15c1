"""Where a signal leads after it was given: to the question how the answer may come."""

import uuid

from django.urls import reverse

from meedoen.kernel.web.request import HouseRequest

from ..returning import address_for_giver, address_for_worker


def after_saying(request: HouseRequest, token: uuid.UUID | None) -> str:
    """The page after somebody said something on the site; the thanks where nothing can come back."""
    if token is None:
        return reverse("voice_site:say", kwargs={"network": request.network.slug})
    return address_for_giver(request.network.slug, token)


def after_giving(request: HouseRequest, token: uuid.UUID | None, *, way: str = "") -> str:
    """The page after a member of the staff gave a signal; ``way`` is how the answer is proposed to come back."""
    if token is None:
        return reverse("voice:signals", kwargs={"network": request.network.slug})
    return address_for_worker(request.network.slug, token) + (f"?weg={way}" if way else "")
