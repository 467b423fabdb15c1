"""Who pays for somebody who lives elsewhere (R7): refused, paid here, or paid here and asked back to the cent."""

import datetime
import io
import uuid

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from meedoen.activities import public as activities
from meedoen.budgets.models import Entry, FundYear
from meedoen.budgets.queries import funds
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.passes import forgetting, services
from meedoen.passes.models import Claim, Municipality, Repayment, Right
from meedoen.passes.own_codes import own_code
from meedoen.passes.queries import municipalities as reads
from meedoen.passes.queries import passes as checks
from meedoen.passes.queries import standing
from meedoen.passes.rules.deciding import Asked, decide
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.passes.rules.statement_periods import offered
from meedoen.people import public as people
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_session

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
UNTIL = datetime.date(TODAY.year + 1, 12, 31)
AT = "/werk/noord/afrekenen/gemeenten/"


def running(lead, pot, payer, name="Spoor 1"):
    terms = Terms(bands=(Band(0, 40, 100_000),), organiser_rate=40, paid_to=("organiser", "person"), payer=payer)
    made = services.make_scheme(lead, name=name, fund_id=pot.fund_id, terms=terms)
    services.publish(lead, made.pk, starts_on=datetime.date(TODAY.year, 1, 1))
    return made.scheme_id


@pytest.fixture
def scheme(lead, pot):
    return running(lead, pot, "settled")


@pytest.fixture
def town(lead):
    return services.agree_municipality(lead, name="Gooik")


def somebody(worker, partner, town=None):
    person = make_participant(partner)
    people.take_on(worker, person.pk)
    return services.check_right(
        worker, person_id=person.pk, ground="attest", valid_until=UNTIL, municipality_id=town and town.pk
    )


def ask(worker, right, scheme, cents=5_000, **said):
    return services.claim(worker, right.pk, scheme_id=scheme, cents=cents, cost="membership", on=TODAY, **said)


def balance():
    row = FundYear.objects.get(year=TODAY.year)
    return row.reserved, row.committed, row.paid


@pytest.mark.parametrize(
    ("payer", "home", "agreed", "refused"),
    [
        ("domicile", "", False, ""),
        ("domicile", "Gooik", False, "domicile"),
        ("domicile", "Gooik", True, "domicile"),
        ("settled", "", False, ""),
        ("settled", "Gooik", False, "domicile"),
        ("settled", "Gooik", True, ""),
        ("own", "Gooik", False, ""),
        ("own", "Gooik", True, ""),
    ],
)
def test_whose_money_it_is(payer, home, agreed, refused):
    asked = Asked(1_000, "membership", TODAY, TODAY, home=home, agreed=agreed)
    assert decide(Terms(payer=payer), asked).refused == refused


def test_what_was_paid_for_who_lives_there_is_asked_once_and_comes_back(lead, worker, partner, pot, scheme, town):
    theirs, ours = somebody(worker, partner, town), somebody(worker, partner)
    paid = [ask(worker, theirs, scheme, cents) for cents in (4_999, 333)]
    ask(worker, ours, scheme, 7_000)
    with pytest.raises(Refused, match="niets te vragen"):
        services.ask_repayment(lead, town.pk, until=TODAY)
    assert [(one.cents, one.coming) for one in reads.municipalities(lead)] == [(0, 1_999 + 133)]
    for one in paid:
        services.pay_claim(lead, one.pk)
    assert [(one.cents, one.claims, one.coming) for one in reads.municipalities(lead)] == [(2_132, 2, 0)]
    once = uuid.uuid4()
    made, again = (services.ask_repayment(lead, town.pk, until=TODAY, once=once) for _time in range(2))
    assert (made.pk, made.cents, made.claims_count, made.number) == (again.pk, 2_132, 2, 1)
    with pytest.raises(Refused):
        services.ask_repayment(lead, town.pk, until=TODAY)
    assert balance() == (0, 2_800, 2_132)
    for _time in range(2):
        services.receive_repayment(lead, made.pk)
    assert balance() == (0, 2_800, 0)
    account = funds.account(lead, FundYear.objects.get(year=TODAY.year).pk)
    said = [(entry.kind, entry.cents) for entry in account.entries]
    assert sorted(said) == [("payment", 133), ("payment", 1_999), ("return", 133), ("return", 1_999)]
    assert all("Terugbetaald door Gooik" in one.what for one in account.entries if one.kind == "return")
    assert account.totals.sound
    assert "Gooik" not in "".join(Entry.objects.filter(kind="payment").values_list("what", flat=True))


def test_in_a_closed_year_nothing_of_it_is_noted(lead, worker, partner, scheme, town):
    for cents in (1_000, 2_000):
        services.pay_claim(lead, ask(worker, somebody(worker, partner, town), scheme, cents).pk)
    made = services.ask_repayment(lead, town.pk, until=TODAY)
    with seeding("test"):
        FundYear.objects.update(closed_on=TODAY)
    with pytest.raises(Refused, match="afgesloten"):
        services.receive_repayment(lead, made.pk)
    assert (Repayment.objects.get().received_on, balance()) == (None, (0, 0, 1_200))


def test_at_a_session_the_payer_follows_from_the_right(lead, worker, partner, pot, noord, scheme, town):
    club = make_organisation(noord, "Zwemclub")
    coach = actor_of(make_member(club, Role.PROVIDER), noord.pk)
    begun = timezone.now() - datetime.timedelta(hours=1)
    session = make_session(make_activity(club, price_cents=1_000), starts_at=begun)
    right = somebody(worker, partner, town)
    activities.tick(coach, session.pk, participant_code=right.person.code)
    card = services.issue(worker, person_id=right.person_id)
    till = actor_of(make_member(partner, Role.CASHIER), noord.pk)
    assert checks.tariff(till, code=card.code, today=TODAY).percent == 20
    made = services.claim_session(coach, session.pk, code=card.code, cents=1_000)
    assert (made.municipality_id, made.granted) == (town.pk, 400)
    services.note_account(lead, organisation_id=club.pk, iban="BE68 5390 0754 7034", holder="Zwemclub vzw")
    services.pay_settlement(lead, services.settle(lead, organiser_id=club.pk, until=TODAY).pk)
    services.receive_repayment(lead, services.ask_repayment(lead, town.pk, until=TODAY).pk)
    assert balance() == (0, 0, 0)


def test_a_scheme_for_who_lives_here_gives_nothing_to_who_lives_there(client, lead, worker, partner, pot, noord, town):
    running(lead, pot, "domicile")
    right = somebody(worker, partner, town)
    found = standing.of_person(worker, right.person_id, today=TODAY)
    assert [(line.open, "Gooik" in line.said[0]) for line in found.lines] == [(False, True)]
    card = services.issue(worker, person_id=right.person_id)
    till = actor_of(make_member(partner, Role.CASHIER), noord.pk)
    assert checks.tariff(till, code=card.code, today=TODAY).percent == 100
    page = client.post("/noord/pas/", {"code": own_code(card.pk)}).content.decode()
    assert "Vraag het daar: Gooik." in page
    club = make_organisation(noord, "Zwemclub")
    coach = actor_of(make_member(club, Role.PROVIDER), noord.pk)
    begun = timezone.now() - datetime.timedelta(hours=1)
    session = make_session(make_activity(club, price_cents=1_000), starts_at=begun)
    activities.tick(coach, session.pk, participant_code=right.person.code)
    with pytest.raises(Refused) as usual:
        services.claim_session(coach, session.pk, code=card.code, cents=1_000)
    assert usual.value.code == "usual_price"


def test_a_name_that_is_typed_counts_only_with_an_agreement(worker, partner, scheme, town):
    right = somebody(worker, partner)
    assert ask(worker, right, scheme, home="gooik").municipality_id == town.pk
    with pytest.raises(Refused) as refusal:
        ask(worker, right, scheme, home="Lennik 100%")
    assert (refusal.value.field, "Lennik 100%" in str(refusal.value.sentence)) == ("home", True)


def test_the_person_goes_and_what_is_asked_back_stays(lead, worker, partner, scheme, town):
    right = somebody(worker, partner, town)
    services.pay_claim(lead, ask(worker, right, scheme).pk)
    told = forgetting.tell(right.person_id)
    assert [told[part][0]["gemeente die terugbetaalt"] for part in ("recht", "tegemoetkomingen")] == ["Gooik", "Gooik"]
    with seeding("test"):
        forgetting.forget(right.person_id)
    assert (Right.objects.count(), services.ask_repayment(lead, town.pk, until=TODAY).cents) == (0, 2_000)


def test_an_agreement_stands_once_and_a_right_needs_one_that_is_there(lead, worker, partner, town):
    assert services.agree_municipality(lead, name=" gooik ").pk == town.pk
    with pytest.raises(Refused):
        services.agree_municipality(lead, name="  ")
    with pytest.raises(NotFound):
        somebody(worker, partner, Municipality(pk=uuid.uuid4()))


def test_two_periods_that_overlap_hold_each_claim_once(lead, worker, partner, scheme, town):
    right = somebody(worker, partner, town)
    claims = [ask(worker, right, scheme, cents) for cents in (1_000, 2_000, 3_000)]
    days = [TODAY - datetime.timedelta(days=gone) for gone in (9, 5, 0)]
    for row, on in zip(claims, days, strict=True):
        services.pay_claim(lead, row.pk)
        with seeding("test"):
            Claim.objects.filter(pk=row.pk).update(on=on)
    assert reads.to_ask(lead, town.pk) == (town, dict(zip(days, (400, 800, 1_200), strict=True)))
    middle = services.ask_repayment(lead, town.pk, since=days[1], until=days[1])
    assert (middle.cents, middle.claims_count, middle.first_day, middle.last_day) == (800, 1, days[1], days[1])
    whole = services.ask_repayment(lead, town.pk, since=days[0], until=days[2])
    assert (whole.cents, whole.claims_count, whole.first_day, whole.last_day) == (1_600, 2, days[0], days[2])
    for since, until, code in ((days[0], days[2], "nothing"), (days[2], days[0], "order")):
        with pytest.raises(Refused) as refusal:
            services.ask_repayment(lead, town.pk, since=since, until=until)
        assert refusal.value.code == code
    assert sorted(Claim.objects.values_list("repayment__number", flat=True)) == [1, 2, 2]


def test_the_months_and_quarters_with_something_to_ask():
    days = {datetime.date(2027, 12, 31): 5, datetime.date(2028, 2, 29): 7, datetime.date(2028, 1, 1): 11}
    found = [(one.key, f"{one.first:%d%m}", f"{one.last:%d%m}", one.cents, one.quarter) for one in offered(days)]
    assert found == [
        ("2028-K1", "0101", "3103", 18, 1), ("2027-K4", "0110", "3112", 5, 4),
        ("2028-02", "0102", "2902", 7, None), ("2028-01", "0101", "3101", 11, None),
        ("2027-12", "0112", "3112", 5, None),
    ]  # fmt: skip
    many = offered({datetime.date(2027, month, 3): 1 for month in range(1, 13)})
    assert [one.key for one in many][4:] == [f"2027-{month:02}" for month in range(12, 6, -1)]


def test_on_screen_from_the_agreement_to_the_money(client, user, lead, worker, partner, scheme):
    client.force_login(user)
    assert "Geen andere gemeente betaalt terug" in client.get(AT).content.decode()
    page = client.post(f"{AT}nieuw/", {"name": "Gooik"}, follow=True).content.decode()
    assert "Gooik staat erbij" in page
    town = Municipality.objects.get()
    person = make_participant(partner)
    people.take_on(worker, person.pk)
    people.take_on(lead, person.pk)
    at = f"/werk/noord/aanvragen/recht/{person.pk}/"
    assert "Waar woont de persoon?" in client.get(at).content.decode()
    said = {"ground": "attest", "valid_until": UNTIL.isoformat(), "municipality_id": str(town.pk)}
    client.post(at, said)
    right = Right.objects.get()
    assert "Woont in Gooik" in client.get(f"/werk/noord/mensen/{person.pk}/").content.decode()
    assert f'value="{town.pk}" selected' in client.get(at).content.decode()
    form = client.get(f"/werk/noord/aanvragen/nieuw/{right.pk}/").content.decode()
    assert "in een andere gemeente? Welke?" not in form
    services.pay_claim(lead, ask(worker, right, scheme).pk)
    assert "Te vragen: € 20,00" in client.get(AT).content.decode().replace("\xa0", " ")
    asked = client.get(f"{AT}{town.pk}/vragen/").content.decode().replace("\xa0", " ")
    quarter = f"{(TODAY.month + 2) // 3}e kwartaal {TODAY.year}: € 20,00"
    assert ("Alles tot vandaag: € 20,00" in asked, quarter in asked) == (True, True)
    days = client.post(f"{AT}{town.pk}/vragen/", {"period": "own", "since": TODAY.isoformat()})
    assert (days.status_code, "Schrijf welke dag" in days.content.decode()) == (422, True)
    page = client.post(f"{AT}{town.pk}/vragen/", {"period": f"{TODAY:%Y-%m}"}, follow=True)
    assert "Afrekening 1 staat klaar: € 20,00" in page.content.decode().replace("\xa0", " ")
    again = client.post(f"{AT}{town.pk}/vragen/", {"period": "all"})
    assert (again.status_code, "niets te vragen" in again.content.decode()) == (422, True)
    made = Repayment.objects.get()
    assert client.get(f"{AT}{made.pk}/overzicht.pdf").content[:4] == b"%PDF"
    sheet = load_workbook(io.BytesIO(client.get(f"{AT}{made.pk}/lijst.xlsx").content)).active
    cells = [value for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
    assert (Claim.objects.get().code in cells, cells[-1]) == (True, 20)
    assert "Amina" not in str(cells)
    assert "gekregen van Gooik?" in client.get(f"{AT}{made.pk}/ontvangen/").content.decode()
    page = client.post(f"{AT}{made.pk}/ontvangen/", follow=True).content.decode().replace("\xa0", " ")
    assert ("€ 20,00 is terug in het fonds" in page, "gekregen op" in page) == (True, True)
