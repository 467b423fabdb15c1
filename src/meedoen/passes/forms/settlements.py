"""Forms of settling: an account, a payment file, and a pass charged at a session."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import choose_from, sometimes
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from .passes import TOKEN


class AccountForm(HouseForm):
    """The bank account of a partner."""

    iban = forms.CharField(label=_("Rekeningnummer (IBAN)"), max_length=42)
    holder = forms.CharField(label=_("Op naam van"), max_length=70)


class MunicipalityForm(HouseForm):
    """A municipality that pays back for who lives there."""

    name = forms.CharField(label=_("Welke gemeente betaalt terug?"), max_length=60)


ALL, OWN = "all", "own"


class RepaymentForm(HouseForm):
    """For which time another municipality is asked: all that is open, a quarter, a month, or days of one's own."""

    period = forms.ChoiceField(label=_("Voor welke tijd?"), widget=forms.RadioSelect, initial=ALL)
    since = forms.DateField(label=_("Eerste dag"), required=False, widget=DateInput())
    until = forms.DateField(label=_("Laatste dag"), required=False, widget=DateInput())

    def __init__(self, *args: Any, periods: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "period", periods)
        for name in ("since", "until"):
            sometimes(self, name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("period") == OWN:
            for name in ("since", "until"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Schrijf welke dag."))
        return cleaned


class BankForm(HouseForm):
    """From which account is paid, and when."""

    payer_id = forms.TypedChoiceField(label=_("Vanaf welke rekening?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Op welke dag betaalt de bank?"), widget=DateInput())
    again = forms.BooleanField(
        label=_("Ook opnieuw wat al in een bestand zit"), required=False,
        help_text=_("Alleen als de bank dat bestand niet kreeg. Anders betaal je twee keer."),
    )  # fmt: skip

    def __init__(self, *args: Any, payers: Any, made: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "payer_id", payers)
        if not made:
            del self.fields["again"]


class ChargeForm(HouseForm):
    """The pass of somebody who is ticked, and the usual price."""

    code = forms.CharField(
        label=_("Code van de pas"),
        max_length=TOKEN,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    cents = MoneyField(label=_("Gewone prijs"))
