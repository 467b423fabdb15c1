"""G29: what a resident reads is short, in every language, and nothing is missing (``trust.md`` rule 20, W6)."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from tools.checks import translations

ROOT = Path(__file__).resolve().parents[2]
LONGEST = {"nl": 12, "fr": 15, "en": 15, "ar": 15, "tr": 15}
"""Words in a sentence: twelve in Dutch; a translation may need three more."""

_END = re.compile(r"(?<=[.!?؟:;])\s+|\n+")
_TAG = re.compile(r"<[^>]+>")
_FILLED_IN = re.compile(r"%\(\w+\)s|%s")
HARD = re.compile(
    r"\b(middels|inzake|alsook|dien[ts]?|teneinde|desgewenst|betreffende|participatie|toeleid\w*|faciliteren|"
    r"doelgroep\w*|drempel\w*|kansengroep\w*|zulks|derhalve|conform|aangaande|indien|tevens|verstrekken|opteren)\b",
    re.IGNORECASE,
)
"""Words of the offices, of which residents get none (``domain.md §1f`` 5)."""


def sentences(text):
    """Each sentence; what is filled in counts as one word."""
    plain = _FILLED_IN.sub("x", _TAG.sub(" ", text))
    return [part for part in _END.split(plain) if part.strip()]


def length(sentence):
    return sum(1 for word in sentence.split() if re.search(r"\w", word))


@cache
def seen_by_residents():
    return translations.for_residents(ROOT)


@cache
def told(language):
    """Every text that residents see in a language; an empty one where it is missing."""
    if language == "nl":
        return [text for one in seen_by_residents() for text in ([one.id] if isinstance(one.id, str) else one.id)]
    file = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    with file.open("rb") as stream:
        catalogue = read_po(stream)
    found = []
    for one in seen_by_residents():
        entry = catalogue.get(one.id if isinstance(one.id, str) else one.id[0], one.context)
        said = entry.string if entry is not None and not entry.fuzzy else ""
        found += [said] if isinstance(said, str) else list(said)
    return found


@pytest.mark.parametrize("language", LONGEST)
def test_no_sentence_for_residents_is_long_and_none_is_missing(language, goal):
    missing = [text for text in told(language) if not text.strip()]
    long = [one for text in told(language) for one in sentences(text) if length(one) > LONGEST[language]]
    goal(f"G29-missing-{language}", len(missing), n=len(told(language)))
    goal(f"G29-long-sentences-{language}", len(long), n=sum(len(sentences(text)) for text in told(language)))
    assert (missing, long) == ([], [])


def test_no_word_of_the_offices():
    assert {text: HARD.findall(text) for text in told("nl") if HARD.search(text)} == {}


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Kom gewoon langs. Je hoeft niets te doen.", [3, 5]),
        ("%(name)s <strong>wacht</strong> je op – echt", [5]),
        ("Met twee:\neen en twee", [2, 3]),
    ],
)
def test_how_sentences_are_counted(text, lengths):
    assert [length(one) for one in sentences(text)] == lengths
