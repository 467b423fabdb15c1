"""Forms that anybody may send, guarded without puzzles (G33).

A field that no person sees, answers that travel sealed, a least time, a rate for each address: what trips over one of
these is a machine, or a person who may try again. While a network is flooded (many trips, or far more sendings than it
ever gets), and from an address that tripped often, only a browser comes through: whoever fetched the style sheet of the
page (``traces``). So a household behind one address, a computer of the library and a phone without script come through
at once, also in a flood and also beside a machine. Nothing is ever mailed or sent by sms to somebody because of such a
form: that waits for a member of the staff who knows the person.
"""

import logging
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..refusals import Refused
from . import traces
from .forms import HouseForm
from .throttle import Rate, source_of

log = logging.getLogger("meedoen.security")
BUSY = gettext_lazy("Er komt nu te veel tegelijk binnen. Bel ons, of probeer het straks.")


class PublicForm(HouseForm):
    """A form of the residents' site; ``homepage`` is the field that only a machine fills in."""

    homepage = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    trapped = False
    """Whether the field that no person sees was filled in."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.pop("homepage", ""):
            self.trapped = True
            raise forms.ValidationError(_("Laat het onzichtbare vak leeg en probeer het nog eens. Of bel ons."))
        return cleaned

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that people see."""
        return [field for field in self.visible_fields() if field.name != "homepage"]


STRIKES = Rate("form_strikes", 3, 3600)
"""From the third trip in an hour on, an address must show a browser."""
ALARM = Rate("form_alarm", 30, 600)
"""From the thirtieth trip in ten minutes on, everybody in this network must."""


@dataclass(frozen=True)
class Guard:
    """How often and how fast a public form may be sent by one address, and when a network counts as flooded."""

    name: str
    least_seconds: int
    by_address: Rate
    by_network: Rate

    def tripped(self, request: HttpRequest) -> None:
        """Count a trip: the hidden field was filled in, or the answers were not those that we sealed."""
        STRIKES.take(source_of(request))
        ALARM.take(_network(request))
        self._stopped("trap")

    def _stopped(self, how: str) -> None:
        """A line for who watches (ASVS v5.0.0-16.3.3): which form, by what; never who or what was filled in."""
        log.warning("a public form was stopped: %s by %s", self.name, how)

    def check(self, request: HttpRequest, begun: float, mark: str = "") -> None:
        """Count one sending; ``begun`` is when the first page was asked for, ``mark`` its trace. Raises Refused."""
        if timezone.now().timestamp() - begun < self.least_seconds:
            self.tripped(request)
            raise Refused(_("Dat ging heel snel. Kijk alles even na en druk dan nog eens."), code="too_fast")
        network, source = _network(request), source_of(request)
        flooded = not self.by_network.take(network) or ALARM.full(network) or STRIKES.full(source)
        if flooded and not traces.seen(mark):
            self.tripped(request)
            raise Refused(BUSY, code="busy")
        if not self.by_address.take(f"{network} {source}"):
            self._stopped("rate")
            raise Refused(BUSY, code="busy")


def _network(request: HttpRequest) -> str:
    return str(request.network.slug)  # type: ignore[attr-defined]
