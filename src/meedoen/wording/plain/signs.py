"""What makes a Dutch text hard, sign by sign, each with its place (``domain.md §1f``, rules 1, 3, 5, 8).

``weight`` says how much a sign counts for the level: 1 is what a reader stumbles over, 3 is what makes them stop.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from ..usual import is_usual_word
from .lists import Listed, hard_words, known_capitals, known_long, not_done, short_forms
from .sentences import Sentence, Word

LONGEST = 15
"""Words in a sentence (Wablieft, level B: 15 to 20 at most)."""
LONG_WORD = 14
"""Letters in a word: the demand of this check."""
RARE_FROM = 9
"""From this length a word that is seldom heard weighs; a shorter one is mostly a name or a thing."""
BETWEEN = 12
"""Words that may stand between the two parts of a passive."""
NEAR = 5
"""Words that may stand between two denials of one thing."""

_TO_BE_DONE = frozenset({"word", "wordt", "worden", "werd", "werden"})
_DONE = re.compile(r"(?:\w{1,8})?ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{3,}[dt]|(?:aan|af|in|op|uit|voor)ge\w{2,}")
_DENIALS = frozenset({"niet", "geen", "nooit", "niemand", "niets", "nergens", "zonder", "noch", "geenszins"})
_BREAKS = frozenset({"en", "of", "maar", "want", "dus", "als", "omdat", "ook", "alleen", "wel"})
_UN = re.compile(
    r"on(?!der|t|ze?$|line|ge[a-z]{0,3}$|kruid|weer|heil|dank)\w{4,}(?:lijke?|ige?|bare?|ende?|aangename?|gewone?|bekende?)"
)


@dataclass(frozen=True)
class Hint:
    """What could be plainer: where it stands, in one sentence, and perhaps the word that can be taken over."""

    kind: str
    start: int
    end: int
    sentence: str
    weight: float
    hard: str = ""
    easy: str = ""


def of_text(text: str, found: list[Sentence]) -> list[Hint]:
    """Every sign, in the order of the text."""
    made = [*_short(text), *_capitals(text, found)]
    for sentence in found:
        hard = list(_hard(text, sentence))
        long = [hint for hint in _long_words(sentence) if not any(one.start <= hint.start < one.end for one in hard)]
        made += [*_long_sentence(text, sentence), *hard, *long]
        made += [*_passive(text, sentence), *_denied_twice(text, sentence), *_nobody(sentence)]
    return sorted(made, key=lambda hint: (hint.start, hint.end, hint.kind))


def _long_sentence(text: str, sentence: Sentence) -> Iterator[Hint]:
    number = len(sentence.words)
    if number > LONGEST:
        begin = text[sentence.start : sentence.words[3].end]
        told = _("De zin “%(begin)s …” telt %(number)s woorden. Maak er twee zinnen van.")
        weight = min(3, 1 + (number - LONGEST - 1) // 5)
        yield Hint("long", sentence.start, sentence.words[-1].end, told % {"begin": begin, "number": number}, weight)


def _hard(text: str, sentence: Sentence) -> Iterator[Hint]:
    """Words of the offices: at each place the longest entry that fits."""
    listed, words, at = hard_words(), sentence.words, 0
    while at < len(words):
        for parts, entry in listed.get(words[at].small, ()):
            here = words[at : at + len(parts)]
            if tuple(word.small for word in here) == parts:
                yield _listed(text, here[0].start, here[-1].end, entry)
                at += len(parts) - 1
                break
        at += 1


def _listed(text: str, start: int, end: int, entry: Listed) -> Hint:
    """The hint of an entry of the list: a short form weighs less than a word."""
    kind, weight = ("short", 0.5) if entry.hard in short_forms()[1] else ("word", 1.5)
    told = _("Zeg in plaats van “%(hard)s”: “%(easy)s”.") if entry.fits else _("“%(hard)s” is moeilijk. Zeg: %(easy)s.")
    said = {"hard": text[start:end], "easy": entry.easy}
    return Hint(kind, start, end, told % said, weight, entry.hard, entry.easy if entry.fits else "")


def _short(text: str) -> Iterator[Hint]:
    pattern, entries = short_forms()
    for found in pattern.finditer(text):
        yield _listed(text, found.start(), found.end(), entries[found.group().lower()])


def _long_words(sentence: Sentence) -> Iterator[Hint]:
    """Long words that are no name (a capital inside a sentence) and that are not heard every day."""
    for number, word in enumerate(sentence.words):
        if word.kind != "word" or (number and word.text[0].isupper()):
            continue
        longest = max(re.split(r"[-'’]", word.small), key=len)
        if len(longest) > LONG_WORD and longest not in known_long():
            told = _("“%(word)s” is een lang woord. Kan het korter, of in twee woorden?") % {"word": word.text}
            yield Hint("long_word", word.start, word.end, told, 0.7)


@lru_cache(maxsize=20_000)
def is_rare(small: str) -> bool:
    """Whether this word is seldom heard: long, not among the frequent words, not two of them written together."""
    return len(small) >= RARE_FROM and small not in known_long() and not is_usual_word(small)


def _passive(text: str, sentence: Sentence) -> Iterator[Hint]:
    """ "wordt … gedaan": nobody does it. The auxiliary with what is done, at most twelve words apart."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.small not in _TO_BE_DONE:
            continue
        after = [other for other in words[at + 1 : at + 2 + BETWEEN] if _is_done(other)]
        before = [other for other in words[max(0, at - 2) : at] if _is_done(other)]
        if after or before:
            ends = [word, (after or before[::-1])[0]]
            start, end = min(one.start for one in ends), max(one.end for one in ends)
            told = _("Zeg wie het doet: “de dienst herstelt het”. Nu staat er “%(words)s”.")
            yield Hint("passive", start, end, told % {"words": _cut(text[start:end])}, 1)
            return


def _is_done(word: Word) -> bool:
    small = word.small
    return word.kind == "word" and small not in not_done() and len(small) > 4 and _DONE.fullmatch(small) is not None


def _denied_twice(text: str, sentence: Sentence) -> Iterator[Hint]:
    """Two denials of one thing, without a comma or a "maar" between them; "niet onmogelijk" too."""
    words = sentence.words
    last: int | None = None
    for at, word in enumerate(words):
        if word.small in _BREAKS or (at and re.search(r"[,;:()–]", text[words[at - 1].end : word.start])):
            last = None
        un = last is not None and at == last + 1 and words[last].small in ("niet", "geen") and _UN.fullmatch(word.small)
        if un or (last is not None and at - last <= NEAR and word.small in _DENIALS):
            start, end = words[last].start, word.end  # type: ignore[index]
            told = _("“%(words)s”: twee keer nee in één zin. Zeg wat wél kan.")
            yield Hint("denied", start, end, told % {"words": _cut(text[start:end])}, 1.5)
            return
        if word.small in _DENIALS:
            last = at


def _nobody(sentence: Sentence) -> Iterator[Hint]:
    for word in sentence.words:
        if word.small == "men":
            yield Hint("men", word.start, word.end, _("Zeg wie “men” is: wij, de dienst, de gemeente."), 0.7)


def _capitals(text: str, found: list[Sentence]) -> Iterator[Hint]:
    """Shouted words, and capitals that stand for a name nobody explained: once each."""
    told: set[str] = set()
    for word in (word for sentence in found for word in sentence.words if word.kind == "word"):
        if not word.text.isupper() or word.text in told or len(word.text) < 2:
            continue
        told.add(word.text)
        if len(word.text) >= 5 and word.text not in known_capitals():
            sentence = _("Schrijf geen woorden in hoofdletters: dat leest moeilijk.")
            yield Hint("capitals", word.start, word.end, sentence, 0.5)
        elif word.text not in known_capitals() and not _explained(text, word):
            ask = _("Wat is “%(word)s”? Zeg het erbij, tussen haakjes.") % {"word": word.text}
            yield Hint("unexplained", word.start, word.end, ask, 0.7)


def _explained(text: str, word: Word) -> bool:
    """Brackets right behind it, or around it; with a number behind it, it is the name of a place or a bus."""
    if text[word.end : word.end + 1].isdigit():
        return True
    return text[word.end : word.end + 2].lstrip().startswith("(") or text[word.end : word.end + 1] == ")"


def _cut(words: str) -> str:
    """At most the first and the last words of a stretch."""
    parts = words.split()
    return " ".join(parts) if len(parts) <= 6 else f"{' '.join(parts[:2])} … {parts[-1]}"
