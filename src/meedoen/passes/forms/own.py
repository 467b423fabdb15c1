"""The form with which a person asks money back, with the own code of the pass. What residents see."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import PhotoField, choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules.schemes import Terms
from ..terms import QUESTION_MOST, Cost, Where

COST_WORDS = {
    Cost.MEMBERSHIP: _("Lid zijn van een club"),
    Cost.TICKET: _("Een ticket of inschrijving"),
    Cost.CAMP: _("Een kamp"),
    Cost.EQUIPMENT: _("Kleren of materiaal"),
    Cost.TRANSPORT: _("Bus, trein of taxi"),
}


class OwnClaimForm(HouseForm):
    """Only what the schemes ask that are open for this person; what has one answer is not asked."""

    scheme_id = forms.TypedChoiceField(label=_("Wat wil je gebruiken?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    cost = forms.ChoiceField(label=_("Waarvoor betaalde je?"), widget=forms.RadioSelect)
    cents = MoneyField(label=_("Hoeveel betaalde je?"))
    on = forms.DateField(label=_("Wanneer was het, of wanneer begint het?"), widget=DateInput())
    age = forms.IntegerField(
        label=_("Hoe oud is wie meedoet?"), min_value=0, max_value=120,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short", "min": "0"}),
    )  # fmt: skip
    here = forms.TypedChoiceField(
        label=_("Waar is het?"),
        choices=[("yes", _("In mijn gemeente, of bij een club van hier")), ("no", _("Ergens anders"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    photo = PhotoField(
        label=_("Foto van je bewijs"), help_text=_("Van het ticket, het bonnetje of de rekening. Alles is leesbaar.")
    )

    def __init__(self, *args: Any, schemes: list[tuple[uuid.UUID, str, Terms]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "scheme_id", [(key, name) for key, name, _terms in schemes])
        every = [terms for _key, _name, terms in schemes]
        costs = [(one, COST_WORDS[Cost(one)]) for one in Cost.values if any(one in terms.costs for terms in every)]
        choose_from(self, "cost", costs)
        if len(schemes) == 1:
            self._given("scheme_id", schemes[0][0])
        if len(costs) == 1:
            self._given("cost", costs[0][0])
        if not any(terms.asks_age for terms in every):
            del self.fields["age"]
        if not any(terms.where == Where.HERE for terms in every):
            del self.fields["here"]

    def _given(self, name: str, value: Any) -> None:
        self.fields[name].widget, self.fields[name].initial = forms.HiddenInput(), value


class OwnAnswerForm(HouseForm):
    """The answer of the person to a question about an own claim."""

    claim_id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("Je antwoord"), max_length=QUESTION_MOST, widget=forms.Textarea({"rows": 3}))
