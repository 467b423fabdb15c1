"""How the answer may reach somebody: for who spoke, and for the worker who notes it."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import PhoneInput
from meedoen.kernel.web import HouseForm
from meedoen.kernel.web.public_forms import PublicForm

from ..rules import returns as rules
from ..terms import ReturnChannel
from ..who import PRIVATE

OWN_WORDS = (
    (ReturnChannel.WALL.value, _("Hang het op het bord van het ontmoetingshuis")),
    (ReturnChannel.NEXT_MEETING.value, _("Vertel het op de volgende bijeenkomst")),
    (ReturnChannel.PHONE.value, _("Bel mij")),
    (ReturnChannel.SMS.value, _("Stuur een sms")),
    (ReturnChannel.LETTER.value, _("Stuur een brief")),
    (ReturnChannel.NEXT_VISIT.value, _("Vertel het bij het volgende bezoek")),
    (ReturnChannel.HELPER.value, _("Via iemand die mij helpt")),
)
NONE = "none"
"""The choice of who wants no answer: no way is kept."""
NAME = {
    ReturnChannel.PHONE: _("Naar wie vragen we?"),
    ReturnChannel.LETTER: _("Je naam voor op de envelop"),
    ReturnChannel.HELPER: _("Je voornaam"),
    ReturnChannel.NEXT_VISIT: _("Je voornaam"),
}
REACH = {
    ReturnChannel.PHONE: (_("Je telefoonnummer"), _("Bijvoorbeeld 0470 12 34 56.")),
    ReturnChannel.SMS: (_("Je gsm-nummer"), _("Bijvoorbeeld 0470 12 34 56.")),
    ReturnChannel.LETTER: (_("Je adres"), _("Straat, nummer en gemeente.")),
    ReturnChannel.HELPER: (_("Wie helpt je?"), _("De naam en het nummer van die persoon of dienst.")),
    ReturnChannel.NEXT_VISIT: (_("Wie komt er bij je langs?"), _("Een voornaam is genoeg.")),
}
PICTURES = {
    ReturnChannel.PHONE: "bellen",
    ReturnChannel.SMS: "gsm",
    ReturnChannel.LETTER: "brief",
    ReturnChannel.HELPER: "samen op stap",
    ReturnChannel.NEXT_VISIT: "huisbezoek",
}


class WayForm(PublicForm):
    """The first question: how? Nothing of who it is."""

    channel = forms.ChoiceField(
        label=_("Kies één manier"),
        help_text=_(
            "Zeiden maar weinig mensen dit? Dan mag het niet op het bord of in een bijeenkomst. "
            "Je krijgt straks een code: daarmee lees je het antwoord hier op de site."
        ),
        choices=(*OWN_WORDS, (NONE, _("Ik hoef geen antwoord"))),
        widget=forms.RadioSelect,
    )


class ReachForm(PublicForm):
    """The second question, for ways that need it: only what that way needs."""

    channel = forms.ChoiceField(choices=OWN_WORDS, widget=forms.HiddenInput)
    name = forms.CharField(
        label="",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": _("Dat is te lang. Schrijf het korter.")},
    )
    reach = forms.CharField(
        label="",
        max_length=200,
        required=False,
        error_messages={"max_length": _("Dat is te lang. Schrijf het korter.")},
    )

    def __init__(self, *args: Any, channel: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        chosen = ReturnChannel(channel)
        self.fields["channel"].initial = channel
        if chosen in rules.ASKS_NAME:
            self.fields["name"].label = NAME[chosen]
            self.fields["name"].required = chosen in rules.NEEDS_NAME
        else:
            del self.fields["name"]
        reach = self.fields["reach"]
        reach.label, reach.help_text = REACH[chosen]
        reach.required = True
        if chosen in rules.NEEDS_NUMBER:
            reach.widget = PhoneInput()
        elif chosen == ReturnChannel.LETTER:
            reach.widget = forms.TextInput(attrs={"autocomplete": "street-address"})


class NoteWayForm(HouseForm):
    """A worker notes how the answer comes back: to somebody of the own people, or only a way."""

    person = forms.TypedChoiceField(label=_("Voor wie?"), required=False, coerce=uuid.UUID, empty_value=None)
    channel = forms.ChoiceField(
        label=_("Hoe mag het antwoord komen?"),
        choices=ReturnChannel.choices,
        initial=ReturnChannel.NEXT_VISIT,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Voornaam"),
        required=False,
        max_length=80,
        help_text=_("Alleen nodig voor een brief, een helper of een bezoek."),
        widget=forms.TextInput(attrs=PRIVATE),
    )
    reach = forms.CharField(
        label=_("Nummer, adres, of via wie"),
        required=False,
        max_length=200,
        help_text=_("Laat leeg voor het bord of de volgende bijeenkomst."),
        widget=forms.TextInput(attrs=PRIVATE),
    )

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = [(str(one.id), one.label) for one in people]
        choose_from(self, "person", [("", _("Niemand van mijn mensen: alleen een manier")), *known])
        if not known:
            del self.fields["person"]


class CannotForm(HouseForm):
    """Why an answer cannot be brought."""

    reason = forms.CharField(
        label=_("Waarom lukt het niet?"),
        max_length=200,
        help_text=_("Eén zin. Schrijf geen naam of adres."),
        widget=forms.TextInput(attrs=PRIVATE),
    )
