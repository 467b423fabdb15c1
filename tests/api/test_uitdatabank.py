"""Our offer as events of UiTdatabank: valid by the published schemas, and the same when our own reader takes it in."""

import datetime
import json
from pathlib import Path

import jsonschema
import pytest
from django.utils import timezone
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from meedoen.activities.intake import Window
from meedoen.activities.intake.uitdatabank import read
from meedoen.activities.models import Activity, Session
from meedoen.activities.services import exporting, importing
from meedoen.cli import main
from meedoen.kernel import tenancy
from tests.factories import actor_in, make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
BESIDE = Path("shared", "data", "uitdatabank-schemas-gpl3", "models")
"""Where the published schemas stand: in some folder around the checkout (their licence keeps them out of it)."""
SCHEMAS = next((one / BESIDE for one in Path(__file__).resolve().parents if (one / BESIDE).is_dir()), None)
BASE = "https://meedoen.voorbeeld.be/api/v1/networks/noord/uitdatabank"
FULL = {
    "title": "Koken & eten",
    "text": "We koken.\nDaarna eten we: 1 < 2 & 3 > 2.",
    "translations": {"fr": {"title": "Cuisiner", "text": "On cuisine."}, "ar": {"title": "طبخ", "text": "نطبخ"}},
    "kind": "drop_in", "themes": ["food", "money"], "age_min": 6, "age_max": 12, "price_cents": 250,
    "social_price_cents": 50, "contact_phone": "014 12 34 56", "step_free": "yes", "sign_up": "sign_up", "capacity": 12,
    "children_welcome": True,
}  # fmt: skip
SAME = (
    "title", "text", "kind", "themes", "age_min", "age_max", "price_cents", "social_price_cents", "contact_phone",
    "step_free", "sign_up", "capacity", "children_welcome", "status",
)  # fmt: skip


@pytest.fixture(scope="module")
def valid():
    """``valid(document, "event.json")``: held against the published schema, all references from the same folder."""
    if SCHEMAS is None:
        pytest.skip("the published schemas are not beside this checkout (../shared/data)")

    def retrieve(uri):
        return Resource.from_contents(
            json.loads((SCHEMAS / uri.rpartition("/")[2]).read_text()),
            default_specification=DRAFT202012,
        )

    registry = Registry(retrieve=retrieve)

    def run(document, name):
        schema = {"$ref": f"file:///models/{name}"}
        jsonschema.Draft202012Validator(schema, registry=registry, format_checker=jsonschema.FormatChecker()).validate(
            document
        )

    return run


@pytest.fixture
def offer(noord):
    """A full activity with three sessions, one of them cancelled; a bare one; one without a place."""
    house = make_organisation(noord, name="Het Huis")
    place = make_place(
        noord, "De Zaal", street="Dorp 1", postcode="2260", wheelchair="yes", latitude=51.1, longitude=4.9
    )
    full = make_activity(house, place=place, **FULL)
    start = timezone.now().replace(microsecond=0, second=0, minute=0) + datetime.timedelta(days=3)
    for number in range(3):
        more = {"status": "cancelled", "reason": "De zaal is dicht."} if number == 1 else {}
        make_session(full, start + datetime.timedelta(days=number), place=place, capacity=12, taken=2, **more)
    bare = make_activity(house, title="Kaal", place=place)
    make_session(bare, start, place=place)
    make_activity(house, title="Altijd open", place=place)
    make_activity(house, title="Zonder plaats")
    make_activity(house, title="Van daar", place=place, source="uitdatabank", source_id="x")
    make_activity(house, title="Ontwerp", place=place, status="draft")
    return house


def test_the_schemas_see_a_fault(valid, ask, offer):
    one = ask("/networks/noord/uitdatabank").json()["member"][0]
    valid(one, "event.json")
    for broken in (
        {"calendarType": "soms"},
        {"terms": []},
        {"@id": "x"},
        {"priceInfo": [{"category": "x", "price": 1}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            valid({**one, **broken}, "event.json")


def test_every_document_is_valid_and_none_tells_how_many_places(valid, ask, offer):
    members = ask("/networks/noord/uitdatabank?limit=100").json()["member"]
    assert sorted(one["name"]["nl"] for one in members) == ["Altijd open", "Kaal", FULL["title"]]
    for one in members:
        valid(one, "event.json")
        valid(one["location"], "place.json")
        address = one["@id"].partition("/api/v1")[2]
        assert ask(address).json() == one
    assert "capacity" not in json.dumps(members).lower()
    calendars = {one["name"]["nl"]: one["calendarType"] for one in members}
    assert calendars == {"Altijd open": "permanent", "Kaal": "single", FULL["title"]: "multiple"}


def test_without_a_place_it_is_not_there(ask, offer):
    with tenancy.use_network(offer.network_id):
        found = {row.title: row.pk for row in Activity.objects.all()}
    for title in ("Zonder plaats", "Van daar", "Ontwerp"):
        assert ask(f"/networks/noord/uitdatabank/event/{found[title]}").status_code == 404


def test_out_and_in_again_is_the_same(valid, offer, zuid):
    with tenancy.use_network(offer.network_id):
        made = exporting.export_uitdatabank(actor_in(offer), base=BASE)
        was = Activity.objects.get(title=FULL["title"])
        sessions = [(row.starts_at, row.ends_at, row.status, row.reason, row.capacity) for row in was.sessions.all()]
    for one in json.loads(made.content)["member"]:
        valid(one, "event.json")
    today = timezone.localdate()
    reading = read(made.content.decode(), window=Window(today, today + datetime.timedelta(days=400)))
    assert (len(reading.drafts), reading.refusals) == (3, ())
    there = make_organisation(zuid)
    with tenancy.use_network(zuid.pk):
        importing.import_drafts(actor_in(there), organisation_id=there.pk, reading=reading, filename="x.json")
        now = Activity.objects.get(title=FULL["title"])
        assert {name: getattr(now, name) for name in SAME} == {name: getattr(was, name) for name in SAME}
        assert now.translations["fr"] == FULL["translations"]["fr"]
        assert (now.place.name, now.place.address, now.place.latitude) == ("De Zaal", "Dorp 1, 2260 Westerlo", 51.1)
        again = [(row.starts_at, row.ends_at, row.status, row.reason, row.capacity) for row in now.sessions.all()]
        assert again == sessions
        assert Session.objects.filter(activity__title="Kaal").count() == 1


def test_on_the_command_line(offer, tmp_path, capsys):
    file = tmp_path / "uit.json"
    more = ["--site", "https://meedoen.stad.be", "--json"]
    assert main(["export", "uitdatabank", "--network", "noord", "--output", str(file), *more]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 3
    ids = [one["@id"] for one in json.loads(file.read_text())["member"]]
    assert all(one.startswith("https://meedoen.stad.be/api/v1/networks/noord/uitdatabank/event/") for one in ids)
    assert main(["export", "uitdatabank", "--network", "noord", "--output", str(file), "--site", "stad"]) == 2
