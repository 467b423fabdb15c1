"""Around one person: households, the same person twice, safe contact, protection, levels, a later end."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel import doors, guard
from meedoen.kernel.actors import Actor
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import public, queries, services
from meedoen.people.models import (
    Consent,
    Emergency,
    Grant,
    Household,
    Link,
    Mark,
    Participant,
    Postponement,
    Resident,
    SafeContact,
    Same,
)
from meedoen.people.rules import contact, households, keeping, levels
from meedoen.people.terms import RaiseFor
from tests.factories import actor_in, make_organisation, make_participant

AROUND = (Consent, Emergency, Grant, Link, Mark, Postponement, Resident, SafeContact)
TODAY = datetime.date(2026, 5, 4)
NUMBER = "85.07.30-033.28"


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def note(worker, partner):
    def noted(name, **fields):
        person = services.register(worker, organisation_id=partner.pk, first_name=name, **fields)
        services.take_on(worker, person.pk)
        return person

    return noted


def living(home_id=None):
    rows = Resident.objects.filter(until=None)
    return sorted(
        rows.filter(household_id=home_id) if home_id else rows, key=lambda row: (str(row.household_id), row.share)
    )


@pytest.mark.parametrize(("shares", "expected"), [([100], [50, 50]), ([50, 50], [34, 33, 33]), ([], [100])])
def test_homes_share_the_time(shares, expected):
    assert households.halved(shares) == expected
    assert sum(expected) == households.WHOLE


@pytest.mark.django_db
class TestHouseholds:
    def test_one_adult_signs_up_the_children_with_and_without_a_name(self, worker, note):
        amina = note("Amina")
        services.add_children(worker, amina.pk, names=["Bo", " "], nameless=2)
        (home,) = queries.person(worker, amina.pk).homes
        assert [(one.known and one.known.first_name, one.relation_word) for one in home.others] == [
            ("Bo", "Kind"), (None, "Kind"), (None, "Kind"),
        ]  # fmt: skip
        assert home.size == 4.0
        assert [one.first_name for one in queries.caseload(worker)] == ["Amina", "Bo"]

    @pytest.mark.parametrize(("names", "nameless"), [([], 0), (["", " "], 0), ([], 21), ([NUMBER], 0)])
    def test_nobody_too_many_or_a_register_number_is_refused(self, worker, note, names, nameless):
        amina = note("Amina")
        with pytest.raises(Refused):
            services.add_children(worker, amina.pk, names=names, nameless=nameless)
        assert Participant.objects.count() == 1

    def test_a_child_that_lives_half_the_time_counts_in_both(self, worker, note):
        mother, father = note("Amina"), note("Karim")
        services.add_children(worker, mother.pk, names=["Bo"])
        child = Participant.objects.exclude(pk__in=[mother.pk, father.pk]).get()
        services.move_in(worker, child.pk, with_id=father.pk, relation="child", part_of_the_time=True)
        assert [home.share for home in queries.person(worker, child.pk).homes] == [50, 50]
        sizes = [queries.person(worker, one.pk).homes[0].size for one in (mother, father)]
        assert sizes == [1.5, 1.5]
        services.move_out(worker, child.pk, household_id=queries.person(worker, father.pk).homes[0].id)
        assert [home.share for home in queries.person(worker, child.pk).homes] == [100]

    def test_moving_apart_and_together_again(self, worker, note):
        one, other = note("Amina"), note("Karim")
        services.move_in(worker, one.pk, with_id=other.pk, relation="adult")
        with pytest.raises(Refused):
            services.move_in(worker, one.pk, with_id=other.pk, relation="adult")
        (home,) = queries.person(worker, one.pk).homes
        services.move_out(worker, one.pk, household_id=home.id)
        assert queries.person(worker, one.pk).homes == []
        with pytest.raises(Refused) as refusal:
            services.move_out(worker, one.pk, household_id=home.id)
        assert refusal.value.code == "gone"
        services.move_in(worker, one.pk, with_id=other.pk, relation="adult")
        assert queries.person(worker, one.pk).homes[0].size == 2.0

    def test_a_household_where_nobody_lives_any_more_has_ended(self, worker, note):
        one = note("Amina")
        services.add_children(worker, one.pk, nameless=1)
        home = Household.objects.get()
        services.move_out(worker, one.pk, household_id=home.pk)
        home.refresh_from_db()
        assert home.until == timezone.localdate()

    def test_a_protected_housemate_leaves_no_gap(self, worker, partner, note):
        one = note("Amina")
        services.add_children(worker, one.pk, names=["Bo"])
        child = Participant.objects.exclude(pk=one.pk).get()
        Participant.objects.filter(pk=child.pk)
        services.protect(worker, child.pk, until=timezone.localdate(), why="Vraagt rust van familie")
        colleague = actor_in(partner)
        with guard.seeding("test"):
            services.follow(colleague, one.pk, partner.pk)
        (home,) = queries.person(colleague, one.pk).homes
        assert (home.others, home.size) == ([], 1.0)

    def test_with_somebody_of_another_organisation_is_refused(self, in_noord, worker, note):
        stranger = make_participant(make_organisation(in_noord))
        with pytest.raises(Refused):
            services.move_in(worker, note("Amina").pk, with_id=stranger.pk, relation="adult")


@pytest.mark.django_db
class TestTheSameTwice:
    def test_shown_as_one_and_apart_again(self, worker, note, django_capture_on_commit_callbacks):
        heard = []
        for event in (public.PersonMerged, public.PersonSeparated):
            doors.subscribe(event, heard.append)
        kept, other = note("Fatima"), note("Fatma")
        assert [one.id for one in queries.lookalikes(worker, kept.pk)] == [other.pk]
        with django_capture_on_commit_callbacks(execute=True):
            services.merge(worker, kept.pk, other_id=other.pk)
        assert queries.person(worker, other.pk).pk == kept.pk
        assert [one.id for one in queries.caseload(worker)] == [kept.pk]
        assert [one.id for one in queries.suggest(worker, first_name="Fatma")] == [kept.pk]
        assert [one.first_name for one in queries.person(worker, kept.pk).same] == ["Fatma"]
        with django_capture_on_commit_callbacks(execute=True):
            services.separate(worker, kept.pk, other_id=other.pk)
        assert queries.person(worker, other.pk).pk == other.pk
        assert heard == [public.PersonMerged(kept.pk, other.pk), public.PersonSeparated(kept.pk, other.pk)]
        for event in (public.PersonMerged, public.PersonSeparated):
            doors._subscribers[event].remove(heard.append)

    @pytest.mark.parametrize(
        ("homes", "shares"), [("first", [0]), ("second", [1]), ("both", [0, 1])], ids=["first", "second", "both"]
    )
    def test_two_households_are_decided_apart_and_undone_with_it(self, worker, note, homes, shares):
        kept, other = note("Fatima"), note("Fatma")
        for one in (kept, other):
            services.add_children(worker, one.pk, nameless=1)
        was = [row.share for row in living()]
        with pytest.raises(Refused) as refusal:
            services.merge(worker, kept.pk, other_id=other.pk)
        assert (refusal.value.field, refusal.value.code) == ("homes", "two_households")
        services.merge(worker, kept.pk, other_id=other.pk, homes=homes)
        left = {row.participant_id: row.share for row in living() if row.participant_id}
        people = [kept.pk, other.pk]
        assert left == {people[at]: 100 // len(shares) for at in shares}
        services.separate(worker, kept.pk, other_id=other.pk)
        assert [row.share for row in living()] == was

    def test_no_chains_no_strangers_and_not_twice(self, in_noord, worker, note):
        one, two, three = note("Fatima"), note("Fatma"), note("Fatiha")
        services.merge(worker, one.pk, other_id=two.pk)
        stranger = make_participant(make_organisation(in_noord))
        for kept, other in ((three, two), (two, three), (three, one), (one, one), (one, stranger)):
            with pytest.raises(Refused):
                services.merge(worker, kept.pk, other_id=other.pk)
        assert Same.objects.count() == 1
        with pytest.raises(Refused):
            services.separate(worker, three.pk, other_id=two.pk)

    def test_erasing_one_erases_both(self, worker, note):
        kept, other = note("Fatima"), note("Fatma")
        services.merge(worker, kept.pk, other_id=other.pk)
        services.erase(worker, kept.pk)
        assert not Participant.objects.filter(erased_at=None).exists()
        assert not Same.objects.exists()


SAFE = contact.Safe(frozenset({"phone", "sms", "letter"}), 9, 17, may_leave_word=False)
NOON, NIGHT = datetime.datetime(2026, 5, 4, 12), datetime.datetime(2026, 5, 4, 21)


@pytest.mark.parametrize(
    ("safe", "channel", "now", "expected"),
    [
        (SAFE, "phone", NOON, True),
        (SAFE, "phone", NIGHT, False),
        (SAFE, "sms", NOON, False),
        (SAFE, "letter", NOON, False),
        (SAFE, "email", NOON, False),
        (SAFE, "visit", NOON, False),
        (contact.EVERYTHING, "visit", NIGHT, True),
        (contact.EVERYTHING, "phone", NIGHT, False),
        (contact.EVERYTHING, "email", NIGHT, True),
    ],
)
def test_safe_contact(safe, channel, now, expected):
    answer, why = contact.may_contact(safe, channel, now)
    assert answer == expected
    assert bool(why) != expected


@pytest.mark.django_db
class TestSafeContact:
    def test_a_helper_without_any_phone(self, worker, note):
        amina = note("Amina", channel="sms", reach="0470 12 34 56", confirmed=True)
        services.set_safe_contact(worker, amina.pk, channels=["helper"], helper="Fien van de bakker", helper_by="meet")
        ways = queries.person(worker, amina.pk).safe
        assert (ways.helper, ways.helper_by_word, ways.safe.may_leave_word) == (
            "Fien van de bakker", "We zien elkaar", False,
        )  # fmt: skip
        system = Actor.system(worker.network_id, "test")
        assert queries.way_to_reach(system, amina.pk) is None
        assert queries.may_contact(worker, amina.pk, "sms", timezone.now())[0] is False
        assert queries.may_contact(worker, amina.pk, "helper", timezone.now()) == (True, "")

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"channels": []}, "channels"),
            ({"channels": ["helper"]}, "helper"),
            ({"channels": ["phone"], "from_hour": 18, "to_hour": 9}, "to_hour"),
            ({"channels": ["phone"], "helper": NUMBER}, "helper"),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_field(self, worker, note, fields, field):
        with pytest.raises(Refused) as refusal:
            services.set_safe_contact(worker, note("Amina").pk, **fields)
        assert refusal.value.field == field


@pytest.mark.parametrize(("first", "last", "address", "level"), [
    (False, False, False, "code"),
    (True, False, False, "first_name"),
    (True, True, False, "known"),
    (True, False, True, "known"),
])  # fmt: skip
def test_the_level_follows_from_what_is_noted(first, last, address, level):
    assert levels.level_of(first, last, address) == level


@pytest.mark.django_db
class TestLevels:
    def test_up_for_a_reason_that_stands_in_the_log_and_down_again(self, worker, note):
        amina = note("Amina")
        up = services.raise_level(
            worker, amina.pk, what_for="letter", last_name="Haddad", address="Dorp 1, 2260 Westerlo"
        )
        assert up.level == "known"
        assert AuditEntry.objects.get(action="people.change", details__after="known").reason == RaiseFor.LETTER.label
        assert services.reveal_address(worker, amina.pk, why="Brief zelf afgeven") == "Dorp 1, 2260 Westerlo"
        assert queries.suggest(worker, first_name="Hadad", last_name="Amnia")[0].id == amina.pk
        down = services.lower_level(worker, amina.pk, to="first_name")
        assert (down.level, down.last_name, down.address) == ("first_name", None, None)
        assert queries.person(worker, amina.pk).known.last_name == ""

    @pytest.mark.parametrize(
        ("what_for", "given", "field"),
        [
            ("", {"last_name": "Haddad"}, "what_for"),
            ("nosy", {"last_name": "Haddad"}, "what_for"),
            ("tell", {"last_name": "Haddad"}, "last_name"),
            ("visit", {"last_name": "Haddad"}, "last_name"),
            ("right", {"address": "Dorp 1"}, "address"),
            ("letter", {"address": f"Dorp 1, {NUMBER}"}, "address"),
            ("letter", {}, None),
            ("tell", {"channel": "phone", "reach": "12"}, "reach"),
        ],
    )
    def test_never_more_than_the_reason_needs(self, worker, note, what_for, given, field):
        amina = note("Amina")
        with pytest.raises(Refused) as refusal:
            services.raise_level(worker, amina.pk, what_for=what_for, **given)
        assert refusal.value.field == field
        amina.refresh_from_db()
        assert amina.level == "first_name"

    def test_a_card_becomes_a_name(self, worker, partner):
        (card,) = services.make_codes(worker, organisation_id=partner.pk, count=1)
        up = services.raise_level(
            worker, card.pk, what_for="tell", first_name="Bo", channel="phone", reach="0470123456"
        )
        assert up.level == "first_name"
        assert services.lower_level(worker, card.pk, to="code").first_name is None
        with pytest.raises(Refused):
            services.lower_level(worker, card.pk, to="known")

    def test_nothing_of_who_was_erased_meanwhile(self, worker, note):
        amina = note("Amina")
        services.erase(worker, amina.pk)
        for call in (
            lambda: services.raise_level(worker, amina.pk, what_for="tell", first_name="Bo"),
            lambda: services.give_consent(worker, amina.pk, purpose="share", given="spoken"),
            lambda: services.add_children(worker, amina.pk, nameless=1),
            lambda: services.take_on(worker, amina.pk),
            lambda: services.set_safe_contact(worker, amina.pk, channels=["phone"]),
            lambda: services.break_glass(worker, amina.pk, why="Brand in het huis"),
        ):
            with pytest.raises(Refused) as refusal:
                call()
            assert refusal.value.code == "erased"
        with pytest.raises(NotFound):
            queries.person(worker, amina.pk)


@pytest.mark.parametrize(
    ("seen", "kept", "expected"),
    [
        (None, None, TODAY + keeping.TERM),
        (TODAY + datetime.timedelta(9), None, TODAY + datetime.timedelta(9) + keeping.TERM),
        (None, TODAY + keeping.TERM + datetime.timedelta(5), TODAY + keeping.TERM + datetime.timedelta(5)),
        (None, TODAY, TODAY + keeping.TERM),
    ],
)
def test_the_end_of_a_record(seen, kept, expected):
    assert keeping.ends_on(TODAY, seen, kept) == expected


@pytest.mark.django_db
def test_a_later_end_needs_a_reason_and_keeps_a_name(worker, note):
    amina = note("Amina")
    end = queries.person(worker, amina.pk).ends_on
    for until, why in ((end, "Loopt nog iets"), (end + datetime.timedelta(400), "Loopt nog iets"), (end, "")):
        with pytest.raises(Refused):
            services.keep_longer(worker, amina.pk, until=until, why=why)
    later = end + datetime.timedelta(30)
    services.keep_longer(worker, amina.pk, until=later, why="De woning is nog niet rond")
    assert queries.person(worker, amina.pk).ends_on == later
    told = queries.everything_known(worker, amina.pk)["people"]["langer bewaren"]
    assert [(row["reden"], row["door"]) for row in told] == [("De woning is nog niet rond", "An Werker")]


@pytest.mark.django_db
def test_protection_ends_within_a_year_and_the_protector_keeps_the_person(worker, note):
    amina, today = note("Amina"), timezone.localdate()
    services.let_go(worker, amina.pk)
    for until in (today - datetime.timedelta(1), today + datetime.timedelta(366)):
        with pytest.raises(Refused):
            services.protect(worker, amina.pk, until=until, why="Ex-partner zoekt haar")
    services.protect(worker, amina.pk, until=today, why="Ex-partner zoekt haar")
    assert [one.id for one in queries.caseload(worker)] == [amina.pk]
    services.unprotect(worker, amina.pk, why="Ze vroeg het zelf")
    assert Participant.objects.get(pk=amina.pk).protected_until is None


@pytest.mark.django_db
def test_erasing_leaves_nothing_around_a_person(worker, note):
    amina, other = note("Amina"), note("Karim")
    services.add_children(worker, amina.pk, nameless=1)
    services.move_in(worker, other.pk, with_id=amina.pk, relation="adult")
    services.set_safe_contact(worker, amina.pk, channels=["phone"], helper="Fien")
    services.give_consent(worker, amina.pk, purpose="share", given="spoken")
    services.erase(worker, amina.pk)
    left = {model: model.objects.filter(participant_id=amina.pk).count() for model in AROUND}
    assert left == dict.fromkeys(AROUND, 0)
    assert [row.participant_id for row in living() if row.participant_id] == [other.pk]
