"""A message to try out the ways of sending."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import HouseForm
from meedoen.people.public import reach_address

WAYS = (("sms", _("Sms")), ("email", _("E-mail")))


class TryOutForm(HouseForm):
    """To oneself: a number or an address of one's own."""

    channel = forms.ChoiceField(label=_("Hoe?"), choices=WAYS, widget=forms.RadioSelect, initial="sms")
    reach = forms.CharField(
        label=_("Je eigen nummer of adres"),
        max_length=160,
        help_text=_("Dit wordt nergens bewaard."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul je eigen nummer of adres in.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("channel") and cleaned.get("reach"):
            try:
                cleaned["reach"] = reach_address(cleaned["channel"], cleaned["reach"])
            except Refused as refusal:
                self.add_error("reach", refusal.sentence)
        return cleaned
