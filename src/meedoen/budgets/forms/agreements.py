"""Forms about agreements: the cover, promises, evidence, the yearly look back; and the key figures."""

import datetime
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.release import unit_word
from meedoen.kernel.ui.forms import MoneyField, choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules.regimes import REGIMES, Term
from ..terms import COUNTED, EURO, Kept, Level
from .fields import Choices, area, count, year

OWN_DAYS = "supralocal"


def _years(term: Term) -> str:
    return "-".join(dict.fromkeys(str(day.year) for day in (term.first, term.last)))


def periods() -> list[tuple[str, Any]]:
    """Every period that a regime knows, newest first, and the regime that leaves it open."""
    known = [(term, one) for one in REGIMES for term in one.terms]
    found = [
        (f"{one.key}:{term.first}:{term.last}", f"{_years(term)} · {one.label}")
        for term, one in sorted(known, key=lambda pair: pair[0].first, reverse=True)
    ]
    return [*found, *((one.key, one.label) for one in REGIMES if not one.terms)]


class AgreementForm(HouseForm):
    """A new agreement: for which years, and who signs."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    period = forms.ChoiceField(label=_("Voor welke jaren?"), choices=periods, widget=forms.RadioSelect)
    first_day = forms.DateField(
        label=_("Eerste dag"), required=False, widget=DateInput(), help_text=_("Alleen voor een bovenlokaal netwerk.")
    )
    last_day = forms.DateField(label=_("Laatste dag"), required=False, widget=DateInput())
    parties = forms.TypedMultipleChoiceField(
        label=_("Wie tekent?"), coerce=uuid.UUID, widget=forms.CheckboxSelectMultiple
    )
    reference = forms.CharField(label=_("Op welke beslissing rust dit?"), max_length=160, required=False)

    def __init__(self, *args: Any, partners: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = list(partners)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days follow from the period; where the regime leaves them open they are typed."""
        found = super().clean()
        key, *days = str(found.get("period") or "").split(":")
        if days:
            found["first_day"], found["last_day"] = map(datetime.date.fromisoformat, days)
        elif key:
            for name in ("first_day", "last_day"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Vul dit in."))
        found["regime"] = key
        return found

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.answers.items() if name != "period"}


class CoverForm(HouseForm):
    """What happens with an agreement after it was written: handed in, approved, other partners."""

    filed_on = forms.DateField(label=_("Ingediend op"), required=False, widget=DateInput())
    approved_on = forms.DateField(label=_("Goedgekeurd op"), required=False, widget=DateInput())
    file_by = forms.DateField(label=_("Indienen ten laatste op"), required=False, widget=DateInput())
    reference = forms.CharField(label=_("Beslissing"), max_length=160, required=False)
    parties = forms.TypedMultipleChoiceField(
        label=_("Wie tekent?"), coerce=uuid.UUID, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, partners: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = list(partners)  # type: ignore[attr-defined]


class PromiseForm(HouseForm):
    """One promise in one sentence."""

    text = forms.CharField(
        label=_("Wat beloven jullie?"), max_length=240, help_text=_("Eén zin. Wat, voor wie, tegen wanneer.")
    )
    level = forms.ChoiceField(
        label=_("Wat is het?"), choices=Level.choices, initial=Level.OPERATIONAL, widget=forms.RadioSelect
    )
    under_id = forms.TypedChoiceField(
        label=_("Bij welk groot doel?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    owner_id = forms.TypedChoiceField(label=_("Wie trekt dit?"), required=False, coerce=uuid.UUID, empty_value=None)

    def __init__(self, *args: Any, larger: Choices, partners: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "under_id", [("", _("Geen")), *larger])
        choose_from(self, "owner_id", [("", _("Nog niet gekozen")), *partners])


class StateForm(HouseForm):
    """How a promise stands."""

    state = forms.ChoiceField(label=_("Hoe staat het?"), choices=Kept.choices, widget=forms.RadioSelect)


class EvidenceForm(HouseForm):
    """What shows that a promise is kept: something that happened that year, or in one's own words with a count."""

    year = year(_("Van welk jaar?"))
    happened = forms.ChoiceField(label=_("Wat gebeurde er?"), required=False, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Of in je eigen woorden"), max_length=200, required=False, help_text=_("Zonder naam van iemand.")
    )
    figure = forms.CharField(
        label=_("Hoeveel?"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        help_text=_("Aantallen van mensen ronden we af op 5."),
    )
    unit = forms.ChoiceField(label=_("Wat tel je?"), required=False)

    def __init__(self, *args: Any, happened: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "happened", happened)
        many = [(unit.value, unit_word(unit, 2)) for unit in COUNTED]
        choose_from(self, "unit", [("", _("Niets")), *many, (EURO, _("euro"))])

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if not found.get("happened") and not found.get("text") and "text" not in self.errors:
            self.add_error("text", _("Kies wat er gebeurde, of schrijf het in enkele woorden."))
        return found


class EvaluationForm(HouseForm):
    """The look back on a year."""

    year = year(_("Welk jaar?"))
    went_well = forms.CharField(label=_("Wat lukte?"), widget=area(4))
    changes = forms.CharField(label=_("Wat doen we anders?"), widget=area(4), required=False)


class FiguresForm(HouseForm):
    """The key figures of the drawing right, typed from where they were read."""

    nis = forms.ChoiceField(label=_("Welke gemeente?"))
    year = year(_("Van welk jaar zijn de cijfers?"))
    here_reimbursed = count(_("Verhoogde tegemoetkoming: personen in de gemeente"))
    here_waged = count(_("Leefloon: personen in de gemeente"))
    total_reimbursed = count(_("Verhoogde tegemoetkoming: personen in alle gemeenten samen"))
    total_waged = count(_("Leefloon: personen in alle gemeenten samen"))
    vgc_reimbursed = count(_("Verhoogde tegemoetkoming: waarvan Brussel (VGC)"), required=False)
    vgc_waged = count(_("Leefloon: waarvan Brussel (VGC)"), required=False)
    budget = MoneyField(label=_("Budget van Vlaanderen, in euro"))
    source = forms.CharField(label=_("Waar las je dit?"), max_length=200)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = list(places)
        choose_from(self, "nis", places)
        if len(places) == 1:
            self.fields["nis"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Brussels is told whole or not at all."""
        found = super().clean()
        told = [name for name in ("vgc_reimbursed", "vgc_waged") if found.get(name) is not None]
        if len(told) == 1 and not self.errors:
            other = "vgc_waged" if told == ["vgc_reimbursed"] else "vgc_reimbursed"
            self.add_error(other, _("Vul beide getallen van Brussel in, of geen van beide."))
        return found


class FigureFileForm(HouseForm):
    """The key figures of all municipalities in one file."""

    file = forms.FileField(label=_("Bestand (Excel of CSV)"))
    year = year(_("Van welk jaar zijn de cijfers?"))
    budget = MoneyField(label=_("Budget van Vlaanderen, in euro"), required=False)
    source = forms.CharField(label=_("Waar komt het bestand vandaan?"), max_length=200)
