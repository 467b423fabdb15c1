"""The forms of signals: saying one, giving one for somebody, checking one, setting one aside."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.kernel.web.public_forms import PublicForm
from meedoen.networks.public import Threshold, VillageParts
from meedoen.wording.public import Chip, chip

from ..rules.signals import LONGEST, SHORTEST, Looked, Told
from ..terms import signals as terms

THRESHOLD_WORDS: dict[str, tuple[Any, str]] = {
    Threshold.AFFORDABLE: (gettext_lazy("Het kost te veel"), "geld"),
    Threshold.REACHABLE: (gettext_lazy("Ik geraak er niet"), "bus"),
    Threshold.AVAILABLE: (gettext_lazy("Het is er niet, of het is vol"), "wachten"),
    Threshold.KNOWN: (gettext_lazy("Niemand wist ervan"), "vraag"),
    Threshold.CLEAR: (gettext_lazy("Het is moeilijk te begrijpen"), "document"),
    Threshold.TRUSTED: (gettext_lazy("Ik durf of vertrouw het niet"), "hart"),
    Threshold.USEFUL: (gettext_lazy("Het past niet bij mij"), "info"),
}
"""What holds somebody back, in words of who meets it, with a picture (the 7 B's)."""
SOMEWHERE = gettext_lazy("Overal, of weet ik niet")


def themes() -> list[tuple[str, Chip]]:
    """The themes with their pictures."""
    return [(code, chip(terms.THEME_PICTOGRAMS[code], label)) for code, label in terms.Theme.choices]


def thresholds() -> list[tuple[str, Chip]]:
    """What holds people back, with pictures."""
    return [(code, chip(word, label)) for code, (label, word) in THRESHOLD_WORDS.items()]


def _text(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        min_length=SHORTEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Schrijf in een korte zin wat er misloopt."),
            "min_length": gettext_lazy("Schrijf in een korte zin wat er misloopt."),
            "max_length": gettext_lazy("Dit is te lang. Zeg het korter: één probleem is genoeg."),
        },
    )


class SayForm(PublicForm):
    """What anybody may say on the site, without a name."""

    text = _text(gettext_lazy("Wat loopt er mis?"), gettext_lazy("Eén probleem. Zonder namen, nummers of adressen."))
    theme = forms.ChoiceField(label=gettext_lazy("Waarover gaat het?"), widget=forms.RadioSelect, required=False)
    thresholds = forms.MultipleChoiceField(
        label=gettext_lazy("Wat houdt mensen tegen?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    area_id = forms.TypedChoiceField(
        label=gettext_lazy("In welk dorp of welke buurt?"), coerce=uuid.UUID, empty_value=None, required=False
    )

    def __init__(self, *args: Any, areas: VillageParts, **kwargs: Any):
        super().__init__(*args, auto_id="%s", **kwargs)
        del self.fields["once"]
        choose_from(self, "theme", themes())
        choose_from(self, "thresholds", thresholds())
        choose_from(self, "area_id", areas_in(areas, none=SOMEWHERE))

    def told(self, language: str) -> Told:
        said = self.cleaned_data
        return Told(
            text=said["text"],
            way_in=terms.WayIn.PUBLIC,
            theme=said["theme"] or terms.Theme.OTHER,
            thresholds=tuple(said["thresholds"]),
            area_id=said["area_id"],
            language=language,
        )


class _Details(HouseForm):
    """What a signal is about, as far as it is known. Only the theme is asked at once."""

    theme = forms.ChoiceField(label=gettext_lazy("Waarover gaat het?"), widget=forms.RadioSelect)
    thresholds = forms.MultipleChoiceField(
        label=gettext_lazy("Wat houdt mensen tegen?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    area_id = forms.TypedChoiceField(
        label=gettext_lazy("Dorp of buurt"), coerce=uuid.UUID, empty_value=None, required=False
    )
    people_band = forms.ChoiceField(
        label=gettext_lazy("Hoeveel mensen ondervinden dit?"), choices=terms.PeopleBand.choices
    )
    target_group = forms.ChoiceField(label=gettext_lazy("Over wie gaat het vooral?"), choices=terms.TargetGroup.choices)
    recurring = forms.ChoiceField(label=gettext_lazy("Hoe vaak?"), choices=terms.Often.choices)
    urgency = forms.ChoiceField(label=gettext_lazy("Hoe dringend?"), choices=terms.Urgency.choices)
    origin = forms.ChoiceField(label=gettext_lazy("Waar ligt het aan?"), choices=terms.Origin.choices)
    addressee = forms.ChoiceField(label=gettext_lazy("Wie kan dit veranderen?"), choices=terms.Addressee.choices)

    MORE: tuple[str, ...] = ("people_band", "target_group", "recurring", "urgency", "origin", "addressee")

    def __init__(self, *args: Any, areas: VillageParts, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "theme", themes())
        choose_from(self, "thresholds", thresholds())
        choose_from(self, "area_id", areas_in(areas, none=SOMEWHERE))

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that stand folded away."""
        return [self[name] for name in self.MORE if name in self.fields]

    @property
    def opens(self) -> bool:
        return any(name in self.errors for name in self.MORE)


class GiveForm(_Details):
    """A signal that a member of the staff takes in."""

    text = _text(
        gettext_lazy("Wat loopt er mis?"),
        gettext_lazy("Schrijf het probleem op, niet de oplossing. Zonder namen, nummers, adressen, leeftijd of datum."),
    )
    way_in = forms.ChoiceField(label=gettext_lazy("Hoe kwam het binnen?"), widget=forms.RadioSelect)
    tried_already = forms.ChoiceField(label=gettext_lazy("Is er al iets geprobeerd?"), choices=terms.Tried.choices)
    noticed_on = forms.DateField(label=gettext_lazy("Wanneer hoorde je dit?"), widget=DateInput(), required=False)
    organisation_id = forms.TypedChoiceField(label=gettext_lazy("Voor welke organisatie?"), coerce=uuid.UUID)

    MORE = (*_Details.MORE, "tried_already", "noticed_on")
    WAYS_IN = (terms.WayIn.NOTE, terms.WayIn.DESK, terms.WayIn.PHONE, terms.WayIn.REFERRAL)

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "way_in", [(way.value, way.label) for way in self.WAYS_IN])
        self.fields["noticed_on"].initial = timezone.localdate
        own_organisation(self, organisations)

    @property
    def told(self) -> Told:
        said = {name: value for name, value in self.answers.items() if name != "organisation_id"}
        return Told(**{**said, "thresholds": tuple(said["thresholds"])})


class CheckForm(_Details):
    """A second person looks: the words, and what it is about."""

    statement = _text(
        gettext_lazy("Zo gaat het verder"),
        gettext_lazy("In het Nederlands. Het probleem, zonder iets waaraan je iemand herkent."),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Wat is aangeduid, verraadt niemand: het mag blijven staan"), required=False
    )

    def __init__(self, *args: Any, spoken: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        if spoken:
            words = self.fields["statement"]
            words.label = _("In het Nederlands, kort: wat loopt er mis?")
            words.help_text = _(
                "Kun je dit niet lezen? Vraag een collega of een tolk die %(language)s spreekt. "
                "Zet het niet op een vertaalsite: dan gaat het naar buiten."
            ) % {"language": spoken}

    def looked(self, known: Iterable[str]) -> Looked:
        said = {**self.answers, "thresholds": tuple(self.cleaned_data["thresholds"]), "known": tuple(known)}
        return Looked(**said)


class AsideForm(HouseForm):
    """Why a signal is not followed up."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom gaat dit opzij?"), choices=terms.SetAside.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=gettext_lazy("Wat hoort wie dit zei?"),
        help_text=gettext_lazy("Eén gewone zin, zonder namen. Na reclame of misbruik hoeft het niet."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Zeg waarom, in één zin. Dat antwoord verdient wie het zei.")},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = self.data.get("reason") != terms.SetAside.ABUSE


class WaysForm(HouseForm):
    """How this network deals with signals."""

    answer_days = forms.IntegerField(
        label=gettext_lazy("Binnen hoeveel dagen beloof je een antwoord?"), min_value=7, max_value=365
    )
    least_voices = forms.IntegerField(
        label=gettext_lazy("Vanaf hoeveel stemmen mag een bundel in de eigen woorden op de site?"),
        help_text=gettext_lazy("Met minder stemmen kan het alleen in andere woorden."),
        min_value=2,
        max_value=20,
    )
    public_form = forms.BooleanField(label=gettext_lazy("Iedereen mag op de site een signaal geven"), required=False)


def areas_in(villages: VillageParts, *, none: Any) -> list[tuple[Any, Any]]:
    """The choices of a list of areas: each village whole, and under it its neighbourhoods."""
    choices: list[tuple[Any, Any]] = [("", none)]
    for name, key, parts in villages:
        whole = [(str(key), _("Heel %(name)s") % {"name": name})] if key else []
        choices.append((name, [*whole, *((str(part), word) for part, word in parts)]))
    return choices
