"""Pages of networks: the happy path, a stranger, bad input that keeps what was typed, few queries."""

import re
import uuid

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.networks import services
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Invitation, Membership, Network, Organisation, Place
from tests.factories import make_member, make_organisation, make_place, make_user

pytestmark = pytest.mark.django_db
GOOD = "groene fiets zingt"


@pytest.fixture
def with_areas(noord, boss):
    with tenancy.use_network(noord.pk):
        services.load_areas(actor_of(boss, noord.pk), nis="13049")


def text(answer):
    return answer.content.decode()


def rows(model, network):
    with tenancy.use_network(network.pk):
        return list(model.objects.all())


PAGES = [
    "partners/",
    "partners/mensen/",
    "partners/wie-mag-wat/",
    "gebieden/",
    "gebieden/?laag=wijken",
    "gebieden/13049/",
    "plaatsen/",
]
FORMS = ["partners/nieuw/", "plaatsen/nieuw/", "instellingen/"]


@pytest.mark.parametrize("address", PAGES + FORMS)
def test_every_page_opens(as_boss, with_areas, noord, office, address):
    make_place(noord, latitude=51.0883, longitude=4.9153)
    answer = as_boss.get(f"/werk/noord/{address}")
    assert answer.status_code == 200
    assert "<h1" in text(answer)


def test_a_partner_is_added_changed_and_shown(as_boss, noord, office):
    form = {"name": "De Kring", "kind": "association", "kbo": "0123.456.749", "once": str(uuid.uuid4())}
    for _ in range(2):
        answer = as_boss.post("/werk/noord/partners/nieuw/", form)
        assert answer.status_code == 303
    assert [one.name for one in rows(Organisation, noord)] == ["De Kring", "Sociaal Huis"]
    page = text(as_boss.get(answer.headers["Location"]))
    assert "0123.456.749" in page
    changed = as_boss.post(
        answer.headers["Location"] + "aanpassen/",
        {"name": "De Kring", "kind": "association", "about": "Koffie & taart"},
    )
    assert changed.status_code == 303
    assert "Koffie &amp; taart" in text(as_boss.get(answer.headers["Location"]))


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ({"kbo": "0123.456.748"}, "geen geldig ondernemingsnummer"),
        ({"name": "Sociaal Huis"}, "Er is al een partner met deze naam"),
        ({"about": "Rijksregister 85.07.30-033.28"}, "rijksregisternummer"),
        ({"name": ""}, "Vul dit in"),
        ({"kind": "kabouter"}, ""),
        ({"website": "javascript:alert(1)"}, ""),
    ],
)
def test_bad_input_keeps_what_was_typed(as_boss, noord, office, bad, sentence):
    form = {"name": "Nieuw", "kind": "other", "contact_name": "Bel mij", **bad}
    answer = as_boss.post("/werk/noord/partners/nieuw/", form, HTTP_ACCEPT_LANGUAGE="nl")
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="Bel mij"' in text(answer)
    assert [one.name for one in rows(Organisation, noord)] == ["Sociaal Huis"]


def addresses(network_slug, organisation, place, membership):
    base = f"/werk/{network_slug}"
    return [
        f"{base}/partners/{organisation}/", f"{base}/partners/{organisation}/aanpassen/",
        f"{base}/partners/{organisation}/uitnodigen/", f"{base}/plaatsen/{place}/",
        f"{base}/plaatsen/{place}/aanpassen/",
        f"{base}/partners/mensen/{membership}/beeindigen/", f"{base}/partners/mensen/{membership}/tweede-sleutel/",
        f"{base}/partners/mensen/{membership}/nieuwe-code/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "number"),
    [*(("get", number) for number in range(8)), *(("post", number) for number in (1, 2, 4, 5, 6, 7))],
)
def test_what_is_of_zuid_looks_like_what_is_not_there(as_boss, office, foreign, zuid, number, method):
    member = make_member(foreign)
    with tenancy.use_network(zuid.pk):
        role = Membership.objects.get(user=member)
    there = addresses("noord", foreign.pk, make_place(zuid).pk, role.pk)[number]
    absent = addresses("noord", *[uuid.uuid4()] * 3)[number]
    answers = [getattr(as_boss, method)(address, {"name": "Gekaapt", "kind": "other"}) for address in (there, absent)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert rows(Organisation, zuid)[0].name == "Kanarie in zuid"


@pytest.mark.parametrize("address", PAGES + FORMS)
def test_a_stranger_of_zuid_finds_nothing_in_noord(client, settings, office, foreign, address):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(foreign, Role.COORDINATOR))
    answers = [client.get(f"/werk/noord/{address}"), client.get(f"/werk/noord/partners/{uuid.uuid4()}/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    "address", ["partners/", "partners/mensen/", "plaatsen/", "gebieden/", "partners/wie-mag-wat/"]
)
def test_one_row_costs_as_many_queries_as_three(as_boss, with_areas, noord, office, address):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert as_boss.get(f"/werk/noord/{address}").status_code == 200
        return len(seen)

    make_place(noord, "Een", latitude=51.0883, longitude=4.9153, organisation=office)
    queries()
    before = queries()
    for number in range(3):
        other = make_organisation(noord)
        make_member(other)
        make_place(noord, f"Plaats {number}", organisation=other, latitude=51.09, longitude=4.9)
    assert queries() == before


def test_a_worker_sees_partners_and_no_members(client, settings, office):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(office))
    assert client.get("/werk/noord/partners/mensen/").status_code == 404
    page = text(client.get(f"/werk/noord/partners/{office.pk}/"))
    assert "An Werker" not in page
    assert "Pas aan" in page


# inviting, on both sides


def test_an_invitation_by_mail_from_end_to_end(as_boss, client, noord, office):
    form = {"name": "Bo", "role": "worker", "email": "bo@voorbeeld.be"}
    page = text(as_boss.post(f"/werk/noord/partners/{office.pk}/uitnodigen/", form, HTTP_ACCEPT_LANGUAGE="nl"))
    link = re.search(r'value="http://testserver(/uitnodiging/[^"]+)"', page)[1]
    letter = mail.outbox[0]
    assert letter.to == ["bo@voorbeeld.be"]
    assert link in letter.body
    assert not {"armoede", "ocmw", "sociaal"} & set(re.findall(r"\w+", letter.body.lower()))
    client.logout()
    assert "Welkom, Bo" in text(client.get(link, HTTP_ACCEPT_LANGUAGE="nl"))
    shown = client.post(link, {"password": "kort", "show": "1"})
    assert 'type="text" name="password" value="kort"' in text(shown)
    assert client.post(link, {"password": "kort"}).status_code == 422
    assert client.post(link, {"password": GOOD}).headers["Location"] == "/uitnodiging/klaar/"
    assert "bo@voorbeeld.be" in text(client.get("/uitnodiging/klaar/"))
    client.post("/account/login/", {"login": "bo@voorbeeld.be", "password": GOOD})
    assert client.get("/werk/noord/partners/").status_code == 200


def test_an_invitation_by_phone_from_end_to_end(as_boss, client, office):
    form = {"name": "Vera", "role": "companion", "email": ""}
    page = text(as_boss.post(f"/werk/noord/partners/{office.pk}/uitnodigen/", form))
    spoken = re.search(r'<bdi class="code">([^<]+)</bdi>', page)[1]
    assert mail.outbox == []
    client.logout()
    link = client.post("/uitnodiging/", {"code": spoken.lower()}).headers["Location"]
    client.post(link, {"password": GOOD})
    noted = re.search(r'<bdi class="code">([^<]+)</bdi>', text(client.get("/uitnodiging/klaar/")))[1]
    client.post("/account/login/", {"login": noted, "password": GOOD})
    assert client.get("/werk/noord/partners/").status_code == 200


def test_a_double_submit_invites_once_and_says_so(as_boss, noord, office):
    form = {"name": "Vera", "role": "companion", "once": str(uuid.uuid4())}
    address = f"/werk/noord/partners/{office.pk}/uitnodigen/"
    pages = [text(as_boss.post(address, form, HTTP_ACCEPT_LANGUAGE="nl")) for _ in range(2)]
    assert len(rows(Invitation, noord)) == 1
    assert "twee keer" in pages[1]


def test_after_ten_wrong_codes_a_right_one_waits(as_boss, client, office):
    page = text(as_boss.post(f"/werk/noord/partners/{office.pk}/uitnodigen/", {"name": "V", "role": "companion"}))
    right = re.search(r'<bdi class="code">([^<]+)</bdi>', page)[1]
    client.logout()
    answers = [client.post("/uitnodiging/", {"code": f"FOUT{number:08d}"}).status_code for number in range(11)]
    assert answers == [422] * 10 + [429]
    assert client.post("/uitnodiging/", {"code": right}).status_code == 429
    assert client.get(f"/uitnodiging/{right}/").status_code == 429
    assert client.post("/uitnodiging/", {"code": right}, REMOTE_ADDR="10.9.9.9").status_code == 302


def test_an_unknown_and_a_used_invitation_give_the_same_page(as_boss, client, noord, office):
    page = text(as_boss.post(f"/werk/noord/partners/{office.pk}/uitnodigen/", {"name": "V", "role": "companion"}))
    code = re.search(r'<bdi class="code">([^<]+)</bdi>', page)[1]
    client.logout()
    client.post(f"/uitnodiging/{code}/", {"password": GOOD})
    client.session.flush()
    client.cookies.clear()
    used, unknown = client.get(f"/uitnodiging/{code}/"), client.get("/uitnodiging/AAAABBBBCCCC/")
    assert (used.status_code, unknown.status_code) == (404, 404)
    assert used.content == unknown.content


# ending, settings, places


def test_the_last_coordinator_is_told_why_not(as_boss, noord, boss):
    own = rows(Membership, noord)[0]
    answer = as_boss.post(f"/werk/noord/partners/mensen/{own.pk}/beeindigen/", HTTP_ACCEPT_LANGUAGE="nl")
    assert answer.status_code == 422
    assert text(answer).count("Dit is de laatste coördinator") == 1


def test_settings_are_shown_first_and_kept_later(as_boss, noord):
    form = {
        "name": "Noord", "accent": "#8a3b12", "municipalities": ["13049"], "languages": ["fr"],
        "stale_after_days": "60",
    }  # fmt: skip
    shown = text(as_boss.post("/werk/noord/instellingen/", {**form, "preview": ""}))
    assert "/kleur/8a3b12.css" in shown
    assert Network.objects.get(slug="noord").accent == "#1f5f8b"
    assert as_boss.post("/werk/noord/instellingen/", form).status_code == 303
    kept = Network.objects.get(slug="noord")
    assert (kept.accent, kept.languages, kept.stale_after_days) == ("#8a3b12", ["nl", "fr"], 60)
    assert Network.objects.get(slug="zuid").accent == "#1f5f8b"


def test_a_click_on_the_map_gives_a_point_and_loses_nothing(as_boss, with_areas, noord):
    typed = {"name": "De Dreef", "wheelchair": "yes", "toilet": "unknown", "parking": "on", "point": "onzin"}
    page = text(as_boss.post("/werk/noord/plaatsen/nieuw/", {**typed, "m620.x": "300", "m620.y": "300", "view": ""}))
    point = re.search(r'name="point" value="([\d., ]+)"', page)[1]
    view = re.search(r'name="view" value="([^"]+)"', page)[1]
    assert 'value="De Dreef"' in page
    assert rows(Place, noord) == []
    again = {**typed, "point": point, "m620.x": "310", "m620.y": "305", "view": view}
    closer = text(as_boss.post("/werk/noord/plaatsen/nieuw/", again))
    better = re.search(r'name="point" value="([\d., ]+)"', closer)[1]
    assert better != point
    assert as_boss.post("/werk/noord/plaatsen/nieuw/", {**typed, "point": better}).status_code == 303
    place = rows(Place, noord)[0]
    assert (place.name, place.wheelchair, place.parking, f"{place.latitude:.6f}, {place.longitude:.6f}") == (
        "De Dreef", "yes", True, better,
    )  # fmt: skip
    assert place.area_id is not None


@pytest.mark.parametrize(
    ("point", "sentence"),
    [("51.2, 3.2", "buiten de gemeenten"), ("hier ergens", "geen coördinaten"), ("48.8, 2.3", "niet in België")],
)
def test_a_point_that_cannot_be(as_boss, with_areas, noord, point, sentence):
    form = {"name": "Ver", "wheelchair": "no", "toilet": "no", "point": point}
    answer = as_boss.post("/werk/noord/plaatsen/nieuw/", form, HTTP_ACCEPT_LANGUAGE="nl")
    assert (answer.status_code, rows(Place, noord)) == (422, [])
    assert sentence in text(answer)
    assert f'value="{point}"' in text(answer)


@pytest.mark.parametrize("query", ["", "?breed=300", "?breed=620&view=51.08,4.91,2", "?breed=300&view=kapot"])
def test_the_picture_to_click_on(as_boss, with_areas, query):
    answer = as_boss.get(f"/werk/noord/plaatsen/kaart.svg{query}")
    assert answer.status_code == (200 if "breed" in query else 404)
    if "breed" in query:
        assert answer.content.startswith(b"<svg")
        assert b"<script" not in answer.content


# the operator


def test_the_operator_begins_from_nothing(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    user, password = services.create_operator("oda@voorbeeld.be", "Oda")
    client.post("/account/login/", {"login": user.email, "password": password})
    form = {
        "name": "Westerlo",
        "slug": "westerlo",
        "municipalities": ["13049"],
        "languages": ["nl"],
        "accent": "#1f5f8b",
    }
    for slug, sentence in (
        ("werk", "gebruikt Meedoen zelf"),
        ("noord", "van een ander netwerk"),
        ("Een Twee", "kleine"),
    ):
        answer = client.post("/beheer/nieuw/", {**form, "slug": slug}, HTTP_ACCEPT_LANGUAGE="nl")
        assert answer.status_code == 422
        assert sentence in text(answer)
    assert client.post("/beheer/nieuw/", form).headers["Location"] == "/beheer/westerlo/"
    partner = {"make_partner": "1", "name": "Sociaal Huis", "kind": "social_welfare_centre"}
    assert client.post("/beheer/westerlo/", partner).status_code == 303
    page = text(client.post("/beheer/westerlo/", {"invite": "1", "name": "Cor", "email": ""}))
    assert re.search(r'<bdi class="code">([^<]+)</bdi>', page)
    listed = text(client.get("/beheer/", HTTP_ACCEPT_LANGUAGE="nl"))
    assert "1 partner" in listed
    assert "Cor" not in listed


def test_the_operators_pages_are_not_there_for_others(as_boss):
    pages = ("/beheer/", "/beheer/nieuw/", "/beheer/noord/", "/beheer/bestaat-niet/")
    answers = [as_boss.get(address) for address in pages]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert answers[0].content == answers[1].content == answers[3].content


def test_a_person_with_a_role_and_no_account_is_asked_to_sign_in(client):
    assert client.get("/werk/noord/partners/").headers["Location"] == "/account/login/?next=/werk/noord/partners/"
    assert make_user().pk
