"""Pages that are kept: right after every change, in every process; never what is somebody's own."""

import re
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.contrib.staticfiles import finders
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities import services
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment
from meedoen.kernel import editions, guard, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.models import Edition
from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import shelf
from meedoen.networks import services as networks
from tests.factories import actor_in, make_activity, make_member, make_organisation, make_place, make_session, make_user

pytestmark = pytest.mark.django_db
TABLE = re.compile(r'\b(?:FROM|JOIN)\s+"(\w+)"')


@pytest.fixture(autouse=True)
def one_minute():
    with time_machine.travel(timezone.now().replace(second=5), tick=False) as clock:
        yield clock


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef", phone="014 11 11 11")


def statements(client, url, **headers):
    """How many statements an answer takes, and the answer."""
    with CaptureQueriesContext(connection) as captured:
        page = client.get(url, headers=headers)
    return [one["sql"] for one in captured if "set_config" not in one["sql"]], page


def kept(client, url, **headers):
    """Whether an address is answered from what was kept: one query, for the marks."""
    told, page = statements(client, url, **headers)
    assert page.status_code in (200, 304)
    return len(told) == 1 and "kernel_edition" in told[0]


def test_the_second_time_costs_one_query_and_says_the_same(client, partner):
    make_session(make_activity(partner, "Samen koken"))
    first = client.get("/noord/")
    told, second = statements(client, "/noord/")
    assert [sql.split(" FROM ")[1].split()[0] for sql in told] == ["kernel_edition"]
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)
    assert "Content-Security-Policy" in second.headers
    assert second.headers["Cache-Control"] == "no-cache"
    assert {"Accept-Language", "Cookie"} <= set(second.headers["Vary"].split(", "))


def test_a_browser_that_has_it_hears_304_and_another_gets_it_packed(client, partner):
    make_session(make_activity(partner, "Samen koken"))
    page = client.get("/noord/")
    again = client.get("/noord/", headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", page.headers["ETag"])
    packed = client.get("/noord/", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) == int(packed.headers["Content-Length"]) < len(page.content) / 3
    make_session(make_activity(partner, "Iets nieuws"))
    assert client.get("/noord/", headers={"If-None-Match": page.headers["ETag"]}).status_code == 200


def test_each_minute_is_made_anew(client, partner, one_minute):
    make_session(make_activity(partner, "Samen koken"))
    client.get("/noord/")
    assert kept(client, "/noord/")
    one_minute.shift(60)
    assert not kept(client, "/noord/")


def test_what_somebody_sees_alone_is_never_kept(client, partner):
    session = make_session(make_activity(partner, "Samen koken", sign_up="sign_up"))
    join = f"/noord/a/{session.activity_id}/meedoen/{session.pk}/"
    for url in (join, "/noord/uitschrijven/", "/werk/noord/", "/noord/?in=fr", "/account/login/", "/noord/niets/"):
        client.get(url)
        assert not any("ETag" in client.get(url).headers for _turn in range(2)), url
    client.get("/noord/")
    user = make_user()
    make_member(partner, Role.WORKER, user)
    signed_in = Client()
    signed_in.force_login(user)
    signed_in.get("/noord/")
    told, page = statements(signed_in, "/noord/")
    assert len(told) > 1
    assert "no-store" in page.headers["Cache-Control"]
    assert not kept(client, "/noord/", Authorization="Bearer x")
    assert not kept(client, "/noord/", **{"HX-Request": "true"})
    assert kept(client, "/noord/")


def test_languages_cookies_hosts_and_questions_are_told_apart(client, partner, settings):
    settings.ALLOWED_HOSTS = ["testserver", "elders.be"]
    make_session(make_activity(partner, "Samen koken"))
    pages = [
        client.get("/noord/"),
        client.get("/noord/?gratis=1"),
        client.get("/noord/", headers={"Accept-Language": "fr"}),
        client.get("/noord/", headers={"Accept-Language": "ar"}),
        client.get("/noord/", headers={"Host": "elders.be"}),
        client.get("/noord/", headers={"Cookie": "taal=tr"}),
    ]
    assert [page.headers["Content-Language"] for page in pages] == ["nl", "nl", "fr", "ar", "nl", "tr"]
    assert not any(page.cookies for page in pages)
    assert len({page.content for page in pages}) == 6


def test_a_network_with_its_own_name_never_gets_the_page_of_another(client, partner, zuid):
    make_session(make_activity(partner, "Van noord"))
    make_session(make_activity(make_organisation(zuid, "Elders"), "Van zuid"))
    pages = [client.get(f"/{slug}/").content.decode() for slug in ("noord", "zuid", "noord", "zuid")]
    assert [("Van noord" in page, "Van zuid" in page) for page in pages] == [(True, False), (False, True)] * 2


def changes(partner, coordinator):
    """Every kind of command that changes what the site shows: what it does, and what a page says only then."""
    place = make_place(partner.network, "De Kring")
    activity = make_activity(partner, "Samen koken", sign_up="sign_up", place=place, text="Kom maar.")
    session = make_session(activity, capacity=3, place=place)
    hall = make_place(partner.network, "Zaal van het kladje")
    draft = make_activity(partner, "Kladje", "draft", place=hall)
    make_session(draft, place=hall)
    public = Actor.anonymous(partner.network_id)
    one = f"/noord/a/{activity.pk}/"

    def sign_up():
        enrolment.sign_up(
            public, session.pk, party=Party(adults=1), first_name="Amina", channel="phone", reach="0470 12 34 56"
        )

    over = "/noord/over/"
    return [
        (sign_up, one, "Nog 2 plaatsen"),
        (
            lambda: services.change_places(coordinator, session.pk, capacity=9, childcare_places=0),
            one,
            "Nog 8 plaatsen",
        ),
        (lambda: services.cancel(coordinator, session.pk, reason="de zaal is dicht"), "/noord/", "de zaal is dicht"),
        (lambda: services.restore(coordinator, session.pk), "/noord/", "De Kring"),
        (lambda: networks.edit_place(coordinator, place.pk, name="De Nieuwe Kring"), "/noord/", "De Nieuwe Kring"),
        (lambda: networks.edit_organisation(coordinator, partner.pk, name="De Nieuwe Dreef"), over, "De Nieuwe Dreef"),
        (lambda: networks.edit_network(coordinator, phone="014 99 99 99"), "/noord/privacy/", "014 99 99 99"),
        (lambda: services.publish(coordinator, draft.pk), "/noord/kaart/", "Zaal van het kladje"),
    ]


def test_every_change_is_on_the_next_page_of_every_process(partner):
    coordinator = actor_in(partner, Role.COORDINATOR)
    processes = [Client(), Client()]
    missed = []
    for change, url, said in changes(partner, coordinator):
        for process in processes:
            process.get(url)
            assert kept(process, url), said
            assert said not in process.get(url).content.decode()
        change()
        missed += [(said, url) for process in processes if said not in process.get(url).content.decode()]
    assert missed == []


def test_a_change_that_is_rolled_back_changes_nothing(partner, client):
    coordinator = actor_in(partner, Role.COORDINATOR)
    session = make_session(make_activity(partner, "Samen koken"))
    before = editions.read(partner.network_id)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.cancel(coordinator, session.pk, reason="ziek")
        assert editions.read(partner.network_id) != before
        raise ZeroDivisionError
    assert editions.read(partner.network_id) == before
    with pytest.raises(Refused):
        services.cancel(coordinator, session.pk, reason="")
    assert editions.read(partner.network_id) == before


def test_a_write_names_its_own_table_and_network_alone(partner, zuid):
    before = {(scope, table): mark for scope, table, mark in editions.read(partner.network_id)}
    make_place(partner.network)
    make_place(zuid)
    after = {(scope, table): mark for scope, table, mark in editions.read(partner.network_id)}
    assert {key for key in after if after[key] != before.get(key)} == {(partner.network_id.hex, "networks_place")}
    assert Edition.objects.filter(scope=zuid.pk.hex, shown="networks_place").count() == 1


def test_what_stays_off_the_site_makes_no_page_old(partner, client):
    session = make_session(make_activity(partner, "Samen koken"))
    client.get("/noord/")
    with guard.seeding("test"), tenancy.use_network(partner.network_id):
        apps.get_model("activities.Effort").objects.filter(session=session).delete()
        apps.get_model("activities.Enrolment").objects.filter(session=session).update(status="cancelled")
    assert kept(client, "/noord/")


def public_pages(partner):
    """The addresses of the residents' site that may be kept."""
    place = make_place(partner.network, latitude=51.08, longitude=4.91)
    activity = make_activity(partner, "Samen koken", place=place)
    make_session(activity, place=place)
    return [
        "/noord/", "/noord/?gratis=1&zoek=koken", f"/noord/?plaats={place.pk}", "/noord/maand/", "/noord/kaart/",
        f"/noord/a/{activity.pk}/", "/noord/over/", "/noord/privacy/", "/noord/toegankelijk/",
    ]  # fmt: skip


def tables_read(urls):
    """The tables that stand in the statements of these pages, by page."""
    found = {}
    for url in urls:
        told, page = statements(Client(), url)
        assert page.status_code == 200, url
        assert "ETag" in page.headers, url
        found[url] = {table for sql in told for table in TABLE.findall(sql)} - {"kernel_edition"}
    return found


def hidden_but_read(found):
    """Pages that read a table that is said to be off the site."""
    return sorted((url, table) for url, tables in found.items() for table in tables & editions.hidden_tables())


def test_no_page_that_is_kept_reads_a_table_that_is_off_the_site(partner):
    found = tables_read(public_pages(partner))
    assert hidden_but_read(found) == []
    assert {"activities_session", "activities_activity", "networks_place"} <= set().union(*found.values())
    assert set().union(*found.values()) <= guard.guarded_tables()


@pytest.mark.parametrize("label", ["activities.Session", "activities.Activity", "networks.Place", "networks.Network"])
def test_a_table_that_is_hidden_by_mistake_is_noticed(partner, label, monkeypatch):
    found = tables_read(public_pages(partner))
    table = apps.get_model(label)._meta.db_table
    monkeypatch.setattr(editions, "hidden_tables", lambda: frozenset({table}))
    assert {read for _url, read in hidden_but_read(found)} == {table}


def test_what_is_kept_has_a_most(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BYTES", 5000)
    store = shelf.Shelf()
    for number in range(20):
        store.put((number,), shelf.Kept(None, (), 0, b"x" * 1000, {}))
    assert len(store) == 2
    assert store.get((19,)) is not None
    assert store.get((0,)) is None


def test_remembered_is_made_again_when_a_mark_changes(partner):
    made = []

    def ask():
        marks = editions.of(editions.read(partner.network_id), "networks_place")
        return editions.remembered(("test", partner.pk), marks, lambda: made.append(1) or len(made))

    assert (ask(), ask()) == (1, 1)
    make_place(partner.network)
    assert (ask(), ask()) == (2, 2)
    make_activity(partner)
    assert ask() == 2


def test_the_sheets_of_the_start_are_light():
    most = {"ui/house.css": 110_000, "activities/start.css": 12_000}
    for name, bytes_ in most.items():
        path = finders.find(name)
        assert Path(path).stat().st_size <= bytes_, name
