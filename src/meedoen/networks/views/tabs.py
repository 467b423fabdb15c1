"""The tabs above partners, people and who may what."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import policy


def tabs(request: HttpRequest, current: str) -> list[dict]:
    """Those pages that this actor may open."""
    pages = [
        ("partners", _("Partners"), policy.SEE_NETWORK),
        ("members", _("Mensen"), policy.SEE_MEMBERS),
        ("keys", _("Sleutels"), policy.SEE_KEYS),
        ("permissions", _("Wie mag wat"), policy.SEE_NETWORK),
    ]
    slug = request.network.slug  # type: ignore[attr-defined]
    return [
        {"label": label, "href": reverse(f"networks:{name}", kwargs={"network": slug}), "current": name == current}
        for name, label, action in pages
        if action.allows(request.actor)  # type: ignore[attr-defined]
    ]
