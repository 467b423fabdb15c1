"""The forms of surveys: the cover, a question of our own, a sheet of paper, a sentence."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, sometimes
from meedoen.kernel.web import HouseForm

from ..rules import bank
from ..rules.asking import LONGEST_SENTENCE, MOST_CHOICES, Choice, Screen, number_bands
from ..services.surveys import Cover, Written
from ..survey_words import choice_word
from ..terms.surveys import OWN_KINDS, AgeBand, Audience, MissingRule, QuestionKind
from .fields import offered

OTHER_LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code != "nl"]
WITH_CHOICES = (QuestionKind.ONE, QuestionKind.SEVERAL)


def scale_choices(audience: str = "") -> list[tuple[str, str]]:
    """The scales of the bank by their names, for who is asked; all of them without."""
    return [
        (code, scale.name)
        for code, scale in bank.instruments().items()
        if not audience or (code in bank.FOR_STAFF) == (audience == Audience.STAFF)
    ]


class TranslatedForm(HouseForm):
    """Fields that may be filled in in the other languages of the network too, folded away."""

    def _also_in(self, languages: Sequence[str], *names: str) -> None:
        self.others = [(code, name) for code, name in OTHER_LANGUAGES if code in languages]
        for code, language in self.others:
            for name in names:
                own = cast(forms.CharField, self.fields[name])
                shape = {"lang": code, "dir": "auto"}
                box = forms.Textarea({"rows": 3, **shape}) if isinstance(own.widget, forms.Textarea) else None
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=f"{own.label} ({language})",
                    required=False,
                    max_length=own.max_length,
                    widget=box or forms.TextInput(shape),
                )

    @property
    def translated(self) -> list[forms.BoundField]:
        """The fields that stand folded away."""
        codes = {code for code, _language in self.others}
        return [self[name] for name in self.fields if name.rpartition("_")[2] in codes]

    @property
    def opens(self) -> bool:
        return any(field.errors or field.value() for field in self.translated)


class CoverForm(TranslatedForm):
    """What a survey is about and whom it asks."""

    title = forms.CharField(label=_("Titel"), help_text=_("Zo zien mensen hem staan."), max_length=120)
    about = forms.CharField(
        label=_("Waarom vraag je dit?"),
        help_text=_("Eén of twee gewone zinnen. Wie antwoordt, leest dit eerst."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    audience = forms.ChoiceField(
        label=_("Wie antwoordt er?"), choices=Audience.choices, widget=forms.RadioSelect, initial=Audience.RESIDENTS
    )
    plan_id = forms.TypedChoiceField(
        label=_("Voor welk plan?"),
        help_text=_("In het verslag van dat plan komt de uitslag te staan. Zonder plan staat hij bij elk plan."),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
    )
    scales = forms.MultipleChoiceField(
        label=_("Schalen uit de vragenbank"),
        help_text=_("Elke schaal wordt in haar geheel gevraagd, met haar eigen woorden. Eigen vragen komen straks."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    parts = forms.TypedMultipleChoiceField(
        label=_("Uit welke buurten komen de mensen?"),
        help_text=_("Ze kiezen zelf een van deze. Zonder buurten wordt er niet naar gevraagd."),
        coerce=uuid.UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    asks_age = forms.BooleanField(label=_("Vraag ook een leeftijdsgroep"), required=False, initial=True)
    missing = forms.ChoiceField(
        label=_("Als er in een schaal een antwoord ontbreekt"),
        choices=MissingRule.choices,
        widget=forms.RadioSelect,
        initial=MissingRule.NONE,
    )

    def __init__(
        self,
        *args: Any,
        areas: Mapping[uuid.UUID, str],
        plans: Mapping[uuid.UUID, str],
        languages: Sequence[str],
        with_scales: bool = True,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._also_in(languages, "title", "about")
        offered(self, "plan_id", _("Geen bepaald plan"), [(str(key), name) for key, name in plans.items()])
        choose_from(self, "parts", [(str(key), name) for key, name in areas.items()])
        choose_from(self, "scales", scale_choices())
        if not with_scales:
            del self.fields["scales"]

    @property
    def cover(self) -> Cover:
        own = {field.name for field in dataclasses.fields(Cover)}
        said = {name: value for name, value in self.answers.items() if name in own}
        words = {
            code: {name: self.answers[f"{name}_{code}"] for name in ("title", "about")} for code, _name in self.others
        }
        return Cover(**{**said, "parts": tuple(said["parts"]), "words": words})


class AgainForm(HouseForm):
    """The title of the survey that repeats another."""

    title = forms.CharField(label=_("Titel"), max_length=120)


class QuestionForm(TranslatedForm):
    """A question of our own, in Dutch and in as many other languages as are filled in."""

    text = forms.CharField(label=_("De vraag"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Hoe antwoordt men?"),
        choices=[(kind.value, kind.label) for kind in OWN_KINDS],
        widget=forms.RadioSelect,
        initial=QuestionKind.ONE,
    )
    choices = forms.CharField(
        label=_("De antwoorden"),
        help_text=_(
            "Elk antwoord op een eigen regel, hoogstens negen. Een antwoord dat zo heet als een pictogram, krijgt dat "
            "beeld. Bij een aantal: waar elke groep begint, zoals 0 1 3 6. Bij gezichten en een zin: niets."
        ),
        required=False,
        max_length=900,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        sometimes(self, "choices")
        self._also_in(languages, "text", "choices")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        kind, typed = said.get("kind"), said.get("choices", "")
        if kind == QuestionKind.NUMBER and number_bands(typed) is None:
            self.add_error("choices", _("Schrijf waar elke groep begint, van klein naar groot. Zoals: 0 1 3 6."))
        if kind in WITH_CHOICES:
            lines = _lines(typed)
            if not 2 <= len(lines) <= MOST_CHOICES or len(set(lines)) != len(lines):
                self.add_error("choices", _("Geef twee tot negen verschillende antwoorden, elk op een eigen regel."))
            for code, name in self.others:
                told = _lines(said.get(f"choices_{code}", ""))
                if told and len(told) != len(lines):
                    sentence = _("Schrijf in het %(language)s evenveel antwoorden als in het Nederlands.")
                    self.add_error(f"choices_{code}", sentence % {"language": name})
        return said

    @property
    def written(self) -> Written:
        said = self.cleaned_data
        words = {"nl": said["text"], **{code: said.get(f"text_{code}", "") for code, _name in self.others}}
        return Written(said["kind"], words, self._choices())

    def _choices(self) -> list[dict[str, Any]]:
        said = self.cleaned_data
        if said["kind"] == QuestionKind.NUMBER:
            return [kept(one) for one in number_bands(said["choices"]) or ()]
        if said["kind"] not in WITH_CHOICES:
            return []
        told = {code: _lines(said.get(f"choices_{code}", "")) for code, _name in self.others}
        return [
            {
                "code": str(at + 1),
                "words": {"nl": word, **{code: lines[at] for code, lines in told.items() if lines}},
            }
            for at, word in enumerate(_lines(said["choices"]))
        ]


def kept(choice: Choice) -> dict[str, Any]:
    """A choice of the rules as it is kept."""
    return {"code": choice.code, "words": dict(choice.words), "picture": choice.picture}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


AGE, PART = "age_band", "part"


class SheetForm(HouseForm):
    """All questions on one page, to type in what stands on paper: one key for each answer."""

    def __init__(
        self,
        *args: Any,
        screens: Iterable[Screen],
        parts: Mapping[uuid.UUID, str],
        asks_age: bool,
        language: str = "nl",
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.names: dict[str, str] = {}
        for number, screen in enumerate(screens, 1):
            self.names[f"a{number}"] = screen.key
            self.fields[f"a{number}"] = _field(number, screen, language)
        if asks_age:
            with translation.override(language):
                ages = [(band.value, str(band.label)) for band in AgeBand]
            self.fields[AGE] = _radio(_("Leeftijd"), ages)
        if parts:
            self.fields[PART] = _radio(_("Buurt"), [(str(key), name) for key, name in parts.items()])
        sometimes(self, *(name for name in self.fields if name != "once"))

    @property
    def sentences(self) -> list[str]:
        """What was typed in own words."""
        boxes = (name for name, field in self.fields.items() if isinstance(field.widget, forms.Textarea))
        return [self.cleaned_data[name] for name in boxes if self.cleaned_data.get(name)]

    @property
    def given(self) -> dict[str, Any]:
        """The answers by the key of their question, with the group; what was left open is not there."""
        said = {key: self.cleaned_data[name] for name, key in self.names.items() if self.cleaned_data.get(name)}
        return {
            "answers": said,
            "age_band": self.cleaned_data.get(AGE, ""),
            "part": self.cleaned_data.get(PART, ""),
        }


def _field(number: int, screen: Screen, language: str) -> forms.Field:
    label = f"{number}. {screen.text(language)}"
    if screen.kind == QuestionKind.SENTENCE:
        box = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
        return forms.CharField(label=label, required=False, max_length=LONGEST_SENTENCE, widget=box)
    choices = [(one.code, f"{at} · {choice_word(screen, one, language)}") for at, one in enumerate(screen.choices, 1)]
    if screen.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
        )
    return _radio(label, choices, numbered=True)


def _radio(label: Any, choices: list[tuple[str, Any]], *, numbered: bool = False) -> forms.Field:
    shown = choices if numbered else [(code, f"{at} · {word}") for at, (code, word) in enumerate(choices, 1)]
    return forms.ChoiceField(label=label, required=False, choices=shown, widget=forms.RadioSelect)


class NumberForm(HouseForm):
    """The number that stands on a sheet."""

    number = forms.IntegerField(label=_("Het nummer op het blad"), min_value=1, max_value=1_000_000)


class RemarkForm(HouseForm):
    """A sentence as it may be read."""

    text = forms.CharField(
        label=_("Zo mag de zin gelezen worden"),
        help_text=_("In het Nederlands. Niemand mag erin te herkennen zijn."),
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
