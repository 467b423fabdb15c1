"""The import on screen: choose, look, say yes, take back; ten planted errors give ten lines."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meedoen.activities.intake.template import template
from meedoen.activities.models import Activity
from meedoen.kernel.actors import Role
from tests.factories import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(partner, client, settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.VAR = tmp_path
    user = make_member(partner, Role.COORDINATOR)
    client.force_login(user)
    return client


def rows():
    """The template's own headings and example row, as a writer of lists would start."""
    lines = list(csv.reader(io.StringIO(template("csv").decode("utf-8-sig")), delimiter=";"))
    return lines[0], lines[1]


def upload(changes=()):
    headings, example = rows()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(headings)
    for number, change in enumerate([{}, *changes]):
        row = dict(zip(headings, example, strict=False)) | {"Naam": f"Koffie {number}", "Eigen nummer": f"K{number}"}
        row |= change
        writer.writerow([row.get(heading, "") for heading in headings])
    return SimpleUploadedFile("lijst.csv", out.getvalue().encode())


def choose(lead, partner, file):
    return lead.post("/werk/noord/inlezen/", {"organisation_id": str(partner.pk), "file": file})


def say_yes(lead, response, **more):
    form = response.context["form"]
    data = {"held": form.initial["held"], "organisation_id": form.initial["organisation_id"], **more}
    return lead.post("/werk/noord/inlezen/ja/", data, follow=True)


def test_a_good_file_is_shown_first_and_taken_in_after_the_yes(lead, partner):
    response = choose(lead, partner, upload([{}]))
    assert response.status_code == 200
    assert "Koffie 1" in response.content.decode()
    assert Activity.objects.count() == 0
    after = say_yes(lead, response)
    assert "2 activiteiten staan erbij" in after.content.decode()
    assert Activity.objects.count() == 2
    run = after.context["imports"][0]
    lead.post(f"/werk/noord/inlezen/{run.pk}/terug/")
    assert Activity.objects.count() == 0


def test_each_faulty_row_is_shown_and_nothing_is_taken(lead, partner):
    faults = [
        {"Dag": "31/02/2027"},
        {"Begin": "25:00"},
        {"Prijs": "veel"},
        {"Kinderen mogen mee (ja/nee)": "misschien"},
    ]
    response = choose(lead, partner, upload(faults))
    assert response.status_code == 422
    assert [row["row"] for row in response.context["refused"]] == [3, 4, 5, 6]
    say_yes(lead, response)
    assert Activity.objects.count() == 0
    say_yes(lead, response, skip_refused="on")
    assert Activity.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"{" * 200, b"alleen tekst"])
def test_something_else_than_a_list_gets_a_sentence(lead, partner, content):
    response = choose(lead, partner, SimpleUploadedFile("vreemd.bin", content))
    assert response.status_code == 422
    assert Activity.objects.count() == 0


def test_the_held_file_is_for_one_person_only(lead, partner, client):
    response = choose(lead, partner, upload())
    other = make_member(partner, Role.COORDINATOR)
    client.force_login(other)
    say_yes(client, response)
    assert Activity.objects.count() == 0


def test_without_the_role_the_page_is_not_there(partner, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    user = make_member(partner, Role.POLICY_MAKER)
    client.force_login(user)
    assert client.get("/werk/noord/inlezen/").status_code == 404
