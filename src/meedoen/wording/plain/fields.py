"""The check beside the fields of a form: which ones, what htmx gets, the button that takes a simpler word over."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.forms import BoundField
from django.http import HttpResponse

from meedoen.kernel.web import page
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.request import HouseRequest

from .taking_over import take_over

F = TypeVar("F")
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


def only_read(request: HouseRequest, form: Callable[[], F], show: Callable[[F], HttpResponse]) -> HttpResponse | None:
    """The answer where the texts were only looked at, perhaps with a simpler word in them; None when they were sent.

    ``form`` makes the form without what was sent, ``show`` the whole page for who types without script; htmx gets how
    each text reads now. Nothing is checked or kept.
    """
    simpler = taken_over(request.POST)
    if simpler is None and "look" not in request.POST:
        return None
    typed = retyped(form(), simpler or request.POST)
    return page(request, "wording/plain_parts.html", {"form": typed}) if request.htmx else show(typed)
