"""The form of a scheme: what it pays, how far, for what, and who decides."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules.renewal import MOST_WEEKS, WEEKS
from ..rules.schemes import Band, Terms
from ..terms import Cost, Deadline, Decider, PaidTo, Payer, Period, Proof, Where

SHARES = _("Samen mogen de delen niet meer dan 100 procent zijn.")


def number(label: Any, most: int, *, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    """A small whole number, from nought unless said otherwise."""
    said = _("Schrijf een getal van %(least)s tot %(most)s.") % {"least": least, "most": most}
    wrong = {"min_value": said, "max_value": said, "invalid": said}
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "short", "min": str(least)})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, widget=widget, error_messages=wrong, **kwargs
    )


class SchemeForm(HouseForm):
    """A scheme in one page: the usual is filled in, what is rare may stay empty."""

    name = forms.CharField(label=_("Naam"), max_length=80, help_text=_("Kort, zoals “Spoor 2”."))
    fund_id = forms.TypedChoiceField(label=_("Uit welk fonds?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    rate = number(_("Hoeveel procent van de prijs betaalt het fonds?"), 100, initial=80)
    organiser_rate = number(
        _("Hoeveel procent draagt de organisator?"), 100, initial=0, help_text=_("Wat overblijft, betaalt de persoon.")
    )
    ceiling = MoneyField(label=_("Hoogste bedrag per persoon"), required=False)
    household_ceiling = MoneyField(label=_("Hoogste bedrag per gezin"), required=False)
    most = number(_("Hoeveel activiteiten per persoon, ten hoogste?"), 999, required=False)
    period = forms.ChoiceField(
        label=_("Wanneer begint het opnieuw te tellen?"), choices=Period.choices, initial=Period.CALENDAR,
        widget=forms.RadioSelect,
    )  # fmt: skip
    costs = forms.MultipleChoiceField(
        label=_("Waarvoor mag het dienen?"), choices=Cost.choices, initial=Cost.values,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    where = forms.ChoiceField(
        label=_("Waar mag de activiteit zijn?"), choices=Where.choices, initial=Where.ANYWHERE, widget=forms.RadioSelect
    )
    payer = forms.ChoiceField(
        label=_("Voor wie?"), choices=Payer.choices, initial=Payer.DOMICILE, widget=forms.RadioSelect
    )
    other_from = number(
        _("Vanaf welke leeftijd geldt iets anders?"),
        120,
        required=False,
        help_text=_("Laat leeg als het voor iedereen gelijk is."),
    )
    other_rate = number(
        _("Procent vanaf die leeftijd"), 100, required=False, help_text=_("0 is: vanaf dan geldt de regeling niet.")
    )
    other_ceiling = MoneyField(label=_("Hoogste bedrag per persoon vanaf die leeftijd"), required=False)
    deadline = forms.ChoiceField(
        label=_("Tot wanneer kan men vragen?"),
        choices=Deadline.choices,
        initial=Deadline.NONE,
        widget=forms.RadioSelect,
    )
    deadline_days = number(_("Hoeveel dagen?"), 366, initial=0)
    proof = forms.ChoiceField(
        label=_("Welk bewijs is nodig?"), choices=Proof.choices, initial=Proof.NONE, widget=forms.RadioSelect
    )
    decider = forms.ChoiceField(
        label=_("Wie beslist?"), choices=Decider.choices, initial=Decider.CASEWORKER, widget=forms.RadioSelect
    )
    four_eyes_above = MoneyField(label=_("Boven welk bedrag kijkt een tweede persoon na?"), required=False)
    paid_to = forms.MultipleChoiceField(
        label=_("Wie kan het geld krijgen?"), choices=PaidTo.choices, initial=[PaidTo.PERSON],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    excludes = forms.MultipleChoiceField(
        label=_("Met welke regelingen gaat het niet samen?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    renewal_weeks = number(
        _("Hoeveel weken voor een pas eindigt, hoort wie ze heeft het?"), MOST_WEEKS, least=1, initial=WEEKS,
        help_text=_("Eén pas dient voor alle regelingen. Zeggen ze iets anders, dan telt de langste tijd."),
    )  # fmt: skip

    def __init__(self, *args: Any, funds: Any, others: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "fund_id", funds)
        choose_from(self, "excludes", others)
        if not others:
            del self.fields["excludes"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        border, other = cleaned.get("other_from"), cleaned.get("other_rate")
        if border == 0:
            self.add_error("other_from", _("Schrijf een leeftijd vanaf 1, of laat dit leeg."))
        elif border is None and (other is not None or cleaned.get("other_ceiling") is not None):
            self.add_error("other_from", _("Schrijf vanaf welke leeftijd dit geldt."))
        elif border and other is None:
            self.add_error("other_rate", _("Schrijf hoeveel procent het dan is."))
        organiser = cleaned.get("organiser_rate") or 0
        for name in ("rate", "other_rate"):
            if (cleaned.get(name) or 0) + organiser > 100:
                self.add_error(name, SHARES)
        if cleaned.get("rate") == 0 and not other:
            self.add_error("rate", _("Een regeling die niets betaalt, bestaat niet. Schrijf meer dan 0."))
        return cleaned

    @property
    def terms(self) -> Terms:
        """What was filled in, as terms."""
        said = self.answers
        bands = [Band(0, said["rate"], said["ceiling"])]
        if said["other_from"]:
            bands.append(Band(said["other_from"], said["other_rate"], said["other_ceiling"]))
        same = ("organiser_rate", "household_ceiling", "period", "most", "where", "deadline", "deadline_days",
                "proof", "decider", "four_eyes_above", "payer", "renewal_weeks")  # fmt: skip
        lists: dict[str, Any] = {name: tuple(said.get(name, ())) for name in ("costs", "paid_to", "excludes")}
        return Terms(bands=tuple(bands), **{name: said[name] for name in same}, **lists)


def initial(terms: Terms) -> dict[str, Any]:
    """What the form shows of terms that exist."""
    first, other = terms.bands[0], terms.bands[1] if len(terms.bands) > 1 else None
    shown = {name: getattr(terms, name) for name in Terms.__dataclass_fields__ if name != "bands"}
    shown |= {"rate": first.rate, "ceiling": first.ceiling}
    if other:
        shown |= {"other_from": other.from_age, "other_rate": other.rate, "other_ceiling": other.ceiling}
    return shown


class PublishForm(HouseForm):
    """From which day a version counts."""

    starts_on = forms.DateField(label=_("Vanaf welke dag geldt dit?"), widget=DateInput())
