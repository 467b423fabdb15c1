"""G15: whatever somebody has typed, it stays text: on pages, in feeds, in the API, on paper and in mail.

Sixty payloads, in every text of the world of the grids (names, stories, reasons, addresses, first names, translations),
and every page and file that links lead to, for anybody and for a coordinator. A real browser takes the pages apart.
"""

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import icalendar
import pikepdf
import pytest
from django.core import mail
from django.test import Client

from meedoen.activities.models import Activity, Session
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks import invitation_mail
from tests.journeys.conftest import browser_context_args, browser_type_launch_args  # noqa: F401  the same browser

from . import world as worlds
from .crawler import crawl
from .scripts import OUTCOME, PAYLOADS

pytestmark = [pytest.mark.journey, pytest.mark.deep]
TOGETHER = 10
"""So many payloads stand in one text."""

API = ("", "/organisations", "/areas", "/places", "/activities", "/sessions", "/uitdatabank")
LINKS = ("http://", "https://", "tel:", "mailto:", "sms:")

INSPECT = (Path(__file__).parent / "inspect.js").read_text()


class Watching:
    """A client that keeps every answer, for the crawler."""

    def __init__(self, client):
        self.client, self.answers = client, {}

    def get(self, address):
        answer = self.answers[address] = self.client.get(address)
        return answer


def of_calendar(content):
    icalendar.Calendar.from_ical(content)
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")
    return [line for line in unfolded if line.startswith(b"X-HIT") or line == b"BEGIN:VALARM"]


def of_paper(content):
    found = []
    with pikepdf.open(io.BytesIO(content)) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary):
                found += [str(name) for name in ("/JS", "/JavaScript", "/Launch", "/AA") if name in one]
                found += [str(one["/URI"]) for _once in "x" if "/URI" in one and not str(one["/URI"]).startswith(LINKS)]
    return found


def of_xml(content):
    live = {"script", "iframe", "foreignObject", "object", "embed"}
    return [
        one.tag
        for one in ET.fromstring(content).iter()
        if one.tag.rpartition("}")[2] in live or any(key.lower().startswith(("on", "data-hit")) for key in one.attrib)
    ]


def of_json(content):
    json.loads(content)
    return []


READERS = {
    "text/calendar": of_calendar, "application/pdf": of_paper, "image/svg+xml": of_xml, "application/atom+xml": of_xml,
    "application/json": of_json, "application/problem+json": of_json, "application/ld+json": of_json,
}  # fmt: skip


def alive(page, address, answer):
    """What became more than text in one answer."""
    found = [(address, "header", name) for name in answer.headers if name.lower() == "x-hit"]
    if answer.get("X-Content-Type-Options") != "nosniff":
        found.append((address, "sniff", answer.get("Content-Type", "")))
    kind = answer.get("Content-Type", "").partition(";")[0]
    if getattr(answer, "streaming", False) or answer.status_code in (301, 302, 303):
        return found
    if kind == "text/html":
        text = answer.content.decode()
        found += [(address, what, where) for what, where in page.evaluate(INSPECT, text)]
        if OUTCOME in text:
            found.append((address, "sum", OUTCOME))
    elif kind in READERS:
        found += [(address, kind, str(what)) for what in READERS[kind](answer.content)]
    return found


@pytest.fixture
def poisoned(noord, zuid, settings, tmp_path, monkeypatch):
    """``poisoned(texts)``: the world of the grids, with these in every text after the word that tells whose it is."""
    settings.SECOND_FACTOR_REQUIRED = False
    settings.MEEDOEN_MASTER_KEY_FILE = tmp_path / "keys" / "master.json"
    sing = worlds.Canaries.sing

    def make(texts):
        told = " ".join(texts)
        monkeypatch.setattr(worlds.Canaries, "sing", lambda self, kind, what: f"{sing(self, kind, what)} {told}")
        made = worlds.make_world(noord, zuid)
        with seeding("test"), tenancy.use_network(noord.pk):
            Session.objects.update(status="moved", place=None)
            said = dict.fromkeys(worlds.TEXTS, told)
            Activity.objects.update(translations={"fr": said}, welcomed_by=told)
            type(noord).objects.filter(pk=noord.pk).update(tagline=told, controller=told, privacy_contact=told)
        return made

    return make


def mails(texts):
    """The invitation, the one mail that says what somebody typed: plain text, one line of subject."""
    mail.outbox.clear()
    told = " ".join(" ".join(texts).split())  # a name is one line
    network = SimpleNamespace(name=told, slug="noord")
    invitation_mail.send_invitation(to="an@voorbeeld.be", name=told, network=network, link="https://voorbeeld.be/x/")
    assert len(mail.outbox) == 1
    return [
        ("mail", "part", str(one.alternatives or one.subject))
        for one in mail.outbox
        if one.alternatives or one.content_subtype != "plain" or "\n" in one.subject
    ]


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), TOGETHER))
def test_nothing_that_was_typed_comes_alive(poisoned, page, first, goal):
    made = poisoned(PAYLOADS[first : first + TOGETHER])
    anybody, lead = Watching(Client()), Watching(made.client("coordinator"))
    own = made.own.rows
    files = [f"/api/v1/networks/noord{path}" for path in API]
    files += ["/noord/agenda.ics", "/noord/nieuw.atom", "/noord/blok.html", f"/noord/kaart/{own['place_id']}.svg"]
    language = "?in=fr" if first % (2 * TOGETHER) else ""
    list(crawl(anybody, f"/noord/{language}", f"/noord/a/{own['activity_id']}/blad.pdf", *files))
    list(crawl(lead, "/werk/noord/", f"/werk/noord/deur/{own['session_id']}/"))
    wrong = [
        found
        for watching in (anybody, lead)
        for address, answer in watching.answers.items()
        for found in alive(page, address, answer)
    ]
    wrong += mails(PAYLOADS[first : first + TOGETHER])
    seen = len(anybody.answers) + len(lead.answers)
    goal(f"G15-{first + 1}-{first + TOGETHER}", len(wrong), n=seen * TOGETHER)
    assert wrong == []
    assert len(anybody.answers) > 25
    assert len(lead.answers) > 60


LIVE_AS_IT_IS = [one for one in PAYLOADS if "hit(" in one and "<" in one and "\uff1c" not in one and "<scr<" not in one]
"""The others come alive only in another place (an attribute, a template, a file) or after a clumsy filter."""


@pytest.mark.parametrize("payload", LIVE_AS_IT_IS)
def test_each_payload_would_be_seen_if_it_were_let_through(page, payload):
    """The eyes are good: left as it is in a page, each of these is noticed."""
    if "</noscript>" in payload or payload.startswith("&lt;"):
        payload = f"{payload}<b data-hit>"
    assert page.evaluate(INSPECT, f"<!doctype html><title>x</title><p>{payload}</p>") != []
