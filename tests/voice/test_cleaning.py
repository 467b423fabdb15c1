"""The cleaning step: planted identities are pointed out, and what is left says the same without them."""

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from meedoen.voice.rules.cleaning import hits_in, neutral
from meedoen.voice.rules.cleaning.ordinary import given_names
from meedoen.wording.public import is_usual_word

DATA = Path(__file__).parent / "data"
FLOOR = 0.95
KNOWN = ("Westerlo", "Kalmthout", "Tongerlo", "Heide", "Nieuwmoer", "Dilbeek", "Harelbeke", "Willebroek")
PHRASINGS = json.loads((DATA / "phrasings.json").read_text())
"""Written by somebody who had not read the rules."""
LATER = json.loads((DATA / "phrasings_later.json").read_text())
"""Fifty more by the same hand, written when the rules stood; nothing was tuned on them (first run: 50 of 51 caught)."""
FLEMISH = json.loads((DATA / "flemish_phrasings.json").read_text())
"""How people in Flanders say names, streets, ages, days and numbers; written beside the rules, so each one holds."""
NEUTRAL = json.loads((DATA / "neutral.json").read_text())
"""Two hundred sentences that give nobody away, with the numbers, places and services people speak of."""
THIRD = json.loads((DATA / "phrasings_third.json").read_text())
"""Two hundred more by a third hand that had not seen the rules; the first run caught 206 of 219 (94.1 %)."""
NEUTRAL_THIRD = json.loads((DATA / "neutral_third.json").read_text())
"""Two hundred that give nobody away, by the same hand; bare streets, blocks and classes are pointed at on purpose."""
FOURTH = json.loads((DATA / "phrasings_fourth.json").read_text())
"""Two hundred by a fourth hand that had not seen the rules either; nothing was tuned on them. The first run caught 198
of 204 (97.1 %) and pointed at ten of the fifty that give nobody away."""
OWN = json.loads((DATA / "own_phrasings.json").read_text())


def missed(phrasing):
    """What was planted and not pointed out.

    Caught is a piece that was touched, of which nothing stays outside but words of every day ("de kleine Jayden").
    """
    text, found = phrasing["text"], []
    hits = hits_in(text, known=KNOWN)
    for planted in phrasing["planted"]:
        span = planted["span"]
        start, end = span if isinstance(span, list) else (text.index(span), text.index(span) + len(span))
        touched = any(hit.start < end and start < hit.end for hit in hits)
        outside = [
            word.group()
            for word in re.finditer(r"\w+", text[start:end])
            if not any(hit.start <= start + word.start() and start + word.end() <= hit.end for hit in hits)
        ]
        if not touched or any(tells(word) for word in outside):
            found.append(planted)
    return found


def tells(word):
    """Whether a word alone could give somebody away."""
    if len(word) <= 2:
        return word.isdigit()
    return not is_usual_word(word) or word.lower() in given_names()


@pytest.mark.parametrize("phrasing", OWN, ids=lambda one: one["text"][:40])
def test_what_is_planted_is_pointed_out(phrasing):
    assert missed(phrasing) == []
    if not phrasing["planted"]:
        assert hits_in(phrasing["text"], known=KNOWN) == []


def test_two_hundred_phrasings_by_somebody_else(capsys):
    planted = Counter(one["kind"] for phrasing in PHRASINGS for one in phrasing["planted"])
    lost = Counter(one["kind"] for phrasing in PHRASINGS for one in missed(phrasing))
    with capsys.disabled():
        for kind, number in planted.most_common():
            print(f"\n  {kind}: {number - lost[kind]} of {number} caught", end="")
    assert len(PHRASINGS) >= 200
    assert 1 - lost.total() / planted.total() >= FLOOR


@pytest.mark.parametrize("phrasings", [LATER, THIRD, FOURTH], ids=["later", "third", "fourth"])
def test_phrasings_that_were_written_when_the_rules_stood(phrasings):
    planted = sum(len(phrasing["planted"]) for phrasing in phrasings)
    lost = [one for phrasing in phrasings for one in missed(phrasing)]
    assert 1 - len(lost) / planted >= FLOOR, lost


def test_few_neutral_sentences_of_a_third_hand_are_pointed_at():
    touched = [text for text in NEUTRAL_THIRD if hits_in(text, known=KNOWN)]
    assert len(touched) <= len(NEUTRAL_THIRD) * 8 // 100, touched


def test_how_flanders_says_it_is_pointed_out():
    assert [phrasing["text"] for phrasing in FLEMISH if missed(phrasing)] == []


def test_of_two_hundred_neutral_sentences_hardly_one_is_pointed_at():
    touched = [text for text in NEUTRAL if hits_in(text, known=KNOWN)]
    assert len(NEUTRAL) >= 200
    assert len(touched) <= len(NEUTRAL) // 50, touched


def test_a_long_text_is_looked_over_at_once():
    """No shape walks the same words again and again: twice the words cost about twice the time."""
    text = " ".join(phrasing["text"] for phrasing in FLEMISH)
    began = time.process_time()
    hits_in(text[:4_000], known=KNOWN)
    short = time.process_time() - began
    began = time.process_time()
    hits_in(text[:8_000], known=KNOWN)
    assert time.process_time() - began < 6 * short + 0.05


def test_plain_phrasings_are_mostly_left_alone():
    plain = [phrasing for phrasing in PHRASINGS if not phrasing["planted"]]
    touched = [phrasing["text"] for phrasing in plain if hits_in(phrasing["text"], known=KNOWN)]
    assert len(touched) <= len(plain) // 10, touched


@pytest.mark.parametrize(
    ("said", "neutrally"),
    [
        ("Mevrouw Claes kan de trap niet op.", "Iemand kan de trap niet op."),
        ("Haar zoon Yassin mag niet mee.", "Haar zoon mag niet mee."),
        ("Een gezin in de Kerkstraat 12 heeft het koud.", "Een gezin in de buurt heeft het koud."),
        ("Op 12 maart 2026 was het loket dicht.", "onlangs was het loket dicht."),
        ("Bel 0470 12 34 56, de lift is stuk.", "Bel (…), de lift is stuk."),
    ],
)
def test_the_neutral_wording_says_the_same(said, neutrally):
    assert neutral(said, hits_in(said)) == neutrally
    assert hits_in(neutral(said, hits_in(said))) == []
