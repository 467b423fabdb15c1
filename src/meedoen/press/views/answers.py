"""What the pages of press share: the network as paper needs it, a brake on renders, the file as an answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate, source_of
from meedoen.networks import public as networks

from ..papers.setting import Paper, Setting
from ..terms import LANGUAGE_NAMES

BY_STAFF = Rate("press.staff", times=120, seconds=60)
BY_ANYONE = Rate("press.anyone", times=20, seconds=60)


def brake(request: HouseRequest) -> None:
    """Count one render. Raises Refused for one too many: making paper takes the machine's time."""
    staff = request.actor.user_id
    free = BY_STAFF.take(str(staff)) if staff else BY_ANYONE.take(source_of(request))
    if not free:
        raise Refused(_("Je vraagt veel bladen na elkaar. Wacht een minuut en probeer opnieuw."))


def languages_of(network: Any) -> list[str]:
    """The languages of paper in this network, Dutch first."""
    chosen = set(network.languages) | {"nl"}
    return [code for code in LANGUAGE_NAMES if code in chosen]


def known_language(network: Any, code: str) -> str:
    """A language of this network. Raises NotFound for another."""
    if code not in languages_of(network):
        raise NotFound("language")
    return code


def tried(make: Callable[[], Paper]) -> tuple[Paper | None, str]:
    """The paper, or the sentence that says why it cannot be made."""
    try:
        return make(), ""
    except Refused as refusal:
        return None, refusal.sentence


def setting_of(request: HouseRequest, *, with_map: bool = False, villages: dict[str, str] | None = None) -> Setting:
    """The network as paper shows it; the outlines are read for a map only."""
    network = request.network
    url = request.build_absolute_uri(reverse("site:programme", kwargs={"network": network.slug}))
    return Setting(
        name=network.name,
        slug=network.slug,
        accent=network.accent,
        today=timezone.localdate(),
        phone=network.phone,
        tagline=network.tagline,
        site=url.split("://")[-1].strip("/"),
        site_url=url,
        villages=villages or {},
        areas=tuple(networks.villages(request.actor)) if with_map else (),
    )


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to keep, under a plain name."""
    return file(content, f"{name}.pdf", to_keep=True, kept="private, no-cache")


def png(content: bytes) -> HttpResponse:
    """A picture of a page, for a preview."""
    response = HttpResponse(content, content_type="image/png")
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
