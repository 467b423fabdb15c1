"""Bringing a list: the form that asks for it and the one that says yes, and what happens between the two."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.intake import sealed
from meedoen.kernel.intake.rows import read_safely
from meedoen.kernel.ui.forms import own_organisation

from .forms import HouseForm, attempt
from .pages import done, redirect_to
from .request import HouseRequest


class ChooseListForm(HouseForm):
    """Which list, for which organisation."""

    organisation_id = forms.TypedChoiceField(label=gettext_lazy("Van welke organisatie?"), coerce=uuid.UUID)
    file = forms.FileField(
        label=gettext_lazy("Welke lijst?"),
        help_text=gettext_lazy("Excel of CSV, met boven elke kolom wat erin staat."),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)

    def rows(self) -> list[tuple[int, list[str]]] | None:
        """The rows of the file; None when it cannot be read, and the form says why."""
        found, refused, words = read_safely(self.cleaned_data["file"].read())
        if refused:
            self.add_error("file", _(refused) % words)
            return None
        return found


class TakeListForm(HouseForm):
    """The yes after the preview."""

    held = forms.UUIDField(widget=forms.HiddenInput)
    organisation_id = forms.UUIDField(widget=forms.HiddenInput)
    skip_refused = forms.BooleanField(
        label=gettext_lazy("Neem de goede rijen toch, en laat de andere weg"), required=False
    )


Preview = Callable[[HouseRequest, TakeListForm, Any, uuid.UUID], HttpResponse]


@dataclass(frozen=True)
class Bringing:
    """One kind of list, between the file and the yes.

    ``kind`` names it where it waits; ``page`` is the route where it is chosen, ``undo`` the one that takes it back (its
    first word is the key of the run), ``after`` where the yes leads to. ``again`` makes the listing out of plain data,
    ``preview`` shows what it would do, ``take`` is the command of the feature, ``said`` what is said of so many.
    """

    kind: str
    page: str
    undo: str
    after: str
    again: Callable[[Mapping[str, Any]], Any]
    preview: Preview
    take: Callable[..., Any]
    said: Callable[[int], str]

    def hold(self, request: HouseRequest, form: ChooseListForm, listing: Any) -> HttpResponse:
        """What was read waits, sealed, and is shown."""
        organisation_id = form.cleaned_data["organisation_id"]
        held = {"listing": asdict(listing), "filename": form.cleaned_data["file"].name}
        token = sealed.hold(held, organisation_id, owner=self._owner(request))
        yes = TakeListForm(initial={"held": token, "organisation_id": organisation_id})
        return self.preview(request, yes, listing, organisation_id)

    def take_in(self, request: HouseRequest) -> HttpResponse:
        """The yes: everything, or nothing when a row is refused; then the preview again, with why."""
        form, owner = TakeListForm(request.POST), self._owner(request)
        if not form.is_valid():
            return redirect_to(request, self.page)
        said, organisation_id = form.cleaned_data, form.cleaned_data["organisation_id"]
        held = sealed.take(said["held"], organisation_id, owner=owner)
        if held is None:
            done(request, _("De lijst stond te lang klaar. Kies ze opnieuw; er is niets veranderd."))
            return redirect_to(request, self.page)
        run = attempt(
            form,
            lambda: self.take(
                request.actor,
                organisation_id=organisation_id,
                listing=self.again(held["listing"]),
                filename=held["filename"],
                skip_refused=said["skip_refused"],
                once=form.token,
            ),
        )
        if run is None:
            return self.preview(request, form, self.again(held["listing"]), organisation_id)
        sealed.drop(said["held"], owner=owner)
        done(request, self.said(run.created), undo=reverse(self.undo, args=[request.network.slug, run.pk]))
        return redirect_to(request, self.after)

    def _owner(self, request: HouseRequest) -> str:
        return f"{request.network.pk.hex}-{request.actor.code}-{self.kind}"
