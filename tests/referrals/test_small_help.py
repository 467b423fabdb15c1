"""Small help among neighbours: who fits and why, nothing passed before two times yes, counts without names."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel import guard
from meedoen.kernel.actors import Role
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.models import Area
from meedoen.people import public as people
from meedoen.people.models import Grant, Participant
from meedoen.people.services import erase, withdraw_consent
from meedoen.referrals import small_help
from meedoen.referrals.models import HelpMatch, HelpNotice
from meedoen.referrals.queries import small_help as queries
from meedoen.referrals.rules import small_help as rules
from meedoen.referrals.rules.small_help import Candidate, Wanted
from meedoen.referrals.services import small_help as services
from tests.factories import actor_in, make_member, make_organisation, make_participant

TODAY = datetime.date(2026, 3, 2)
LATER = TODAY + datetime.timedelta(days=30)
NAME, NUMBER = "Kanariena", "+32499998877"


def wanted(number, person, kind="shopping", area="A", days=("0",), parts=("morning",), until=LATER):
    return Wanted(number, person, kind, area, frozenset(days), frozenset(parts), until)


def test_who_fits_stands_with_the_reason_best_first():
    others = [
        wanted(1, "b", area="B"),
        wanted(2, "c"),
        wanted(3, "d", days=("3",)),
        wanted(4, "e", days=(), parts=()),
        wanted(5, "f", kind="ride"),
        wanted(6, "a"),
        wanted(7, "g", until=TODAY - datetime.timedelta(days=1)),
        wanted(8, "h", area=""),
    ]
    found = rules.candidates(wanted(0, "a"), others, today=TODAY)
    assert found == [
        Candidate(2, ("area", "days", "parts"), ()),
        Candidate(4, ("area", "days", "parts"), ()),
        Candidate(3, ("area", "parts"), ("days",)),
        Candidate(8, ("days", "parts"), ()),
        Candidate(1, ("days", "parts"), ("area",)),
    ]


@pytest.mark.parametrize(
    ("asker", "offerer", "passed", "stage"),
    [
        ("", "", False, "proposed"),
        ("yes", "", False, "proposed"),
        ("yes", "yes", False, "proposed"),
        ("yes", "yes", True, "passed"),
        ("no", "", False, "declined"),
        ("yes", "no", True, "declined"),
    ],
)
def test_a_no_ends_it_and_only_two_times_yes_may_pass(asker, offerer, passed, stage):
    assert rules.stage(asker, offerer, passed=passed) == stage
    if (asker, offerer) == ("yes", "yes"):
        rules.may_pass(asker, offerer)
    else:
        with pytest.raises(Refused, match="Nog niet iedereen zei ja"):
            rules.may_pass(asker, offerer)


def test_nothing_stands_without_an_end():
    assert rules.checked_until(None, today=TODAY) == TODAY + datetime.timedelta(days=60)
    assert rules.checked_until(LATER, today=TODAY) == LATER
    for wrong in (TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=181)):
        with pytest.raises(Refused):
            rules.checked_until(wrong, today=TODAY)


@pytest.fixture
def partner(in_noord):
    with guard.seeding("test"):
        Area.objects.create(code="A", kind="village", name="Tongerlo", valid_from=datetime.date(2025, 1, 1))
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


def noted(worker, partner, name, side, reach=NUMBER, **fields):
    person = make_participant(partner, name, reach=reach)
    asked = {"kind": "shopping", "area_code": "A", **fields}
    return services.note(
        worker, organisation_id=partner.pk, who={"who": "known", "person": person.pk}, side=side, **asked
    )


@pytest.mark.django_db
class TestDesk:
    def test_no_contact_before_two_times_yes(self, worker, partner):
        today = timezone.localdate()
        ask = noted(worker, partner, NAME, "ask")
        offer = noted(worker, partner, "Luc", "offer")
        ((other, fits),) = queries.desk(worker, ask.pk, today=today).candidates
        assert (other.label, fits.why) == ("Luc", ("area", "days", "parts"))
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        assert services.bring_together(worker, offer.pk, other_id=ask.pk).pk == match.pk
        with pytest.raises(Refused, match="Nog niet iedereen"):
            services.pass_contact(worker, match.pk)
        services.say(worker, match.pk, side="ask", said="yes")
        (shown,) = queries.desk(worker, offer.pk, today=today).matches
        assert (shown.asker, shown.may_pass, shown.contacts) == (NAME, False, [])
        services.say(worker, match.pk, side="offer", said="yes")
        services.pass_contact(worker, match.pk)
        services.pass_contact(worker, match.pk)
        (shown,) = queries.desk(worker, ask.pk, today=today).matches
        assert [known.reach for known in shown.contacts] == [NUMBER, NUMBER]
        with pytest.raises(Refused, match="al afgelopen"):
            services.say(worker, match.pk, side="ask", said="no")

    def test_a_no_and_a_closed_question_end_it(self, worker, partner):
        ask, offer = noted(worker, partner, NAME, "ask"), noted(worker, partner, "Luc", "offer")
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        services.close(worker, ask.pk)
        services.close(worker, ask.pk)
        assert HelpMatch.objects.get(pk=match.pk).stage == "declined"
        again = noted(worker, partner, "Rita", "ask")
        match = services.bring_together(worker, again.pk, other_id=offer.pk)
        services.say(worker, match.pk, side="offer", said="no")
        with pytest.raises(Refused, match="Nog niet iedereen"):
            services.pass_contact(worker, match.pk)

    def test_what_does_not_belong_together_is_refused(self, worker, partner, in_noord):
        ask = noted(worker, partner, NAME, "ask")
        ride = noted(worker, partner, "Luc", "offer", kind="ride")
        elsewhere = make_organisation(in_noord, "OCMW")
        theirs = noted(actor_in(elsewhere), elsewhere, "Jan", "offer")
        with pytest.raises(Refused, match="niet hetzelfde"):
            services.bring_together(worker, ask.pk, other_id=ride.pk)
        with pytest.raises(NotFound):
            services.bring_together(worker, ask.pk, other_id=theirs.pk)
        with pytest.raises(NotFound):
            queries.desk(worker, theirs.pk, today=timezone.localdate())
        with pytest.raises(Refused, match="dorp uit de lijst"):
            noted(worker, partner, "Rita", "ask", area_code="X")

    def test_erased_between_two_yeses(self, worker, partner):
        ask, offer = noted(worker, partner, NAME, "ask"), noted(worker, partner, "Luc", "offer")
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        services.say(worker, match.pk, side="ask", said="yes")
        services.say(worker, match.pk, side="offer", said="yes")
        erase(actor_in(partner, Role.COORDINATOR), offer.person_id)
        with pytest.raises(Refused, match="Een van de twee is intussen afgelopen"):
            services.pass_contact(worker, match.pk)
        gone = HelpNotice.objects.get(pk=offer.pk)
        assert (gone.person_id, gone.area_code, gone.closed_on) == (None, "", timezone.localdate())

    def test_a_month_after_its_end_nobody_knows_whose_it_was(self, worker, partner):
        ask = noted(worker, partner, NAME, "ask")
        with guard.seeding("test"):
            assert small_help.let_go(timezone.now() - timezone.timedelta(days=730)) == 0
            HelpNotice.objects.filter(pk=ask.pk).update(until=timezone.localdate() - datetime.timedelta(days=40))
            assert small_help.let_go(timezone.now() - timezone.timedelta(days=730)) == 1
        assert HelpNotice.objects.get(pk=ask.pk).person_id is None


@pytest.fixture
def ocmw(in_noord):
    return make_organisation(in_noord, "OCMW")


@pytest.fixture
def theirs(ocmw):
    return actor_in(ocmw)


@pytest.mark.django_db
class TestBetweenTwoDesks:
    """Both sides agree before anything is passed; until then who is elsewhere looks as if absent (L6, W12)."""

    def both(self, worker, partner, theirs, ocmw, *, ask_wider=True, offer_wider=True):
        ask = noted(worker, partner, NAME, "ask", wider=ask_wider)
        return ask, noted(theirs, ocmw, "Luc", "offer", reach="+32470000001", wider=offer_wider)

    def test_nothing_is_passed_before_both_neighbours_said_yes_at_their_own_desk(self, worker, partner, theirs, ocmw):
        today = timezone.localdate()
        ask, offer = self.both(worker, partner, theirs, ocmw)
        (fits,) = queries.desk(worker, ask.pk, today=today).elsewhere
        assert (fits.id, fits.why) == (offer.pk, ("area", "days", "parts"))
        with pytest.raises(NotFound):
            queries.desk(worker, offer.pk, today=today)
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        assert queries.desk(worker, ask.pk, today=today).elsewhere == []
        assert (queries.count_asked(theirs), queries.count_asked(worker)) == (1, 0)
        assert [one.waits for one in queries.notices(theirs, today=today)] == [True]
        with pytest.raises(Refused, match="andere partner zelf"):
            services.say(worker, match.pk, side="offer", said="yes")
        services.say(worker, match.pk, side="ask", said="yes")
        with pytest.raises(Refused, match="Nog niet iedereen"):
            services.pass_contact(theirs, match.pk)
        (shown,) = queries.desk(theirs, offer.pk, today=today).matches
        assert (shown.asker, shown.offerer, shown.asks, shown.offers, shown.contacts) == ("", "Luc", False, True, [])
        services.say(theirs, match.pk, side="offer", said="yes")
        assert (queries.count_asked(theirs), people.names(worker, [offer.person_id])) == (0, {})
        services.pass_contact(theirs, match.pk)
        (seen_here,) = queries.desk(worker, ask.pk, today=today).matches
        (seen_there,) = queries.desk(theirs, offer.pk, today=today).matches
        for seen in (seen_here, seen_there):
            assert sorted((known.label, known.reach) for known in seen.contacts) == [
                (NAME, NUMBER), ("Luc", "+32470000001"),
            ]  # fmt: skip
        assert {one.until for one in Grant.objects.all()} == {ask.until}
        services.close(worker, ask.pk)
        assert not Grant.objects.exists()
        assert people.names(worker, [offer.person_id]) == {}

    @pytest.mark.parametrize(("ask_wider", "offer_wider"), [(False, True), (True, False)])
    def test_who_did_not_agree_to_look_wider_is_not_there(self, worker, partner, theirs, ocmw, ask_wider, offer_wider):
        ask, offer = self.both(worker, partner, theirs, ocmw, ask_wider=ask_wider, offer_wider=offer_wider)
        assert queries.desk(worker, ask.pk, today=timezone.localdate()).elsewhere == []
        with pytest.raises(NotFound):
            services.bring_together(worker, ask.pk, other_id=offer.pk)
        with pytest.raises(NotFound):
            services.look_wider(worker, offer.pk, wider=True)

    def test_taken_back_protected_or_erased_it_stops(self, worker, partner, theirs, ocmw):
        today = timezone.localdate()
        ask, offer = self.both(worker, partner, theirs, ocmw)
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        services.look_wider(theirs, offer.pk, wider=False)
        assert HelpMatch.objects.get(pk=match.pk).stage == "declined"
        rita = noted(theirs, ocmw, "Rita", "offer", wider=True)
        match = services.bring_together(worker, ask.pk, other_id=rita.pk)
        services.say(worker, match.pk, side="ask", said="yes")
        services.say(theirs, match.pk, side="offer", said="yes")
        hidden = Participant.objects.filter(pk=rita.person_id)
        with guard.seeding("test"):
            hidden.update(protected_until=today)
        with pytest.raises(Refused, match="Een van de twee is intussen afgelopen"):
            services.pass_contact(worker, match.pk)
        assert not Grant.objects.exists()
        jan = noted(theirs, ocmw, "Jan", "offer", wider=True)
        assert [one.id for one in queries.desk(worker, ask.pk, today=today).elsewhere] == [jan.pk]
        with guard.seeding("test"):
            hidden.update(protected_until=None)
        services.pass_contact(worker, match.pk)
        assert Grant.objects.count() == 2
        erase(actor_in(ocmw, Role.COORDINATOR), rita.person_id)
        assert not Grant.objects.exists()

    @pytest.mark.parametrize("side", ["ask", "offer"])
    def test_what_is_over_by_its_day_has_not_to_be_asked_any_more(self, worker, partner, theirs, ocmw, side):
        today = timezone.localdate()
        ask, offer = self.both(worker, partner, theirs, ocmw)
        services.bring_together(worker, ask.pk, other_id=offer.pk)
        assert queries.count_asked(theirs) == 1
        with guard.seeding("test"):
            HelpNotice.objects.filter(side=side).update(until=today - datetime.timedelta(days=1))
        assert queries.count_asked(theirs) == 0
        assert not any(one.waits for one in queries.notices(theirs, today=today))

    def test_for_who_is_protected_no_other_desk_is_asked(self, worker, partner, theirs, ocmw):
        today = timezone.localdate()
        ask, offer = self.both(worker, partner, theirs, ocmw)
        with guard.seeding("test"):
            Participant.objects.filter(pk=ask.person_id).update(protected_until=today)
        assert queries.desk(worker, ask.pk, today=today).elsewhere == []
        with pytest.raises(NotFound):
            services.bring_together(worker, ask.pk, other_id=offer.pk)
        with pytest.raises(Refused, match="beschermd"):
            services.look_wider(worker, ask.pk, wider=True)
        services.look_wider(worker, ask.pk, wider=False)
        own = noted(worker, partner, "Mia", "offer")
        assert services.bring_together(worker, ask.pk, other_id=own.pk).offer_id == own.pk

    def test_a_yes_taken_back_passes_nothing_and_closes_what_was_passed(self, worker, partner, theirs, ocmw):
        ask, offer = self.both(worker, partner, theirs, ocmw)
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        services.say(worker, match.pk, side="ask", said="yes")
        said = services.say(theirs, match.pk, side="offer", said="yes")
        withdraw_consent(theirs, offer.person_id, consent_id=said.offerer_consent_id)
        with pytest.raises(Refused, match="trok de toestemming intussen in"):
            services.pass_contact(worker, match.pk)
        assert not Grant.objects.exists()
        said = services.say(theirs, match.pk, side="offer", said="yes")
        services.pass_contact(worker, match.pk)
        assert people.names(worker, [offer.person_id])
        withdraw_consent(theirs, offer.person_id, consent_id=said.offerer_consent_id)
        assert people.names(worker, [offer.person_id]) == {}

    def test_a_stranger_of_a_third_desk_cannot_answer(self, in_noord, worker, partner, theirs, ocmw):
        ask, offer = self.both(worker, partner, theirs, ocmw)
        match = services.bring_together(worker, ask.pk, other_id=offer.pk)
        third = actor_in(make_organisation(in_noord, "School"))
        with pytest.raises(NotFound):
            services.say(third, match.pk, side="ask", said="yes")
        assert queries.count_asked(third) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_site_shows_kinds_and_never_a_name_and_the_desk_asks_the_same(client, partner, worker, settings, count):
    settings.SECOND_FACTOR_REQUIRED = False
    assert "/noord/buurthulp/" not in client.get("/noord/").content.decode()
    for number in range(count):
        noted(worker, partner, f"{NAME}{number}", "ask")
        noted(worker, partner, f"Luc{number}", "offer", kind="ride")
    public = client.get("/noord/buurthulp/").content.decode()
    assert "Boodschappen doen" in public
    assert "Ergens naartoe brengen" in public
    for hidden in (NAME, "Luc", NUMBER, "Tongerlo"):
        assert hidden not in public
    assert "/noord/buurthulp/" in client.get("/noord/").content.decode()
    client.force_login(make_member(partner))
    figures = client.get("/werk/noord/buurthulp/cijfers/").content.decode()
    assert NAME not in figures
    assert "0–4" in figures
    client.get("/werk/noord/buurthulp/")
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/werk/noord/buurthulp/").content.decode()
    assert all(f"{NAME}{number}" in page for number in range(count))
    told = [one["sql"] for one in captured if "set_config" not in one["sql"]]
    assert len(told) <= 24, len(told)


@pytest.mark.django_db
def test_from_an_empty_desk_to_a_question(client, partner, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(partner))
    assert "Nog niets genoteerd" in client.get("/werk/noord/buurthulp/").content.decode()
    asked = {"who": "first_name", "first_name": "Amina", "organisation": partner.pk, "side": "ask", "kind": "garden"}
    wrong = client.post("/werk/noord/buurthulp/nieuw/", {**asked, "until": "2020-01-01"})
    assert wrong.status_code == 422
    assert "Die dag is al voorbij" in wrong.content.decode()
    made = client.post("/werk/noord/buurthulp/nieuw/", asked)
    assert made.status_code == 303
    page = client.get(made["Location"]).content.decode()
    assert "Helpen in de tuin" in page
    assert "Nog niemand" in page
    assert "laat mee zoeken" in page
    wider = client.post(f"{made['Location']}ruimer/", {"wider": "on"}, follow=True).content.decode()
    assert "Zoek alleen nog bij ons" in wider
    unchosen = client.post(f"{made['Location']}samen/")
    assert (unchosen.status_code, "Kies eerst wie hierbij kan passen." in unchosen.content.decode()) == (422, True)


@pytest.mark.django_db
def test_for_who_is_protected_the_desk_does_not_offer_what_would_be_refused(client, partner, worker, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    member = make_member(partner)
    client.force_login(member)
    asked = {"who": "first_name", "first_name": "Amina", "organisation": partner.pk, "side": "ask", "kind": "garden"}
    page = client.post("/werk/noord/buurthulp/nieuw/", {**asked, "wider": "on"})["Location"]
    with guard.seeding("test"):
        Participant.objects.update(protected_until=timezone.localdate() + datetime.timedelta(days=2))
    shown = client.get(page).content.decode()
    assert "Deze persoon is beschermd. Andere partners horen niets" in shown
    assert ("zoeken mee" in shown, "Zoek alleen nog bij ons" in shown, f"{page}ruimer/" in shown) == (False,) * 3


@pytest.mark.django_db
def test_while_two_are_being_asked_the_desk_finds_their_pages_and_nobody_is_said_to_be_missing(
    client, partner, worker, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(partner))
    ask, offer = noted(worker, partner, "Amina", "ask"), noted(worker, partner, "Jan", "offer")
    services.bring_together(worker, ask.pk, other_id=offer.pk)
    shown = client.get(f"/werk/noord/buurthulp/{ask.pk}/").content.decode()
    assert all(f'/werk/noord/mensen/{one.person_id}/"' in shown for one in (ask, offer))
    assert ("Nog niemand" in shown, "laat mee zoeken" in shown) == (False, False)
