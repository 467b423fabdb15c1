"""The forms of reading figures in: which file, and the yes after the preview."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..intake import IndicatorDraft
from ..terms import FigureKind, Theme
from .network import Form

YEAR = re.compile(r"(19|20)\d\d", re.ASCII)


class ChooseFiguresForm(Form):
    """Which file; and the year, for a file that does not say it."""

    file = forms.FileField(
        label=_("Welk bestand?"),
        help_text=_(
            "Van Statbel, een export van Swing (“… in cijfers”), of ons voorbeeld. Excel of CSV, hoogstens 25 MB."
        ),
        allow_empty_file=True,
    )
    year = forms.CharField(
        label=_("Jaar van de cijfers"),
        max_length=4,
        required=False,
        help_text=_("Alleen nodig als het jaar niet in het bestand of in zijn naam staat."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4", "class": "short"}),
    )

    def clean_year(self) -> str:
        year = str(self.cleaned_data["year"]).strip()
        if year and not YEAR.fullmatch(year):
            raise forms.ValidationError(_("Schrijf een jaar, bijvoorbeeld 2024."))
        return year


class TakeFiguresForm(Form):
    """The yes. Asks for the source when the file names none, and of what is new what kind of figure it is."""

    held = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_source: bool = False, indicators: Sequence[IndicatorDraft] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        if asks_source:
            self.fields["credit"] = forms.CharField(
                label=_("Waar komen deze cijfers vandaan?"),
                max_length=300,
                error_messages={"required": _("Zeg waar deze cijfers vandaan komen.")},
                help_text=_(
                    "Zo staat het onder elke tabel. Bijvoorbeeld: Bron: provincies.incijfers.be, 3 maart 2026."
                ),
            )
            self.fields["licence"] = forms.CharField(label=_("Licentie"), max_length=120, required=False)
            self.fields["threshold"] = forms.IntegerField(
                label=_("Laagste aantal dat deze bron laat tonen"), min_value=1, max_value=100, required=False,
                help_text=_("Laat leeg als er geen drempel is."),
            )  # fmt: skip
        self.drafts = tuple(one for one in indicators if not one.sure)
        for at, draft in enumerate(self.drafts):
            self.fields[f"kind_{at}"] = forms.ChoiceField(
                label=_("Wat is “%(name)s”?") % {"name": draft.name},
                choices=FigureKind.choices,
                initial=draft.kind,
                help_text=_("Een aantal of bedrag tellen we op over buurten. Een aandeel of gemiddelde nooit."),
            )
            self.fields[f"theme_{at}"] = forms.ChoiceField(
                label=_("Bij welk deel van het profiel hoort het?"), choices=Theme.choices, initial=draft.theme
            )

    @property
    def choices(self) -> dict[str, tuple[str, str]]:
        """What was said of each new indicator: kind and theme."""
        return {
            draft.code: (self.cleaned_data[f"kind_{at}"], self.cleaned_data[f"theme_{at}"])
            for at, draft in enumerate(self.drafts)
        }
