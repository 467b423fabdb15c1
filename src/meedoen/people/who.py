"""The part "who is it?": the lowest that serves stands first."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, sometimes
from meedoen.kernel.web import HouseForm

from . import rules
from .terms import Channel, Who

PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


class PersonForm(HouseForm):
    """Who is it? Other forms derive from it and show it with ``<c-who :form="form" />``.

    ``mine``: the people of the actor's own list (``people.caseload``). After ``is_valid`` the answers go to
    ``people.resolve_person``. ``asks`` may leave choices out: ``asks = (Who.FIRST_NAME, Who.CODE)``.
    """

    asks: tuple[str, ...] = tuple(Who.values)

    who = forms.ChoiceField(label=_("Wie is het?"), initial=Who.NOBODY, widget=forms.RadioSelect)
    mine = forms.TypedChoiceField(label=_("Kies iemand"), required=False, coerce=uuid.UUID, empty_value=None)
    first_name = forms.CharField(
        label=_("Voornaam"), required=False, max_length=80, widget=forms.TextInput(attrs=PRIVATE)
    )
    channel = forms.ChoiceField(
        label=_("Hoe bereiken we deze persoon?"), choices=Channel.choices, initial=Channel.NONE, required=False
    )
    reach = forms.CharField(
        label=_("Telefoonnummer, e-mailadres of via wie"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=PRIVATE),
    )
    code = forms.CharField(
        label=_("Code van de kaart"),
        required=False,
        max_length=14,
        widget=forms.TextInput(attrs={**PRIVATE, "autocapitalize": "characters"}),
    )
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Iterable[Any] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = list(people)
        words = rules.told_apart([(one.label, one.reach, one.code) for one in known])
        choose_from(
            self, "mine", [("", _("Kies")), *((str(one.id), word) for one, word in zip(known, words, strict=True))]
        )
        sometimes(self, "mine", "first_name", "code")
        offered = [one for one in self.asks if known or one != Who.KNOWN]
        choose_from(self, "who", [(value, label) for value, label in Who.choices if value in offered])
        self.fields["who"].initial = offered[0]

    def clean(self) -> dict[str, Any]:
        """What belongs to another choice is left out, so that nothing is kept that was not meant."""
        found = super().clean()
        who = found.get("who")
        if who == Who.KNOWN:
            found["person"] = found.get("mine")
            if not found["person"] and "mine" not in self.errors:
                self.add_error("mine", _("Kies iemand van de lijst."))
        elif who == Who.CODE:
            if not found.get("code"):
                self.add_error("code", _("Vul de code in die op de kaart staat."))
        elif who == Who.FIRST_NAME and not found.get("person") and not found.get("first_name"):
            self.add_error("first_name", _("Vul een voornaam in."))
        if who not in (Who.KNOWN, Who.FIRST_NAME):
            found["person"] = None
        return found
