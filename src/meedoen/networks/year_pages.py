"""A closed year on screen, the same for every feature: the form that closes it, and what its page shows of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.access import Action
from meedoen.kernel.web import HouseForm, attempt, done, page
from meedoen.kernel.web.request import HouseRequest, number_asked

from .queries.editions import Kept
from .services.editions import WHY_MOST, may_close


class CloseYearForm(HouseForm):
    """A year is closed; ``why`` for one that was closed already."""

    why = forms.CharField(label=gettext_lazy("Wat is er verbeterd?"), max_length=WHY_MOST, required=False)

    def __init__(self, *args: Any, again: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["why"]


def close_year_page(
    request: HouseRequest,
    close: Callable[..., Any],
    kept: Callable[..., Kept[Any] | None],
    *,
    year: int,
    back: str,
    title: str,
) -> HttpResponse:
    """Ask for the yes, and the reason when the year was closed already; then back to the figures. A year that is not
    over goes back at once.

    ``close`` is the command of the feature, which takes year, why and once; ``kept`` reads the year as it was closed.
    """
    if not may_close(year):
        return HttpResponseRedirect(back, status=303)
    again = kept(request.actor, year) is not None
    form = CloseYearForm(request.POST or None, again=again)
    if request.method == "POST" and form.is_valid():
        why = str(form.cleaned_data.get("why") or "")
        if attempt(form, lambda: close(request.actor, year=year, why=why, once=form.token)) is not None:
            done(request, _("De cijfers van %(year)s liggen vast.") % {"year": year})
            return HttpResponseRedirect(back, status=303)
    context = {"form": form, "year": year, "again": again, "back": back, "title": title}
    return page(request, "networks/year_close.html", context, status=422 if form.errors else 200)


def of_closed_year(
    request: HouseRequest, closed: Kept[Any] | None, *, year: int, span: str, close: Action, close_page: str
) -> dict[str, Any]:
    """What ``networks/year_notice.html`` and ``networks/year_act.html`` show on a page of figures. ``span`` is the word
    of the year in its address; ``year`` 0 for a period that is no year."""
    may = may_close(year) and close.allows(request.actor)
    href = reverse(close_page, args=[request.network.slug, year]) if may else ""  # type: ignore[union-attr]
    return {"closed": closed, "span": span, "year": year, "close_href": href}


def edition_asked(request: HouseRequest) -> int:
    """The edition of a closed year that was asked for; 0 is the newest."""
    return number_asked(request, "uitgave", 0, most=999)
