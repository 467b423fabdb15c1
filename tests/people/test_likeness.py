"""Who looks like whom: sounds, nicknames, swapped names, typing errors; measured on labelled data by the bench."""

import pytest

from meedoen.people.rules import likeness, naming
from meedoen.people.rules.likeness import Said, of_address
from meedoen.people.rules.nicknames import full_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Van den Berghe", "Vandenberge"),
        ("De Clerck", "Declercq"),
        ("Schmidt", "Schmit"),
        ("Verhaeghe", "Verhage"),
        ("Mohammed", "Muhammad"),
        ("Aerts", "Aarts"),
        ("El Haddad", "Elhadad"),
    ],
)
def test_names_that_sound_alike(one, other):
    assert naming.heard(one) == naming.heard(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Peeters", "Claes"), ("Amina", "Karim"), ("Jan", "Els")])
def test_names_that_do_not(one, other):
    assert naming.heard(one) != naming.heard(other)


@pytest.mark.parametrize(
    ("short", "name"), [("Jef", "jozef"), ("FONS", "alfons"), ("Fatma", "fatima"), ("Zora", "Zora")]
)
def test_a_nickname_stands_for_a_name(short, name):
    assert full_name(short) == name


@pytest.mark.parametrize(
    ("line", "street", "number", "postcode", "place"),
    [
        ("Dorp 1, 2260 Westerlo", "Dorp ", "1", "2260", " Westerlo"),
        ("Marktplein 12b, 8530 Harelbeke", "Marktplein ", "12b", "8530", " Harelbeke"),
        ("Kerkstraat 3", "Kerkstraat ", "3", "", ""),
        ("Grote Baan 1200, Willebroek", "Grote Baan ", "1200", "", " Willebroek"),
        ("bij de bakker", "bij de bakker", "", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_an_address_in_one_line(line, street, number, postcode, place):
    said = of_address("", "", "", line)
    assert (said.street, said.number, said.postcode, said.place) == (street, number, postcode, place)


AMINA = of_address("Amina", "Haddad", "+32470123456", "Dorp 12, 2260 Westerlo")


def shared(other):
    kept = likeness.texts(AMINA)
    return {text for text in likeness.asked(other) if text in kept}


@pytest.mark.parametrize(
    "other",
    [
        Said("Haddad", "Amina"),
        Said("Amnia", "Hadad"),
        of_address("", "Hadad", "", "Drop 12, 2260 Westerlo"),
        of_address("Amina", "Peeters", "", "Dorp 12, 2260 Westerlo"),
        Said(reach="+32470123456"),
    ],
)
def test_errors_swaps_and_moves_still_share_something(other):
    assert shared(other) != set()


def test_somebody_else_shares_nothing():
    assert shared(of_address("Karim", "Peeters", "+32470999999", "Stationsstraat 4, 8530 Harelbeke")) == set()


def test_a_first_name_alone_makes_few_prints():
    assert len(likeness.texts(Said("Amina", reach="+32470123456"))) == 4
    assert len(likeness.texts(AMINA)) < 55
    assert likeness.texts(Said()) == {}


def test_the_rarer_the_more():
    says = likeness.weights({"a": 1, "b": 1000}, {"a": "FL", "b": "FL"})
    assert says["a"] > says["b"] > 0


def test_the_reasons_are_said_once():
    assert likeness.reasons({"FL", "name", "sound", "last", "SP", "NZ"}) == [
        "voornaam en naam lijken erop",
        "zelfde adres",
    ]
    assert likeness.reasons({"name", "sound"}) == ["zelfde voornaam"]


@pytest.mark.parametrize(
    ("said", "weight", "kinds", "same"),
    [
        (Said("Amina", reach="+32470123456"), 40, {"reach", "name"}, True),
        (Said("Amina", reach="+32470123456"), 40, {"reach"}, False),
        (Said("Amina", reach="+32470123456"), 40, {"name", "sound"}, False),
        (Said("Amina", "Haddad", street="Dorp", number="1"), 150, {"SN", "SP", "LS", "LN"}, False),
        (Said("Amina", "Haddad", street="Dorp", number="1"), 150, {"SN", "FS", "LN"}, True),
        (Said("Amina", "Haddad", street="Dorp", number="1"), 20, {"FS", "name"}, False),
        (Said("Amina"), 5, {"name"}, True),
        (Said("Amina"), 40, {"sound"}, False),
    ],
)
def test_a_shared_telephone_a_shared_house_or_a_first_name_alone_does_not_make_two_people_one(
    said, weight, kinds, same
):
    assert likeness.same_person(said, weight, kinds) is same
