"""Forms at the desk: the right of a person, and a claim."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import PhotoField, choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules.schemes import Terms
from ..terms import QUESTION_MOST, WHY_MOST, Cost, Ground, PaidTo, Payer, Proof, Where, WhyNot
from .schemes import number


class RightForm(HouseForm):
    """On what the right rests, and until when. No paper, no amount."""

    ground = forms.ChoiceField(
        label=_("Waarop rust het recht?"), choices=Ground.choices, widget=forms.RadioSelect,
        help_text=_("Alleen de soort wordt bewaard, versleuteld. Kijk het bewijs na en geef het terug."),
    )  # fmt: skip
    valid_until = forms.DateField(label=_("Tot wanneer?"), widget=DateInput())
    municipality_id = forms.TypedChoiceField(
        label=_("Waar woont de persoon?"), required=False, coerce=uuid.UUID, empty_value=None,
        help_text=_("Alleen als een andere gemeente ons terugbetaalt voor wie daar woont."),
    )  # fmt: skip

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "municipality_id", [("", _("In onze gemeente")), *municipalities])
        if not municipalities:
            del self.fields["municipality_id"]


class RefuseForm(HouseForm):
    """Why a claim gets a no: a usual reason, or a few words."""

    reason = forms.ChoiceField(label=_("Waarom niet?"), choices=WhyNot.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In enkele woorden"), required=False, max_length=WHY_MOST,
        help_text=_("Alleen bij “Iets anders”. Schrijf niets over gezondheid of inkomen."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("reason") == WhyNot.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Schrijf in enkele woorden waarom niet."))
        return cleaned

    @property
    def why(self) -> str:
        """The reason as it is kept."""
        reason = self.cleaned_data["reason"]
        return str(self.cleaned_data["words"] if reason == WhyNot.OTHER else WhyNot(reason).label)


class ClaimForm(HouseForm):
    """A claim in few taps: only what one of the schemes asks stands on it. Nothing that decides money is filled in,
    but where there is one choice alone."""

    scheme_id = forms.TypedChoiceField(label=_("Welke regeling?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    cents = MoneyField(label=_("Hoeveel kost het?"))
    cost = forms.ChoiceField(label=_("Waarvoor?"), choices=Cost.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Eerste dag van de activiteit"), widget=DateInput())
    age = number(_("Hoe oud is de persoon?"), 120, required=False, help_text=_("De leeftijd wordt niet bewaard."))
    here = forms.TypedChoiceField(
        label=_("Waar is het?"),
        choices=[("yes", _("In de gemeente, of bij een vereniging van hier")), ("no", _("Elders"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    proof = forms.ChoiceField(label=_("Welk bewijs zag je?"), choices=Proof.choices, widget=forms.RadioSelect)
    photo = PhotoField(
        label=_("Foto van het bewijs"), required=False,
        help_text=_("Alleen als iemand anders ze moet zien. Ze gaat weg een maand na de beslissing."),
    )  # fmt: skip
    paid_to = forms.ChoiceField(label=_("Wie krijgt het geld?"), widget=forms.RadioSelect)
    organiser_id = forms.TypedChoiceField(
        label=_("Welke organisator?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    home = forms.CharField(
        label=_("Woont de persoon in een andere gemeente? Welke?"), required=False, max_length=60,
        help_text=_("Laat leeg voor wie hier woont. Dit wordt niet bewaard."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        schemes: list[tuple[uuid.UUID, str, Terms]],
        partners: Any,
        municipality: bool = False,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._choose("scheme_id", [(key, name) for key, name, _terms in schemes])
        choose_from(self, "organiser_id", [("", _("Kies")), *partners])
        every = [terms for _key, _name, terms in schemes]
        costs = [one for one in Cost.values if any(one in terms.costs for terms in every)]
        self._choose("cost", [(one, Cost(one).label) for one in costs])
        payees = [one for one in PaidTo.values if any(one in terms.paid_to for terms in every)]
        self._choose("paid_to", [(one, PaidTo(one).label) for one in payees])
        asked = {
            "age": any(terms.asks_age for terms in every),
            "here": any(terms.where == Where.HERE for terms in every),
            "proof": any(terms.proof != Proof.NONE for terms in every),
            "paid_to": len(payees) > 1,
            "organiser_id": PaidTo.ORGANISER in payees,
            "home": any(terms.payer != Payer.OWN for terms in every) and not municipality,
        }
        self.only = payees[0] if len(payees) == 1 else ""
        for name, wanted in asked.items():
            if not wanted:
                del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        choose_from(self, name, choices)
        if len(choices) == 1:
            self.fields[name].initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        to_organiser = (cleaned.get("paid_to") or self.only) == PaidTo.ORGANISER
        if to_organiser and not cleaned.get("organiser_id"):
            self.add_error("organiser_id", _("Kies welke organisator het geld krijgt."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What goes to the command; an organiser only where it gets the money."""
        said = self.answers
        if self.only:
            said["paid_to"] = self.only
        if said["paid_to"] != PaidTo.ORGANISER:
            said.pop("organiser_id", None)
        return said


class QuestionForm(HouseForm):
    """A question to who asked, or the answer to it."""

    text = forms.CharField(
        label=_("Je vraag"), max_length=QUESTION_MOST, widget=forms.Textarea({"rows": 3}),
        help_text=_("Kort, zonder naam. Schrijf niets over gezondheid of inkomen."),
    )  # fmt: skip


class AnswerForm(QuestionForm):
    """The answer of the desk."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Je antwoord")
