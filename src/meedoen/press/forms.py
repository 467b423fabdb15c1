"""What is asked before something is printed, and the editor of a welcome sheet."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.activities.public import Theme
from meedoen.kernel.ui.forms import PlainForm
from meedoen.kernel.ui.widgets import CountInput, DateInput, PhoneInput
from meedoen.kernel.web import HouseForm
from meedoen.wording.public import Pictogram, ReadByResidents, find_pictograms

from .terms import LANGUAGE_NAMES, LENGTHS, Fold, Length, NewsletterPart, Section, Sheet, Wish

PICTURES = (
    "praten", "geld", "huis", "brief", "telefoon", "boek", "eten", "gezondheid", "dokter", "baby", "kinderen",
    "gezin", "school", "werk", "computer", "bus", "kleren", "winkel", "samen", "kalender",
)  # fmt: skip
MOST_TEXT = 1500


class PrintForm(PlainForm):
    """Which days, which languages, of what and for whom. Sent with GET: the address is the order."""

    van = forms.DateField(label=_("Vanaf welke dag?"), widget=DateInput())
    duur = forms.ChoiceField(label=_("Hoe lang?"), widget=forms.RadioSelect)
    vouw = forms.ChoiceField(label=_("Hoe vouw je het?"), choices=Fold.choices, widget=forms.RadioSelect)
    taal = forms.MultipleChoiceField(label=_("In welke talen?"), widget=forms.CheckboxSelectMultiple)
    wens = forms.MultipleChoiceField(
        label=_("Voor wie?"), choices=Wish.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    leeftijd = forms.IntegerField(
        label=_("Leeftijd in jaren"), required=False, min_value=0, max_value=99, widget=CountInput()
    )
    thema = forms.MultipleChoiceField(
        label=_("Welke thema’s?"), choices=Theme.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    dorp = forms.MultipleChoiceField(label=_("Welke dorpen?"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, sheet: str, languages: Iterable[str], villages: dict[str, str], initial: dict):
        super().__init__(data, initial=initial, auto_id="id_%s")
        lengths = LENGTHS[sheet]
        self.fields["duur"].choices = [(code, Length(code).label) for code in lengths]  # type: ignore[attr-defined]
        self.fields["taal"].choices = [(code, LANGUAGE_NAMES[code]) for code in languages]  # type: ignore[attr-defined]
        self.fields["dorp"].choices = list(villages.items())  # type: ignore[attr-defined]
        if len(lengths) < 2:
            del self.fields["duur"]
        if sheet != Sheet.FOLDER:
            del self.fields["vouw"]
        if len(villages) < 2:
            del self.fields["dorp"]

    @property
    def first(self) -> list[Any]:
        """What is always asked."""
        return [self[name] for name in ("van", "duur", "vouw", "taal") if name in self.fields]

    @property
    def narrowing(self) -> list[Any]:
        """What makes the print smaller."""
        return [self[name] for name in ("wens", "leeftijd", "thema", "dorp") if name in self.fields]


def _long(label: Any, *, required: bool = False, rows: str = "4", **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows, "data-keep": ""}),
        **kwargs,
    )


def picture_choices() -> list[tuple[str, Pictogram]]:
    """The pictures to choose from for a sheet; the template shows the path and the name of each."""
    return list({picture.id: picture for word in PICTURES for picture in find_pictograms(word)[:1]}.items())


class SheetForm(ReadByResidents, HouseForm, PlainForm):
    """A welcome sheet: one theme, one next step, in short sentences."""

    residents_read = ("title", "what", "for_whom", "steps", "expect", "bring", "hours")

    organisation = forms.ChoiceField(label=_("Van welke partner is dit blad?"))
    title = forms.CharField(
        label=_("Titel"), max_length=80, help_text=_("Waarvoor komt iemand? “Ik heb geen geld voor eten.”")
    )
    pictogram = forms.ChoiceField(label=_("Kies een beeld"), required=False, widget=forms.RadioSelect)
    what = _long(Section.WHAT.label, help_text=_("Twee of drie korte zinnen."))
    for_whom = _long(Section.FOR_WHOM.label, rows="3")
    steps = _long(Section.STEPS.label, rows="6", help_text=_("Eén stap per regel. De nummers komen er vanzelf bij."))
    expect = _long(Section.EXPECT.label, help_text=_("Wie ontvangt je? Hoe lang duurt het? Wat gebeurt er daarna?"))
    bring = _long(Section.BRING.label, rows="3", help_text=_("Eén ding per regel."))
    phone = forms.CharField(label=_("Welk nummer bel je?"), max_length=30, required=False, widget=PhoneInput())
    address = forms.CharField(label=_("Waar ga je langs?"), max_length=160, required=False)
    hours = _long(Section.HOURS.label, help_text=_("Eén dag per regel: maandag, 9 tot 12 uur."))
    valid_until = forms.DateField(
        label=_("Geldig tot"), required=False, widget=DateInput(), help_text=_("Daarna kijk je het blad opnieuw na.")
    )

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in organisations]  # type: ignore[attr-defined]
        self.fields["pictogram"].choices = picture_choices()  # type: ignore[attr-defined]

    @property
    def answers(self) -> dict[str, Any]:
        found = super().answers
        return found | {"organisation_id": uuid.UUID(found.pop("organisation"))}


class BesideForm(HouseForm, PlainForm):
    """The words of a row in another language; ``beside`` holds the Dutch. What is empty in Dutch is not asked."""

    def __init__(self, *args: Any, row: Any, language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name != "once" and not getattr(row, name):
                del self.fields[name]
            elif name != "once":
                self.fields[name].widget.attrs |= {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
        self.beside = [(self[name], getattr(row, name)) for name in self.fields if name != "once"]


class TranslationForm(BesideForm):
    """The parts of a sheet in another language."""

    title = forms.CharField(label=_("Titel"), max_length=80, required=False)
    what = _long(Section.WHAT.label)
    for_whom = _long(Section.FOR_WHOM.label, rows="3")
    steps = _long(Section.STEPS.label, rows="6")
    expect = _long(Section.EXPECT.label)
    bring = _long(Section.BRING.label, rows="3")
    hours = _long(Section.HOURS.label)


class NewsletterTranslationForm(BesideForm):
    """The own words of an issue in another language."""

    title = forms.CharField(label=_("Titel"), max_length=80, required=False)
    opening = _long(_("Hoe begin je?"))
    board_word = _long(_("Wat zegt de klankbordgroep?"))
    hours = _long(_("Wanneer kan je komen of bellen?"))


class NewsletterForm(ReadByResidents, HouseForm, PlainForm):
    """An issue of the newsletter: for which days and place, how it begins, which parts, whom to call."""

    residents_read = ("title", "opening", "board_word", "hours")

    organisation = forms.ChoiceField(label=_("Van welke partner is deze nieuwsbrief?"))
    title = forms.CharField(label=_("Titel"), max_length=80)
    place = forms.ChoiceField(label=_("Voor welke plaats?"), required=False)
    first_day = forms.DateField(label=_("Vanaf welke dag?"), widget=DateInput())
    last_day = forms.DateField(
        label=_("Tot en met"), widget=DateInput(), help_text=_("Een maand, of hoogstens een seizoen.")
    )
    opening = _long(
        _("Hoe begin je?"), help_text=_("Twee of drie korte zinnen in je eigen woorden. Nooit iets over één persoon.")
    )
    parts = forms.MultipleChoiceField(
        label=_("Wat staat erin?"),
        choices=NewsletterPart.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De volgorde kies je daarna. Wat leeg is, staat er niet op."),
    )
    board_word = _long(
        _("Wat zegt de klankbordgroep?"),
        rows="3",
        help_text=_("Wat wil de groep zelf zeggen? In hun woorden, zonder namen."),
    )
    phone = forms.CharField(
        label=_("Welk nummer bel je?"),
        max_length=30,
        required=False,
        widget=PhoneInput(),
        help_text=_("Leeg: het nummer van het netwerk."),
    )
    hours = _long(_("Wanneer kan je komen of bellen?"), help_text=_("Eén dag per regel: maandag, 9 tot 12 uur."))
    themes = forms.MultipleChoiceField(
        label=_("Alleen deze thema’s"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies je niets, dan staan alle thema’s erin."),
    )

    def __init__(self, *args: Any, organisations: Iterable[Any], places: dict[uuid.UUID, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in organisations]  # type: ignore[attr-defined]
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            ("", _("Het hele netwerk")),
            *((str(key), name) for key, name in places.items()),
        ]

    @property
    def answers(self) -> dict[str, Any]:
        found = super().answers
        place = found.pop("place")
        return found | {
            "organisation_id": uuid.UUID(found.pop("organisation")),
            "place_id": uuid.UUID(place) if place else None,
        }
