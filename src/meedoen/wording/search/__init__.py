"""From words that people write and type to the terms of a search index. Pure: no tables, no network.

Dutch gets word forms and compounds; French, English, Arabic and Turkish get word forms; what was typed wrong can be
mended against the words that an index really holds.
"""

from .query import Ask, Wanted, read, wanted
from .terms import TERM_MARK, shown_words, terms_of
from .typing_errors import candidates, closeness, ranked, sound, usual, worth_mending

__all__ = [
    "TERM_MARK",
    "Ask",
    "Wanted",
    "candidates",
    "closeness",
    "ranked",
    "read",
    "shown_words",
    "sound",
    "terms_of",
    "usual",
    "wanted",
    "worth_mending",
]
