"""What the pages of the programme know beside the programme: names of villages and places, whether anything lasts."""

from django.http import HttpRequest
from django.utils import timezone

from meedoen.kernel import editions
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import shelf
from meedoen.networks import public as networks

from ..queries import programme
from ..rules.wishes import Wishes


def villages(request: HttpRequest) -> dict[str, str]:
    """The names of the villages by their code; read again when an area changed, and every day."""
    network, actor = request.network, request.actor  # type: ignore[attr-defined]
    marks = editions.of(shelf.marks_of(request), "networks_area")
    kept_by = ("villages", network.pk, timezone.localdate())
    return editions.remembered(kept_by, marks, lambda: networks.village_names(actor))


def any_lasting(request: HttpRequest) -> bool:
    """Whether the board has to look for what lasts; asked again when a session changed."""
    network, actor = request.network, request.actor  # type: ignore[attr-defined]
    marks = editions.of(shelf.marks_of(request), "activities_session", "activities_activity")
    return editions.remembered(("lasts", network.pk), marks, lambda: programme.lasts(actor))


def place_name(request: HttpRequest, wishes: Wishes) -> str:
    """What the chosen place is called; empty when none was chosen or nobody knows it."""
    if wishes.place is None:
        return ""
    try:
        return networks.place(request.actor, wishes.place).name  # type: ignore[attr-defined]
    except NotFound:
        return ""
