"""What a note may say, how notes fade, how contacts are counted: tables without a database."""

import datetime
import uuid

import pytest

from meedoen.kernel.privacy.classes import Keep
from meedoen.kernel.refusals import Refused
from meedoen.outreach.rules import days, fading, figures, notes, visiting, ways
from meedoen.outreach.rules.figures import Seen
from meedoen.outreach.rules.notes import Ask, Told
from meedoen.outreach.rules.ways import STANDARD

TODAY = datetime.date(2026, 5, 20)
DAY = datetime.timedelta(days=1)
REGISTER_NUMBER = "85.07.30-033.28"


def told(**fields):
    return Told(**{"kind": "street", "on": TODAY, "area_id": uuid.uuid4(), "themes": ("housing",), **fields})


@pytest.mark.parametrize(
    ("fields", "field", "begins"),
    [
        ({"on": TODAY + DAY}, "on", "Deze dag moet nog komen"),
        ({"on": TODAY - 400 * DAY}, "on", "Dit is langer dan een jaar geleden"),
        ({"area_id": None}, "where", "Kies waar het was"),
        ({"answered": False}, "answered", "Niemand thuis kan alleen"),
        ({"persons": 0}, "persons", "Tel minstens één mens"),
        ({"persons": 501}, "persons", "Tel minstens één mens"),
        ({"households": 2}, "households", "Er kunnen niet meer gezinnen zijn"),
        ({"kind": "letter"}, "kind", "Kies een van de mogelijkheden"),
        ({"themes": ("origin",)}, "themes", "Kies een van de mogelijkheden"),
        ({"thresholds": ("poor",)}, "thresholds", "Kies een van de mogelijkheden"),
        ({"asks": (Ask("question", f"nummer {REGISTER_NUMBER}"),)}, "question", "Hier staat een rijksregisternummer"),
        ({"secret": REGISTER_NUMBER}, "secret", "Hier staat een rijksregisternummer"),
        ({"asks": (Ask("question", "x" * 141),)}, "question", "Deze tekst telt 141 tekens"),
        ({"asks": (Ask("promise", " "),)}, "promise", "Schrijf in enkele woorden"),
        ({"asks": (Ask("promise", "bellen", TODAY - DAY),)}, "promise_due", "Deze dag is al voorbij"),
        ({"asks": (Ask("next", "", TODAY - DAY),)}, "next_on", "Deze dag is al voorbij"),
        ({"asks": (Ask("next"),)}, "next_on", "Kies de dag van het volgende contact"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(fields, field, begins):
    with pytest.raises(Refused) as refusal:
        notes.check(told(**fields), today=TODAY, themes=STANDARD)
    assert (refusal.value.field, refusal.value.sentence.startswith(begins)) == (field, True), refusal.value.sentence


@pytest.mark.parametrize("fields", [{}, {"kind": "home_visit", "answered": False, "persons": 0}, {"on": TODAY - DAY}])
def test_what_can_be_passes(fields):
    notes.check(told(**fields), today=TODAY, themes=STANDARD)


def test_a_note_is_written_and_read_the_same():
    said = told(
        asks=(Ask("question", "zoekt opvang"), Ask("next", "", TODAY + DAY)), place_id=uuid.uuid4(),
        thresholds=("affordable",), person={"who": "known", "person": uuid.uuid4()}, secret="stil",
    )  # fmt: skip
    assert notes.from_text(said.as_text()) == said
    assert notes.from_text(said.as_text()).as_text() == said.as_text()


@pytest.mark.parametrize(
    ("fields", "has_person", "met"),
    [
        ({}, False, "unknown"),
        ({"who": "first_name", "person": {"person": None}}, True, "new"),
        ({"who": "first_name", "person": {"person": uuid.uuid4()}}, True, "known"),
        ({"who": "code"}, True, "known"),
        ({"met": "new"}, False, "new"),
        ({"answered": False, "kind": "home_visit", "who": "known"}, True, "unknown"),
    ],
)
def test_new_and_known(fields, has_person, met):
    assert notes.met_of(told(**fields), has_person=has_person) == met


def test_by_when():
    assert notes.due_of(Ask("question", "x"), TODAY) == TODAY + 14 * DAY
    assert notes.due_of(Ask("promise", "x"), TODAY) == TODAY + 7 * DAY
    assert notes.due_of(Ask("promise", "x", TODAY + DAY), TODAY) == TODAY + DAY


def test_a_network_lets_notes_fade_sooner_and_never_later():
    now = datetime.datetime(2026, 5, 20, 3, tzinfo=datetime.UTC)
    cutoff = now - datetime.timedelta(days=Keep.SESSION.days)
    for chosen, after in ((365, 365), (31, 31), (730, 730), (9000, 730)):
        assert fading.fades_before(cutoff, Keep.SESSION.days, chosen) == now - datetime.timedelta(days=after)


def seen(**fields):
    empty = {
        "on": TODAY, "kind": "street", "answered": True, "person": None, "persons": 1, "households": 1,
        "met": "unknown", "brought": False, "themes": (), "thresholds": (), "area": "Zandberg",
    }  # fmt: skip
    return Seen(**{**empty, **fields})


def test_a_contact_is_no_person_and_a_closed_door_is_no_reach():
    amina, luc = uuid.uuid4(), uuid.uuid4()
    rows = [
        seen(kind="home_visit", person=amina, met="new", themes=("housing", "housing")),
        seen(kind="home_visit", person=amina, met="known", themes=("housing",)),
        seen(kind="home_visit", answered=False, persons=0, households=0, person=luc, themes=("income",)),
        seen(persons=3, households=2, met="new", thresholds=("trusted",)),
        seen(kind="group", person=luc, persons=4, households=3, brought=True),
    ]
    found = figures.count(rows)
    assert (found.contacts, found.visits, found.unanswered) == (4, 3, 1)
    assert (len(found.persons), len(found.new), len(found.known), len(found.brought)) == (2, 1, 1, 1)
    assert (found.unnamed, found.unnamed_households, found.new_unnamed) == (3 + 3, 2 + 2, 3)
    assert found.themes == {"housing": 2}
    assert (found.thresholds, found.areas) == ({"trusted": 1}, {"Zandberg": 4})


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ((2026, 11, 30), (2025, 11, 1), (2026, 10, 31)),
        ((2026, 1, 1), (2025, 1, 1), (2025, 12, 31)),
        ((2028, 3, 31), (2027, 3, 1), (2028, 2, 29)),
    ],
)
def test_twelve_whole_months(today, first, last):
    found = figures.whole_months(datetime.date(*today))
    assert found == (datetime.date(*first), datetime.date(*last))
    assert len(figures.months_between(*found)) == 12


def test_days_are_told_from_five_answers_on():
    assert days.median_days([1, 2, 3, 4]) is None
    assert days.median_days([1, 2, 3, 4, 40]) == 3


def test_own_words_keep_their_code():
    typed = "Energie en water\n\n  energie EN water \nBuren  en ruzie"
    assert ways.own_words(typed) == [
        ("own-energie-en-water", "Energie en water"),
        ("own-buren-en-ruzie", "Buren en ruzie"),
    ]
    chosen = ways.themes(["housing"], ways.own_words(typed))
    assert [one.word for one in chosen] == ["Wonen", "Energie en water", "Buren en ruzie"]
    assert ways.word_of("income", chosen) == "Inkomen"
    assert ways.word_of("own-weg-en-weer", chosen) == "weg en weer"


def test_visits_of_the_year():
    assert visiting.due_after(TODAY, 8) == TODAY + 56 * DAY
    assert visiting.expected_by(datetime.date(2026, 7, 2), 60) == 30
    assert visiting.expected_by(datetime.date(2026, 12, 31), 60) == 60
