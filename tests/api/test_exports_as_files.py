"""G13 for every column that leaves: forty payloads in every text, no live cell in CSV or XLSX, and back as it was."""

import csv
import datetime
import io
import re
import zipfile

import openpyxl
import pytest
from django.utils import timezone

from meedoen.activities.intake import read
from meedoen.activities.services import exporting
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.spreadsheets import dangerous, unescape
from meedoen.kernel.textchecks import clean_text
from tests.factories import actor_in, make_activity, make_organisation, make_place, make_session
from tests.kernel.test_spreadsheets import PAYLOADS

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx")
MAKERS = {
    "activities": exporting.export_activities,
    "sessions": exporting.export_sessions,
    "attendance": exporting.export_attendance,
}
LIVE = re.compile(rb"<f[ >]|<hyperlink|ddeLink|externalLink")


@pytest.fixture
def poisoned(noord):
    """An activity for each payload, with it in every text; one session ahead and one that is over."""
    house = make_organisation(noord, name=PAYLOADS[0])
    ahead = timezone.now().replace(microsecond=0, second=0) + datetime.timedelta(days=3)
    for payload in PAYLOADS:
        place = make_place(noord, payload, street=payload, postcode="2260")
        texts = dict.fromkeys(("title", "text", "for_whom", "bring", "contact_name"), payload)
        activity = make_activity(house, contact_phone=payload[:30], place=place, **texts)
        make_session(activity, ahead, place=place)
        make_session(activity, ahead - datetime.timedelta(days=30), place=place)
    return house


@pytest.fixture
def made(poisoned):
    def run(what, kind):
        with tenancy.use_network(poisoned.network_id):
            return MAKERS[what](actor_in(poisoned, Role.COORDINATOR), kind=kind).content

    return run


@pytest.mark.parametrize("what", MAKERS)
def test_no_cell_is_alive(made, what, goal):
    lines = list(csv.reader(io.StringIO(made(what, "csv").decode("utf-8-sig"), newline=""), delimiter=";"))
    cells = [cell for line in lines for cell in line]
    alive = [cell for cell in cells if dangerous(cell) and not cell.startswith("'")]
    kept = {unescape(cell) for cell in cells}
    assert alive == [] and set(PAYLOADS) <= kept
    with zipfile.ZipFile(io.BytesIO(made(what, "xlsx"))) as parts:
        live = [name for name in parts.namelist() if LIVE.search(parts.read(name))]
    assert live == []
    for row in openpyxl.load_workbook(io.BytesIO(made(what, "xlsx"))).worksheets[0].iter_rows():
        assert {cell.data_type for cell in row} <= {"s", "n", "d"}
        assert [cell.value for cell in row if isinstance(cell.value, str) and not cell.quotePrefix] == []
    goal(f"G13-{what}", len(alive) + len(live), n=len(PAYLOADS) * len(lines[0]) * len(KINDS))


@pytest.mark.parametrize("kind", KINDS)
def test_the_sessions_come_back_as_they_left(made, kind):
    reading = read(made("sessions", kind), f"momenten.{kind}", today=timezone.localdate())
    assert reading.refusals == () and len(reading.drafts) == len(PAYLOADS)

    def plain(text):
        return " ".join(clean_text(text).split())

    titles = sorted(plain(payload) for payload in PAYLOADS)
    assert sorted(plain(draft.title["nl"]) for draft in reading.drafts) == titles
    for draft in reading.drafts:
        said = plain(draft.title["nl"])
        told = (draft.text["nl"], draft.place.name, draft.place.street, draft.what_to_bring, draft.contact.name)
        assert {plain(text) for text in told} == {said}


def test_on_screen_and_on_the_command_line(poisoned, tmp_path, settings, capsys):
    from django.test import Client

    from meedoen.cli import main
    from tests.factories import make_member

    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(make_member(poisoned))
    shown = client.get("/werk/noord/aanbod/").content.decode()
    for address in ("/werk/noord/aanbod/momenten.csv", "/werk/noord/aanbod/momenten.xlsx"):
        assert address in shown
        answer = client.get(address)
        assert answer["Cache-Control"] == "no-store" and "attachment" in answer["Content-Disposition"]
    file = tmp_path / "momenten.csv"
    assert main(["export", "sessions", "--network", "noord", "--output", str(file), "--json"]) == 0
    assert f'"rows": {len(PAYLOADS)}' in capsys.readouterr().out
