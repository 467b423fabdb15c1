"""The reading version: opened by who makes the plan, judged line by line by anybody, looked at by the staff."""

import io
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from meedoen.kernel.guard import seeding
from meedoen.kernel.web import carried
from meedoen.plans.models import Observation, Plan
from meedoen.plans.views.site import PURPOSE
from tests.factories.plans import make_action, make_goal, make_plan

pytestmark = pytest.mark.django_db
STAFF, SITE = "/werk/noord/buurtplannen/", "/noord/meeschrijven/"


@pytest.fixture
def plan(noord):
    return make_plan(noord)


@pytest.fixture
def line(plan):
    return make_action(make_goal(plan), plain="Er komt een bus op zondag.")


@pytest.fixture
def resident(me, plan, line):
    me.post(f"{STAFF}{plan.pk}/leesversie/open/")
    return Client()


def said(line, **fields):
    begun = timezone.now().timestamp() - 60
    state = carried.seal(PURPOSE, {"begun": begun, "trace": "", "once": uuid.uuid4().hex})
    key = f"action_{line.pk.hex}"
    return {
        "state": state,
        f"verdict_{key}": "good",
        f"words_{key}": "",
        **{name.format(key): value for name, value in fields.items()},
    }


def test_a_plan_without_plain_words_is_not_opened_and_a_closed_one_is_not_there(me, plan):
    answer = me.post(f"{STAFF}{plan.pk}/leesversie/open/")
    assert (answer.status_code, "Schrijf eerst" in answer.content.decode()) == (422, True)
    assert Client().get(f"{SITE}{plan.pk}/").status_code == 404
    assert "Schrijf mee aan het plan van je buurt" not in Client().get("/noord/").content.decode()


def test_a_resident_judges_a_line_once_and_the_staff_looks_at_the_words(me, plan, line, resident):
    assert "Schrijf mee aan het plan van je buurt" in resident.get("/noord/").content.decode()
    page = resident.get(SITE, follow=True).content.decode()
    assert ("Er komt een bus op zondag." in page, "Iedereen geraakt erbij." in page) == (True, False)
    form = said(line, **{"words_{}": "Ook op zaterdag graag."})
    for _time in range(2):
        page = resident.post(f"{SITE}{plan.pk}/", form, follow=True).content.decode()
    row = Observation.objects.get()
    assert ("Dank je." in page, row.verdict, row.said, row.checked_on) == (True, "good", "Ook op zaterdag graag.", None)
    assert "1 reactie van een bewoner nakijken" in me.get(f"{STAFF}gezien/").content.decode()
    assert "1 reactie van een bewoner op een plan nakijken" in me.get("/werk/noord/").content.decode()
    me.post(f"{STAFF}gezien/{row.pk}/", {"said": "Ook op zaterdag."})
    row.refresh_from_db()
    assert (row.said, row.checked_on) == ("Ook op zaterdag.", timezone.localdate())
    told = me.get(f"{STAFF}{plan.pk}/leesversie/").content.decode()
    assert (told.count("pas als vijf mensen hetzelfde zeiden"), "Goed: " in told) == (1, False)
    with seeding("votes"):
        Observation.objects.bulk_create(
            Observation(
                network=plan.network, kind="reading", plan=plan, line_id=line.pk, line_kind="action", verdict=one
            )
            for one in ["good"] * 7 + ["not_good"] * 4
        )
    told = me.get(f"{STAFF}{plan.pk}/leesversie/").content.decode()
    assert re.findall(r"(Goed|Niet goed|Zei iets): ([^<]+)<", told) == [("Goed", "ongeveer 10")]
    assert "Over de zin: Er komt een bus op zondag." in me.get(f"{STAFF}gezien/").content.decode()
    me.post(f"{STAFF}{plan.pk}/leesversie/sluit/")
    assert (resident.get(f"{SITE}{plan.pk}/").status_code, Plan.objects.get().reading_since) == (404, None)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"verdict_{}": ""}, "Kies bij een zin een prentje"),
        ({"words_{}": "mijn nummer is 85.07.30-033.28"}, "rijksregisternummer"),
        ({"words_{}": "Bel mevrouw Janssens, 0470 12 34 56."}, "Hier kan iemand in te herkennen zijn"),
        ({"homepage": "http://reclame.example"}, "onzichtbare vak"),
        ({"state": "vals"}, "stond te lang open"),
    ],
)
def test_what_is_wrong_stays_on_the_page_and_nothing_is_kept(plan, line, resident, fields, sentence):
    form = said(line, **fields)
    answer = resident.post(f"{SITE}{plan.pk}/", form)
    page = answer.content.decode()
    words = form[f"words_action_{line.pk.hex}"]
    assert (answer.status_code, sentence in page, words in page, Observation.objects.count()) == (422, True, True, 0)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_paper_is_a_tagged_pdf_with_every_line(plan, line, resident, language):
    answer = resident.get(f"{SITE}{plan.pk}/papier.pdf", headers={"accept-language": language})
    document = PdfReader(io.BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in document.pages)
    root = document.trailer["/Root"]
    assert (answer.status_code, str(root["/StructTreeRoot"]["/Type"])) == (200, "/StructTreeRoot")
    assert "Er komt een bus op zondag." in " ".join(text.split())
