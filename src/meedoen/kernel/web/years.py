"""Closing the figures of a year: the form, the page, and the edition that an address asks for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .forms import HouseForm, attempt
from .pages import done, page
from .request import HouseRequest

TEMPLATE = "networks/year_close.html"


class CloseYearForm(HouseForm):
    """A year is closed; ``why`` for one that was closed already."""

    why = forms.CharField(label=gettext_lazy("Wat is er verbeterd?"), max_length=200, required=False)

    def __init__(self, *args: Any, again: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["why"]


def close_page(
    request: HouseRequest, close: Callable[..., Any], *, year: int, again: bool, back: str, title: str
) -> HttpResponse:
    """Ask for the yes, and the reason when the year was closed already (``again``); then back to the figures.

    ``close`` is the command of the feature, which takes year, why and once.
    """
    form = CloseYearForm(request.POST or None, again=again)
    if request.method == "POST" and form.is_valid():
        why = str(form.cleaned_data.get("why") or "")
        if attempt(form, lambda: close(request.actor, year=year, why=why, once=form.token)) is not None:
            done(request, _("De cijfers van %(year)s liggen vast.") % {"year": year})
            return HttpResponseRedirect(back, status=303)
    context = {"form": form, "year": year, "again": again, "back": back, "title": title}
    return page(request, TEMPLATE, context, status=422 if form.errors else 200)


def edition_asked(request: HouseRequest) -> int:
    """The edition of a closed year that was asked for; 0 is the newest."""
    asked = request.GET.get("uitgave", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
