"""Whether a word is one of every day, and which words say nothing of what a text is about."""

from functools import cache

from .search.folding import fold
from .search.lexicon import words
from .search.lists import words_in
from .search.terms import dutch, foreign

RARE = 3
"""From this band on a word joins no other: names hide there."""


def is_usual_word(word: str, *, well_known: bool = False) -> bool:
    """Whether this form is among the frequent Dutch words, or two of them written together (``speelplein``).

    ``well_known`` leaves out the rarest band, in which names stand too.
    """
    form = fold(word)
    if words().get(form, RARE + 1) < (RARE if well_known else RARE + 1):
        return True
    bands = words()
    return any(bands.get(form[:cut], RARE) < RARE > bands.get(form[cut:], RARE) for cut in range(4, len(form) - 3))


SAY_NOTHING = """
een het de en of maar want dus als dan dat die dit deze wie wat waar hoe wanneer ik je jij hij zij ze wij we jullie u uw
mijn jouw zijn haar ons onze hun hen hem er hier daar niet geen nog al ook wel heel erg veel weinig meer minder te voor
na naar van in op aan uit bij met zonder om over onder tussen door tot tegen tijdens is ben bent was waren wordt worden
werd heeft heb hebben had hadden kan kunnen kon konden mag mogen moet moeten moest wil willen zal zullen zou zouden gaat
gaan ging komt komen kwam doet doen deed krijgt krijgen vindt vinden zegt zeggen weet weten mensen iemand niemand iets
niets alles iedereen iedere elke elk altijd nooit vaak soms nu toen weer terug alleen zelf zich omdat terwijl sinds
andere ander zo toch even jaar maand week dag dagen
"""


@cache
def terms_left_out() -> frozenset[str]:
    """The terms of words that say nothing of what a text is about, in Dutch and in French."""
    plain = {term for word in [*SAY_NOTHING.split(), *words_in("empty")] for term in dutch(word)}
    return frozenset(plain | {foreign(word, "fr") for word in words_in("empty_fr")})
