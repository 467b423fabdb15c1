"""One session: another moment, a reason, a number of places."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import PlainForm
from meedoen.kernel.ui.widgets import CountInput, DateInput, TimeInput
from meedoen.kernel.web import HouseForm

from ..rules import offers, planning
from ..rules.series import BRUSSELS, local_moment
from .fields import RowField, number


class SeenForm(HouseForm, PlainForm):
    """``seen`` is the version that was on screen: a stale form is refused."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class MomentForm(SeenForm):
    """A day with a begin and an end."""

    start_date = forms.DateField(label=_("Dag"), widget=DateInput())
    start_time = forms.TimeField(label=_("Van"), widget=TimeInput())
    end_time = forms.TimeField(label=_("Tot"), widget=TimeInput())

    @property
    def starts_at(self) -> datetime.datetime:
        """The begin as an aware moment; in the hour that is skipped in March the first minute after it."""
        return local_moment(self.cleaned_data["start_date"], self.cleaned_data["start_time"])

    @property
    def ends_at(self) -> datetime.datetime:
        """The end as an aware moment; after midnight the next day. Raises Refused when it lies before the begin."""
        said = self.cleaned_data
        day = planning.end_day(said["start_date"], said["start_time"], said["end_time"])
        return local_moment(day, said["end_time"])


class ReasonForm(SeenForm):
    """Why: who signed up reads or hears these words."""

    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Deze woorden krijgt te horen wie ingeschreven is."),
        widget=forms.TextInput(attrs={"data-keep": ""}),
    )

    def clean_reason(self) -> str:
        """The rules say when it is too long."""
        reason: str = self.cleaned_data["reason"]
        if sentence := offers.too_long("reason", reason):
            raise forms.ValidationError(sentence)
        return reason


class MoveForm(ReasonForm, MomentForm):
    """Another moment or place, with the reason first."""

    place_id = RowField(label=_("Plaats"), required=False, none=_("Nog niet bekend"))
    field_order = ("reason", "start_date", "start_time", "end_time", "place_id")

    def __init__(self, *args: Any, places: Sequence[Any] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place_id"]
        place.offer(places)


class PlacesForm(HouseForm, PlainForm):
    """How many people and how many children can come this time."""

    capacity = number(_("Hoeveel plaatsen?"), least=1, most=offers.MOST_PLACES, help_text=_("Leeg: geen grens."))
    childcare_places = number(_("Plaatsen in de kinderopvang"), most=200, widget=CountInput(), initial=0)


def said_by(session: Any) -> dict[str, Any]:
    """Where a session stands now, as the initial values of a form."""
    start, end = session.starts_at.astimezone(BRUSSELS), session.ends_at.astimezone(BRUSSELS)
    return {
        "start_date": start.date(),
        "start_time": start.time(),
        "end_time": end.time(),
        "place_id": session.place_id,
        "seen": session.version,
    }
