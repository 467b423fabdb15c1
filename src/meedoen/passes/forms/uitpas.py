"""Forms of the till with UiTPAS: a number that is scanned or typed, and the tariff that each card takes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import sometimes
from meedoen.kernel.ui.widgets import CountInput
from meedoen.kernel.web import HouseForm
from meedoen.kernel.web.words import euros

from ..rules.uitpas import MOST_CARDS, MOST_TICKETS, number_in
from ..uitpas import Tariff, Ticket
from ..uitpas.selling import Asked

SOCIAL = "SOCIALTARIFF"
SIGNS = 40
GONE = gettext_lazy("Dit tarief geldt niet meer. Kies een ander.")
WRONG = gettext_lazy("Een nummer van UiTPAS heeft 13 cijfers. Scan de kaart, of kijk de cijfers na.")


class NumberForm(HouseForm):
    """A card; ``held`` stand on the page already. They go along with each question, and are kept nowhere.

    ``price``: the usual price of this card where it is another, of a child say; in ``held`` it stands behind its card.
    """

    number = forms.CharField(
        label=gettext_lazy("Nummer van de UiTPAS"),
        help_text=gettext_lazy("Scan de kaart, of typ de 13 cijfers."),
        max_length=SIGNS, required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false", "autofocus": True}
        ),
    )  # fmt: skip
    price = MoneyField(
        label=gettext_lazy("Andere gewone prijs voor deze kaart"), required=False,
        help_text=gettext_lazy("Alleen als deze persoon gewoon minder betaalt, zoals een kind."),
    )  # fmt: skip
    held = forms.CharField(required=False, max_length=MOST_CARDS * 24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("number", "price"):
            sometimes(self, name)

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"]
        if typed and not number_in(typed):
            raise forms.ValidationError(str(WRONG))
        return number_in(typed)

    def clean_held(self) -> list[str]:
        found: dict[str, int | None] = {}
        for part in self.cleaned_data["held"].split():
            number, sign, cents = part.partition(":")
            if not number_in(number) or bool(sign) != (cents.isascii() and cents.isdigit()):
                raise forms.ValidationError(str(WRONG))
            found[number_in(number)] = int(cents) if cents else None
        if len(found) > MOST_CARDS:
            raise forms.ValidationError(str(WRONG))
        self.held_prices = {number: cents for number, cents in found.items() if cents is not None}
        return list(found)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        held, number = cleaned.get("held"), cleaned.get("number")
        if number and held is not None:
            if number in held:
                self.add_error("number", _("Deze kaart staat er al bij."))
            elif len(held) >= MOST_CARDS:
                self.add_error("number", _("Meer dan %(n)s kaarten kan niet in één keer.") % {"n": MOST_CARDS})
        elif not held and "number" not in self.errors and "held" not in self.errors:
            self.add_error("number", _("Scan eerst een kaart, of typ het nummer."))
        return cleaned

    @property
    def prices(self) -> dict[str, int]:
        """The cards with another usual price, in cents; still to be judged."""
        found = dict(getattr(self, "held_prices", {}))
        number, cents = self.cleaned_data.get("number"), self.cleaned_data.get("price")
        return found | {number: cents} if number and cents is not None else found

    def held_with(self, numbers: Sequence[str]) -> str:
        """These cards as the page holds them."""
        prices = self.prices
        return " ".join(f"{one}:{prices[one]}" if one in prices else one for one in numbers)

    @property
    def numbers(self) -> list[str]:
        """Every card of this sale, the newest last."""
        held, number = self.cleaned_data.get("held") or [], self.cleaned_data.get("number")
        return [*held, number] if number else list(held)


class TariffForm(HouseForm):
    """For each card the tariff that it takes, or none; and how many tickets, for the pass of a group."""

    def __init__(self, *args: Any, cards: Sequence[Asked], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.cards = cards
        for at, card in enumerate(cards):
            if not card.tariffs:
                continue
            none = ("", _("Geen UiTPAS-tarief: %(price)s") % {"price": euros(card.regular_cents, exact=True)})
            choices = [(one.id, _said(one)) for one in card.tariffs]
            first = next((one.id for one in card.tariffs if one.kind == SOCIAL), None)
            self.fields[f"tariff_{at}"] = forms.ChoiceField(
                label=_("Welk tarief?"), choices=[*choices, none], initial=first, required=False,
                widget=forms.RadioSelect, error_messages={"invalid_choice": GONE},
            )  # fmt: skip
            sometimes(self, f"tariff_{at}")
            most = max(one.remaining for one in card.tariffs)
            if most > 1:
                self.fields[f"count_{at}"] = forms.IntegerField(
                    label=_("Hoeveel tickets?"), initial=1, min_value=1, max_value=min(most, MOST_TICKETS),
                    help_text=_("Een groepspas: nog %(n)s tickets.") % {"n": most}, widget=CountInput({"min": "1"}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for at, tariff in self._chosen().items():
            if cleaned.get(f"count_{at}", 1) > tariff.remaining:
                said = _("Aan dit tarief zijn er nog %(n)s tickets.") % {"n": tariff.remaining}
                self.add_error(f"count_{at}", said)
        if not self.errors and not self._chosen():
            said = _("Kies een UiTPAS-tarief. Wie er geen heeft, betaalt gewoon; daar moet je niets voor doen.")
            self.add_error(None, said)
        return cleaned

    def _chosen(self) -> dict[int, Tariff]:
        found = {}
        for at, card in enumerate(self.cards):
            wanted = self.cleaned_data.get(f"tariff_{at}")
            chosen = next((one for one in card.tariffs if wanted and one.id == wanted), None)
            if chosen is not None:
                found[at] = chosen
        return found

    def tickets(self) -> list[Ticket]:
        """What is to be registered, card after card."""
        return [
            Ticket(self.cards[at].number, tariff.id, self.cards[at].regular_cents)
            for at, tariff in self._chosen().items()
            for _one in range(self.cleaned_data.get(f"count_{at}") or 1)
        ]

    def keep(self, data: Any) -> None:
        """What was chosen before a card came beside it stays chosen."""
        for name in self.fields:
            if name != "once" and name in data:
                self.initial[name] = data[name]

    def card_of(self, ticket: int) -> int:
        """At which card the ticket with this number stands."""
        cards = [at for at in self._chosen() for _one in range(self.cleaned_data.get(f"count_{at}") or 1)]
        return cards[ticket] if ticket < len(cards) else 0


def _said(one: Tariff) -> str:
    """ "Kansentarief: € 2,00" """
    return _("%(name)s: %(price)s") % {"name": one.name or one.id, "price": euros(one.cents, exact=True)}
