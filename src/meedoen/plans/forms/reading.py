"""What a resident says of each line of a plan."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.public_forms import PublicForm
from meedoen.wording.public import chip

from ..rules.observing import QUOTE_MOST, Opinion
from ..rules.reading import Line
from ..terms.findings import VERDICT_PICTOGRAMS, Verdict

SPOKEN = '<bdi lang="nl" dir="ltr">{}</bdi>'
"""A line of the plan: it was written in Dutch, whatever the language of the page."""


class SayOfPlanForm(PublicForm):
    """Three pictures and a sentence of one's own for each line; nothing is compulsory."""

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any):
        super().__init__(*args, auto_id="%s", **kwargs)
        del self.fields["once"]
        self.lines = list(lines)
        choices = [(code, chip(VERDICT_PICTOGRAMS[code], label)) for code, label in Verdict.choices]
        for line in self.lines:
            self.fields[f"verdict_{line.key}"] = forms.ChoiceField(
                label=format_html(SPOKEN, line.words), choices=choices, required=False, widget=forms.RadioSelect
            )
            self.fields[f"words_{line.key}"] = forms.CharField(
                label=_("In je eigen woorden"),
                required=False,
                max_length=QUOTE_MOST,
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )

    @property
    def questions(self) -> list[tuple[forms.BoundField, forms.BoundField, bool]]:
        """The picture row and the sentence of each line; whether the sentence stands open."""
        found = []
        for line in self.lines:
            words = self[f"words_{line.key}"]
            found.append((self[f"verdict_{line.key}"], words, bool(words.value() or words.errors)))
        return found

    @property
    def opinions(self) -> tuple[Opinion, ...]:
        said = self.cleaned_data
        return tuple(
            Opinion(line.kind, line.id, said[f"verdict_{line.key}"], said[f"words_{line.key}"])
            for line in self.lines
            if said[f"verdict_{line.key}"] or said[f"words_{line.key}"]
        )

    @property
    def typed(self) -> str:
        """Everything that was typed, for who looks whether it gives somebody away."""
        return "\n".join(filter(None, (self.cleaned_data[f"words_{line.key}"] for line in self.lines)))
