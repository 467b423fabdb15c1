"""What leaves the house: safe lists, logged, without a person in them; and all of one person, for that person."""

import csv
import io
import json

import pytest

from meedoen.cli import main
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.privacy import exports
from meedoen.kernel.refusals import Closed, NotFound
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Membership
from meedoen.people import public as people

pytestmark = pytest.mark.django_db
LIVE = '=HYPERLINK("https://kwaad.be";"klik")'


@pytest.fixture
def taken(world, tmp_path, capsys):
    """``taken("activities", "csv")``: the exit code, the summary and the file of the command."""

    def run(kind, suffix, *more):
        file = tmp_path / f"lijst.{suffix}"
        code = main(["export", kind, "--network", "noord", "--output", str(file), "--json", *more])
        said = capsys.readouterr().out
        return code, json.loads(said) if said else {}, file

    return run


def rows_of(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_command_writes_the_offer_of_the_network_and_of_no_other(taken, world):
    code, found, file = taken("activities", "csv")
    text = file.read_text()
    assert (code, found["rows"], found["format"]) == (0, 4, "csv")
    assert [word for word in world.foreign.canaries.of() if word in text] == []
    assert [word for word in world.own.canaries.of("person", "staff", "inside") if word in text] == []
    assert file.stat().st_mode & 0o777 == 0o600
    said = " ".join(cell for row in rows_of(text)[-4:] for cell in row)
    assert "Gemaakt door: systeem:export" in said and "Waarvoor: aanbod plannen" in said and "Bewaren tot: " in said


def test_xlsx_by_its_name(taken):
    code, found, file = taken("activities", "xlsx")
    assert (code, found["format"], file.read_bytes()[:2]) == (0, "xlsx", b"PK")


def test_attendance_leaves_rounded_and_without_a_code(taken, world, noord):
    from meedoen.activities.models import Session

    with seeding("yesterday"), tenancy.use_network(noord.pk):
        for session in Session.objects.all():
            shift = session.ends_at - session.starts_at
            session.starts_at -= shift * 24
            session.ends_at -= shift * 24
            session.save()
    code, found, file = taken("attendance", "csv")
    lines = rows_of(file.read_text())
    assert (code, found["rows"]) == (0, 4)
    assert {cell for row in lines[1:5] for cell in row[6:]} == {"0–4", "ongeveer 10"}
    assert [word for word in world.own.canaries.of("person") if word in file.read_text()] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export", "activities", "--network", "nergens", "--output", "x.csv"], 2),
        (["export", "activities", "--network", "noord"], 2),
        (["export", "people", "--network", "noord", "--output", "x.csv"], 2),
        (["export", "activities", "--network", "noord", "--output", "/nergens/x.csv"], 2),
        (["export", "activities", "--network", "noord", "--output", "x", "--format", "pdf"], 2),
    ],
)
def test_wrong_usage_is_one_sentence(world, arguments, code, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip() and "Traceback" not in said.err
    assert list(tmp_path.glob("x*")) == []


def test_on_screen_one_takes_ones_own_and_the_log_knows(world, noord):
    with seeding("a formula"), tenancy.use_network(noord.pk):
        from meedoen.activities.models import Activity

        Activity.objects.filter(pk=world.own.rows["activity_id"]).update(title=LIVE)
        before = AuditEntry.objects.filter(action="activities.export").count()
    client = world.client("worker")
    assert "/werk/noord/aanbod/lijst.csv" in client.get("/werk/noord/aanbod/").content.decode()
    answer = client.get("/werk/noord/aanbod/lijst.csv")
    text = answer.content.decode()
    assert answer["Cache-Control"] == "no-store" and "attachment" in answer["Content-Disposition"]
    assert len(rows_of(text)) == 1 + 2 + 1 + 4
    assert [word for word in world.other.canaries.of() if word in text] == []
    assert [cell for row in rows_of(text) for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert f"'{LIVE}" in [row[0] for row in rows_of(text) if row]
    with tenancy.use_network(noord.pk):
        assert AuditEntry.objects.filter(action="activities.export").count() == before + 1


def actor(world, role, organisation=None):
    house = world.own
    with tenancy.use_network(house.network.pk):
        member = Membership.objects.filter(organisation=organisation or house.organisation, role=role).first()
        return actor_of(member.user, house.network.pk)


def test_all_of_one_person_and_of_nobody_else(world, noord):
    person, words = next(iter(world.own.people.items()))
    with tenancy.use_network(noord.pk):
        found = people.everything_known(actor(world, "worker"), person)
        again = people.everything_known(actor(world, "dpo"), person)
        entry = AuditEntry.objects.filter(action="people.tell").first()
        assert [row.subject_id for row in AuditSubject.objects.filter(entry=entry)] == [person]
    text = json.dumps(found, default=str)
    assert set(found) == exports.registered() >= {"activities", "kernel", "people"}
    assert words[0] in text and words[1] in text and world.own.canaries.of("public")[0] in text
    others = [word for word in world.own.canaries.of("person") if word not in words]
    assert [word for word in others + world.other.canaries.of("person") if word in text] == []
    assert [line["waarom"] for line in again["kernel"]["gezien door"]] == ["recht op inzage"]
    assert len(found["activities"]["inschrijvingen"]) == 1


def test_who_may_ask_for_all_of_a_person(world, noord):
    own, other = next(iter(world.own.people)), next(iter(world.other.people))
    foreign = next(iter(world.foreign.people))
    with tenancy.use_network(noord.pk):
        for asked in (other, foreign):
            with pytest.raises(NotFound):
                people.everything_known(actor(world, "worker"), asked)
        with pytest.raises(NotFound):
            people.everything_known(actor(world, "dpo"), foreign)
        for role in ("provider", "companion", "analyst", "policy_maker", "cashier"):
            with pytest.raises(Closed):
                people.everything_known(actor(world, role), own)
