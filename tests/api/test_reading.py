"""Reads for other systems: the right rows in the declared form, in pages that stay right, and nothing else."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from tests.factories import make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
SESSIONS = "/networks/noord/sessions"


def titles(answer):
    return [item["title"] for item in answer.json()["items"]]


def test_every_collection_gives_its_rows_and_none_of_another_network(ask, programme):
    for name in ("organisations", "places", "activities", "sessions"):
        answer = ask(f"/networks/noord/{name}")
        assert len(answer.json()["items"]) == 1 and "zuid" not in answer.content.decode()
        one = answer.json()["items"][0]
        assert ask(f"/networks/noord/{name}/{one['id']}").json() == one
    assert [item["slug"] for item in ask("/networks").json()["items"]] == ["noord", "zuid"]
    assert ask("/networks/noord").json()["url"] == "/noord/"


def test_places_left_are_told_and_how_many_signed_up_is_not(ask, programme):
    one = ask(SESSIONS).json()["items"][0]
    assert one["places_left"] == 7
    assert not {"taken", "capacity", "waiting"} & set(one)
    assert "capacity" not in ask("/networks/noord/activities").json()["items"][0]


def test_what_is_not_published_or_of_another_network_is_not_there(ask, programme, noord):
    draft = make_session(make_activity(programme.organisation, title="Geheim", status="draft"))
    assert "Geheim" not in ask(SESSIONS).content.decode()
    for name, row in (("sessions", draft), ("activities", draft.activity)):
        assert ask(f"/networks/noord/{name}/{row.pk}").status_code == 404
    foreign = programme.foreign
    for name, row in (
        ("sessions", foreign.session), ("activities", foreign.activity), ("places", foreign.place),
        ("organisations", foreign.organisation),
    ):  # fmt: skip
        gone = ask(f"/networks/noord/{name}/{row.pk}")
        assert (gone.status_code, gone.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("theme=food", True), ("theme=sport", False), ("free=true", True), ("children=true", False),
        ("little_dutch=true", False), ("wheelchair=true", True), ("village=d1", True), ("village=d2", False),
        ("place={place}", True), ("place={foreign}", False), ("organisation={organisation}", True),
        ("activity={activity}", True), ("since={tomorrow}&until={tomorrow}", True), ("until={today}", False),
        ("since={later}", False), ("since=0001-01-01", True), ("until=9999-12-31", True), ("until=0001-01-01", False),
    ],
)  # fmt: skip
def test_filters(ask, programme, asked, found):
    today = timezone.localdate()
    filled = asked.format(
        place=programme.place.pk, foreign=programme.foreign.place.pk, organisation=programme.organisation.pk,
        activity=programme.activity.pk, today=today, tomorrow=today + datetime.timedelta(days=1),
        later=today + datetime.timedelta(days=2),
    )  # fmt: skip
    assert len(ask(f"{SESSIONS}?{filled}").json()["items"]) == int(found)


def test_pages_are_complete_without_doubles_also_when_rows_come_between(ask, programme, noord):
    start = timezone.now() + datetime.timedelta(days=3)
    for number in range(7):
        make_session(make_activity(programme.organisation, title=f"A{number}"), start)
    seen, cursor = [], ""
    while True:
        body = ask(f"{SESSIONS}?limit=3{cursor}").json()
        seen += [item["id"] for item in body["items"]]
        if body["next_cursor"] is None:
            break
        make_session(make_activity(programme.organisation, title="Ertussen"), start - datetime.timedelta(days=2))
        cursor = f"&cursor={body['next_cursor']}"
    assert len(seen) == len(set(seen)) == 8


@pytest.mark.parametrize("name", ["networks", "networks/noord/organisations", "networks/noord/places"])
def test_lists_by_name_in_pages(ask, programme, noord, name):
    for number in range(3):
        make_organisation(noord, name=f"Zelfde’ {number}")
        make_place(noord, name="Zelfde naam")
    whole = ask(f"/{name}").json()["items"]
    seen, cursor = [], ""
    while cursor is not None:
        body = ask(f"/{name}?limit=1{cursor and '&cursor='}{cursor}").json()
        seen += body["items"]
        cursor = body["next_cursor"]
    assert seen == whole and len(whole) >= 2


def test_areas(ask, noord):
    from meedoen.networks.models import Area

    with seeding("areas"), tenancy.use_network(noord.pk):
        town = Area.objects.create(code="13049", kind="municipality", name="Stad", valid_from="2020-01-01")
        Area.objects.create(code="w1", kind="neighbourhood", name="Wijk", parent=town, valid_from="2020-01-01")
        Area.objects.create(code="w0", kind="neighbourhood", name="Oud", valid_from="2000-01-01", valid_to="2010-01-01")
    assert [item["code"] for item in ask("/networks/noord/areas").json()["items"]] == ["13049", "w1"]
    only = ask("/networks/noord/areas?kind=neighbourhood").json()["items"]
    assert only == [ask("/networks/noord/areas/w1").json()] and only[0]["parent"] == "13049"


@pytest.mark.parametrize(
    ("asked", "field", "code"),
    [
        ("limit=0", "limit", "out_of_range"), ("limit=101", "limit", "out_of_range"),
        ("limit=x", "limit", "not_a_number"),
        ("theme=dansen", "theme", "not_a_choice"), ("place=x", "place", "not_an_id"),
        ("since=morgen", "since", "not_a_day"),
        ("cursor=x", "cursor", "bad_cursor"), ("cursor=%C3%A9", "cursor", "wrong"),
        ("soort=x", "soort", "unknown_parameter"),
        ("q=a&q=b", "q", "twice"), ("q=%00", "q", "unreadable"), ("free=misschien", "free", "not_a_choice"),
        ("village=%27--", "village", "wrong"), ("since=20000", "since", "not_a_day"),
    ],
)  # fmt: skip
def test_a_wrong_question_names_the_field(ask, programme, asked, field, code):
    answer = ask(f"{SESSIONS}?{asked}")
    assert answer.status_code == 422
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == [(field, code)]


def test_problems_speak_the_language_that_is_asked(ask):
    said = {
        language: ask("/networks/nergens", headers={"Accept-Language": language}).headers["Content-Language"]
        for language in ("nl", "en-GB,en;q=0.8", "xx")
    }
    assert list(said.values()) == ["nl", "en", "nl"]
    assert ask("/networks/nergens").json()["detail"] == "Dit bestaat niet, of is niet voor jou."


def test_an_unknown_address_and_a_wrong_method_are_problems_too(ask, programme):
    client = Client()
    assert client.get("/api/v1/nergens").json()["code"] == "not_found"
    wrong = client.delete(f"/api/v1{SESSIONS}")
    assert (wrong.status_code, wrong["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert wrong.json()["code"] == "method_not_allowed"
    posted = client.get(f"/api/v1{SESSIONS}/{programme.session.pk}/sign-ups")
    assert (posted.status_code, posted["Allow"]) == (405, "POST")


def test_etag_head_and_cors(ask, programme):
    first = ask(SESSIONS)
    assert first["Cache-Control"] == "public, max-age=60" and "Set-Cookie" not in first
    again = ask(SESSIONS, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    with seeding("one more"), tenancy.use_network(programme.session.network_id):
        type(programme.session).objects.update(taken=4)
    assert ask(SESSIONS, headers={"If-None-Match": first["ETag"]}).json()["items"][0]["places_left"] == 6
    client = Client()
    assert client.head(f"/api/v1{SESSIONS}").status_code == 200
    before = client.options(f"/api/v1{SESSIONS}")
    assert (before.status_code, before["Access-Control-Allow-Origin"]) == (204, "*")
    assert "Access-Control-Allow-Credentials" not in before and first["Access-Control-Allow-Origin"] == "*"
    posting = client.options(f"/api/v1{SESSIONS}/{programme.session.pk}/sign-ups")
    assert posting.status_code == 405 and "Access-Control-Allow-Origin" not in posting


def test_a_full_page_stays_small(ask, programme, noord):
    start = timezone.now() + datetime.timedelta(days=3)
    activity = make_activity(
        programme.organisation, title="Samen koken en eten in het dorpshuis", themes=["food", "meeting_people"],
        pictogram="koken", price_cents=200, social_price_cents=100, sign_up="sign_up", place=programme.place,
    )  # fmt: skip
    for number in range(50):
        make_session(activity, start + datetime.timedelta(hours=3 * number), capacity=12, place=programme.place)
    assert len(ask(SESSIONS).content) <= 40_000


def test_the_same_questions_whatever_the_number_of_rows(programme):
    counted = []
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            Client().get(f"/api/v1{SESSIONS}?limit={90 + number}")
        counted.append(sum("set_config" not in one["sql"] for one in asked))
        make_session(make_activity(programme.organisation, title=f"B{number}"))
    assert len(set(counted)) == 1 and counted[0] <= 3
