"""Whether a word is one of every day."""

from .search.folding import fold
from .search.lexicon import words

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
