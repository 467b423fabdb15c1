"""Forms of companions: what is agreed, hours."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.activities.public import Language
from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm
from meedoen.people.public import PersonForm, Who

from ..terms import Day, Limit, Part
from ..terms_of_help import Said

MINUTES = ((30, _("een half uur")), (60, _("1 uur")), (120, _("2 uur")), (180, _("3 uur")), (240, _("een halve dag")))
AGREED = ("languages", "days", "parts", "limits", "hours_a_month", "at_once", "wider")


def _several(label: Any, choices: Any, *, required: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=required, widget=forms.CheckboxSelectMultiple
    )


class AgreedForm(HouseForm):
    """What is agreed with a companion."""

    languages = _several(_("Welke talen spreekt deze gids?"), Language.choices)
    days = _several(_("Op welke dagen?"), Day.choices)
    parts = _several(_("Wanneer op de dag?"), Part.choices)
    limits = _several(_("Wat is er afgesproken?"), Limit.choices, required=False)
    hours_a_month = forms.IntegerField(
        label=_("Hoeveel uren per maand, hoogstens?"), initial=8, min_value=1, max_value=160, widget=CountInput()
    )
    at_once = forms.IntegerField(
        label=_("Met hoeveel mensen tegelijk, hoogstens?"), initial=2, min_value=1, max_value=10, widget=CountInput()
    )

    wider = forms.BooleanField(
        label=_("Gaat ook mee voor andere partners"),
        required=False,
        help_text=_("Vraag het eerst. Zij zien dat er iemand past, en niet wie."),
    )

    @property
    def agreed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in AGREED}


class CompanionForm(PersonForm):
    """A new companion: an account that is there already, or a volunteer with a first name and a phone."""

    asks = (Who.FIRST_NAME, Who.KNOWN)

    organisation = forms.TypedChoiceField(label=_("Bij welke organisatie?"), coerce=uuid.UUID)
    account = forms.TypedChoiceField(
        label=_("Heeft deze gids een account?"),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
        help_text=_("Zonder account kan ook: dan bel je, en noteer je zelf wat de gids zegt."),
    )
    languages = AgreedForm.base_fields["languages"]
    days = AgreedForm.base_fields["days"]
    parts = AgreedForm.base_fields["parts"]
    limits = AgreedForm.base_fields["limits"]
    hours_a_month = AgreedForm.base_fields["hours_a_month"]
    at_once = AgreedForm.base_fields["at_once"]
    wider = AgreedForm.base_fields["wider"]

    def __init__(self, *args: Any, organisations: Iterable[Any], accounts: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        ours = [(str(one.pk), one.name) for one in organisations]
        choose_from(self, "organisation", ours)
        if len(ours) == 1:
            self.fields["organisation"].initial = ours[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()
        found = [(str(one.user_id), one.name) for one in accounts]
        choose_from(self, "account", [("", _("Nee, alleen een telefoon")), *found])
        if not found:
            del self.fields["account"]

    def clean(self) -> dict[str, Any]:
        """Who has an account needs no first name here."""
        cleaned = super().clean()
        if cleaned.get("account"):
            for name in ("who", "first_name", "mine"):
                self.errors.pop(name, None)
        return cleaned

    @property
    def agreed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in AGREED}


class HoursForm(HouseForm):
    """Time that was given: one tap, today unless told otherwise."""

    minutes = forms.TypedChoiceField(label=_("Hoe lang?"), choices=MINUTES, coerce=int, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Welke dag?"), required=False, widget=DateInput())
    task = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @property
    def day(self) -> datetime.date | None:
        return self.cleaned_data["on"]


class AnswerForm(HouseForm):
    """What a companion says to another partner."""

    said = forms.ChoiceField(choices=Said.choices)
