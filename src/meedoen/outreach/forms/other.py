"""The smaller forms of outreach: putting off, home visits, rounds, rights, and how a network works."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm
from meedoen.people import public as people

from ..rules import fading, notes, visiting
from ..rules.ways import STANDARD, Choice
from ..terms import ArrangedBy, Right, RightState, Settled
from .note import PRIVATE


class LaterForm(HouseForm):
    """By another day."""

    to = forms.DateField(label=_("Welke dag wordt het?"), widget=DateInput())


class SecretForm(HouseForm):
    """A secret note beside a contact."""

    secret = forms.CharField(
        label=_("Geheime notitie erbij"),
        max_length=notes.LONGEST_SECRET * 2,
        widget=forms.Textarea(attrs={"rows": "4", **PRIVATE}),
    )


class SettleForm(HouseForm):
    """Which of two versions counts."""

    settled = forms.ChoiceField(label=_("Welke telt?"), choices=Settled.choices, widget=forms.RadioSelect)


class VisitingForm(people.PersonForm):
    """Somebody on the list of home visits."""

    every_weeks = forms.TypedChoiceField(label=_("Om de hoeveel weken?"), coerce=int, initial=8)
    area = forms.TypedChoiceField(label=_("In welke buurt?"), required=False, coerce=uuid.UUID, empty_value=None)
    first_on = forms.DateField(
        label=_("Eerste bezoek"), required=False, widget=DateInput(), help_text=_("Leeg: zo snel het past.")
    )
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: Iterable[Any], areas: Iterable[tuple[Any, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        weeks = [(number, ngettext("%(n)s week", "%(n)s weken", number) % {"n": number}) for number in visiting.EVERY]
        choose_from(self, "every_weeks", weeks)
        choose_from(self, "area", [("", _("Niet invullen")), *((str(key), name) for key, name in areas)])
        own_organisation(self, organisations)


class GoalForm(HouseForm):
    """How many home visits this year."""

    visits = forms.IntegerField(label=_("Hoeveel huisbezoeken dit jaar?"), min_value=0, max_value=5000)
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)


class RoundForm(HouseForm):
    """A round: its name and up to eight stops in order; an empty line is left out."""

    SHOWN = 8
    name = forms.CharField(label=_("Naam van de ronde"), max_length=160)
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Any],
        areas: Iterable[tuple[str, str]],
        places: Iterable[tuple[str, str]],
        shown: int = 8,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)
        groups = [("", _("Geen")), (str(_("Buurten")), list(areas)), (str(_("Plaatsen")), list(places))]
        for number in range(1, max(self.SHOWN, shown) + 1):
            self.fields[f"stop{number}"] = forms.ChoiceField(
                label=_("Halte %(number)s") % {"number": number}, required=False, choices=groups
            )

    @property
    def halts(self) -> list[forms.BoundField]:
        """The fields of the stops, in order."""
        return [self[name] for name in self.fields if name.startswith("stop")]

    @property
    def stops(self) -> list[tuple[str, uuid.UUID]]:
        """The stops that were chosen, in order."""
        said = [self.cleaned_data.get(field.name) for field in self.halts]
        parted = [one.partition(":") for one in said if one]
        return [(kind, uuid.UUID(key)) for kind, _sign, key in parted]


class RightForm(HouseForm):
    """A right that somebody did not use yet. No name: which right somebody has tells too much."""

    right = forms.ChoiceField(label=_("Welk recht vond je?"))
    state = forms.ChoiceField(
        label=_("Is het geregeld?"), choices=RightState.choices, initial=RightState.FOUND, widget=forms.RadioSelect
    )
    by = forms.ChoiceField(
        label=_("Welke dienst regelt het?"), required=False, choices=[("", _("Nog niet bekend")), *ArrangedBy.choices]
    )
    area = forms.TypedChoiceField(label=_("In welke buurt?"), required=False, coerce=uuid.UUID, empty_value=None)
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(
        self,
        *args: Any,
        rights: Iterable[Choice],
        organisations: Iterable[Any],
        areas: Iterable[tuple[Any, str]],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        choose_from(self, "right", [("", _("Kies")), *((one.code, one.word) for one in rights)])
        choose_from(self, "area", [("", _("Niet invullen")), *((str(key), name) for key, name in areas)])
        own_organisation(self, organisations)


class SettleRightForm(HouseForm):
    """What became of a right."""

    state = forms.ChoiceField(
        label=_("Is het geregeld?"),
        choices=[choice for choice in RightState.choices if choice[0] != RightState.FOUND],
        initial=RightState.ARRANGED,
        widget=forms.RadioSelect,
    )
    by = forms.ChoiceField(
        label=_("Welke dienst regelde het?"), required=False, choices=[("", _("Kies")), *ArrangedBy.choices]
    )


def _own(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("Eén per regel, hoogstens acht, een paar woorden."),
    )


class WaysForm(HouseForm):
    """How this network works outreach."""

    themes = forms.MultipleChoiceField(
        label=_("Welke thema's vragen we?"),
        choices=[(one.value, one.label) for one in STANDARD],
        widget=forms.CheckboxSelectMultiple,
    )
    own_themes = _own(_("Eigen thema's"))
    rights = forms.MultipleChoiceField(
        label=_("Welke rechten kijken we na?"), choices=Right.choices, widget=forms.CheckboxSelectMultiple
    )
    own_rights = _own(_("Eigen rechten"))
    fade_days = forms.IntegerField(
        label=_("Na hoeveel dagen vervaagt een contact?"),
        min_value=fading.SHORTEST_DAYS,
        max_value=fading.LONGEST_DAYS,
        widget=CountInput(),
        help_text=_("Dan blijven alleen plaats, thema en aantallen over. Hoogstens 730 dagen."),
    )
    secret_days = forms.IntegerField(
        label=_("Na hoeveel dagen verdwijnt een geheime notitie?"),
        min_value=fading.SHORTEST_SECRET,
        max_value=fading.LONGEST_SECRET,
        widget=CountInput(),
        help_text=_("Hoogstens 92 dagen."),
    )
    goal = forms.IntegerField(
        label=_("Hoeveel huisbezoeken per jaar, als een partner zelf niets koos?"),
        min_value=0,
        max_value=5000,
        widget=CountInput(),
    )
