"""The state of play of a year: each part through its own door, kept as it was, read by who decides."""

import datetime

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone, translation

from meedoen.activities.models import Attendance
from meedoen.activities.services import stamp_cards
from meedoen.budgets import public as budgets
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed
from meedoen.networks.models import YearEdition
from meedoen.press import queries, services
from meedoen.press.rules.state_of_play import Part, State, slides
from meedoen.voice.models import Group, Meeting
from tests.factories import actor_in, make_activity, make_member, make_organisation, make_session

from . import reading

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAST = TODAY.year - 1
BASE = "/werk/noord/stand-van-zaken/"


@pytest.fixture
def partner(in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    made = make_organisation(in_noord, "OCMW Noord", kind="social_welfare_centre", joined_on=datetime.date(LAST, 1, 1))
    make_organisation(in_noord, "Sportdienst", kind="sport", joined_on=datetime.date(LAST, 5, 1))
    make_organisation(in_noord, "Later erbij", kind="poverty_association", joined_on=datetime.date(TODAY.year, 1, 1))
    return made


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


@pytest.fixture
def past(partner, lead):
    """What happened last year: eight people at one thing, two meetings, a fund of which some is paid."""
    at = timezone.make_aware(datetime.datetime(LAST, 6, 2, 10))
    session = make_session(make_activity(partner), at, counted_at=at)
    worker = actor_in(partner)
    cards = stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=8)
    with seeding("test"):
        for card in cards:
            Attendance.objects.create(session=session, participant_id=card.pk, at=at, first_time=True)
        group = Group.objects.create(organisation=partner, name="Kerngroep", kind="core")
        for month, makers in ((2, 0), (9, 2)):
            day = datetime.date(LAST, month, 1)
            Meeting.objects.create(
                group=group, title="Overleg", starts_at=at, ends_at=at, held_on=day, stage="held",
                policy_makers_present=makers,
            )  # fmt: skip
    return budgets.make_fund(
        lead, name="Eigen middelen", kind="own_contribution", funder="Gemeente", conditions="", agreement_id=None,
        year=LAST, cents=100_000,
    )  # fmt: skip


def rows_of(state):
    return {part.title: part.rows for part in state.parts}


def test_every_part_tells_what_the_year_was_or_says_what_is_not_there(lead, past):
    found = queries.state_now(lead, LAST)
    told = rows_of(found)
    assert told["Wie doet mee in het netwerk?"] == [
        ["OCMW of Sociaal Huis", "1", "OCMW Noord"], ["Sportdienst", "1", "Sportdienst"],
    ]  # fmt: skip
    assert "een vereniging waar armen het woord nemen" in found.parts[0].notes[0]
    assert told["Trekker, kerngroep en andere groepen"] == [["Kerngroep", "Kerngroep", "OCMW Noord", "2", "1"]]
    assert found.parts[1].notes == ["Trekker vandaag: OCMW Noord."]
    assert ["Verschillende mensen die meededen", "0–4", "ongeveer 10"] in told["Activiteiten en wie bereikt is"]
    assert [row[0] for row in told["Het geld"]] == ["Eigen middelen"]
    assert told["Het geld"][0][1:3] == ["€\xa01.000,00", "€\xa00,00"]
    empty = {part.title: part.missing for part in found.parts if not part.rows}
    assert empty["Wat we beloofden"] == "Voor dit jaar staat er geen afsprakennota met beloften."
    assert empty["Drempels die mensen meldden, en de antwoorden"].startswith("In dit jaar zijn er te weinig signalen")
    assert all(part.source for part in found.parts)


def test_what_was_closed_stands_in_dutch_whatever_comes_later(lead, past, partner):
    with translation.override("fr"):
        services.close_state(lead, year=LAST)
    kept = queries.closed_state(lead, LAST)
    assert kept.figures == queries.state_now(lead, LAST)
    with seeding("test"):
        Meeting.objects.all().delete()
    assert rows_of(queries.closed_state(lead, LAST).figures)["Trekker, kerngroep en andere groepen"][0][3] == "2"
    services.close_state(lead, year=LAST, why="een vergadering telde dubbel")
    assert rows_of(queries.closed_state(lead, LAST).figures)["Trekker, kerngroep en andere groepen"][0][3] == "0"
    assert queries.closed_state(lead, LAST, number=1).figures == kept.figures
    assert queries.closed_years(lead) == [LAST]


def test_a_long_table_goes_on_on_the_next_slide_and_no_line_is_lost():
    rows = [[str(number)] for number in range(15)]
    made = slides(
        State(LAST, "", [Part("Lang", ["Wat"], rows, "hier", notes=["einde"]), Part("Leeg", [], [], "", "niets")])
    )
    assert [one.more for one in made] == [" (1/3)", " (2/3)", " (3/3)", ""]
    assert [row for one in made for row in one.rows] == rows
    assert [one.notes for one in made] == [[], [], ["einde"], []]


def test_who_decides_reads_what_was_closed_and_nothing_else(lead, past, partner, zuid):
    decides = actor_in(partner, Role.POLICY_MAKER)
    client = Client()
    client.force_login(make_member(partner, Role.POLICY_MAKER))
    assert "Dit jaar is nog niet vastgelegd" in client.get(BASE).content.decode()
    assert client.get(f"{BASE}{LAST}.pdf").status_code == 404
    services.close_state(lead, year=LAST)
    page = client.get(BASE).content.decode()
    assert "Kerngroep" in page and "Leg deze cijfers vast" not in page and "Verbeter" not in page
    assert client.get(f"{BASE}{LAST}.pdf").content[:4] == b"%PDF"
    assert client.get(f"{BASE}{TODAY.year}.pdf").status_code == 404
    for refused in (queries.state_now, services.close_state):
        with pytest.raises(Closed):
            refused(decides, year=LAST) if refused is services.close_state else refused(decides, LAST)
    with pytest.raises(Closed):
        queries.closed_state(actor_in(partner, Role.WORKER), LAST)
    with seeding("test"):
        YearEdition.objects.create(
            about="outreach.contacts", year=LAST - 1, number=1, figures={"contacts": 1}, made_on=TODAY, by_code="x"
        )
    assert (queries.closed_state(lead, LAST - 1), queries.closed_years(decides)) == (None, [LAST])
    elsewhere = actor_in(make_organisation(zuid), Role.COORDINATOR)
    with tenancy.use_network(zuid.pk):
        assert queries.closed_state(elsewhere, LAST) is None


def test_the_paper_is_tagged_and_says_whether_it_is_final(lead, past, partner, tmp_path):
    client = Client()
    client.force_login(make_member(partner, Role.COORDINATOR))
    draft = client.get(f"{BASE}{LAST}.pdf").content
    assert "Voorlopig: nog niet vastgelegd." in reading.words(draft)
    form = client.get(f"{BASE}{LAST}/vastleggen/").context["form"]
    assert client.post(f"{BASE}{LAST}/vastleggen/", {"once": form["once"].value()}).status_code == 303
    assert YearEdition.objects.get(about="press.state_of_play").year == LAST
    final = client.get(f"{BASE}{LAST}.pdf").content
    said = reading.words(final)
    assert "Uitgave 1." in said and "Kerngroep" in said and "Bron" in said
    path = tmp_path / "blad.pdf"
    path.write_bytes(final)
    with pikepdf.open(path) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("nl")
    assert "Kerngroep" in reading.words(client.get(f"{BASE}{LAST}/dias.pdf").content)
    assert client.get(f"{BASE}1999.pdf").status_code == 404
