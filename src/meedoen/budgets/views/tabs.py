"""The tabs above money."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.request import HouseRequest

PAGES = (
    ("funds", _("Fondsen")),
    ("lowered", _("Drempels")),
    ("agreements", _("Afspraken")),
    ("subsidies", _("Subsidies")),
    ("key", _("Trekkingsrecht")),
)


def tabs(request: HouseRequest, current: str) -> list[dict]:
    """The five pages about money and agreements."""
    slug = request.network.slug
    return [
        {"label": label, "href": reverse(f"budgets:{name}", kwargs={"network": slug}), "current": name == current}
        for name, label in PAGES
    ]
