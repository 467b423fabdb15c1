"""The check beside the fields of a form: which ones, what htmx gets, the button that takes a simpler word over."""

from typing import Any, ClassVar

from django.forms import BoundField
from django.http import HttpResponse

from meedoen.kernel.web import page
from meedoen.kernel.web.request import HouseRequest

from .taking_over import take_over

BUTTON = "neem_over"
"""The name of the buttons; the value is the field and the hard word: ``text:indien``."""


class ReadByResidents:
    """A form with texts that residents will read: under each of them stands how it reads."""

    residents_read: ClassVar[tuple[str, ...]] = ()

    @property
    def texts(self) -> list[BoundField]:
        """Those fields, in the order in which they are named."""
        form: Any = self
        return [form[name] for name in self.residents_read if name in form.fields]


def taken_over(data: Any) -> Any:
    """What was sent, with the simpler word where its button asked for it; None when no such button was pressed.

    Everything else stays as it was typed: the page is shown again with it, nothing is checked or kept.
    """
    name, sign, hard = (data.get(BUTTON) or "").partition(":")
    if not sign:
        return None
    changed = data.copy()
    if name in data:
        changed[name] = take_over(data[name], hard)
    return changed


def as_typed(request: HouseRequest, form: ReadByResidents) -> HttpResponse:
    """The answer to htmx while somebody types: how each text reads now. Nothing is checked or kept."""
    return page(request, "wording/plain_parts.html", {"form": form})
