"""A coordinator reads a list with ten faults: ten lines that say what to do; mended, it goes in, and out again."""

import csv
import io
import re

import pytest
import xlsxwriter

from meedoen.activities.models import Activity, ImportRun
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from tests.factories import make_member, make_organisation

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]
HEADINGS = ["Naam", "Dag", "Begin", "Einde", "Postcode", "Prijs", "Prijs kansentarief", "Leeftijd van", "Leeftijd tot",
            "Inschrijven (ja/nee)", "Talen", "Eigen nummer"]  # fmt: skip
FAULTS = [
    ("Naam", "", "Vul ze in"),
    ("Dag", "31/02/2027", "Schrijf hem als 14/03/2026"),
    ("Begin", "halftien", "Schrijf het als 14:30"),
    ("Einde", "13:00", "ligt niet na het begin"),
    ("Postcode", "226", "Een postcode heeft vier cijfers"),
    ("Prijs", "veel", "Schrijf het als 2,50, of 0 voor gratis"),
    ("Prijs kansentarief", "9,00", "Verbeter een van de twee"),
    ("Leeftijd van", "90", "Draai ze om"),
    ("Inschrijven (ja/nee)", "misschien", "Schrijf hier ja of nee"),
    ("Talen", "Elfs", "Schrijf de naam in het Nederlands"),
]


def rows(faults=()):
    """Twelve good rows; each fault spoils one, from the second on."""
    made = []
    for number in range(1, 13):
        values = [f"Naaien {number}", f"{number:02}/03/2027", "14:00", "16:00", "2260", "2,50", "0,50", "18", "80",
                  "nee", "Nederlands, Frans", f"N-{number}"]  # fmt: skip
        made.append(dict(zip(HEADINGS, values, strict=True)))
    for row, (heading, value, _remedy) in zip(made[1:], faults, strict=False):
        row[heading] = value
    return made


def csv_file(faults=()):
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADINGS, delimiter=";")
    writer.writeheader()
    writer.writerows(rows(faults))
    return {"name": "naailijst.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode("utf-8-sig")}


def xlsx_file(faults=()):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Activiteiten")
        for at, row in enumerate([HEADINGS, *(row.values() for row in rows(faults))]):
            for column, value in enumerate(row):
                sheet.write_string(at, column, value)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "naailijst.xlsx", "mimeType": kind, "buffer": out.getvalue()}


@pytest.mark.parametrize(("file", "thumb"), [(csv_file, False), (xlsx_file, True)], ids=["csv", "xlsx"])
def test_ten_faults_give_ten_lines_and_nothing_until_they_are_mended(walk, noord, settings, tmp_path, file, thumb):
    settings.VAR = tmp_path
    lead = make_member(make_organisation(noord, "De Dreef"), Role.COORDINATOR)
    me = walk(thumb=thumb).go("/werk/noord/inlezen/").sign_in(lead)
    assert me.path == "/werk/noord/inlezen/"
    me.page.locator("[name=file]").set_input_files(file(FAULTS))
    me.press("Bekijk wat erin staat", status=422)
    lines = [line.inner_text().split("\t") for line in me.page.locator("#geweigerd tbody tr").all()]
    assert [(int(row), column) for row, column, _reason in lines] == [
        (at, heading) for at, (heading, _value, _remedy) in enumerate(FAULTS, start=3)
    ]
    for (_row, _column, reason), (heading, _value, remedy) in zip(lines, FAULTS, strict=True):
        assert remedy in reason, heading
    assert taken_in(noord) == []
    me.press("Neem dit in het aanbod", status=422)
    assert taken_in(noord) == []
    me.press("Kies een ander bestand")
    me.page.locator("[name=file]").set_input_files(file())
    me.press("Bekijk wat erin staat")
    assert me.page.locator("#geweigerd").count() == 0
    assert taken_in(noord) == []
    me.press("Neem dit in het aanbod")
    assert "12 activiteiten staan erbij" in me.said
    assert len(taken_in(noord)) == 12
    assert "Naaien 12" in me.go("/werk/noord/aanbod/").text
    me.go("/werk/noord/inlezen/").press(re.compile("^Draai terug"))
    assert "teruggedraaid" in me.said
    assert taken_in(noord) == []
    with tenancy.use_network(noord.pk):
        assert ImportRun.objects.get().undone_at is not None
    assert "Naaien" not in me.go("/werk/noord/aanbod/").text


def taken_in(network):
    with tenancy.use_network(network.pk):
        return list(Activity.objects.order_by("title").values_list("title", flat=True))
