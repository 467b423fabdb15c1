"""Forms at the door, of the desk that enrols, and of what is noted afterwards."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm
from meedoen.people import public as people

from ..rules.parties import Party
from ..terms import EffortBy, Via

MOST = 2000


def _count(label: Any, *, initial: int = 0, most: int = MOST) -> forms.IntegerField:
    return forms.IntegerField(label=label, initial=initial, min_value=0, max_value=most, widget=CountInput())


class AddForm(HouseForm):
    """Somebody who is not on the list: a card, a first name, or just a party that is counted."""

    participant_code = forms.CharField(
        label=_("Code van de stempelkaart"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    first_name = forms.CharField(
        label=_("Of een voornaam"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    adults = _count(_("Volwassenen"), initial=1, most=60)
    children = _count(_("Kinderen"), most=60)


class OthersForm(HouseForm):
    """ "And N others", with what the screen showed, so that two counters do not overwrite each other."""

    adults = _count(_("Volwassenen"))
    children = _count(_("Kinderen"))
    households = _count(_("Gezinnen"))
    was_adults = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    was_children = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    was_households = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def was(self) -> tuple[int, int, int]:
        found = self.cleaned_data
        return found["was_adults"], found["was_children"], found["was_households"]


class LineForm(HouseForm):
    """How many of a party came, and with whom they came along."""

    adults = _count(_("Volwassenen"), most=60)
    children = _count(_("Kinderen"), most=60)
    childcare = _count(_("Waarvan in de opvang"), most=60)
    by_id = forms.TypedChoiceField(
        label=_("Kwam mee met iemand van de lijst?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    by_code = forms.CharField(label=_("Of de code van een stempelkaart"), required=False, max_length=12)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "by_id", [("", _("Nee, of weten we niet")), *others])


def message_languages() -> list[tuple[str, str]]:
    """The languages in which messages are written, by their own name."""
    return list(settings.LANGUAGES)


class EnrolForm(HouseForm):
    """Somebody signs up by phone or at the desk, or an association its group (D15)."""

    first_name = forms.CharField(
        label=_("Voornaam, of naam van de groep"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    channel = forms.ChoiceField(label=_("Hoe bereiken we deze persoon?"), choices=people.Channel.choices)
    reach = forms.CharField(
        label=_("Nummer of adres"),
        required=False,
        max_length=160,
        help_text=_("Hoeft niet als je “niet” of “bij het volgende bezoek” koos."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    adults = _count(_("Volwassenen"), initial=1, most=60)
    children = _count(_("Kinderen"), most=60)
    childcare = _count(_("Kinderen in de opvang"), most=60)
    needs = forms.MultipleChoiceField(
        label=_("Wat is er nodig?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("transport", _("Vervoer")),
            ("companion", _("Iemand die meegaat")),
            ("call_back", _("Nog eens bellen vooraf")),
            ("no_reminder", _("Geen herinnering de dag voordien")),
        ],
    )
    language = forms.ChoiceField(
        label=_("In welke taal sturen we een bericht?"), choices=message_languages, initial="nl", required=False
    )
    via = forms.ChoiceField(
        label=_("Hoe kwam dit binnen?"),
        widget=forms.RadioSelect,
        initial=Via.PHONE,
        choices=[choice for choice in Via.choices if choice[0] != Via.SITE],
    )
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie schrijf je in?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: list[Any], childcare_places: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "organisation_id", [(str(one.pk), one.name) for one in organisations])
        if len(organisations) == 1:
            self.fields["organisation_id"].widget = forms.HiddenInput()
            self.fields["organisation_id"].initial = str(organisations[0].pk)
        if not childcare_places:
            del self.fields["childcare"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        adults, children = cleaned.get("adults") or 0, cleaned.get("children") or 0
        if adults + children == 0:
            self.add_error("adults", _("Vul in hoeveel mensen komen."))
        if (cleaned.get("childcare") or 0) > children:
            self.add_error("childcare", _("Er zijn meer kinderen in de opvang dan er meekomen."))
        elif children and not adults and cleaned.get("childcare") == children:
            self.add_error("childcare", _("Wie doet er mee als alle kinderen in de opvang zijn?"))
        return cleaned

    @property
    def party(self) -> Party:
        found = self.cleaned_data
        transport = found["adults"] + found["children"] if "transport" in found["needs"] else 0
        return Party(
            adults=found["adults"],
            children=found["children"],
            childcare=found.get("childcare") or 0,
            transport=transport,
            companion="companion" in found["needs"],
        )


class CardsForm(HouseForm):
    """How many stamp cards, for which organisation."""

    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)
    count = forms.IntegerField(
        label=_("Hoeveel kaarten?"),
        initial=10,
        min_value=1,
        max_value=500,
        widget=CountInput(attrs={"min": "1"}),
        help_text=_("Er gaan tien kaarten op een blad."),
    )

    def __init__(self, *args: Any, organisations: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "organisation_id", [(str(one.pk), one.name) for one in organisations])


class EffortForm(HouseForm):
    """Hours and money, in the words of who notes them."""

    hours = forms.DecimalField(
        label=_("Uren werk"), required=False, min_value=0, max_value=2000, decimal_places=2, localize=True
    )
    cost = forms.DecimalField(
        label=_("Kosten in euro"), required=False, min_value=0, max_value=1_000_000, decimal_places=2, localize=True
    )
    by = forms.ChoiceField(label=_("Door wie?"), choices=EffortBy.choices, widget=forms.RadioSelect, initial="staff")
    on = forms.DateField(label=_("Welke dag?"), widget=DateInput())

    @property
    def noted(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "minutes": round((found["hours"] or 0) * 60),
            "cost_cents": round((found["cost"] or 0) * 100),
            "by": found["by"],
            "on": found["on"],
        }
