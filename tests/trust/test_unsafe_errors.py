"""G17: something inside breaks. The answer is a page in Dutch that says nothing of the inside; nothing is half done."""

import re

import pytest
from django.apps import apps
from django.core import mail
from django.db import DatabaseError

from meedoen.kernel import audit, tenancy, vault
from meedoen.kernel.documents import engine
from meedoen.kernel.models import Receipt

from .crawler import read

pytestmark = pytest.mark.django_db
INSIDE = re.compile(
    r"Traceback|SELECT |INSERT |\.py\b|site-packages|OperationalError|DatabaseError|no such table|Errno"
)
TROUBLE = {
    "database": DatabaseError("SELECT first_name FROM people_participant: QzGEHEIM"),
    "disk": OSError(28, "No space left on device: /var/lib/QzGEHEIM"),
    "memory": MemoryError("QzGEHEIM"),
}
ENROL = {"first_name": "Quasimodo", "channel": "none", "adults": "1", "children": "0", "childcare": "0", "via": "desk"}


def counts():
    """Rows of every table of the product: what half a command would leave behind."""
    with tenancy.all_networks("count"):
        return {
            model._meta.label: model._default_manager.count()
            for model in apps.get_models()
            if model.__module__.startswith("meedoen.")
        }


@pytest.fixture
def worker(world):
    client = world.client("worker")
    client.raise_request_exception = False
    return client


def breaks(trouble):
    def broken(*arguments, **named):
        raise TROUBLE[trouble]

    return broken


def check(answer, world, typed=""):
    text = read(answer)
    assert answer.status_code == 500
    assert "text/html" in answer["Content-Type"] and 'lang="nl"' in text
    assert answer["Cache-Control"] == "no-store"
    assert INSIDE.findall(text) == []
    assert "QzGEHEIM" not in text and "Quasimodo" not in text
    assert [word for word in world.own.canaries.of("person") if word in text] == []


def pages(world):
    own = world.own.rows
    return {
        "door": f"/werk/noord/deur/{own['session_id']}/",
        "paper": f"/werk/noord/deur/{own['session_id']}/lijst.pdf",
        "calls": "/werk/noord/bellen/",
        "enrol": f"/werk/noord/sessie/{own['session_id']}/inschrijven/",
        "list": "/werk/noord/aanbod/lijst.xlsx",
    }


@pytest.mark.parametrize("trouble", TROUBLE)
@pytest.mark.parametrize("name", ["door", "paper", "calls", "enrol", "list"])
def test_a_page_that_cannot_write_its_log(world, worker, monkeypatch, trouble, name):
    before = counts()
    monkeypatch.setattr(audit, "write", breaks(trouble))
    check(worker.get(pages(world)[name]), world)
    assert counts() == before


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_sign_up_that_breaks_halfway_leaves_nothing(world, worker, monkeypatch, trouble):
    """The person, the key, the enrolment and the places taken: all or none."""
    organisation = str(world.own.organisation.pk)
    address = pages(world)["enrol"]
    token = re.search(r'name="once"[^>]*value="([^"]+)"', worker.get(address).content.decode())[1]
    before = counts()
    monkeypatch.setattr(audit, "write", breaks(trouble))
    typed = {**ENROL, "organisation_id": organisation, "once": token}
    check(worker.post(address, typed), world)
    assert counts() == before
    monkeypatch.undo()
    assert worker.post(address, typed).status_code == 303
    after = counts()
    assert after["activities.Enrolment"] == before["activities.Enrolment"] + 1
    assert after["people.Participant"] == before["people.Participant"] + 1


def test_a_paper_that_cannot_be_made(world, worker, monkeypatch):
    from meedoen.activities.views import door_papers

    assert engine.render_pdf is door_papers.render_pdf
    monkeypatch.setattr(door_papers, "render_pdf", breaks("disk"))
    check(worker.get(pages(world)["paper"]), world)


def test_a_key_store_that_is_gone(world, worker, monkeypatch):
    before = counts()
    monkeypatch.setattr(vault, "open_many", breaks("database"))
    for name in ("door", "calls"):
        check(worker.get(pages(world)[name]), world)
    assert counts() == before


def test_mail_that_does_not_leave_undoes_nothing_and_tells_nothing(world, worker, monkeypatch):
    """A session that moves is moved, whatever the mail server says: messages wait for the job."""
    monkeypatch.setattr(mail, "get_connection", breaks("disk"))
    address = f"/werk/noord/sessie/{world.own.rows['session_id']}/afzeggen/"
    shown = worker.get(address).content.decode()
    fields = dict(re.findall(r'name="(once|seen)"[^>]*value="([^"]+)"', shown))
    answer = worker.post(address, {**fields, "reason": "De zaal is dicht."})
    assert answer.status_code == 303
    with tenancy.use_network(world.own.network.pk):
        assert Receipt.objects.filter(action="activities.change_session").exists() or "once" not in fields


@pytest.mark.parametrize("path", ["/", "/noord/", "/werk/noord/", "/bestaat-niet/"])
def test_a_foreign_host_gets_a_calm_no(client, noord, path):
    answer = client.get(path, headers={"host": "ergens.anders.example"})
    assert answer.status_code == 400
    assert "Deze vraag konden we niet lezen" in answer.content.decode()
    assert "ergens.anders" not in answer.content.decode()
