"""The pass of a group: places of a year that are charged, never more than there are, and settled like other claims."""

import datetime
import uuid

import pytest
import time_machine
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.budgets.models import FundYear
from meedoen.kernel.actors import Role
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import show_code
from meedoen.networks.identity import actor_of
from meedoen.passes import services, tokens
from meedoen.passes.models import Claim, DoorUse, GroupYear, Pass
from meedoen.passes.own_codes import own_code
from meedoen.passes.queries import groups as reads
from meedoen.passes.queries import settlements as owed
from meedoen.passes.rules.deciding import Asked, decide_places
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.passes.services.doors import Look
from meedoen.people import public as people
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_session

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
AT, SITE = "/werk/noord/passen/groepen/", "/noord/pas/"
TERMS = Terms(bands=(Band(0, 80, 10_000),), organiser_rate=10, paid_to=("organiser",), four_eyes_above=10_000)


@pytest.fixture
def till(club, in_noord):
    return actor_of(make_member(club, Role.CASHIER), in_noord.pk)


@pytest.fixture
def scheme(lead, pot):
    made = services.make_scheme(lead, name="Spoor 1", fund_id=pot.fund_id, terms=TERMS)
    services.publish(lead, made.pk, starts_on=datetime.date(TODAY.year, 1, 1))
    return made.scheme_id


@pytest.fixture
def group(lead, noord, scheme):
    school = make_organisation(noord, "School Noord")
    return services.make_group(lead, holder_id=school.pk, scheme_id=scheme, places=10)


def card_of(group):
    return Pass.objects.get(group=group, stopped_on=None)


def charge(till, session, group, places=3, **said):
    return services.charge_group(
        till, session.pk, **{"code": card_of(group).code, "places": places, "cents": 1_000, **said}
    )


def used():
    return sum(GroupYear.objects.values_list("used", flat=True))


def committed():
    pot = FundYear.objects.get()
    return pot.reserved, pot.committed


@pytest.mark.parametrize(("cents", "places"), [(1_000, 3), (333, 7), (1, 5), (99_999, 2)])
def test_places_are_so_many_times_one_person_to_the_cent(cents, places):
    asked = Asked(cents, "ticket", TODAY, TODAY, proof="none", paid_to="organiser")
    found = decide_places(TERMS, asked, places)
    assert found.granted + found.person + found.organiser == cents * places
    assert found.granted <= 10_000 * places
    assert (found.waits_for == "second") == (found.granted > 10_000)


def test_places_are_charged_until_none_are_left_and_settled(till, lead, club, session, group):
    made = charge(till, session, group, 3)
    assert (made.price, made.granted, made.own_part, made.organiser_part) == (3_000, 2_400, 300, 300)
    assert (made.person_id, made.state, used(), committed()) == (None, "granted", 3, (0, 2_400))
    assert made.said.startswith("3 plaatsen. 80 % van")
    charge(till, session, group, 7)
    with pytest.raises(Refused) as none:
        charge(till, session, group, 1)
    assert (none.value.code, none.value.field, "niets meer over" in str(none.value.sentence)) == (
        "used_up", "places", True,
    )  # fmt: skip
    assert (Claim.objects.count(), used()) == (2, 10)
    services.note_account(lead, organisation_id=club.pk, iban="BE68 5390 0754 7034", holder="Zwemclub vzw")
    paid = services.settle(lead, organiser_id=club.pk, until=TODAY)
    assert (paid.cents, paid.claims_count) == (8_000, 2)
    assert sorted(line.what.rpartition(": ")[2] for line in owed.lines(paid)) == ["3 plaatsen", "7 plaatsen"]
    services.pay_settlement(lead, paid.pk)
    assert FundYear.objects.get().paid == 8_000


def test_one_form_sent_twice_counts_once_and_more_than_is_left_takes_nothing(till, session, group):
    once = uuid.uuid4()
    first, second = (charge(till, session, group, once=once) for _time in range(2))
    assert (first.pk, used(), Claim.objects.count()) == (second.pk, 3, 1)
    with pytest.raises(Refused, match=r"7 plaatsen\. Reken"):
        charge(till, session, group, 8)
    assert (used(), committed()) == (3, (0, 2_400))


def test_what_is_withdrawn_gives_its_places_back_once(till, lead, session, group):
    first = charge(till, session, group, 4)
    services.withdraw(lead, first.pk)
    services.withdraw(lead, first.pk)
    assert (used(), committed()) == (0, (0, 0))
    assert (charge(till, session, group, 10).state, used()) == ("granted", 10)


def test_a_second_person_looks_at_much_money_and_a_no_gives_back_and_can_be_undone(till, lead, club, group):
    session = make_session(
        make_activity(club, price_cents=5_000), starts_at=timezone.now() - datetime.timedelta(hours=1)
    )
    asked = charge(till, session, group, 6, cents=5_000)
    assert (asked.state, asked.waits_for, used(), committed()) == ("waiting", "second", 6, (24_000, 0))
    services.decide_claim(lead, asked.pk, yes=False, why="Vergist")
    assert (used(), committed()) == (0, (0, 0))
    services.undo_decision(lead, asked.pk)
    assert (used(), committed()) == (6, (24_000, 0))
    services.decide_claim(lead, asked.pk, yes=False, why="Vergist")
    charge(till, session, group, 5, cents=100)
    with pytest.raises(Refused, match=r"5 plaatsen\. Reken"):
        services.undo_decision(lead, asked.pk)
    assert (used(), Claim.objects.get(pk=asked.pk).state) == (5, "refused")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"code": "0000-0000"}, "unknown"),
        ({"places": 0}, "places"),
        ({"cents": 1_001}, "amount"),
        ({"cents": 0}, "amount"),
    ],
)
def test_what_a_till_cannot_charge(till, session, group, said, code):
    with pytest.raises(Refused) as refusal:
        charge(till, session, group, **said)
    assert (refusal.value.code, used(), Claim.objects.count()) == (code, 0, 0)


def test_only_at_the_own_sessions_that_began_and_only_of_a_good_pass(till, lead, noord, club, session, group):
    other = make_session(
        make_activity(make_organisation(noord, "Judoclub"), price_cents=1_000),
        starts_at=timezone.now() - datetime.timedelta(hours=1),
    )
    with pytest.raises(NotFound):
        charge(till, other, group)
    later = make_session(make_activity(club, price_cents=1_000), starts_at=timezone.now() + datetime.timedelta(hours=2))
    with pytest.raises(Refused, match="begint nog"):
        charge(till, later, group)
    code = card_of(group).code
    services.replace_group_card(lead, group.pk)
    with pytest.raises(Refused, match="kennen we niet"):
        charge(till, session, group, code=code)
    charge(till, session, group, 2)
    services.stop_group(lead, group.pk)
    services.stop_group(lead, group.pk)
    with pytest.raises(Refused):
        services.replace_group_card(lead, group.pk)
    assert (Pass.objects.filter(stopped_on=None).count(), used()) == (0, 2)


def test_of_each_group_the_three_newest_uses_are_shown(till, lead, noord, session, scheme, group):
    other = services.make_group(lead, holder_id=make_organisation(noord, "Jeugdhuis").pk, scheme_id=scheme, places=9)
    made = [charge(till, session, one, places) for one in (group, other) for places in (1, 2, 1, 1)]
    found = {one.row.pk: [claim.pk for claim in one.used] for one in reads.groups(lead, today=TODAY)}
    assert found == {
        group.pk: [claim.pk for claim in reversed(made[1:4])], other.pk: [claim.pk for claim in reversed(made[5:])],
    }  # fmt: skip


def test_a_session_of_last_year_takes_places_of_last_year(till, lead, club, group, scheme):
    with time_machine.travel(datetime.datetime(TODAY.year + 1, 1, 2, 12, tzinfo=datetime.UTC), tick=False):
        begun = datetime.datetime(TODAY.year, 12, 30, 12, tzinfo=datetime.UTC)
        session = make_session(make_activity(club, price_cents=1_000), starts_at=begun)
        made = charge(till, session, group, 4)
    assert list(GroupYear.objects.values_list("year", "used")) == [(TODAY.year, 4)]
    assert (made.on.year, made.signs) == (TODAY.year, ["uncounted"])


def test_more_places_than_people_counted_waits_for_somebody_to_look(till, in_noord, club, group):
    coach = actor_of(make_member(club, Role.PROVIDER), in_noord.pk)
    over = make_session(make_activity(club, price_cents=1_000), starts_at=timezone.now() - datetime.timedelta(hours=6))
    activities.set_others(coach, over.pk, adults=2, children=3, households=0)
    assert charge(till, over, group, 5).state == "granted"
    odd = charge(till, over, group, 1)
    assert (odd.state, odd.waits_for, odd.signs) == ("waiting", "look", ["uncounted"])


def test_who_gets_a_group_pass(lead, noord, scheme, group, pot):
    school = group.holder_id
    said = {"holder_id": school, "scheme_id": scheme, "places": 5}
    with pytest.raises(Refused, match="al een groepspas"):
        services.make_group(lead, **said)
    services.stop_group(lead, group.pk)
    assert services.make_group(lead, **said).places == 5
    aged = services.make_scheme(
        lead,
        name="Kinderen",
        fund_id=pot.fund_id,
        terms=Terms(bands=(Band(0, 80), Band(18, 0)), paid_to=("organiser",)),
    )
    services.publish(lead, aged.pk, starts_on=TODAY)
    with pytest.raises(Refused, match="past niet"):
        services.make_group(lead, **{**said, "scheme_id": aged.scheme_id})
    assert set(reads.schemes(lead, today=TODAY)) == {scheme}
    for wrong in ({"holder_id": uuid.uuid4()}, {"scheme_id": uuid.uuid4()}):
        with pytest.raises(NotFound):
            services.make_group(lead, **{**said, **wrong})


def test_at_the_door_it_is_a_card_like_any_other(client, worker, club, till, session, group):
    card = card_of(group)
    charge(till, session, group, 4)
    volunteer, cashier = make_member(club, Role.COMPANION), make_member(club, Role.CASHIER)
    said = {}
    for name, user in (("volunteer", volunteer), ("cashier", cashier)):
        client.force_login(user)
        said[name] = client.post("/werk/noord/passen/nakijken/", {"code": card.code}).content.decode()
        assert ("Geldig" in said[name], "School" in said[name]) == (True, False)
    assert "nog 6 plaatsen dit jaar" in said["cashier"]
    assert "Betaalt 10 procent" in said["cashier"]
    assert "Groepspas: nog" not in said["volunteer"]
    sheet = services.take_along(worker, name="Tablet").sheet
    token, now = tokens.card_token(card.code, card.issued_on, card.valid_until), timezone.now()
    services.take_along(worker, sheet=sheet, looks=[Look(uuid.uuid4(), token, now) for _person in range(3)])
    assert list(DoorUse.objects.values_list("seen", "person_id")) == [("good", None)] * 3


def test_the_own_code_of_a_group_shows_what_is_left_and_asks_no_money(client, till, session, group):
    charge(till, session, group, 4)
    code = show_code(own_code(card_of(group).pk))
    page = client.post(SITE, {"code": code}).content.decode()
    assert f"Plaatsen die je nog hebt in {TODAY.year}: 6 van 10." in page
    assert ("4 personen" in page, "€" in page, "terugvragen" in page) == (True, False, False)
    refused = client.post(f"{SITE}antwoorden/", {"code": code, "sure": "1", "claim_id": uuid.uuid4(), "text": "Ja"})
    assert refused.status_code == 422
    assert client.post(SITE, {"code": card_of(group).code}).status_code == 422


def test_the_places_of_a_year_change_but_never_under_what_is_used(till, lead, noord, session, group):
    charge(till, session, group, 4)
    services.change_places(lead, group.pk, places=4, later=False)
    year = GroupYear.objects.get()
    assert (year.places, year.used, year.places_before, year.changed_on, year.changed_by) == (
        4,
        4,
        10,
        TODAY,
        lead.code,
    )
    with pytest.raises(Refused, match="niets meer over"):
        charge(till, session, group, 1)
    for places, code in ((3, "used"), (0, "places"), (5_001, "places")):
        with pytest.raises(Refused) as refusal:
            services.change_places(lead, group.pk, places=places, later=True)
        assert (refusal.value.code, refusal.value.field) == (code, "places")
    services.change_places(lead, group.pk, places=4, later=False)  # the same number again changes nothing
    year.refresh_from_db()
    assert (year.places, year.places_before, type(group).objects.get().places) == (4, 10, 10)
    services.change_places(lead, group.pk, places=6, later=True)
    charge(till, session, group, 2)
    year.refresh_from_db()
    assert (year.places, year.used, year.places_before, type(group).objects.get().places) == (6, 6, 4, 6)
    assert [(one.left, one.most, one.changed) for one in reads.groups(lead, today=TODAY)] == [(0, 6, year)]
    log = AuditEntry.objects.filter(action="passes.change_group").order_by("seq").last()
    assert (log.actor_code, log.details) == (
        lead.code, {"year": str(TODAY.year), "before": "4", "places": "6", "later": "1"},
    )  # fmt: skip
    services.stop_group(lead, group.pk)
    with pytest.raises(Refused):
        services.change_places(lead, group.pk, places=9, later=False)


def test_on_screen_the_places_change_and_it_says_what_they_were(client, user, till, session, group):
    charge(till, session, group, 4)
    client.force_login(user)
    at = f"{AT}{group.pk}/plaatsen/"
    assert at in client.get(AT).content.decode()
    asked = client.get(at).content.decode()
    assert ("Al gebruikt: 4" in asked, 'value="10"' in asked) == (True, True)
    few = client.post(at, {"places": "3"})
    assert (few.status_code, "al 4 plaatsen gebruikt" in few.content.decode()) == (422, True)
    page = client.post(at, {"places": "25"}, follow=True).content.decode()
    assert ("Nog 21 plaatsen van 25" in page, "Was 10 tot" in page) == (True, True)
    services.stop_group(actor_of(user, group.network_id), group.pk)
    assert client.get(at).status_code == 404


def test_on_screen_from_giving_to_charging(client, user, lead, noord, club, session, scheme):
    school = make_organisation(noord, "School Noord")
    client.force_login(user)
    assert "Nog geen groepspassen" in client.get(AT).content.decode()
    wrong = client.post(f"{AT}nieuw/", {"holder_id": school.pk, "scheme_id": scheme, "places": "0"})
    assert (wrong.status_code, "van 1 tot 5000" in wrong.content.decode()) == (422, True)
    page = client.post(f"{AT}nieuw/", {"holder_id": school.pk, "scheme_id": scheme, "places": "10"}, follow=True)
    group = Pass.objects.get()
    said = page.content.decode()
    assert f"Nog 10 plaatsen van 10 in {TODAY.year}" in said
    assert (show_code(group.code) in said, show_code(own_code(group.pk)) in said) == (True, True)
    assert client.post(f"{AT}{group.group_id}/kaart/").content[:4] == b"%PDF"
    assert "Alle passen zijn gedrukt" in client.get("/werk/noord/passen/afdrukken/").content.decode()
    client.force_login(make_member(club, Role.CASHIER))
    at = f"/werk/noord/afrekenen/groepspas/{session.pk}/"
    assert at in client.get(f"/werk/noord/sessie/{session.pk}/").content.decode()
    paid = client.post(at, {"code": group.code, "places": "4", "cents": "10"}, follow=True).content.decode()
    assert "4 plaatsen: de groep betaalt samen € 4,00" in paid.replace("\xa0", " ")
    assert "Nog over dit jaar: 6" in paid
    much = client.post(at, {"code": group.code, "places": "7", "cents": "10"})
    assert (much.status_code, ": 6 plaatsen. Reken" in much.content.decode()) == (422, True)
    client.force_login(user)
    assert (
        "de oude kaart is gestopt"
        in client.post(f"{AT}{group.group_id}/vervangen/", follow=True).content.decode().lower()
    )
    assert "gestopt" in client.post(f"{AT}{group.group_id}/stoppen/", follow=True).content.decode()
    assert client.post(f"{AT}{group.group_id}/kaart/").status_code == 422


def test_the_pass_of_one_person_is_not_for_a_group_nor_the_other_way(
    till, worker, partner, in_noord, club, session, group
):
    person = make_participant(partner)
    people.take_on(worker, person.pk)
    alone = services.issue(worker, person_id=person.pk)
    with pytest.raises(Refused, match="van één persoon"):
        charge(till, session, group, code=alone.code)
    coach = actor_of(make_member(club, Role.PROVIDER), in_noord.pk)
    with pytest.raises(Refused, match="groepspas"):
        services.claim_session(coach, session.pk, code=card_of(group).code, cents=1_000)
    for change in (services.replace, services.stop_pass, services.print_card):
        with pytest.raises(NotFound):
            change(worker, card_of(group).pk)
