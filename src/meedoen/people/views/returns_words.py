"""The words of the delivery list: what each heading is, and what happened."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..rules.returns import Pile

PILE_WORDS = {
    Pile.CHECK: _("Eerst nakijken"),
    Pile.LETTER: _("Brieven"),
    Pile.PHONE: _("Bellen"),
    Pile.SMS: _("Sms"),
    Pile.NEXT_VISIT: _("Bij een bezoek"),
    Pile.HELPER: _("Via een helper"),
    Pile.NEXT_MEETING: _("Op de bijeenkomst"),
    Pile.WALL: _("Op het bord"),
    Pile.BY_HAND: _("Onder vier ogen"),
}
EXPLAINED = {
    Pile.CHECK: _("Dit kwam via de site. Klopt het nummer of adres? Pas daarna gaat er iets naartoe."),
    Pile.LETTER: _("Eén bestand, één blad voor elke brief. Het adres past in een envelop met venster rechts."),
    Pile.PHONE: _("Neemt iemand anders op? Zeg: “Ik bel later terug.” Zeg niet waarover het gaat."),
    Pile.SMS: _("De sms zegt alleen dat er een antwoord is. Geen naam, geen onderwerp."),
    Pile.NEXT_VISIT: _("Vertel het bij het volgende bezoek, met de woorden die hier staan."),
    Pile.HELPER: _("Vertel het aan wie helpt, en vraag om het door te zeggen."),
    Pile.NEXT_MEETING: _("Vertel het op de volgende bijeenkomst, voor iedereen."),
    Pile.WALL: _("Druk de affiche af en hang ze op in het ontmoetingshuis."),
    Pile.BY_HAND: _(
        "Dit mag niet op het bord: er zijn te weinig stemmen. Wie het op de site zei, leest het daar met een code. "
        "Weet je wie dit zei? Vertel het zelf. Anders: Lukt niet."
    ),
}


def _told(number: int) -> str:
    return ngettext("%(n)s antwoord is verteld.", "%(n)s antwoorden zijn verteld.", number) % {"n": number}


def _posted(number: int) -> str:
    return ngettext("%(n)s brief is gepost.", "%(n)s brieven zijn gepost.", number) % {"n": number}


def _hangs(number: int) -> str:
    return ngettext("De affiche hangt op, voor %(n)s mens.", "De affiche hangt op, voor %(n)s mensen.", number) % {
        "n": number
    }


_SAID: dict[Pile, Callable[[int], str]] = dict.fromkeys(Pile, _told)
DONE_WORDS = _SAID | {
    Pile.LETTER: _posted,
    Pile.WALL: _hangs,
}
