"""Hints for plain language: long sentences, words of the offices, hidden doers (``domain.md §1f``, rules 1, 3, 5, 8).

A hint never blocks: it says what could be plainer and how. A fuller check of texts comes later; this is what is used
beside an answer.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST = 15
"""Words in a sentence (Wablieft, level B: 15 to 20 at most)."""

PLAINER = {
    "middels": "met", "inzake": "over", "alsook": "en ook", "teneinde": "om", "desgewenst": "als je wilt",
    "betreffende": "over", "participatie": "meedoen", "participeren": "meedoen", "faciliteren": "helpen",
    "derhalve": "dus", "conform": "zoals in", "aangaande": "over", "indien": "als", "tevens": "ook",
    "verstrekken": "geven", "opteren": "kiezen", "realiseren": "doen", "implementeren": "invoeren",
    "evalueren": "bekijken", "evaluatie": "terugblik", "dossier": "vraag", "toeleiding": "hulp om mee te doen",
    "draagvlak": "steun", "budgettair": "van het geld", "initiatief": "idee", "opportuun": "goed nu",
    "gefaseerd": "stap voor stap", "actoren": "mensen en diensten", "beleidsmatig": "van het beleid",
    "subsidiëren": "betalen", "omtrent": "over", "reeds": "al", "gelieve": "wil je", "tijdens de zitting": "toen",
}  # fmt: skip
"""Words of the offices and what people say."""

_END = re.compile(r"(?<=[.!?;:])\s+|\n+")
_PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden)\b[^.!?]*\bdoor\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{5,}\b")
_MEN = re.compile(r"\bmen\b", re.IGNORECASE)


@dataclass(frozen=True)
class Hint:
    """What could be plainer, in one sentence."""

    kind: str
    sentence: str


def hints(text: str, *, longest: int = LONGEST) -> list[Hint]:
    """What could be plainer in this Dutch text, each thing once, in the order in which it stands there."""
    found = []
    for sentence in (part.strip() for part in _END.split(text)):
        number = sum(1 for word in sentence.split() if re.search(r"\w", word))
        if number > longest:
            begin = " ".join(sentence.split()[:4])
            told = _("De zin “%(begin)s …” telt %(number)s woorden. Maak er twee zinnen van.")
            found.append(Hint("long", told % {"begin": begin, "number": number}))
        if _PASSIVE.search(sentence):
            found.append(
                Hint("passive", _("Zeg wie het doet: “de dienst herstelt het” in plaats van “wordt hersteld door”."))
            )
    plain = text.casefold()
    for hard, easy in PLAINER.items():
        if re.search(rf"\b{re.escape(hard)}\b", plain):
            found.append(Hint("word", _("Zeg in plaats van “%(hard)s”: “%(easy)s”.") % {"hard": hard, "easy": easy}))
    if _MEN.search(text):
        found.append(Hint("men", _("Zeg wie “men” is: wij, de dienst, de gemeente.")))
    if _CAPITALS.search(text):
        found.append(Hint("capitals", _("Schrijf geen woorden in hoofdletters: dat leest moeilijk.")))
    return list(dict.fromkeys(found))
