"""``meedoen import activities`` and ``figures``: exit codes, the one line of JSON, and nothing half."""

import json

import pytest

from meedoen.activities.models import Activity
from meedoen.cli import main
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.tenancy import use_network
from meedoen.networks.models import Figure, Network
from meedoen.networks.services import load_areas
from tests.factories import actor_in, make_organisation

pytestmark = pytest.mark.django_db


def event(number: int, **fields) -> dict:
    return {
        "@id": f"https://io.uitdatabank.be/event/0000000{number}-e515-47b4-87c4-780735acc942",
        "@type": "Event",
        "mainLanguage": "nl",
        "name": {"nl": f"Koffie {number}"},
        "calendarType": "single",
        "startDate": "2030-05-01T14:00:00+02:00",
        "endDate": "2030-05-01T16:00:00+02:00",
        "subEvent": [{"startDate": "2030-05-01T14:00:00+02:00", "endDate": "2030-05-01T16:00:00+02:00"}],
        **fields,
    }


@pytest.fixture
def house(noord):
    return make_organisation(noord, "Huis van het Kind")


@pytest.fixture
def taken_in(noord, house, tmp_path, capsys):
    """Import these events into noord; gives the exit code and the summary."""

    def run(events: list[dict], *options: str):
        file = tmp_path / "events.json"
        file.write_text(json.dumps(events))
        code = main(["import", "activities", str(file), "--network", "noord", "--json", *options])
        said = capsys.readouterr().out
        assert said.count("\n") == 1
        return code, json.loads(said)

    return run


def titles(network) -> list[str]:
    with use_network(network.pk):
        return sorted(Activity.objects.values_list("title", flat=True))


def test_a_good_file_comes_in_once(taken_in, noord):
    code, found = taken_in([event(1), event(2)])
    assert (code, found["read"], found["created"], found["refused"]) == (0, 2, 2, [])
    assert titles(noord) == ["Koffie 1", "Koffie 2"]
    code, found = taken_in([event(1), event(2)])
    assert (code, found["created"], found["updated"], found["unchanged"]) == (0, 0, 0, 2)


def test_a_dry_run_changes_nothing(taken_in, noord):
    code, found = taken_in([event(1)], "--dry-run")
    assert (code, found["created"], found["applied"]) == (0, 1, False)
    assert titles(noord) == []


def test_one_refused_row_stops_the_file_and_gives_code_1(taken_in, noord):
    wrong = event(2, startDate="2030-05-01T18:00:00+02:00", subEvent=[])
    code, found = taken_in([event(1), wrong])
    assert (code, found["read"], found["applied"]) == (1, 2, False)
    assert {row["row"] for row in found["refused"]} == {2}
    assert set(found["refused"][0]) == {"row", "id", "field", "reason"}
    assert titles(noord) == []
    code, found = taken_in([event(1), wrong], "--skip-refused")
    assert (code, found["created"], found["applied"]) == (1, 1, True)
    assert titles(noord) == ["Koffie 1"]


@pytest.mark.parametrize(
    ("file", "options", "said"),
    [
        ("weg.json", ["--network", "noord"], "Dit bestand bestaat niet: "),
        (".", ["--network", "noord"], "Dit is een map, geen bestand: "),
        ("goed.json", ["--network", "nergens"], "Er is geen netwerk met het adres 'nergens'."),
        ("goed.json", ["--network", "noord", "--organisation", "Niemand"], "Er is geen partner 'Niemand'."),
        ("goed.json", ["--network", "zuid"], "Dit netwerk heeft nog geen partner."),
        ("goed.json", [], "Er ontbreekt iets: --network."),
    ],
)
def test_wrong_usage(house, tmp_path, capsys, file, options, said):
    (tmp_path / "goed.json").write_text("[]")
    assert main(["import", "activities", str(tmp_path / file), *options]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


FIGURES = "geoitem;period;Gezinnen\n13049;2024;10123\n12040;2024;10000\n"


@pytest.fixture
def figures_taken_in(noord, house, tmp_path, capsys):
    """Import this text as figures into noord; gives the exit code and the summary."""
    with seeding("test"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["13049"])
    with use_network(noord.pk):
        load_areas(actor_in(house, Role.COORDINATOR), nis="13049")

    def run(text: str, *options: str):
        file = tmp_path / "export.csv"
        file.write_text(text)
        code = main(["import", "figures", str(file), "--network", "noord", "--json", *options])
        return code, json.loads(capsys.readouterr().out)

    return run


def households(network) -> list[int]:
    with use_network(network.pk):
        rows = Figure.objects.filter(indicator="households", period="2024", replaced_at=None)
        return [int(one.value) for one in rows]


def test_figures_come_in_by_the_same_keys_and_codes(figures_taken_in, noord, house, tmp_path, capsys):
    source = ("--source", "Bron: Westerlo in cijfers", "--licence", "vrij", "--threshold", "5")
    code, found = figures_taken_in(FIGURES, *source, "--dry-run")
    assert (code, found["created"], found["applied"], households(noord)) == (0, 1, False, [])
    code, found = figures_taken_in(FIGURES, *source)
    assert (code, found) == (
        0,
        {"read": 1, "created": 1, "updated": 0, "unchanged": 0, "refused": [], "applied": True},
    )
    assert households(noord) == [10123]
    code, found = figures_taken_in(FIGURES + "13049;2023;tien\n", *source)
    assert (code, found["applied"], set(found["refused"][0])) == (1, False, {"row", "id", "field", "reason"})
    for options, said in [
        ((), "Dit bestand zegt niet waar de cijfers vandaan komen."),
        ((*source[:2], "--threshold", "-1"), "--threshold is een getal van 0 tot 1000."),
        ((*source[:2], "--organisation", "x"), "--organisation"),
    ]:
        file = tmp_path / "export.csv"
        file.write_text(FIGURES)
        assert main(["import", "figures", str(file), "--network", "noord", *options]) == 2
        told = capsys.readouterr()
        assert (said in told.err, told.out) == (True, "")
