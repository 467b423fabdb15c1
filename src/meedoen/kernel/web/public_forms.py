"""Forms that anybody may send, guarded without puzzles: a field no person sees, a least time, a rate.

Nothing is ever mailed or sent by sms to somebody because of such a form alone (G33).
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ..refusals import Refused
from .forms import HouseForm
from .throttle import Rate, source_of


class PublicForm(HouseForm):
    """A form of the residents' site; ``homepage`` is the field that only a machine fills in."""

    homepage = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.pop("homepage", ""):
            raise forms.ValidationError(_("Laat het onzichtbare vak leeg en probeer het nog eens. Of bel ons."))
        return cleaned

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that people see."""
        return [field for field in self.visible_fields() if field.name != "homepage"]


@dataclass(frozen=True)
class Guard:
    """How often and how fast a public form may be sent: by one address, and by all in one network."""

    name: str
    least_seconds: int
    by_address: Rate
    by_network: Rate

    def check(self, request: HttpRequest, begun: float) -> None:
        """Count one sending; ``begun`` is when the first page of the form was asked for. Raises Refused."""
        if timezone.now().timestamp() - begun < self.least_seconds:
            raise Refused(_("Dat ging heel snel. Kijk alles even na en druk dan nog eens."), code="too_fast")
        network = request.network.slug  # type: ignore[attr-defined]
        if not self.by_address.take(f"{network} {source_of(request)}") or not self.by_network.take(network):
            raise Refused(_("Er komen nu te veel inschrijvingen binnen. Bel ons, of probeer het straks."), code="busy")
