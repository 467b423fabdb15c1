"""Forms about funds, expenses and subsidies."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import MoneyField, choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..terms import Basket, FundKind
from .fields import Choices, area, year

DECISION = _("Op welke beslissing rust dit?")


class FundForm(HouseForm):
    """A new fund, with the budget of its first year."""

    kind = forms.ChoiceField(label=_("Welk geld is het?"), choices=FundKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Naam"), max_length=80, help_text=_("Kort, zoals “Trekkingsrecht”."))
    funder = forms.CharField(label=_("Wie geeft het?"), max_length=120)
    year = year(_("Voor welk jaar?"))
    amount = MoneyField(label=_("Hoeveel euro?"))
    decision = forms.CharField(
        label=DECISION, max_length=160, required=False, help_text=_("Bijvoorbeeld: gemeenteraad 18 december.")
    )
    agreement_id = forms.TypedChoiceField(
        label=_("Hoort bij welke afsprakennota?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    carry_percent = forms.TypedChoiceField(
        label=_("Wat gebeurt er met wat overblijft?"),
        choices=[("0", _("Het gaat terug")), ("50", _("De helft gaat mee")), ("100", _("Alles gaat mee"))],
        initial="0",
        coerce=int,
        widget=forms.RadioSelect,
    )
    conditions = forms.CharField(label=_("Voorwaarden"), required=False, widget=area())

    def __init__(self, *args: Any, agreements: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "agreement_id", [("", _("Geen")), *agreements])

    @property
    def said(self) -> dict[str, Any]:
        answers = self.answers
        cents = answers.pop("amount")
        return {**answers, "cents": cents}


class ChangeFundForm(HouseForm):
    """What may change of a fund that exists."""

    funder = forms.CharField(label=_("Wie geeft het?"), max_length=120)
    carry_percent = forms.IntegerField(
        label=_("Hoeveel procent van wat overblijft gaat mee naar volgend jaar?"),
        min_value=0,
        max_value=100,
        help_text=_("0 is: het gaat terug. 100 is: alles gaat mee."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    conditions = forms.CharField(label=_("Voorwaarden"), required=False, widget=area())


class YearForm(HouseForm):
    """One more year of a fund."""

    year = year(_("Voor welk jaar?"))
    amount = MoneyField(label=_("Hoeveel euro?"))
    decision = forms.CharField(label=DECISION, max_length=160, required=False)


class BudgetForm(HouseForm):
    """The budget of a year higher or lower."""

    direction = forms.ChoiceField(
        label=_("Erbij of eraf?"),
        choices=[("up", _("Er komt geld bij")), ("down", _("Er gaat geld af"))],
        initial="up",
        widget=forms.RadioSelect,
    )
    amount = MoneyField(label=_("Hoeveel euro?"))
    decision = forms.CharField(label=DECISION, max_length=160)

    @property
    def cents(self) -> int:
        return self.cleaned_data["amount"] * (1 if self.cleaned_data["direction"] == "up" else -1)


class ExpenseForm(HouseForm):
    """An expense in few taps: how much, what for; the rest is filled in already."""

    amount = MoneyField(label=_("Hoeveel euro?"))
    what = forms.CharField(label=_("Waarvoor?"), max_length=160, help_text=_("Enkele woorden, zonder naam van iemand."))
    fund_year = forms.TypedChoiceField(label=_("Uit welk fonds?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    basket = forms.ChoiceField(
        label=_("Deelnemen of een initiatief?"),
        choices=Basket.choices,
        initial=Basket.PARTICIPATION,
        widget=forms.RadioSelect,
    )
    threshold = forms.ChoiceField(label=_("Welke drempel nam dit weg?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Welke dag?"), widget=DateInput())

    def __init__(self, *args: Any, pots: Choices, thresholds: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "fund_year", pots)
        choose_from(self, "threshold", thresholds)


class CorrectionForm(HouseForm):
    """A line was wrong, or money came back."""

    amount = MoneyField(label=_("Hoeveel komt er terug?"))
    why = forms.CharField(label=_("Waarom?"), max_length=160)


class SubsidyForm(HouseForm):
    """A subsidy to an association, with what it asks in return."""

    organisation_id = forms.TypedChoiceField(label=_("Aan wie?"), coerce=uuid.UUID)
    fund_year = forms.TypedChoiceField(label=_("Uit welk fonds?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    amount = MoneyField(label=_("Hoeveel euro?"))
    what_for = forms.CharField(label=_("Waarvoor?"), max_length=160)
    conditions = forms.CharField(
        label=_("Voorwaarden"), required=False, widget=area(), help_text=_("Wat doet de vereniging ervoor?")
    )
    threshold = forms.ChoiceField(label=_("Welke drempel neemt dit weg?"), widget=forms.RadioSelect)
    account_by = forms.DateField(label=_("Verantwoorden ten laatste op"), widget=DateInput())

    def __init__(self, *args: Any, partners: Choices, pots: Choices, thresholds: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "threshold", thresholds)
        choose_from(self, "organisation_id", partners)
        choose_from(self, "fund_year", pots)


class PayForm(HouseForm):
    """A part of a subsidy that is paid."""

    amount = MoneyField(label=_("Hoeveel euro betaal je nu?"))


class AccountForm(HouseForm):
    """What an association spent of its subsidy."""

    amount = MoneyField(label=_("Hoeveel euro besteedde de vereniging?"))
    said = forms.CharField(label=_("Waaraan?"), widget=area(), required=False)
