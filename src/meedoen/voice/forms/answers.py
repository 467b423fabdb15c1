"""Decision, action and answer: each screen asks only what the next step needs."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, sometimes
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.kernel.web.codes import TypedCodeForm
from meedoen.wording.public import ReadByResidents

from ..terms.answers import DecidingBody, Outcome, Progress, VerdictBy

YES = _("Ja, goed genoeg")
NO = _("Nee, niet goed genoeg")


class DecisionForm(HouseForm):
    """What was decided, why, and with a yes who does what by when."""

    outcome = forms.ChoiceField(label=_("Wat is er beslist?"), choices=Outcome.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Waarom?"),
        help_text=_("In gewone woorden. Dit wordt het hart van het antwoord, ook als het nee is."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    body = forms.ChoiceField(label=_("Wie besliste?"), choices=[("", _("Kies wie besliste")), *DecidingBody.choices])
    decided_on = forms.DateField(label=_("Wanneer?"), widget=DateInput())
    what = forms.CharField(
        label=_("Wat wordt er gedaan?"),
        required=False,
        max_length=200,
        help_text=_("Nodig bij ja of een deel. Eén zin is genoeg."),
    )
    owner_id = forms.TypedChoiceField(label=_("Wie doet het?"), required=False, coerce=uuid.UUID, empty_value=None)
    due = forms.DateField(label=_("Tegen wanneer?"), required=False, widget=DateInput())
    done_already = forms.BooleanField(label=_("Het is al gedaan"), required=False)
    formal_address = forms.URLField(
        label=_("Adres van de formele beslissing"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Waar de besluitenlijst te lezen staat."),
        error_messages={"invalid": _("Dit is geen adres van een bladzijde. Kopieer het uit je browser.")},
    )
    point_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].initial = timezone.localdate
        sometimes(self, "what", "owner_id", "due")
        choose_from(self, "owner_id", [("", _("Kies iemand")), *owners])


class ActionForm(HouseForm):
    """One more thing that is done."""

    what = forms.CharField(label=_("Wat wordt er gedaan?"), max_length=200)
    owner_id = forms.TypedChoiceField(label=_("Wie doet het?"), coerce=uuid.UUID)
    due = forms.DateField(label=_("Tegen wanneer?"), widget=DateInput())

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "owner_id", [("", _("Kies iemand")), *owners])


class ProgressForm(HouseForm):
    """How far an action is."""

    progress = forms.ChoiceField(label=_("Hoever staat het?"), choices=Progress.choices, widget=forms.RadioSelect)
    remark = forms.CharField(
        label=_("In één zin"), required=False, max_length=200, help_text=_("Stopt het? Zeg dan waarom.")
    )


class AnswerForm(ReadByResidents, HouseForm):
    """The answer, beside what was said."""

    residents_read = ("asked", "done", "not_yet")

    asked = forms.CharField(
        label=_("Jullie zeiden"),
        max_length=200,
        help_text=_("Eén korte zin. Zonder naam, straat of leeftijd."),
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": "asked"}),
    )
    done = forms.CharField(
        label=_("Wij deden, of wij doen"),
        required=False,
        max_length=300,
        help_text=_("Eén korte zin: wat is er nu anders, of wat komt er, en tegen wanneer?"),
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": "done"}),
    )
    coming = forms.BooleanField(
        label=_("Dit komt nog, of is bezig"),
        required=False,
        help_text=_("Dan lezen mensen “Wij doen”. Zonder vinkje lezen ze “Wij deden”."),
    )
    not_yet = forms.CharField(
        label=_("Nog niet, omdat"),
        required=False,
        max_length=300,
        help_text=_("Wat lukt niet of nog niet, en waarom?"),
        widget=forms.Textarea(attrs={"rows": 2, "data-keep": "not_yet"}),
    )
    pictogram = forms.ChoiceField(label=_("Beeld"), required=False)
    group_id = forms.TypedChoiceField(
        label=_("Kijkt een groep het antwoord na?"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, groups: list[tuple[str, str]], pictograms: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "group_id", [("", _("Nee, het mag zo buiten")), *groups])
        choose_from(self, "pictogram", [("", _("Dat van het thema")), *pictograms])
        if not groups:
            del self.fields["group_id"]


class TranslationForm(HouseForm):
    """The three sentences in another language."""

    asked = forms.CharField(required=False, max_length=240, widget=forms.Textarea(attrs={"rows": 2}))
    done = forms.CharField(required=False, max_length=360, widget=forms.Textarea(attrs={"rows": 2}))
    not_yet = forms.CharField(required=False, max_length=360, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, dutch: dict[str, str], language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("asked", "done", "not_yet"):
            if dutch[name]:
                self.fields[name].label = dutch[name]
                self.fields[name].widget.attrs |= {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
            else:
                del self.fields[name]


class GroupSaysForm(HouseForm):
    """What the group said of the answer."""

    agrees = forms.TypedChoiceField(
        label=_("Wat zegt de groep?"),
        choices=[("yes", _("Het antwoord is goed")), ("no", _("Het moet anders"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Wat moet er anders?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class OwnAnswerForm(TypedCodeForm):
    """The code that was shown after something was said on the site."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Acht tekens, bijvoorbeeld K7P4-QX2M. Je kreeg ze toen je iets zei.")


class JudgeForm(TypedCodeForm):
    """A giver says with the code of the letter whether the answer is good enough."""

    good_enough = forms.TypedChoiceField(
        label=_("Is het antwoord goed genoeg?"),
        choices=[("no", NO), ("yes", YES)],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        required=False,
        max_length=300,
        help_text=_("Hoeft niet. Schrijf geen naam."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class JudgeReadForm(JudgeForm):
    """The same question under an answer that was just read: its code is known."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.HiddenInput()


class VerdictForm(HouseForm):
    """A worker notes what a giver said of the answer."""

    code = forms.CharField(
        label=_("Code van de brief"),
        help_text=_("Geen brief? De code staat ook op de lijst van antwoorden die gebracht zijn."),
        max_length=14,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    good_enough = forms.TypedChoiceField(
        label=_("Is het antwoord goed genoeg?"),
        choices=[("no", NO), ("yes", YES)],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Waarom?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    how = forms.ChoiceField(
        label=_("Hoe zei iemand dit?"),
        choices=[(one.value, one.label) for one in (VerdictBy.SPOKEN, VerdictBy.PAPER)],
        initial=VerdictBy.SPOKEN,
        widget=forms.RadioSelect,
    )
