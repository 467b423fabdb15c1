"""Claims: granted once, never over a ceiling or the fund, four eyes, paid, withdrawn; nobody's name on a list."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.budgets.models import Entry, FundYear
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.refusals import NoLink, NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.passes import forgetting, services
from meedoen.passes.forms.claims import ClaimForm
from meedoen.passes.models import Claim, Right, Scheme
from meedoen.passes.queries import standing as reads
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.people import public as people
from meedoen.people.models import Household, Resident
from tests.factories import make_member, make_organisation, make_participant

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TRACK = Terms(bands=(Band(0, 80, 10_000),), most=3, four_eyes_above=9_000)


def running(lead, pot, name="Spoor 2", terms=TRACK):
    made = services.make_scheme(lead, name=name, fund_id=pot.fund_id, terms=terms)
    services.publish(lead, made.pk, starts_on=datetime.date(TODAY.year, 1, 1))
    return made.scheme_id


@pytest.fixture
def scheme(lead, pot):
    return running(lead, pot)


def somebody(worker, partner, **fields):
    person = make_participant(partner, **fields)
    people.take_on(worker, person.pk)
    until = datetime.date(TODAY.year + 1, 12, 31)
    return services.check_right(worker, person_id=person.pk, ground="attest", valid_until=until)


@pytest.fixture
def right(worker, partner):
    return somebody(worker, partner)


def ask(actor, right, scheme, cents=5_000, **fields):
    return services.claim(actor, right.pk, scheme_id=scheme, cents=cents, cost="membership", on=TODAY, **fields)


def balance():
    row = FundYear.objects.get(year=TODAY.year)
    return row.reserved, row.committed, row.paid


def test_from_the_desk_to_the_payment(worker, lead, right, scheme):
    made = ask(worker, right, scheme, 5_000)
    assert (made.granted, made.own_part, made.state, balance()) == (4_000, 1_000, "granted", (0, 4_000, 0))
    for _time in range(2):
        services.pay_claim(lead, made.pk)
    assert balance() == (0, 0, 4_000)
    with pytest.raises(Refused):
        services.withdraw(worker, made.pk)
    line = Entry.objects.get(kind="payment")
    assert (line.basket, line.threshold, line.about_id) == ("participation_cost", "affordable", made.pk)
    assert "Amina" not in line.what


def test_the_same_form_twice_counts_once(worker, right, scheme):
    once = uuid.uuid4()
    first, second = (ask(worker, right, scheme, once=once) for _time in range(2))
    assert (first.pk, Claim.objects.count(), balance()) == (second.pk, 1, (0, 4_000, 0))


def test_never_over_the_ceiling_and_what_was_withdrawn_is_free(worker, right, scheme):
    ask(worker, right, scheme, 10_000)
    rest = ask(worker, right, scheme, 9_500)
    assert rest.granted == 2_000
    with pytest.raises(Refused, match="opgebruikt"):
        ask(worker, right, scheme, 100)
    services.withdraw(worker, rest.pk)
    services.withdraw(worker, rest.pk)
    assert ask(worker, right, scheme, 9_000).granted == 2_000
    assert balance() == (2_000, 8_000, 0)  # together above the border of four eyes: somebody looks first


def test_never_over_the_fund(worker, lead, partner, pot, scheme):
    services_of_budgets = __import__("meedoen.budgets.services", fromlist=["change_budget"])
    services_of_budgets.change_budget(lead, pot.pk, cents=-95_000, decision="college")
    right = somebody(worker, partner)
    with pytest.raises(Refused, match="is nog"):
        ask(worker, right, scheme, 10_000)
    assert (Claim.objects.count(), balance()) == (0, (0, 0, 0))
    assert ask(worker, right, scheme, 6_250).granted == 5_000


def test_four_eyes_above_a_limit(worker, lead, right, partner, lead_user_claims, scheme):
    made = ask(worker, right, scheme, 12_000)
    assert (made.state, made.waits_for, balance()) == ("waiting", "second", (9_600, 0, 0))
    with pytest.raises(Refused):
        services.pay_claim(lead, made.pk)
    services.decide_claim(lead, made.pk, yes=True)
    services.decide_claim(lead, made.pk, yes=True)
    assert balance() == (0, 9_600, 0)
    with pytest.raises(Refused):
        services.decide_claim(lead, made.pk, yes=False)
    own = lead_user_claims(12_000)
    with pytest.raises(Refused, match="iemand anders"):
        services.decide_claim(lead, own.pk, yes=True)
    other = actor_of(make_member(partner, Role.COORDINATOR), lead.network_id)
    with pytest.raises(Refused, match="waarom niet"):
        services.decide_claim(other, own.pk, yes=False)
    with pytest.raises(Refused, match="rijksregisternummer"):
        services.decide_claim(other, own.pk, yes=False, why="Het nummer 85.07.30-033.28")
    services.decide_claim(other, own.pk, yes=False, why="Het bewijs klopt niet")
    assert (Claim.objects.get(pk=own.pk).state, balance()) == ("refused", (0, 9_600, 0))


def test_both_answers_are_undone_until_it_is_paid(worker, lead, right, scheme):
    made = ask(worker, right, scheme, 12_000)
    for answer in ({"yes": True}, {"yes": False, "why": "Er is geen geld meer"}):
        services.decide_claim(lead, made.pk, **answer)
        for _time in range(2):
            services.undo_decision(lead, made.pk)
        row = Claim.objects.get(pk=made.pk)
        assert (row.state, row.waits_for, row.why, row.decided_by) == ("waiting", "second", "", "")
        assert balance() == (9_600, 0, 0)
    services.decide_claim(lead, made.pk, yes=True)
    services.pay_claim(lead, made.pk)
    with pytest.raises(Refused, match="kan niet meer"):
        services.undo_decision(lead, made.pk)
    assert balance() == (0, 0, 9_600)


def test_a_no_is_not_undone_over_a_ceiling_or_the_fund(worker, lead, right, scheme, pot):
    made = ask(worker, right, scheme, 12_000)
    services.decide_claim(lead, made.pk, yes=False, why="Er is geen geld meer")
    later = ask(worker, right, scheme, 5_000)
    with pytest.raises(Refused, match="Vraag het opnieuw aan"):
        services.undo_decision(lead, made.pk)
    services.withdraw(worker, later.pk)
    services_of_budgets = __import__("meedoen.budgets.services", fromlist=["change_budget"])
    services_of_budgets.change_budget(lead, pot.pk, cents=-95_000, decision="college")
    with pytest.raises(Refused, match="is nog"):
        services.undo_decision(lead, made.pk)
    assert (Claim.objects.get(pk=made.pk).state, balance()) == ("refused", (0, 0, 0))


@pytest.fixture
def lead_user_claims(lead, partner, scheme):
    """Whoever decides asks for somebody too."""
    return lambda cents: ask(lead, somebody(lead, partner), scheme, cents)


def test_a_household_has_one_ceiling_and_who_is_noted_twice_too(worker, lead, partner, pot):
    scheme = running(lead, pot, "Gezin", Terms(bands=(Band(0, 100, 5_000),), household_ceiling=6_000))
    mother, child = somebody(worker, partner, first_name="Nadia"), somebody(worker, partner, first_name="Sami")
    with seeding("test"):
        home = Household.objects.create(organisation=partner)
        for one in (mother, child):
            Resident.objects.create(household=home, participant_id=one.person_id, relation="adult")
    assert ask(worker, mother, scheme, 4_000).granted == 4_000
    found = ask(worker, child, scheme, 4_000)
    assert (found.granted, "per gezin" in found.said) == (2_000, True)
    with seeding("test"):
        Resident.objects.filter(participant_id=child.person_id).update(until=TODAY)
    with pytest.raises(Refused):
        ask(worker, mother, scheme, 100)


def test_schemes_that_do_not_go_together(worker, lead, pot, right, scheme):
    welfare = running(lead, pot, "OCMW", Terms(excludes=(str(scheme),)))
    ask(worker, right, scheme)
    with pytest.raises(Refused, match="niet samengaat"):
        ask(worker, right, welfare)
    lines = {line.name: line.open for line in reads.of_person(worker, right.person_id, today=TODAY).lines}
    assert lines == {"Spoor 2": True, "OCMW": False}
    for staff, said in ((True, "Gaat niet samen met Spoor 2: d"), (False, "Dit gaat niet samen met wat je al kreeg")):
        lines = {line.name: line.said for line in reads.lines_of(worker, right.person_id, TODAY, staff=staff)}
        assert lines["OCMW"][0].startswith(said)


def test_a_running_claim_keeps_its_version(worker, lead, right, scheme, pot):
    made = ask(worker, right, scheme)
    draft = services.new_version(lead, made.version_id)
    services.change_draft(lead, draft.pk, name="Spoor 2", fund_id=pot.fund_id, terms=Terms(bands=(Band(0, 50),)))
    services.publish(lead, draft.pk, starts_on=TODAY)
    assert (Claim.objects.get(pk=made.pk).version_id, ask(worker, right, scheme).granted) == (made.version_id, 2_500)
    services.stop(lead, draft.pk)
    with seeding("test"):
        Scheme.objects.update(ended_on=TODAY - datetime.timedelta(1))
    with pytest.raises(NotFound):
        ask(worker, right, scheme)


def test_no_link_no_claim(worker, partner, right, scheme, noord):
    other = actor_of(make_member(partner, Role.WORKER), noord.pk)
    with pytest.raises(NoLink):
        ask(other, right, scheme)
    with seeding("test"):
        Right.objects.update(valid_until=TODAY - datetime.timedelta(1))
    with pytest.raises(Refused, match="voorbij"):
        ask(worker, right, scheme)


def test_the_ground_is_sealed_and_goes_with_the_person(worker, right, scheme):
    assert b"attest" not in bytes(Right.objects.get().ground)
    made = ask(worker, right, scheme)
    told = exports.export_person(right.person_id)["passes"]
    assert told["recht"][0]["waarop het rust"] == "Een attest of statuut"
    assert told["tegemoetkomingen"][0]["toegekend in euro"] == "40.00"
    with seeding("test"):
        forgetting.forget(right.person_id)
        forgetting.forget(right.person_id)
    row = Claim.objects.get(pk=made.pk)
    assert (Right.objects.count(), row.person_id, row.household, row.said, row.granted) == (0, None, None, "", 4_000)
    assert "passes" in erasure.registered()


def test_terms_end(worker, right, scheme):
    made = ask(worker, right, scheme)
    now = timezone.now()
    with seeding("test"):
        assert forgetting.unlink_claims(now) == 0
        assert forgetting.unlink_claims(now + datetime.timedelta(1)) == 1
        assert forgetting.drop_rights(now) == 0
        assert forgetting.drop_rights(now + datetime.timedelta(800)) == 1
    assert Claim.objects.get(pk=made.pk).person_id is None


AT = "/werk/noord/"


def test_who_is_paid_is_found_on_the_page_or_at_the_organisation(client, worker, user, noord, right, scheme):
    made = ask(worker, right, scheme)
    client.force_login(user)
    assert f'href="{AT}mensen/{right.person_id}/"' in client.get(f"{AT}aanvragen/").content.decode()
    client.force_login(make_member(make_organisation(noord, "Regio Noord"), Role.COORDINATOR))
    desk = client.get(f"{AT}aanvragen/").content.decode()
    asked = f"Wie dat is, vraag je aan OCMW Noord, met code {made.code}."
    assert (str(right.person_id) in desk, asked in desk) == (False, True)
    assert asked in client.get(f"{AT}aanvragen/{made.pk}/betalen/").content.decode()


def chosen(form):
    """The fields in which an answer stands already."""
    return {name for name in form.fields if form[name].value() not in (None, "", []) and name != "once"}


def test_nothing_that_decides_money_is_filled_in_but_where_there_is_one_choice():
    wide = Terms(paid_to=("person", "third"), proof="receipt", where="here")
    narrow = Terms(costs=("camp",), paid_to=("person",))
    two = [(uuid.uuid4(), "A", wide), (uuid.uuid4(), "B", narrow)]
    assert chosen(ClaimForm(schemes=two, partners=[])) == set()
    assert chosen(ClaimForm(schemes=two[1:], partners=[])) == {"scheme_id", "cost"}


def test_the_desk_on_screen(client, colleague, worker, right, scheme, user):
    client.force_login(colleague)
    page = client.get(f"{AT}mensen/{right.person_id}/").content.decode().replace("\xa0", " ")
    assert f"Nog € 100 en 3 keer, tot 31/12/{TODAY.year}." in page
    form = {"scheme_id": scheme, "cents": "130", "cost": "membership", "on": TODAY.isoformat(), "once": uuid.uuid4()}
    wrong = client.post(f"{AT}aanvragen/nieuw/{right.pk}/", {**form, "cents": "veel"})
    assert (wrong.status_code, "Schrijf een bedrag" in wrong.content.decode()) == (422, True)
    for _time in range(2):
        said = client.post(f"{AT}aanvragen/nieuw/{right.pk}/", form, follow=True).content.decode().replace("\xa0", " ")
    assert "€ 100,00 staat opzij. 80 % van € 130 is € 104. Het plafond is € 100. Zelf te betalen: € 30." in said
    made = Claim.objects.get()
    assert "Te beslissen" in client.get(f"{AT}aanvragen/").content.decode()
    assert client.post(f"{AT}aanvragen/{made.pk}/beslissen/").status_code == 404
    client.force_login(user)
    desk = client.get(f"{AT}aanvragen/").content.decode()
    assert ("Amina" in desk, made.code in desk) == (False, True)
    no = f"{AT}aanvragen/{made.pk}/weigeren/"
    empty = client.post(no, {"reason": "other"})
    assert (empty.status_code, "enkele woorden waarom" in empty.content.decode()) == (422, True)
    refused = client.post(no, {"reason": "proof"}, follow=True).content.decode()
    assert ("Maak ongedaan" in refused, "(Het bewijs klopt niet)" in refused) == (True, True)
    assert "wacht opnieuw" in client.post(f"{AT}aanvragen/{made.pk}/terugnemen/", follow=True).content.decode()
    granted = client.post(f"{AT}aanvragen/{made.pk}/beslissen/", follow=True).content.decode()
    assert ("Toegekend." in granted, "Maak ongedaan" in granted) == (True, True)
    assert "€ 100,00 betaald?" in client.get(f"{AT}aanvragen/{made.pk}/betalen/").content.decode().replace("\xa0", " ")
    assert "is betaald" in client.post(f"{AT}aanvragen/{made.pk}/betalen/", follow=True).content.decode()
    refused = client.post(f"{AT}aanvragen/{made.pk}/intrekken/")
    assert (refused.status_code, "kan niet meer" in refused.content.decode()) == (422, True)
