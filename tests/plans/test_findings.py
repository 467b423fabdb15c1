"""Observations, findings and the four quadrants on screen, from nothing; bad input stays; twice counts once."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks import public as networks
from meedoen.networks.models import Network
from meedoen.networks.services import load_areas
from meedoen.plans import retention
from meedoen.plans.models import Finding, FindingVoice, Observation, Swot, SwotLine
from tests.factories import make_member
from tests.factories.plans import make_finding, make_plan

pytestmark = pytest.mark.django_db
AT = "/werk/noord/buurtplannen/"


@pytest.fixture
def plan(noord):
    return make_plan(noord)


def seen(**fields):
    base = {
        "said": "De stoep is te smal voor een rolstoel.",
        "kind": "street",
        "theme": "mobility",
        "once": uuid.uuid4(),
    }
    return {**base, **fields}


def test_something_seen_is_noted_once_and_becomes_the_voice_of_a_finding(me, plan):
    form = seen(quote="Ik draai altijd om.", agreed="on")
    for _time in range(2):
        page = me.post(f"{AT}gezien/nieuw/", form, follow=True).content.decode()
    assert ("Genoteerd." in page, "Ik draai altijd om." in page, Observation.objects.count()) == (True, True, 1)
    voice = Observation.objects.get()
    found = {
        "text": "Wie slecht stapt, raakt niet buiten.",
        "theme": "mobility",
        "voices": [f"o:{voice.pk}"],
        "once": uuid.uuid4(),
    }
    for _time in range(2):
        page = me.post(f"{AT}{plan.pk}/bevindingen/nieuw/", found, follow=True).content.decode()
    assert (Finding.objects.count(), "Mist nog: een cijfer, een grondrecht, wie moet handelen" in page) == (1, True)
    row = Finding.objects.get()
    whole = {**found, "right": "housing", "duty": "college", "figure_words": "1 op 5 is ouder dan 75.",
             "figure_source": "Statbel, 2024", "once": uuid.uuid4()}  # fmt: skip
    page = me.post(f"{AT}bevinding/{row.pk}/", whole, follow=True).content.decode()
    assert ("Mist nog" in page, "1 op 5 is ouder dan 75." in page, "Recht op wonen" in page) == (False, True, True)
    kept = me.get(f"{AT}bevinding/{row.pk}/").content.decode()
    assert kept.count("checked") >= 3
    me.post(f"{AT}gezien/{voice.pk}/weg/")
    assert (Observation.objects.count(), FindingVoice.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"said": ""}, "Schrijf in een zin wat je zag of hoorde."),
        ({"quote": "Zo is het."}, "Mag dit hier staan?"),
        ({"seen_on": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()}, "Deze dag moet nog komen."),
        ({"said": "voor 85.07.30-033.28"}, "rijksregisternummer"),
        ({"said": "Mevrouw Janssens zag het op 0470 12 34 56."}, "Hier kan iemand in te herkennen zijn"),
    ],
)
def test_what_is_noted_wrong_stays_on_the_page(me, plan, fields, sentence):
    answer = me.post(f"{AT}gezien/nieuw/", seen(**fields))
    page = answer.content.decode()
    typed = fields.get("said") or seen()["said"]
    assert (answer.status_code, sentence in page, Observation.objects.count()) == (422, True, 0)
    assert not fields.get("said", "x") or typed.split()[-1] in page


def test_a_figure_that_a_zone_does_not_have_is_refused_and_the_text_stays(me, lead, plan, noord):
    with seeding("test"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["12040"])
    load_areas(lead, nis="12040")
    text = "geoitem;period;Groene daken\n12040;2024;50\n12040W13;2024;-99997\n"
    reading = networks.read_figures(text.encode(), "export.csv")
    networks.import_figures(lead, reading=reading, filename="export.csv", source=networks.SourceDraft("Bron"))
    zone = networks.make_working_area(lead, name="Centrum", codes=["12040W13"])
    typed = {"text": "Weinig groen op het dak.", "theme": "mobility", "figure": "groene_daken"}
    answer = me.post(f"{AT}{plan.pk}/bevindingen/nieuw/", typed | {"working_area_id": zone.pk, "once": uuid.uuid4()})
    page = answer.content.decode()
    assert (answer.status_code, Finding.objects.count()) == (422, 0)
    assert "Dit cijfer is niet bekend voor Centrum." in page and typed["text"] in page


def test_a_worker_sees_what_the_own_organisation_noted_alone(client, me, plan, partner, in_noord):
    from tests.factories import make_organisation

    me.post(f"{AT}gezien/nieuw/", seen())
    client.force_login(make_member(partner, Role.WORKER))
    assert "De stoep is te smal" in client.get(f"{AT}gezien/").content.decode()
    client.force_login(make_member(make_organisation(in_noord, "Vzw Ander"), Role.WORKER))
    assert "De stoep is te smal" not in client.get(f"{AT}gezien/").content.decode()
    assert client.get(f"{AT}gezien/{Observation.objects.get().pk}/").status_code == 404


def test_cards_are_placed_moved_and_compared(me, plan):
    old, new, gone = (make_finding(plan, text) for text in ("Bus", "Belbus", "Winkel"))
    make_finding(plan, "Los")
    with seeding("follows"):
        Finding.objects.filter(pk=new.pk).update(follows=old)
    for year in (2014, 2020, 2020):
        me.post(f"{AT}{plan.pk}/swot/nieuw/", {"year": year, "once": uuid.uuid4()})
    first, second = Swot.objects.order_by("year")

    def put(swot, finding, to, **more):
        return me.post(f"{AT}swot/{swot.pk}/zet/", {"finding": finding.pk, "to": to, **more})

    def texts(swot):
        lines = SwotLine.objects.filter(swot=swot).order_by("order")
        return list(lines.values_list("finding__text", flat=True))

    for finding in (old, gone):
        put(first, finding, "weakness")
    put(first, gone, "up")
    assert texts(first) == ["Winkel", "Bus"]
    put(first, gone, "weakness", place="1")
    assert texts(first) == ["Bus", "Winkel"]
    put(second, new, "threat")
    answer = put(second, new, "strength")
    assert answer["Location"] == f"{AT}{plan.pk}/swot/?jaar=2020#kaart-{new.pk}"
    page = me.get(f"{AT}{plan.pk}/swot/naast/").content.decode()
    assert [page.count(word) for word in ("Verschoven", ">Weg<", ">Nieuw<")] == [1, 1, 0]
    board = me.post(
        f"{AT}swot/{second.pk}/zet/", {"finding": new.pk, "to": "out"}, HTTP_HX_REQUEST="true"
    ).content.decode()
    assert ("Nog niet geplaatst" in board, "<html" in board, second.lines.count()) == (True, False, 0)


def test_a_wrong_place_and_a_finding_of_another_plan_are_not_there(me, plan, noord):
    stranger = make_finding(make_plan(noord), "Elders")
    mine = make_finding(plan)
    me.post(f"{AT}{plan.pk}/swot/nieuw/", {"year": 2026})
    swot = Swot.objects.get()
    for finding, to in (
        (stranger.pk, "strength"),
        (mine.pk, "elsewhere"),
        (mine.pk, "up"),
        (mine.pk, "out"),
    ):
        assert me.post(f"{AT}swot/{swot.pk}/zet/", {"finding": finding, "to": to}).status_code == 404
    asked = me.post(f"{AT}swot/{swot.pk}/zet/", {"finding": "geen", "to": "strength"})
    assert (asked.status_code, "Kies welke bevinding" in asked.content.decode()) == (422, True)
    assert me.post(f"{AT}swot/{stranger.pk}/zet/", {"finding": "geen", "to": "strength"}).status_code == 404
    assert SwotLine.objects.count() == 0


def test_a_finding_that_stands_in_a_swot_does_not_go(me, plan):
    mine = make_finding(plan)
    me.post(f"{AT}{plan.pk}/swot/nieuw/", {"year": 2026})
    me.post(f"{AT}swot/{Swot.objects.get().pk}/zet/", {"finding": mine.pk, "to": "strength"})
    assert me.post(f"{AT}bevinding/{mine.pk}/weg/").status_code == 422
    assert Finding.objects.count() == 1


def test_after_two_years_the_words_go_and_the_theme_stays(me, plan):
    me.post(f"{AT}gezien/nieuw/", seen(quote="Ik draai om.", agreed="on"))
    now = timezone.now()
    with seeding("terms"):
        assert retention.fade(now - datetime.timedelta(days=1)) == 0
        assert (retention.fade(now + datetime.timedelta(days=1)), retention.fade(now + datetime.timedelta(days=1))) == (
            1,
            0,
        )
    row = Observation.objects.get()
    assert (row.said, row.quote, row.theme) == ("", "", "mobility")
    assert "De woorden zijn gewist" in me.get(f"{AT}gezien/").content.decode()


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        *((role, True) for role in (Role.ANALYST, Role.WORKER, Role.GROUP_GUIDE)),
        *((role, False) for role in (Role.POLICY_MAKER, Role.CASHIER, Role.COMPANION, Role.COUNCIL_CLERK)),
    ],
)
def test_what_people_said_is_read_by_who_makes_findings_alone(client, in_noord, plan, partner, role, reads):
    mine = make_finding(plan)
    swot = make_swot_with(mine)
    for words in ("Mevrouw op nummer 12 in de Kerkstraat drinkt.", "De bus rijdt niet."):
        make_voice(mine, partner, words)
    client.force_login(make_member(partner, role))
    for address in (f"{AT}{plan.pk}/bevindingen/", f"{AT}{plan.pk}/swot/?jaar={swot.year}"):
        page = client.get(address).content.decode()
        assert ("Kerkstraat" in page, "2 stemmen" in page) == (reads, not reads)


def make_swot_with(finding):
    with seeding("swot"):
        swot = Swot.objects.create(plan_id=finding.plan_id, year=2026)
        SwotLine.objects.create(swot=swot, finding=finding, quadrant="weakness", order=1)
    return swot


def make_voice(finding, partner, words):
    with seeding("voice"):
        seen_ = Observation.objects.create(
            said=words, kind="street", theme="mobility", organisation=partner, checked_on=timezone.localdate()
        )
        FindingVoice.objects.create(finding=finding, observation=seen_)
