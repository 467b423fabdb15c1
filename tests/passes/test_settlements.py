"""From a ticked pass at a session to a settlement that the bank can read: once, exact, without a name."""

import datetime
import io
import uuid

import pytest
from defusedxml import ElementTree
from django.utils import timezone
from openpyxl import load_workbook

from meedoen.activities import public as activities
from meedoen.budgets.models import FundYear
from meedoen.kernel.actors import Role
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import show_code
from meedoen.networks.identity import actor_of
from meedoen.passes import sepa, services
from meedoen.passes.models import Claim, Settlement
from meedoen.passes.queries import settlements as reads
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.people import public as people
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_session

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
IBAN, OTHER = "BE68 5390 0754 7034", "BE71 0961 2345 6769"
AT = "/werk/noord/afrekenen/"


@pytest.fixture
def coach(club, in_noord):
    return actor_of(make_member(club, Role.PROVIDER), in_noord.pk)


@pytest.fixture
def scheme(lead, pot):
    made = services.make_scheme(
        lead, name="Spoor 1", fund_id=pot.fund_id,
        terms=Terms(bands=(Band(0, 40, 1_000),), organiser_rate=40, paid_to=("organiser",)),
    )  # fmt: skip
    services.publish(lead, made.pk, starts_on=datetime.date(TODAY.year, 1, 1))
    return made.scheme_id


def guest(worker, partner, coach, session, *, right=True, tick=True):
    """Somebody with a pass, ticked at the session of the club by the code of a card."""
    person = make_participant(partner)
    people.take_on(worker, person.pk)
    if right:
        last = datetime.date(TODAY.year + 1, 12, 31)
        services.check_right(worker, person_id=person.pk, ground="attest", valid_until=last)
    if tick:
        activities.tick(coach, session.pk, participant_code=person.code)
    return services.issue(worker, person_id=person.pk)


def test_a_session_is_charged_once_for_who_was_ticked(worker, partner, coach, session, scheme):
    held = guest(worker, partner, coach, session)
    for _time in range(2):
        made = services.claim_session(coach, session.pk, code=show_code(held.code), cents=1_000)
    assert (made.granted, made.own_part, made.organiser_part) == (400, 200, 400)
    assert (Claim.objects.count(), FundYear.objects.get().committed) == (1, 400)


@pytest.mark.parametrize(
    ("about", "cents", "code"),
    [
        ({"tick": False}, 1_000, "absent"),
        ({"right": False}, 1_000, "usual_price"),
        ({}, 1_001, "amount"),
        ({}, 0, "amount"),
    ],
)
def test_an_organiser_cannot_claim_too_much(worker, partner, coach, session, scheme, about, cents, code):
    held = guest(worker, partner, coach, session, **about)
    with pytest.raises(Refused) as refusal:
        services.claim_session(coach, session.pk, code=held.code, cents=cents)
    assert (refusal.value.code, Claim.objects.count()) == (code, 0)


def test_a_ghost_a_stopped_pass_and_another_club_get_nothing(worker, partner, coach, session, scheme, noord):
    held = guest(worker, partner, coach, session)
    with pytest.raises(Refused, match="kennen we niet"):
        services.claim_session(coach, session.pk, code="0000-0000", cents=500)
    other = actor_of(make_member(make_organisation(noord, "Judoclub"), Role.PROVIDER), noord.pk)
    with pytest.raises(NotFound):
        services.claim_session(other, session.pk, code=held.code, cents=500)
    services.stop_pass(worker, held.pk)
    with pytest.raises(Refused, match="kennen we niet"):
        services.claim_session(coach, session.pk, code=held.code, cents=500)
    assert Claim.objects.count() == 0


def settled(lead, worker, partner, coach, session, club, count=2):
    for _guest in range(count):
        held = guest(worker, partner, coach, session)
        services.claim_session(coach, session.pk, code=held.code, cents=999)
    services.note_account(lead, organisation_id=club.pk, iban=IBAN, holder="Zwemclub Noord vzw")
    return services.settle(lead, organiser_id=club.pk, until=TODAY)


def test_a_settlement_takes_each_claim_once_and_pays_it(lead, worker, partner, coach, session, club, scheme):
    with pytest.raises(Refused, match="rekening"):
        services.settle(lead, organiser_id=club.pk, until=TODAY)
    row = settled(lead, worker, partner, coach, session, club)
    assert (row.cents, row.claims_count, row.number) == (798, 2, 1)
    with pytest.raises(Refused, match="niets te betalen"):
        services.settle(lead, organiser_id=club.pk, until=TODAY)
    assert sum(Claim.objects.filter(settlement=row).values_list("granted", flat=True)) == row.cents
    with pytest.raises(Refused, match="Intrekken"):
        services.withdraw(lead, Claim.objects.first().pk)
    with pytest.raises(Refused, match="afrekening"):
        services.pay_claim(lead, Claim.objects.first().pk)
    assert FundYear.objects.get().paid == 0
    for _time in range(2):
        services.pay_settlement(lead, row.pk)
    pot = FundYear.objects.get()
    assert (pot.committed, pot.paid, set(Claim.objects.values_list("state", flat=True))) == (0, 798, {"paid"})
    assert [state for _line, state in reads.own_claims(coach)] == ["betaald", "betaald"]
    assert reads.owed(lead) == []


def amounts(content):
    name = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.03}"
    tree = ElementTree.fromstring(content)
    return [one.text for tag in ("CtrlSum", "InstdAmt", "IBAN") for one in tree.iter(f"{name}{tag}")]


def test_the_file_for_the_bank_holds_to_its_schema(lead, worker, partner, coach, session, club, scheme):
    row = settled(lead, worker, partner, coach, session, club)
    with pytest.raises(Refused, match="waarvan je betaalt"):
        services.bank_file(lead, payer_id=partner.pk, on=TODAY)
    with pytest.raises(Refused, match="geen rekeningnummer"):
        services.note_account(lead, organisation_id=partner.pk, iban="BE68 5390 0754 7035", holder="OCMW")
    services.note_account(lead, organisation_id=partner.pk, iban=OTHER, holder="OCMW Noord")
    found = amounts(services.bank_file(lead, payer_id=partner.pk, on=TODAY))
    assert found == ["7.98", "7.98", "7.98", "BE71096123456769", "BE68539007547034"]
    services.pay_settlement(lead, row.pk)
    with pytest.raises(Refused, match="geen afrekening"):
        services.bank_file(lead, payer_id=partner.pk, on=TODAY)


def test_what_is_in_a_file_goes_into_no_second_one_unasked(lead, worker, partner, coach, session, club, scheme):
    row = settled(lead, worker, partner, coach, session, club)
    services.note_account(lead, organisation_id=partner.pk, iban=OTHER, holder="OCMW Noord")
    with pytest.raises(Refused, match="geen bestand"):
        services.pay_file(lead, row.pk)
    services.bank_file(lead, payer_id=partner.pk, on=TODAY)
    with pytest.raises(Refused) as refusal:
        services.bank_file(lead, payer_id=partner.pk, on=TODAY)
    assert (refusal.value.code, Settlement.objects.get().file_on) == ("again", TODAY)
    held = guest(worker, partner, coach, session)
    services.claim_session(coach, session.pk, code=held.code, cents=500)
    newer = services.settle(lead, organiser_id=club.pk, until=TODAY)
    assert amounts(services.bank_file(lead, payer_id=partner.pk, on=TODAY))[0] == "2.00"
    for _time in range(2):
        services.pay_file(lead, row.pk)
    paid = {one.number: (one.file_number, one.paid_on) for one in Settlement.objects.all()}
    assert paid == {row.number: (1, TODAY), newer.number: (2, None)}
    assert amounts(services.bank_file(lead, payer_id=partner.pk, on=TODAY, again=True))[0] == "2.00"


def test_the_file_says_its_hour_and_that_no_bic_is_known(monkeypatch):
    at = timezone.make_aware(datetime.datetime(2026, 11, 30, 14, 3, 25))
    monkeypatch.setattr(sepa.timezone, "localtime", lambda: at)
    payment = sepa.Payment("Club", "BE68539007547034", 1, "x", 1)
    made = sepa.write(sepa.Account("OCMW", "BE71096123456769"), [payment], on=TODAY).decode()  # held to its schema
    assert "<MsgId>20261130140325-" in made
    assert "<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>" in made


def test_accents_and_long_names_stay_valid():
    payments = [sepa.Payment("Café & Zünd <é> " * 9, "BE68539007547034", 1, "é" * 200, at) for at in range(3)]
    assert amounts(sepa.write(sepa.Account("Ö", "BE71096123456769"), payments, on=TODAY))[:2] == ["0.03", "0.03"]


def test_settling_on_screen(client, user, lead, worker, partner, coach, session, club, scheme):
    held = guest(worker, partner, coach, session)
    client.force_login(make_member(club, Role.PROVIDER))
    assert "Pas aanrekenen" in client.get(f"/werk/noord/sessie/{session.pk}/").content.decode()
    form = {"code": held.code, "cents": "10", "once": uuid.uuid4()}
    for _time in range(2):
        page = client.post(f"{AT}pas/{session.pk}/", form, follow=True).content.decode().replace("\xa0", " ")
    assert "De persoon betaalt € 2,00. Het fonds betaalt jou € 4,00." in page
    assert Claim.objects.count() == 1
    assert client.post(f"{AT}pas/{session.pk}/", {"code": "1", "cents": "10"}).status_code == 422
    mine = client.get(f"{AT}wij/").content.decode()
    assert ("Amina" in mine, "toegekend" in mine) == (False, True)
    client.force_login(user)
    assert "Noteer eerst de rekening" in client.get(AT).content.decode()
    wrong = client.post(f"{AT}rekening/{club.pk}/", {"iban": "BE00", "holder": "Zwemclub"})
    assert (wrong.status_code, "geen rekeningnummer" in wrong.content.decode()) == (422, True)
    for one, iban in ((club, IBAN), (partner, OTHER)):
        client.post(f"{AT}rekening/{one.pk}/", {"iban": iban, "holder": one.name})
    assert "staat klaar" in client.post(f"{AT}met/{club.pk}/", follow=True).content.decode()
    assert client.post(f"{AT}met/{club.pk}/").status_code == 422
    row = Settlement.objects.get()
    assert client.get(f"{AT}{row.pk}/overzicht.pdf").content[:4] == b"%PDF"
    sheet = load_workbook(io.BytesIO(client.get(f"{AT}{row.pk}/lijst.xlsx").content)).worksheets[0]
    assert [float(line[4].value) for line in sheet.iter_rows(min_row=2)] == [4.0, 4.0]
    bank = client.post(f"{AT}bestand/", {"payer_id": partner.pk, "on": TODAY.isoformat()})
    assert (bank["Content-Type"], amounts(bank.content)[0]) == ("application/xml", "4.00")
    page = client.get(AT).content.decode().replace("\xa0", " ")
    assert f"Bestand gemaakt op {TODAY:%d/%m/%Y}" in page
    again = client.post(f"{AT}bestand/", {"payer_id": partner.pk, "on": TODAY.isoformat()})
    assert (again.status_code, "al gemaakt" in again.content.decode()) == (422, True)
    assert "€ 4,00 betaald?" in client.get(f"{AT}{row.pk}/bestand-betaald/").content.decode().replace("\xa0", " ")
    whole = client.post(f"{AT}{row.pk}/bestand-betaald/", follow=True).content.decode()
    assert ("Alles van dit bestand is betaald" in whole, Settlement.objects.get().paid_on) == (True, TODAY)
    assert "is betaald" in client.post(f"{AT}{row.pk}/betaald/", follow=True).content.decode()


def test_everybody_is_settled_with_in_one_go(client, user, lead, worker, partner, coach, session, club, scheme, noord):
    other = make_organisation(noord, "Judoclub")
    judo = actor_of(make_member(other, Role.PROVIDER), noord.pk)
    begun = make_session(make_activity(other, price_cents=1_000), starts_at=session.starts_at)
    for at, who in ((session, coach), (begun, judo)):
        services.claim_session(who, at.pk, code=guest(worker, partner, who, at).code, cents=1_000)
    client.force_login(user)
    assert client.post(f"{AT}alles/").status_code == 422
    services.note_account(lead, organisation_id=club.pk, iban=IBAN, holder="Zwemclub Noord vzw")
    assert [row.organiser_id for row in services.settle_all(lead, until=TODAY)] == [club.pk]
    services.claim_session(coach, session.pk, code=guest(worker, partner, coach, session).code, cents=1_000)
    services.note_account(lead, organisation_id=other.pk, iban=OTHER, holder="Judoclub")
    assert "Reken met iedereen af: € 8" in client.get(AT).content.decode().replace("\xa0", " ")
    page = client.post(f"{AT}alles/", follow=True).content.decode().replace("\xa0", " ")
    assert "2 afrekeningen staan klaar: € 8" in page
    assert (client.post(f"{AT}alles/").status_code, Settlement.objects.count()) == (422, 3)
