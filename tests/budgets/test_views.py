"""The screens of money: from an empty network to a year's account that adds up; bad input stays; twice counts once."""

import csv
import datetime
import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meedoen.budgets import services
from meedoen.budgets.models import Entry, Evidence, Fund, FundYear, Promise, Subsidy
from meedoen.budgets.queries import agreements
from meedoen.kernel.actors import Role
from meedoen.kernel.documents import engine
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Agreement, AgreementParty, Figure, Network, Organisation
from tests.factories import make_member, make_organisation, make_pot
from tests.press.reading import faults

pytestmark = pytest.mark.django_db
AT = "/werk/noord/geld/"
TODAY = timezone.localdate()
REGISTER_NUMBER = "85.07.30-033.28"


@pytest.fixture
def me(client, user, in_noord):
    client.force_login(user)
    return client


def post(client, path, **fields):
    return client.post(f"{AT}{path}", fields, follow=True)


def agreed(lead, parties, name="Nota", first=2020, last=2025, **fields):
    days = {"first_day": datetime.date(first, 1, 1), "last_day": datetime.date(last, 12, 31)}
    return services.agree(lead, name=name, regime="participation_decree_2008", parties=parties, **days, **fields)


def spent(pot, **fields):
    base = {"amount": "12,50", "what": "Zwembad", "fund_year": pot.pk, "basket": "participation_cost",
            "threshold": "affordable", "on": TODAY.isoformat(), "once": uuid.uuid4()}  # fmt: skip
    return {**base, **fields}


def test_from_an_empty_network_to_a_fund_with_an_expense(me):
    assert "Nog geen fondsen" in me.get(AT).content.decode()
    assert "Maak er eerst een." in me.get(f"{AT}uitgave/", follow=True).content.decode()
    said = {"kind": "own_contribution", "name": "Eigen inbreng", "funder": "Gemeente", "year": TODAY.year,
            "amount": "14.240", "carry_percent": "0", "once": uuid.uuid4()}  # fmt: skip
    for _time in range(2):
        made = post(me, "fondsen/nieuw/", **said)
    assert "Het fonds staat klaar" in made.content.decode()
    pot = FundYear.objects.get()
    assert pot.budget == 1_424_000
    form = spent(pot)
    for _time in range(2):
        noted = post(me, "uitgave/", **form)
    page = noted.content.decode()
    assert "is genoteerd." in page and "Zwembad" in page
    assert (FundYear.objects.get().paid, Entry.objects.filter(kind="expense").count()) == (1250, 1)
    line = Entry.objects.get(kind="expense")
    for _time in range(2):
        assert "is terug in het fonds" in post(me, f"regel/{line.pk}/terug/").content.decode()
    assert FundYear.objects.get().paid == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": "twaalf"}, "Schrijf een bedrag, bijvoorbeeld 12,50."),
        ({"amount": "1000,01"}, "kan niet. Kies een kleiner bedrag"),
        ({"amount": "0"}, "groter dan nul"),
        ({"what": f"voor {REGISTER_NUMBER}"}, "Hier staat een rijksregisternummer"),
        ({"on": f"{TODAY.year - 1}-12-31"}, "Deze dag ligt niet in"),
        ({"basket": ""}, "Kies er een."),
    ],
)
def test_bad_input_stays_and_nothing_is_spent(me, pot, fields, sentence):
    said = spent(pot, **{"what": "kamp in augustus", **fields})
    answer = me.post(f"{AT}uitgave/", said)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, str(said["what"]) in page) == (422, True, True)
    assert FundYear.objects.get().paid == 0


def test_a_line_is_put_right_and_the_budget_changes(me, lead, pot):
    line = services.note_expense(lead, pot.pk, cents=5000, what="Bus", on=TODAY, basket="own_initiative")
    wrong = me.post(f"{AT}regel/{line.pk}/verbeteren/", {"amount": "51", "why": "dubbel"})
    assert (wrong.status_code, "dubbel" in wrong.content.decode()) == (422, True)
    assert "€ 20,00 is terug" in post(
        me, f"regel/{line.pk}/verbeteren/", amount="20", why="dubbel"
    ).content.decode().replace("\xa0", " ")
    refused = me.post(f"{AT}jaar/{pot.pk}/budget/", {"direction": "down", "amount": "990", "decision": "college"})
    assert (refused.status_code, "is nog" in refused.content.decode()) == (422, True)
    post(me, f"jaar/{pot.pk}/budget/", direction="down", amount="970", decision="college")
    assert FundYear.objects.values_list("budget", "paid").get() == (3000, 3000)


def test_own_contribution_beside_the_drawing_right(me, noord):
    make_pot(noord, 712_000, year=2024, kind="drawing_right", name="Trekkingsrecht")
    make_pot(noord, 1_400_000, year=2024, kind="own_contribution", name="Eigen inbreng")
    page = me.get(f"{AT}?jaar=2024").content.decode().replace("\xa0", " ")
    assert "minstens € 14.240 naast het trekkingsrecht. Voorzien: € 14.000." in page
    assert "Er ontbreekt nog € 240." in page
    assert "minstens" not in me.get(f"{AT}?jaar=2028").content.decode()


def test_a_year_that_closed_was_still_given_what_it_was_given(me, lead, partner, noord):
    last, note = TODAY.year - 1, agreed(lead, [partner.pk]).pk
    right = make_pot(noord, 100_000, year=last, kind="drawing_right", carry_percent=50, agreement_id=note)
    own = make_pot(noord, 200_000, year=last, kind="own_contribution", carry_percent=100)
    services.note_expense(
        lead, right.pk, cents=30_000, what="Bus", on=datetime.date(last, 5, 1), basket="own_initiative"
    )
    services.change_budget(lead, own.pk, cents=-50_000, decision="college")

    def said(path):
        return me.get(f"{AT}{path}").content.decode().replace("\xa0", " ")

    for closed in (False, True):
        assert "minstens € 2.000 naast het trekkingsrecht. Voorzien: € 1.500." in said(f"?jaar={last}"), closed
        for pot in (right, own):
            services.close_year(lead, pot.pk)
    page = said(f"jaar/{right.pk}/")
    assert (
        "Van € 1.000: € 300 betaald, € 700 terug" in page
        and "gereserveerd" not in page
        and "€ 700 terug of naar volgend jaar" in page
    )
    services.open_year(lead, right.fund_id, year=TODAY.year, cents=40_000)
    services.open_year(lead, own.fund_id, year=TODAY.year, cents=80_000)
    after = FundYear.objects.get(fund=right.fund, year=TODAY.year)
    assert "€ 750 · Gemeente" in said(f"jaar/{after.pk}/") and "waarvan € 350 van vorig jaar" in said(
        f"jaar/{after.pk}/"
    )
    assert "minstens € 800 naast het trekkingsrecht. Voorzien: € 800." in said("")


@pytest.mark.parametrize(
    ("later", "said"), [(-1, "Het jaar is voorbij. Er blijft € 100 over."), (1, "Het jaar begint nog. Er is € 100 te")]
)
def test_a_year_that_is_not_this_one_says_so(me, noord, later, said):
    pot = make_pot(noord, 10_000, year=TODAY.year + later)
    assert said in me.get(f"{AT}jaar/{pot.pk}/").content.decode().replace("\xa0", " ")


def test_a_year_is_closed_after_reading_what_happens(me, noord):
    pot = make_pot(noord, 10_000, year=TODAY.year - 1, carry_percent=100)
    page = me.get(f"{AT}jaar/{pot.pk}/afsluiten/").content.decode()
    assert "100 procent daarvan gaat naar" in page
    assert "is afgesloten." in post(me, f"jaar/{pot.pk}/afsluiten/").content.decode()
    assert FundYear.objects.get(year=TODAY.year).budget == 10_000
    running = FundYear.objects.get(year=TODAY.year)
    early = me.post(f"{AT}jaar/{running.pk}/afsluiten/")
    assert (early.status_code, "loopt nog" in early.content.decode()) == (422, True)


def amounts(text):
    return [round(float(one.replace(".", "").replace(",", ".")) * 100) for one in re.findall(r"-?[\d.]+,\d\d", text)]


def test_the_lists_add_up_to_the_cent_and_hold_no_formula(me, lead, pot):
    for cents in (333, 334, 1):
        services.note_expense(lead, pot.pk, cents=cents, what="=HYPERLINK(1)", on=TODAY, basket="own_initiative")
    answer = me.get(f"{AT}jaar/{pot.pk}/lijst/csv/")
    rows = list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff")), delimiter=";"))
    lines = [row for row in rows if len(row) == 9][1:]
    paid = [amounts(row[8])[0] for row in lines if row[8]]
    assert (sum(paid[:-1]), paid[-1]) == (668, 668)
    assert {row[2] for row in lines if row[1] == "Uitgave"} == {"'=HYPERLINK(1)"}
    assert me.get(f"{AT}jaar/{pot.pk}/lijst/xlsx/").content[:2] == b"PK"
    assert me.get(f"{AT}jaar/{pot.pk}/lijst/doc/").status_code == 422


def test_the_account_on_paper_adds_up_to_the_cent(me, lead, pot, monkeypatch):
    from pikepdf import Pdf

    for cents, basket in ((333, "own_initiative"), (33_334, "participation_cost"), (1, "participation_cost")):
        services.note_expense(lead, pot.pk, cents=cents, what="Kamp", on=TODAY, basket=basket, threshold="affordable")
    back = Entry.objects.get(cents=33_334)
    services.correct_line(lead, back.pk, cents=34, why="te veel")
    seen = {}
    inputs = engine._inputs
    monkeypatch.setattr(engine, "_inputs", lambda data, *rest: seen.update(data) or inputs(data, *rest))
    answer = me.get(f"{AT}jaar/{pot.pk}/rekening.pdf")
    with Pdf.open(io.BytesIO(answer.content)) as found:
        assert len(found.pages) == 1
    assert faults(answer.content) == []
    for group in seen["groups"]:
        assert sum(amounts(line["amount"])[0] for line in group["lines"]) == amounts(group["sum"])[0]
    total = sum(amounts(group["sum"])[0] for group in seen["groups"])
    summary = dict(seen["summary"])
    assert (total, amounts(seen["total"]), amounts(summary["Betaald"])) == (33_634, [33_634], [33_634])
    assert amounts(summary["Budget"])[0] - amounts(summary["Betaald"])[0] == amounts(summary["Vrij"])[0]


def test_an_agreement_its_promises_and_what_came_of_them(me, partner, noord):
    make_organisation(noord, "Sportdienst", "sport")
    wrong = me.post(f"{AT}afspraken/nieuw/", {"name": "Nota", "period": "supralocal", "parties": [partner.pk]})
    assert (wrong.status_code, 'value="Nota"' in wrong.content.decode()) == (422, True)
    period = "participation_decree_2008:2020-01-01:2025-12-31"
    said = {"name": "Nota 2020-2025", "period": period, "parties": [partner.pk], "once": uuid.uuid4()}
    page = post(me, "afspraken/nieuw/", **said).content.decode()
    assert "een dienst voor cultuur, jeugd of sport" in page
    found = Agreement.objects.get()
    assert found.file_by == datetime.date(2019, 10, 1)
    assert "Dien de nota in" in page
    gone = make_organisation(noord, "Jeugdhuis", "youth")
    with seeding("a partner that signed and left"):
        AgreementParty.objects.create(agreement=found, organisation=gone)
        Organisation.objects.filter(pk=gone.pk).update(left_on=TODAY - datetime.timedelta(days=30))
    assert "Jeugdhuis" in me.get(f"{AT}afspraken/{found.pk}/aanpassen/").content.decode()
    post(me, f"afspraken/{found.pk}/aanpassen/", filed_on="2019-09-20", parties=[partner.pk, gone.pk])
    assert set(found.parties.values_list("organisation_id", flat=True)) == {partner.pk, gone.pk}
    post(me, f"afspraken/{found.pk}/belofte/", text="De drempel van geld verlagen", level="strategic")
    large = Promise.objects.get()
    post(me, f"afspraken/{found.pk}/belofte/", text="Een pas voor iedereen", level="operational", under_id=large.pk)
    small = Promise.objects.get(under=large)
    for typed, unit, fault in (
        ("veel", "persons", "Schrijf een getal"),
        ("4", "", "Zeg wat je telt"),
        ("1,5", "visits", "een getal"),
    ):
        said = {"year": "2024", "text": "Pas gestart", "figure": typed, "unit": unit}
        wrong = me.post(f"{AT}beloften/{small.pk}/bewijs/", said)
        assert (wrong.status_code, fault in wrong.content.decode()) == (422, True)
    empty = me.post(f"{AT}beloften/{small.pk}/bewijs/", {"year": "2024"})
    assert (empty.status_code, "Kies wat er gebeurde" in empty.content.decode()) == (422, True)
    page = post(me, f"beloften/{small.pk}/bewijs/", year="2024", text="Pas gestart", figure="121", unit="households")
    assert Evidence.objects.get().figure == "ongeveer 120"
    assert "2024: Pas gestart, ongeveer 120 gezinnen" in page.content.decode()
    tied = me.post(f"{AT}beloften/{small.pk}/schrappen/", {"once": uuid.uuid4()})
    assert (tied.status_code, "Zeg hoe het staat" in tied.content.decode()) == (422, True)
    assert "Schrap deze belofte" not in me.get(f"{AT}beloften/{small.pk}/aanpassen/").content.decode()
    said = {"text": "Een pas voor wie ze wil", "level": "operational", "under_id": large.pk, "owner_id": partner.pk}
    page = post(me, f"beloften/{small.pk}/aanpassen/", **said).content.decode()
    assert "Een pas voor wie ze wil" in page and "Pas gestart" in page and "OCMW Noord" in page
    assert Promise.objects.get(pk=small.pk).state == "busy"
    assert "waargemaakt" in post(me, f"beloften/{small.pk}/stand/", state="kept").content.decode().lower()
    page = post(me, f"afspraken/{found.pk}/terugkijken/", year="2024", went_well="Meer gezinnen").content.decode()
    assert "Meer gezinnen" in page
    twice = me.post(f"{AT}afspraken/{found.pk}/terugkijken/", {"year": "2024", "went_well": "nog eens"})
    assert (twice.status_code, "nog eens" in twice.content.decode()) == (422, True)
    assert "Het bewijs is weg." in post(me, f"bewijs/{Evidence.objects.get().pk}/weg/").content.decode()


def test_renewal_lays_old_beside_new(me, lead, partner, noord):
    sport = make_organisation(noord, "Sportdienst", "sport")
    old = agreed(lead, [partner.pk], "Nota 2014", 2014, 2019)
    large = services.promise(lead, agreement_id=old.pk, level="strategic", text="Geld is geen drempel")
    services.promise(lead, agreement_id=old.pk, level="operational", text="Een pas", under_id=large.pk)
    period = "participation_decree_2008:2020-01-01:2025-12-31"
    post(me, f"afspraken/{old.pk}/vernieuwen/", name="Nota 2020", period=period, parties=[partner.pk, sport.pk])
    new = Agreement.objects.get(renews=old)
    assert list(Promise.objects.filter(agreement=new).values_list("text", "under__text").order_by("order")) == [
        ("Geld is geen drempel", None), ("Een pas", "Geld is geen drempel"),
    ]  # fmt: skip
    services.promise(lead, agreement_id=new.pk, level="operational", text="Een buddy")
    taken = Promise.objects.get(agreement=new, text="Een pas")
    goal = Promise.objects.get(agreement=new, level="strategic")
    kept = me.post(f"{AT}beloften/{goal.pk}/schrappen/", {})
    assert (kept.status_code, "Onder dit grote doel staan nog beloften" in kept.content.decode()) == (422, True)
    small = me.post(f"{AT}beloften/{goal.pk}/aanpassen/", {"text": "Geld is geen drempel", "level": "operational"})
    assert (small.status_code, "Onder dit grote doel" in small.content.decode()) == (422, True)
    assert "Schrap deze belofte" in me.get(f"{AT}beloften/{taken.pk}/aanpassen/").content.decode()
    assert "staat er: komt niet terug" in me.get(f"{AT}beloften/{taken.pk}/schrappen/").content.decode()
    assert "is geschrapt" in post(me, f"beloften/{taken.pk}/schrappen/", once=uuid.uuid4()).content.decode()
    assert me.post(f"{AT}beloften/{old.pk}/schrappen/").status_code == 404
    pot = make_pot(noord, 90_000, year=2024, kind="other", carry_percent=100, agreement_id=new.pk)
    services.close_year(lead, pot.pk)
    page = me.get(f"{AT}afspraken/{new.pk}/naast-de-vorige/").content.decode().replace("\xa0", " ")
    assert '<td class="number">€ 900</td>' in page and "komt niet terug" in page
    assert all(word in page for word in ("2014–2019", "2020–2025", "zelfde belofte", "Een buddy", "Sportdienst"))


def test_a_subsidy_from_grant_to_account(me, noord, pot):
    club = make_organisation(noord, "Schakel", "poverty_association")
    said = {"organisation_id": club.pk, "fund_year": pot.pk, "amount": "500", "what_for": "Werking",
            "conditions": "Vier uitstappen", "account_by": f"{TODAY.year + 1}-03-31", "threshold": "trusted",
            "once": uuid.uuid4()}  # fmt: skip
    for _time in range(2):
        page = post(me, "subsidies/nieuw/", **said).content.decode()
    assert "Vier uitstappen" in page
    made = Subsidy.objects.get()
    assert FundYear.objects.get().committed == 50_000
    too_much = me.post(f"{AT}subsidies/{made.pk}/betalen/", {"amount": "501"})
    assert (too_much.status_code, 'value="501"' in too_much.content.decode()) == (422, True)
    post(me, f"subsidies/{made.pk}/betalen/", amount="350")
    page = post(me, f"subsidies/{made.pk}/verantwoorden/", amount="340,10", said="Drie uitstappen").content.decode()
    assert "Drie uitstappen" in page
    assert FundYear.objects.values_list("committed", "paid").get() == (0, 34_010)
    paid = Entry.objects.filter(kind__in=("payment", "return")).values_list("kind", "threshold")
    assert set(paid) == {("payment", "trusted"), ("return", "trusted")}


def sheet(text):
    return SimpleUploadedFile("sleutel.csv", text.encode())


def test_the_drawing_right_with_its_sources(me, noord):
    said = {"year": "2024", "here_reimbursed": "4000", "here_waged": "150", "total_reimbursed": "1000000",
            "total_waged": "40000", "budget": "1.800.000", "source": "Brief van het departement"}  # fmt: skip
    said["nis"] = "13049"
    half = me.post(f"{AT}trekkingsrecht/cijfers/", {**said, "vgc_waged": "9000"})
    assert (half.status_code, "of geen van beide" in half.content.decode()) == (422, True)
    more = me.post(f"{AT}trekkingsrecht/cijfers/", {**said, "here_waged": "40001"})
    assert (more.status_code, "niet groter zijn dan het geheel" in more.content.decode()) == (422, True)
    assert not Figure.objects.filter(year=2024, indicator="living_wage").exists()
    page = post(me, "trekkingsrecht/cijfers/", **said).content.decode().replace("\xa0", " ")
    assert "€ 6.975,00" in page and "Brief van het departement" in page and "0,3875 procent" in page
    rows = "NIS;VT;leefloon\n13049;4.000;150\n04000;20000;9000\n02000;1000000;40000\n"
    read = {"file": sheet(rows), "year": "2023", "budget": "1800000", "source": "Open data"}
    page = post(me, "trekkingsrecht/bestand/", **read).content.decode()
    assert "Cijfers van 1 gemeente gelezen." in page
    kept = Figure.objects.filter(indicator="living_wage", year=2023).order_by("area_code")
    assert list(kept.values_list("area_code", "value")) == [("02000", 49_000), ("04000", 9000), ("13049", 150)]
    with seeding("a network of two"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["13049", "13044"])
    absent = me.post(f"{AT}trekkingsrecht/bestand/", {**read, "file": sheet(rows)})
    assert (absent.status_code, "(13044) staat niet in het bestand" in absent.content.decode()) == (422, True)
    assert "Welke gemeente?" in me.get(f"{AT}trekkingsrecht/cijfers/").content.decode()
    post(me, "trekkingsrecht/bestand/", **{**read, "file": sheet(rows + "13044;2000;75\n")})
    page = me.get(f"{AT}trekkingsrecht/").content.decode()
    assert "Met de cijfers van 2023: 13044" in page and page.count("Maak een fonds van dit bedrag") == 3
    without = me.post(f"{AT}trekkingsrecht/bestand/", {**read, "file": sheet(rows.replace("04000", "13044"))})
    assert (without.status_code, "Brussel krijgt minstens 6 procent" in without.content.decode()) == (422, True)
    refused = me.post(f"{AT}trekkingsrecht/bestand/", {**read, "file": sheet("naam;aantal\nx;1\n")})
    assert (refused.status_code, "Zet erboven: NIS, VT, leefloon" in refused.content.decode()) == (422, True)


def test_lists_ask_the_same_number_of_questions(me, lead, noord, pot, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def questions(path):
        with CaptureQueriesContext(connection) as found:
            assert me.get(path).status_code == 200
        return len(found)

    club = make_organisation(noord, "Schakel", "poverty_association")
    day = datetime.date(TODAY.year + 2, 1, 1)

    def more(number):
        services.note_expense(lead, pot.pk, cents=5, what="Bus", on=TODAY, basket="own_initiative")
        services.grant(
            lead, pot.pk, organisation_id=club.pk, cents=5, what_for=f"w{number}", conditions="", account_by=day
        )
        make_pot(noord, 500)

    more(1)
    pages = [AT, f"{AT}jaar/{pot.pk}/", f"{AT}subsidies/", f"{AT}uitgave/"]
    one = [questions(path) for path in pages]
    more(2)
    more(3)
    assert [questions(path) for path in pages] == one


def test_a_stranger_and_another_role_find_nothing(client, noord, zuid, pot, partner, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    for user in (make_member(make_organisation(zuid), Role.COORDINATOR), make_member(partner, Role.WORKER)):
        client.force_login(user)
        for path in ("", f"jaar/{pot.pk}/", f"fondsen/{pot.fund_id}/aanpassen/", "afspraken/", "subsidies/"):
            assert client.get(f"{AT}{path}").status_code == 404
    assert Fund.objects.count() == 1


def test_the_note_of_the_next_term_is_due_before_anybody_made_it(lead, partner, noord):
    def filing(today):
        return [(one.by, one.late) for one in agreements.reminders(lead, today=today) if one.what == "file"]

    assert filing(datetime.date(2026, 2, 1)) == [], "a network that never had a note"
    services.agree(
        lead, name="Nota", regime="participation_decree_2008", parties=[partner.pk],
        first_day=datetime.date(2026, 1, 1), last_day=datetime.date(2026, 12, 31),
    )  # fmt: skip
    by = datetime.date(2026, 3, 31)
    assert [filing(datetime.date(2026, month, 2)) for month in (1, 4)] == [[(by, False)], [(by, True)]]
    services.agree(
        lead, name="Nota 2027", regime="supralocal_transition", parties=[partner.pk],
        first_day=datetime.date(2027, 1, 1), last_day=datetime.date(2032, 12, 31),
    )  # fmt: skip
    assert filing(datetime.date(2026, 2, 1)) == [(by, False)], "once: the note itself asks now"


def test_what_is_due_stands_on_the_start_page(me, lead, noord):
    make_pot(noord, 500, year=TODAY.year - 1, name="Vorig jaar")
    page = me.get("/werk/noord/").content.decode()
    assert "1 fonds van vorig jaar afsluiten" in page
