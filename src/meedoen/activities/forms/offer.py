"""The activity as a worker describes it, in the order of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import PlainForm
from meedoen.kernel.ui.widgets import CountInput, PhoneInput
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import Step
from meedoen.wording.public import ReadByResidents, find_pictograms, get_pictogram

from ..rules import offers
from ..terms import Kind, Language, SignUp, Theme
from .fields import PriceField, RowField, number
from .when import WhenForm

PICTURES_SHOWN = 12


def words(label: Any, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    """A text. How long it may be is said by the rules, in a sentence; nothing is cut."""
    return forms.CharField(label=label, required=required, **kwargs)


class OfferForm(ReadByResidents, HouseForm, PlainForm):
    """What an activity says. Organisations, places and initiatives are read by the view."""

    residents_read = ("title", "text", "for_whom", "childcare_hours", "food", "bring")

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    title = words(_("Naam"), required=True, help_text=_("Kort en gewoon: “Koffie en taart”."))
    kind = forms.ChoiceField(label=_("Wat voor iets is het?"), choices=Kind.choices, initial=Kind.ACTIVITY)
    text = words(
        _("Waarover gaat het?"),
        widget=forms.Textarea(attrs={"rows": "5", "data-keep": ""}),
        help_text=_("Schrijf zoals je het zou zeggen: korte zinnen, gewone woorden."),
    )
    pictogram_word = words(_("Zoek een beeld"), help_text=_("Typ een gewoon woord: koffie, fiets, kinderen."))
    pictogram = forms.ChoiceField(label=_("Kies een beeld"), required=False, widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        label=_("Thema's"), required=False, choices=Theme.choices, widget=forms.CheckboxSelectMultiple
    )
    organisation_id = RowField(label=_("Wie organiseert het?"))
    initiative_id = RowField(label=_("Hoort bij"), required=False, none=_("Geen initiatief"))

    place_id = RowField(label=_("Plaats"), required=False, none=_("Nog niet bekend"))

    for_whom = words(_("Voor wie is het?"), help_text=_("Laat leeg als iedereen welkom is."))
    sign_up = forms.ChoiceField(
        label=_("Hoe doe je mee?"), choices=SignUp.choices, widget=forms.RadioSelect, initial=SignUp.WALK_IN
    )
    capacity = number(_("Hoeveel plaatsen?"), least=1, most=offers.MOST_PLACES, help_text=_("Leeg: geen grens."))
    age_min = number(_("Leeftijd van"), most=offers.OLDEST)
    age_max = number(_("Leeftijd tot en met"), most=offers.OLDEST)
    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreken jullie?"),
        required=False,
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    price_cents = PriceField(label=_("Prijs in euro"), required=False, help_text=_("Gratis? Schrijf 0."))
    social_price_cents = PriceField(label=_("Kansentarief in euro"), required=False)

    children_welcome = forms.BooleanField(label=_("Kinderen mogen mee"), required=False)
    childcare_places = number(_("Plaatsen in de kinderopvang"), most=200, widget=CountInput(), initial=0)
    childcare_age_min = number(_("Opvang vanaf (jaar)"), most=offers.OLDEST)
    childcare_age_max = number(_("Opvang tot en met (jaar)"), most=offers.OLDEST)
    childcare_hours = words(_("Uren van de opvang"))

    no_dutch_needed = forms.BooleanField(label=_("Je moet niet goed Nederlands spreken"), required=False)
    companion_welcome = forms.BooleanField(label=_("Er kan iemand met je meegaan"), required=False)
    transport_offered = forms.BooleanField(label=_("Vervoer mogelijk"), required=False)
    quiet = forms.BooleanField(label=_("Rustig"), required=False)
    step_free = forms.ChoiceField(label=_("Zonder trappen?"), choices=Step.choices, initial=Step.UNKNOWN)
    food = words(_("Eten en drinken"))
    bring = words(_("Wat breng je mee?"))

    contact_name = words(_("Naam"), help_text=_("Een voornaam is genoeg."))
    contact_phone = words(_("Telefoon"), widget=PhoneInput())
    welcomed_by = words(
        _("Wie verwelkomt je?"), help_text=_("Alleen een voornaam. Wie voor het eerst komt, weet dan wie er wacht.")
    )

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[Any] = (),
        places: Sequence[Any] = (),
        initiatives: Sequence[Any] = (),
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        lists: dict[str, Any] = self.fields
        lists["organisation_id"].offer(organisations)
        lists["place_id"].offer(places)
        lists["initiative_id"].offer(initiatives)
        lists["pictogram"].choices = self._pictures()
        if len(organisations) == 1:
            self.fields["organisation_id"].widget = forms.HiddenInput()
            self.initial.setdefault("organisation_id", organisations[0].pk)

    def clean(self) -> dict[str, Any]:
        """The rules say what is too long or does not fit, field by field; nothing that was typed is cut."""
        cleaned = super().clean()
        for name in offers.LONGEST.keys() & cleaned.keys():
            if sentence := offers.too_long(name, cleaned[name]):
                self.add_error(name, sentence)
        cleaned["childcare_places"] = cleaned.get("childcare_places") or 0
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """What the activity says, for ``services.plan`` and ``services.edit``."""
        told = super().answers
        return {name: told[name] for name in SAID if name in told}

    def _pictures(self) -> list[tuple[str, Any]]:
        """What the word finds, with the chosen one first; each option is the id and the picture itself."""
        chosen = self["pictogram"].value()
        found = find_pictograms(str(self["pictogram_word"].value() or ""))[:PICTURES_SHOWN]
        kept = [picture for picture in [_picture(chosen)] if picture is not None and picture not in found]
        return [("", _("Geen beeld")), *((picture.id, picture) for picture in [*kept, *found])]

    @property
    def parts(self) -> list["Part"]:
        """The form in the order of the page; what is asked less often stands under "more"."""
        return [
            Part(name, title, self._rows(shown), self._rows(more))
            for name, title, shown, more in PARTS
            if name != "when" or "freq" in self.fields
        ]

    def _rows(self, rows: Sequence[Sequence[str]]) -> list[list[forms.BoundField]]:
        return [found for row in rows if (found := [self[name] for name in row if self._shown(name)])]

    def _shown(self, name: str) -> bool:
        field: Any = self.fields[name]
        alone = isinstance(field, RowField) and not field.required and field.alone
        return not field.widget.is_hidden and not alone


class PlanForm(OfferForm, WhenForm):
    """A new activity: what it says, and when it happens; what is wrong is told in the order of the page."""

    field_order = ("title", "kind", "text", "organisation_id", "pictogram_word", "pictogram", "themes", "initiative_id",
                   *WhenForm.base_fields)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One heading of the page with its rows of fields."""

    name: str
    title: Any
    rows: list[list[forms.BoundField]]
    more: list[list[forms.BoundField]]

    @property
    def open(self) -> bool:
        """Something under "more" is filled in or wrong: then it must be seen."""
        return any(field.errors or field.value() not in _NOTHING for row in self.more for field in row)


_NOTHING: tuple[Any, ...] = (None, "", [], False, 0, "0", 1, "1", "unknown")
PARTS: tuple[tuple[str, Any, tuple, tuple], ...] = (
    ("what", _("Wat"), (("title",), ("kind",), ("text",), ("organisation_id",)), (("themes",), ("initiative_id",))),
    ("when", _("Wanneer"), (), ()),
    ("where", _("Waar"), (("place_id",),), ()),
    ("who", _("Voor wie"), (("for_whom",), ("sign_up",), ("capacity",)), (("age_min", "age_max"), ("languages",))),
    ("price", _("Prijs"), (("price_cents", "social_price_cents"),), ()),
    (
        "children",
        _("Kinderen"),
        (("children_welcome",), ("childcare_places",)),
        (("childcare_age_min", "childcare_age_max"), ("childcare_hours",)),
    ),
    (
        "thresholds",
        _("Drempels"),
        (("no_dutch_needed", "companion_welcome", "transport_offered", "quiet"), ("step_free",)),
        (("food",), ("bring",)),
    ),
    ("call", _("Wie bel je?"), (("contact_name", "contact_phone"), ("welcomed_by",)), ()),
)


SAID = tuple(
    name for name in OfferForm.base_fields if name not in {"once", "seen", "pictogram_word", "organisation_id"}
)


def _picture(identity: Any) -> Any:
    try:
        return get_pictogram(str(identity))
    except KeyError:
        return None
