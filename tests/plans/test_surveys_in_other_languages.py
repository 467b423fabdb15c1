"""A survey says its title and its why in the languages in which they were written, on the site and on paper."""

import io
import uuid

import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader

from meedoen.plans.models import Survey

pytestmark = pytest.mark.django_db
AT = "/werk/noord/vragenlijsten/"
FRENCH = {"title_fr": "Comment ça va ?", "about_fr": "Nous voulons savoir comment ça va."}


@pytest.fixture(autouse=True)
def _quiet():
    cache.clear()


def cover(**fields):
    return {"title": "Hoe gaat het?", "about": "We willen weten hoe het gaat.", "audience": "residents",
            "missing": "none", "once": uuid.uuid4(), **fields}  # fmt: skip


@pytest.fixture
def running(me, in_noord):
    me.post(f"{AT}nieuw/", cover(scales=["djg6"], **FRENCH))
    survey = Survey.objects.get()
    me.post(f"{AT}{survey.pk}/openzetten/")
    survey.refresh_from_db()
    return survey


def words_on(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_who_reads_french_reads_it_in_french_and_who_reads_arabic_in_dutch(running):
    resident = Client()
    french = resident.get(f"/noord/vragen/{running.code}/?in=fr").content.decode()
    assert '<h1 lang="fr"><bdi>Comment ça va ?</bdi></h1>' in french and "Nous voulons savoir" in french
    assert "Comment ça va ?" in resident.get("/noord/vragen/?in=fr").content.decode()
    arabic = Client().get(f"/noord/vragen/{running.code}/?in=ar").content.decode()
    assert '<h1 lang="nl"><bdi>Hoe gaat het?</bdi></h1>' in arabic


def test_the_sheet_says_once_why_a_scale_stands_there_in_dutch(me, running):
    shown = me.get(f"{AT}{running.pk}/").content.decode()
    assert ("?in=fr" in shown, "?in=ar" in shown) == (True, False)  # only what something was written in
    sheet = words_on(me.get(f"{AT}{running.pk}/blad.pdf?in=fr").content)
    assert "Comment ça va ?" in sheet
    assert sheet.count("aucune traduction") == 1


def test_half_of_it_is_refused_and_what_was_typed_stays(me, in_noord):
    answer = me.post(f"{AT}nieuw/", cover(title_fr="Comment ça va ?"))
    page = answer.content.decode()
    assert (answer.status_code, "of geen van beide" in page, "Comment ça va ?" in page) == (422, True, True)
    assert Survey.objects.count() == 0


def test_the_other_languages_are_folded_away_until_something_stands_there(me, in_noord):
    page = me.get(f"{AT}nieuw/").content.decode()
    assert page.count('<details class="fold" open>') == 0
    assert page.count('name="title_fr"') == page.count('name="about_tr"') == 1


def test_it_is_changed_while_it_is_written(me, in_noord):
    me.post(f"{AT}nieuw/", cover(**FRENCH))
    survey = Survey.objects.get()
    assert "Comment ça va ?" in me.get(f"{AT}{survey.pk}/aanpassen/").content.decode()
    me.post(f"{AT}{survey.pk}/aanpassen/", cover())
    survey.refresh_from_db()
    assert survey.words == {}
