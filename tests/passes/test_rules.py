"""The schemes of the survey, line by line, and the laws that hold for every scheme that anybody could make."""

import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meedoen.passes.rules import periods, schemes
from meedoen.passes.rules.deciding import Asked, Past, decide, room
from meedoen.passes.rules.families import FAMILIES, try_on
from meedoen.passes.rules.saying import explain, left_words
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.passes.terms import Cost, Deadline, Decider, Payer, Period, Proof, Where

from . import schemes as known

ON = datetime.date(2026, 7, 6)


def asked(cents, **said):
    base = {"cost": "membership", "on": ON, "asked_on": ON, "age": 30, "paid_to": "person", "proof": "invoice"}
    return Asked(cents, **{**base, **said})


def past(*cents, on=datetime.date(2026, 2, 1), mine=True):
    return [Past(on, one, mine) for one in cents]


GRANTED = [
    # scheme, claim, what was granted before, (fund, person, organiser)
    (known.DILBEEK_2, asked(13_000), [], (10_000, 3_000, 0)),
    (known.DILBEEK_2, asked(13_000), past(6_000), (4_000, 9_000, 0)),
    (known.DILBEEK_2, asked(3_333), [], (2_666, 667, 0)),
    (known.TURNHOUT, asked(3_500, paid_to="organiser", asked_on=datetime.date(2026, 5, 6)), [], (1_400, 700, 1_400)),
    (known.RONSE, asked(4_001, paid_to="organiser"), [], (1_000, 2_001, 1_000)),
    (known.MEETJESLAND, asked(2_000), [], (1_500, 500, 0)),
    (known.HASSELT, asked(2_000, home="Genk"), [], (1_600, 400, 0)),
    (known.DESSEL, asked(100_000), [], (80_000, 20_000, 0)),
    (known.JABBEKE, asked(1_000), [], (900, 100, 0)),
    (known.DIEPENBEEK, asked(20_000, age=17), [], (10_000, 10_000, 0)),
    (known.DIEPENBEEK, asked(20_000, age=18), [], (8_000, 12_000, 0)),
    (known.BEKKEVOORT, asked(20_000, age=25), [], (15_000, 5_000, 0)),
    (known.BOCHOLT, asked(30_000), past(1_000, on=datetime.date(2025, 12, 31)), (20_000, 10_000, 0)),
    (known.MIDDELKERKE, asked(9_000, age=17, paid_to="organiser"), [], (9_000, 0, 0)),
    (known.MIDDELKERKE, asked(9_000, age=18, paid_to="organiser"), [], (7_200, 1_800, 0)),
    (known.HEUSDEN_ZOLDER, asked(10_000, age=3, paid_to="organiser"), [], (8_000, 2_000, 0)),
    (known.LANDEN, asked(1_000), [], (800, 200, 0)),
]
REFUSED = [
    (known.DILBEEK_2, asked(1_000), past(500, 500), "number"),
    (known.DILBEEK_2, asked(1_000), past(10_000), "used_up"),
    (known.DILBEEK_2, asked(1_000, here=False), [], "where"),
    (known.DILBEEK_2, asked(1_000, home="Ninove"), [], "domicile"),
    (known.TURNHOUT, asked(1_000, paid_to="organiser", asked_on=datetime.date(2026, 5, 7)), [], "deadline"),
    (known.TURNHOUT, asked(1_000), [], "paid_to"),
    (known.BEKKEVOORT, asked(1_000, age=26), [], "age"),
    (known.BEKKEVOORT, asked(1_000, age=None), [], "age_missing"),
    (known.BEKKEVOORT, asked(1_000, age=9, asked_on=datetime.date(2027, 1, 15)), [], "deadline"),
    (known.MIDDELKERKE, asked(1_000, paid_to="organiser", proof="receipt"), [], "proof"),
    (known.MIDDELKERKE, asked(1_000, paid_to="organiser", asked_on=datetime.date(2026, 7, 7)), [], "deadline"),
    (known.HEUSDEN_ZOLDER, asked(1_000, age=19, paid_to="organiser"), [], "age"),
    (Terms(costs=("camp",)), asked(1_000), [], "cost"),
    (Terms(bands=(Band(0, 40),)), asked(1), [], "too_small"),
]


@pytest.mark.parametrize(("terms", "claim", "before", "parts"), GRANTED)
def test_each_scheme_of_the_survey_grants(terms, claim, before, parts):
    found = decide(terms, claim, before)
    assert (found.refused, (found.granted, found.person, found.organiser)) == ("", parts)


@pytest.mark.parametrize(("terms", "claim", "before", "reason"), REFUSED)
def test_each_scheme_of_the_survey_refuses(terms, claim, before, reason):
    found = decide(terms, claim, before)
    assert (found.refused, found.granted, found.person) == (reason, 0, claim.cents)
    assert explain(found, terms).endswith(".")
    assert "%(" not in explain(found, terms)


def test_bekkevoort_takes_claims_until_14_january():
    claim = asked(1_000, age=9, on=datetime.date(2026, 12, 31), asked_on=datetime.date(2027, 1, 14))
    assert decide(known.BEKKEVOORT, claim).granted == 900


def test_a_decision_says_what_it_did():
    plain = lambda decision, terms: explain(decision, terms).replace("\xa0", " ")
    cut = decide(known.DILBEEK_2, asked(13_000))
    assert plain(cut, known.DILBEEK_2) == (
        "80 % van € 130 is € 104. Het plafond is € 100. Zelf te betalen: € 30."
    )  # fmt: skip
    split = decide(known.TURNHOUT, asked(3_500, paid_to="organiser", asked_on=datetime.date(2026, 1, 1)))
    assert plain(split, known.TURNHOUT) == "40 % van € 35 is € 14. De organisator draagt € 14. Zelf te betalen: € 7."
    rest = decide(known.DILBEEK_2, asked(13_000), past(6_000))
    assert "Daarvan is nog € 40 over." in plain(rest, known.DILBEEK_2)
    assert "Het comité beslist nog." in explain(decide(known.LANDEN, asked(900)), known.LANDEN)


def test_who_else_has_to_say_yes():
    terms = Terms(four_eyes_above=5_000)
    assert decide(terms, asked(6_250)).waits_for == ""
    assert decide(terms, asked(6_252)).waits_for == "second"
    assert decide(known.LANDEN, asked(100)).waits_for == "committee"


def test_the_ceiling_of_the_household_counts_everybody():
    terms = Terms(bands=(Band(0, 80, 10_000),), household_ceiling=15_000)
    before = past(9_000, mine=False) + past(3_000)
    found = decide(terms, asked(20_000), before)
    assert (found.granted, found.cut_by, found.ceiling) == (3_000, "household", 15_000)


def test_schemes_that_do_not_go_together():
    ocmw, second = Terms(), known.DILBEEK_2
    assert schemes.excluded("pas", second, {"ocmw": ocmw}) == {"ocmw"}
    assert schemes.excluded("ocmw", ocmw, {"pas": second}) == {"pas"}
    assert schemes.excluded("ocmw", ocmw, {"pas": Terms(), "ocmw": ocmw}) == set()
    assert decide(second, asked(100), clashes=True).refused == "cumulation"


def test_shares_that_are_thresholds_are_pointed_out():
    assert schemes.cautions(known.RONSE) == ["person_share"]
    assert schemes.cautions(Terms(bands=(Band(0, 75),), organiser_rate=5)) == ["organiser_share"]
    assert schemes.cautions(known.TURNHOUT) == []


def test_what_is_left_in_one_sentence():
    left = room(known.DILBEEK_2, past(4_000), ON)
    assert left_words(left).replace("\xa0", " ") == "Nog € 60 en 1 keer, tot 31/12/2026."
    assert left_words(room(known.DESSEL, [], ON)) == "Er is geen hoogste bedrag."
    money = left_words(room(known.DILBEEK_2, past(10_000), ON)).replace("\xa0", " ")
    assert money == "Het bedrag van € 100 is opgebruikt. Niets meer over. Vanaf 01/01/2027 kan het opnieuw."
    assert left_words(room(known.DILBEEK_2, past(1_000, 1_000), ON)).startswith("Al 2 van 2 keer gebruikt. Niets")
    home = Terms(bands=(Band(0, 80, 10_000),), household_ceiling=6_000)
    assert "€ 60 voor het gezin" in left_words(room(home, past(6_000), ON)).replace("\xa0", " ")


@pytest.mark.parametrize("bands", [(), (Band(3, 80),), (Band(0, 80), Band(0, 90)), (Band(0, 101),), (Band(0, -1),)])
def test_terms_that_make_no_sense_are_refused(bands):
    with pytest.raises(ValueError, match=r"bands|shares"):
        Terms(bands=bands)


def test_every_family_of_the_trial_adds_up():
    for terms in (known.DILBEEK_2, known.BOCHOLT, known.DIEPENBEEK, known.MIDDELKERKE):
        for family in FAMILIES:
            tried = try_on(terms, family, 2026)
            assert tried.granted + tried.person == tried.price > 0


# Laws.

CENTS = st.integers(1, 100_000)
MOST = st.none() | st.integers(0, 5)
CEILING = st.none() | st.integers(0, 60_000)
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31))


@st.composite
def terms(draw, most=MOST):
    organiser = draw(st.integers(0, 60))
    ages = sorted({0, *draw(st.lists(st.integers(1, 80), max_size=3))})
    bands = tuple(Band(age, draw(st.integers(0, 100 - organiser)), draw(CEILING)) for age in ages)
    return Terms(
        bands=bands,
        organiser_rate=organiser,
        household_ceiling=draw(CEILING),
        period=draw(st.sampled_from(Period.values)),
        most=draw(most),
        costs=tuple(sorted(draw(st.sets(st.sampled_from(Cost.values))))),
        where=draw(st.sampled_from(Where.values)),
        deadline=draw(st.sampled_from(Deadline.values)),
        deadline_days=draw(st.integers(0, 90)),
        proof=draw(st.sampled_from(Proof.values)),
        decider=draw(st.sampled_from(Decider.values)),
        four_eyes_above=draw(st.none() | CENTS),
        paid_to=tuple(sorted(draw(st.sets(st.sampled_from(["person", "organiser", "third"]), min_size=1)))),
        payer=draw(st.sampled_from(Payer.values)),
    )


CLAIMS = st.builds(
    asked, CENTS, on=DAYS, age=st.none() | st.integers(0, 99), here=st.booleans(), asked_on=DAYS,
    proof=st.sampled_from(Proof.values), paid_to=st.sampled_from(["person", "organiser", "third"]),
    cost=st.sampled_from(Cost.values),
)  # fmt: skip


@given(terms())
def test_terms_come_back_as_they_were_kept(made):
    assert schemes.read(schemes.kept(made)) == made


@settings(max_examples=60)
@given(terms(), CLAIMS, st.lists(st.builds(Past, DAYS, CENTS, st.booleans()), max_size=6))
def test_the_parts_add_up_and_none_is_negative(made, claim, before):
    found = decide(made, claim, before)
    assert found.granted + found.person + found.organiser == found.price == claim.cents
    assert min(found.granted, found.person, found.organiser) >= 0
    assert bool(found.refused) == (found.granted == 0)
    assert "%(" not in explain(found, made)


def plainly(made):
    """The same scheme, for claims that are refused for nothing but what was used."""
    return Terms(bands=(made.bands[0],), organiser_rate=made.organiser_rate, period=made.period, most=made.most,
                 household_ceiling=made.household_ceiling)  # fmt: skip


def claimed(made, wanted):
    """(day, granted, mine) of these claims (day, price, mine), entered one after the other."""
    done = []
    for on, cents, mine in wanted:
        before = [Past(day, given_, whose == mine) for day, given_, whose in done]
        granted = decide(made, asked(cents, on=on, asked_on=on), before).granted
        if granted:
            done.append((on, granted, mine))
    return done


WANTED = st.lists(st.tuples(DAYS, CENTS, st.booleans()), max_size=9)


@settings(max_examples=100)
@given(terms(), WANTED)
def test_never_over_a_ceiling_in_any_period_whatever_the_order(made, wanted):
    made = plainly(made)
    done = claimed(made, wanted)
    for start, _granted, mine in done:
        end = periods.year_later(start)
        inside = [
            one for one in done
            if (one[0].year == start.year if made.period == Period.CALENDAR else start <= one[0] < end)
        ]  # fmt: skip
        own = [one[1] for one in inside if one[2] == mine]
        ceiling = made.bands[0].ceiling
        assert ceiling is None or sum(own) <= ceiling
        assert made.household_ceiling is None or sum(one[1] for one in inside) <= made.household_ceiling
        assert made.most is None or len(own) <= made.most


@given(terms(most=st.none()), st.tuples(DAYS, CENTS, st.booleans()), st.tuples(DAYS, CENTS, st.booleans()))
def test_the_order_of_two_claims_never_changes_the_total(made, first, second):
    made = plainly(made)
    total = lambda *wanted: sum(granted for _on, granted, _mine in claimed(made, wanted))
    assert total(first, second) == total(second, first)


@given(DAYS, DAYS)
def test_two_days_are_near_the_same_way_round(one, other):
    assume(one != other)
    for period in Period.values:
        assert periods.near(period, one, other) == periods.near(period, other, one)
        counted = periods.used(period, [(one, 5)], other) == 5
        assert counted == periods.near(period, one, other)
