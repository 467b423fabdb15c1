"""Fifty people through sign-up, door, call list, import, mail and trouble: no name outside the tables (G16)."""

import json
import re

import pytest
from django.core import mail
from django.utils import timezone

from meedoen.activities import services
from meedoen.activities.models import Enrolment
from meedoen.kernel import jobs, tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.messages import sending
from meedoen.kernel.models import AuditEntry, Job, Message, Receipt
from meedoen.networks.identity import actor_of
from tests.activities import test_views_door, test_views_importing
from tests.factories import make_activity, make_member, make_organisation, make_session
from tests.sampling import DEEP

pytestmark = pytest.mark.django_db
CANARIES = 500 if DEEP else 30
TITLE = re.compile(r"<title>(.*?)</title>", re.S)


def name(number):
    return f"Kanarievogel{number:03d}"


def address(number):
    return f"zangvogel{number:03d}@kooi.example"


class Walk:
    """A browser that keeps the addresses and titles that it came past."""

    def __init__(self, client):
        self.client, self.outside, self.inside = client, [], []

    def go(self, method, url, data=None, *, follow=True):
        answer = getattr(self.client, method)(url, data or {}, follow=follow)
        self.outside += [url, *(step for step, _status in getattr(answer, "redirect_chain", ()))]
        self.outside += TITLE.findall(answer.content.decode())
        self.outside += [f"{key}: {value}" for key, value in answer.headers.items()]
        self.inside.append(answer.content.decode())
        return answer


def kept_tables(*networks):
    """What stands readable in tables that other people than those of the organisation come past."""
    found = []
    for network in networks:
        with tenancy.use_network(network.pk):
            for model in (AuditEntry, Message, Receipt):
                found += [str(row) for row in model.objects.values()]
    with tenancy.all_networks("test"):
        found += [str(row) for row in Job.objects.values()]
    return found


def test_no_name_and_no_address_leaves_the_tables_of_people(
    client, noord, zuid, settings, tmp_path, said, goal, capfd, monkeypatch, django_capture_on_commit_callbacks
):
    settings.SECOND_FACTOR_REQUIRED, settings.VAR = False, tmp_path
    partner = make_organisation(noord, "De Dreef")
    session = make_session(make_activity(partner, "Samen koken", sign_up="sign_up"), capacity=CANARIES - 5)
    user = make_member(partner, Role.COORDINATOR)
    client.force_login(user)
    walk = Walk(client)
    for number in range(CANARIES):
        given = {"first_name": name(number), "channel": "email", "reach": address(number)}
        alone = {"adults": "1", "children": "0", "childcare": "0"}
        posted = test_views_door.answers(partner, **given, **alone)
        walk.go("post", test_views_door.enrol_url(session), posted, follow=number % 10 == 0)
    wrong = {"first_name": name(1), "reach": f"geen {address(1)}", "adults": "veel"}
    walk.go("post", test_views_door.enrol_url(session), test_views_door.answers(partner, **wrong))
    with tenancy.use_network(noord.pk):
        parties = list(Enrolment.objects.values_list("pk", flat=True))
    assert len(parties) == CANARIES
    for party in parties[:20]:
        walk.go("post", test_views_door.at_the_door(session, "tik", party), {"here": "1"})
    walk.go("get", test_views_door.at_the_door(session))
    with tenancy.use_network(noord.pk), django_capture_on_commit_callbacks(execute=True):
        services.cancel(actor_of(user, noord.pk), session.pk, reason="De zaal is dicht")
    walk.go("get", "/werk/noord/bellen/")
    faults = [{"Dag": name(2)}, {"Prijs": address(2)}]
    test_views_importing.choose(client, partner, test_views_importing.upload(faults))
    later = timezone.now() + 3 * test_views_door.datetime.timedelta(minutes=1)
    monkeypatch.setattr(sending.timezone, "now", lambda: later)
    monkeypatch.setattr(sending.delivery, "deliver", refusing_one(sending.delivery.deliver))
    jobs.run_due(later)
    assert len(mail.outbox) == CANARIES - 1
    trouble(client, monkeypatch)
    places = {
        "log": [said.getvalue()],
        "standard output and error": list(capfd.readouterr()),
        "addresses, headers and titles": walk.outside,
        "mail": [f"{letter.subject} {letter.body}" for letter in mail.outbox],
        "log, outbox, queue and receipts": kept_tables(noord, zuid),
        "file names": [str(path) for path in tmp_path.rglob("*")],
    }
    hits = {where: [text[:200] for text in texts if leaks(text)] for where, texts in places.items()}
    assert {where: found for where, found in hits.items() if found} == {}
    assert any(leaks(text) for text in walk.inside), "the pages of the organisation itself show its people"
    assert "ZeroDivisionError" in said.getvalue()
    assert [json.loads(line) for line in said.getvalue().splitlines()]
    goal("G16", sum(map(len, hits.values())), n=CANARIES)


def leaks(text):
    return "Kanarievogel" in text or "zangvogel" in text


def refusing_one(deliver):
    """A mail server that repeats the address and the text in its complaint."""

    def send(reach, text, **more):
        if reach.address == address(0):
            raise RuntimeError(f"{reach.address} {text}")
        return deliver(reach, text, **more)

    return send


def trouble(client, monkeypatch):
    """A page that breaks down with a name in its mouth: the visitor and the log learn only the kind."""
    from meedoen.activities.views import call_list

    def broken(*args, **kwargs):
        raise ZeroDivisionError(f"{name(3)} {address(3)}")

    monkeypatch.setattr(call_list.reads, "to_call", broken)
    client.raise_request_exception = False
    answer = client.get("/werk/noord/bellen/")
    assert answer.status_code == 500
    assert not leaks(answer.content.decode())
