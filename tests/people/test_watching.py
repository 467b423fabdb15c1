"""The watch over the log: thirty ways of being curious among a hundred thousand ordinary looks (T2, G9)."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.people import queries, services
from meedoen.people.jobs import watch
from meedoen.people.models import OddLook
from meedoen.people.rules import naming
from meedoen.people.rules.snooping import Ties, signs
from meedoen.people.terms import Pattern
from tests.factories import actor_in, make_organisation, make_participant
from tests.sampling import DEEP

from . import snoops

MANY = {"workers": 25, "days": 160, "looks": 25} if DEEP else {"workers": 10, "days": 100, "looks": 20}


def test_of_thirty_ways_nine_in_ten_are_noticed_among_ordinary_looks(goal):
    curious = {name: make(snoops.Snoop(f"S{number}")) for number, (name, make) in enumerate(snoops.PATTERNS.items())}
    daily = snoops.ordinary(20260105, **MANY)
    looks = [look for one in curious.values() for look in one.looks] + daily
    ties = Ties(
        frozenset().union(*(one.own for one in curious.values())),
        frozenset().union(*(one.namesakes for one in curious.values())),
        {person: home for one in curious.values() for person, home in one.homes.items()},
    )
    found = signs(looks, ties)
    flagged = {sign.who for sign in found}
    noticed = [name for name, one in curious.items() if one.who in flagged]
    false = {look for sign in found if sign.who.startswith("W") for look in sign.looks}
    missed = sorted(set(curious) - set(noticed))
    share, wrong = 100 * len(noticed) / len(curious), 100 * len(false) / len(daily)
    print(f"noticed {len(noticed)} of {len(curious)}; missed {missed}; {len(false)} of {len(daily)} ordinary looks")
    goal("G9-snooping-flagged", round(share, 1), n=len(curious), seed=20260105)
    goal("G9-snooping-false", round(wrong, 3), n=len(daily), seed=20260105)
    assert len(curious) == 30
    assert share >= 90
    assert wrong <= 0.5


@pytest.mark.parametrize("pattern", Pattern.values)
def test_each_pattern_is_found_somewhere(pattern):
    """No rule is dead, and none answers for another: every pattern has a way of its own."""
    made = [make(snoops.Snoop("S")) for make in snoops.PATTERNS.values()]
    assert {pattern} in [{sign.pattern for sign in _signs(one)} for one in made]


def _signs(snoop):
    return signs(snoop.looks, Ties(frozenset(snoop.own), frozenset(snoop.namesakes), snoop.homes))


def test_work_with_a_lasting_link_is_never_a_sign():
    snoop = snoops.Snoop("S")
    snoop.homes = {snoops.person(number): snoop.who for number in range(9)}
    snoop.namesakes = {("S", snoops.person(number)) for number in range(9)}
    for day in range(20):
        for number in range(20):
            snoop.look(number, snoops.LINKED, day=day, hour=8 + number % 10)
    assert _signs(snoop) == []


class TestReasonsWithoutNames:
    @pytest.mark.parametrize(
        "text",
        ["Amina belt terug", "de zus van AMINA!", "voor Ben-Salah", "bel 0470 12 34 56 terug", "El Idrissi's brief"],
    )
    def test_a_name_or_number_is_seen(self, text):
        assert naming.names_somebody(text, ["Amina", "Ben Salah", "El Idrissi", "+32470123456", None])

    @pytest.mark.parametrize(
        "text", ["belt terug over de les", "staat aan de balie om 14.30 uur", "van den dokter", "op 12 34"]
    )
    def test_other_words_are_not(self, text):
        assert not naming.names_somebody(text, ["Bo", "Van den Berg", "+32470123456"])


@pytest.mark.django_db
class TestDesk:
    @pytest.fixture(autouse=True)
    def by_day(self, time_machine):
        """Looking at night is a pattern of its own: everything here is done in the afternoon, whenever it runs."""
        time_machine.move_to(timezone.localtime().replace(hour=14, minute=0))

    @pytest.fixture
    def partner(self, in_noord):
        return make_organisation(in_noord, "De Dreef")

    @pytest.fixture
    def lead(self, partner):
        return actor_in(partner, Role.COORDINATOR)

    @pytest.fixture
    def officer(self, in_noord):
        return actor_in(make_organisation(in_noord), Role.DPO)

    @pytest.fixture
    def tonight(self, time_machine):
        """The watch as it runs on the night that follows."""

        def run(network_id):
            tomorrow = timezone.localtime() + datetime.timedelta(days=1)
            time_machine.move_to(tomorrow.replace(hour=4, minute=40))
            return watch(network_id)

        return run

    def look(self, actor, person, why):
        services.give_reason(actor, person.pk, why=why)
        queries.person(actor, person.pk)

    def test_found_at_night_asked_and_settled(self, in_noord, partner, lead, officer, tonight):
        worker, other = actor_in(partner), actor_in(partner)
        for number in range(4):
            self.look(worker, make_participant(partner, f"Persoon{'abcd'[number]}"), "Nodig voor het dossier")
        self.look(other, make_participant(partner, "Zora"), "Vraagt of de les doorgaat")
        assert watch(in_noord.pk)["found"] == 0, "today is not over yet"
        assert tonight(in_noord.pk)["found"] == 2 and watch(in_noord.pk)["found"] == 0
        rows = {(row.by_code, row.pattern): row for row in OddLook.objects.all()}
        assert set(rows) == {(worker.code, Pattern.SAME_WORDS), (worker.code, Pattern.MANY_REASONS)}
        assert {row.people for row in rows.values()} == {4}
        for watcher in (lead, officer):
            assert {one.by_code for one in queries.odd_looks(watcher)} == {worker.code}
            assert queries.unsettled_odd_looks(watcher) == 2
        with pytest.raises(Refused):
            services.settle_odd_look(lead, next(iter(rows.values())).pk, verdict="weet niet")
        services.settle_odd_look(lead, next(iter(rows.values())).pk, verdict="talked")
        assert queries.unsettled_odd_looks(officer) == 1

    def test_a_namesake_and_the_own_number_by_prints_alone(self, in_noord, partner, tonight):
        from meedoen.kernel.models import User

        worker = actor_in(partner)
        with_name = services.register(worker, organisation_id=partner.pk, first_name="Els")
        services.take_on(worker, with_name.pk)
        services.raise_level(
            worker, with_name.pk, what_for="letter", last_name="Peeters", address="Dorp 1, 2260 Westerlo"
        )
        services.let_go(worker, with_name.pk)
        email = User.objects.get(pk=worker.user_id).email
        self_noted = services.register(
            worker, organisation_id=partner.pk, first_name="An", channel="email", reach=email
        )
        User.objects.filter(pk=worker.user_id).update(name="Joris Peeters")
        self.look(worker, with_name, "Vraagt of de les doorgaat")
        self.look(worker, self_noted, "Belt terug over vervoer")
        tonight(in_noord.pk)
        assert set(OddLook.objects.values_list("pattern", flat=True)) == {Pattern.NAMESAKE, Pattern.OWN_FILE}

    def test_nobody_settles_what_was_found_about_themselves_nor_elsewhere(
        self, in_noord, partner, lead, officer, tonight
    ):
        for number in range(4):
            self.look(lead, make_participant(partner, f"Persoon{'abcd'[number]}"), "Nodig voor het dossier")
        tonight(in_noord.pk)
        row = OddLook.objects.first()
        assert queries.odd_looks(lead) == []
        assert len(queries.odd_looks(officer)) == 2
        for shut in (lead, actor_in(make_organisation(in_noord), Role.COORDINATOR)):
            with pytest.raises(NotFound):
                services.settle_odd_look(shut, row.pk, verdict="needed")
        with pytest.raises(Closed):
            queries.odd_looks(actor_in(partner))

    def test_the_reason_names_nobody_so_that_the_log_outlives_an_erasure(self, partner, in_noord):
        worker = actor_in(partner)
        amina = make_participant(partner, "Amina")
        for why in ("Amina belde vanmorgen", "bel terug op 0470 12 34 56"):
            with pytest.raises(Refused) as refusal:
                services.give_reason(worker, amina.pk, why=why)
            assert refusal.value.field == "why"
        services.give_reason(worker, amina.pk, why="Belde vanmorgen over de les")
        assert not AuditEntry.objects.filter(reason__icontains="amina").exists()
        assert AuditEntry.objects.latest("seq").reason == "Belde vanmorgen over de les"


def test_the_job_is_there(db):
    from meedoen.kernel.jobs import registry

    assert "people.watch" in registry.registered()
