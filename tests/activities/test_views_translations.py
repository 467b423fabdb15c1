"""Writing an activity in other languages: who may, what is kept, what is asked again, what a resident then reads."""

import pytest
from django.urls import reverse

from meedoen.activities import services
from meedoen.activities.models import Activity
from meedoen.kernel.actors import Role
from tests.factories import actor_in, make_activity, make_member, make_organisation, make_session

pytestmark = pytest.mark.django_db
ARABIC = "نطبخ معاً"


@pytest.fixture
def activity(partner):
    found = make_activity(partner, "Samen koken", text="We koken samen.", bring="een schort")
    make_session(found)
    return found


@pytest.fixture
def worker(client, partner):
    client.force_login(make_member(partner, Role.WORKER))
    return client


def page_of(activity, language=None):
    names = {"name": "translate", "args": ["noord", activity.pk, language]}
    if language is None:
        names = {"name": "translations", "args": ["noord", activity.pk]}
    return reverse(f"activities:{names['name']}", args=names["args"])


def kept(activity):
    return Activity.objects.get(pk=activity.pk).translations


def post(worker, activity, language="ar", **said):
    told = {"title": ARABIC, "text": "", "bring": "", **said}
    return worker.post(page_of(activity, language), told)


def test_it_begins_at_the_first_language_that_is_missing(worker, activity):
    assert worker.get(page_of(activity)).url == page_of(activity, "fr")
    post(worker, activity, "fr", title="Cuisiner ensemble", text="On cuisine.", bring="un tablier")
    assert worker.get(page_of(activity)).url == page_of(activity, "en")


def test_the_arabic_fields_write_from_right_to_left_and_the_dutch_stands_beside(worker, activity):
    page = worker.get(page_of(activity, "ar")).content.decode()
    assert page.count('lang="ar" dir="rtl"') >= 3
    assert '<bdi lang="nl">een schort</bdi>' in page
    assert 'name="food"' not in page
    assert "Arabisch: ontbreekt" in page


def test_what_is_kept_is_what_a_resident_reads(worker, client, activity):
    answer = post(worker, activity)
    assert (answer.status_code, answer.url) == (303, page_of(activity, "ar"))
    told = kept(activity)["ar"]
    assert told["title"] == ARABIC
    assert "text" not in told
    page = client.get(f"/noord/a/{activity.pk}/", {"in": "ar"}).content.decode()
    assert f"<h1><bdi>{ARABIC}</bdi></h1>" in page
    assert '<div class="lead what__text" lang="nl" dir="auto"><p>We koken samen.</p></div>' in page
    assert "only-dutch" in page


def test_a_change_of_the_dutch_asks_to_look_again(worker, activity, partner):
    post(worker, activity, "fr", title="Cuisiner ensemble", text="On cuisine.", bring="un tablier")
    overview = reverse("activities:activity", args=["noord", activity.pk])
    assert worker.get(overview).content.decode().count("klaar") >= 1
    services.edit(actor_in(partner), activity.pk, title="Samen bakken")
    assert "nazien" in worker.get(overview).content.decode()
    assert "De Nederlandse tekst veranderde" in worker.get(page_of(activity, "fr")).content.decode()
    post(worker, activity, "fr", title="Cuire ensemble", text="On cuisine.", bring="un tablier")
    assert "De Nederlandse tekst veranderde" not in worker.get(page_of(activity, "fr")).content.decode()


def test_looking_keeps_nothing_and_shows_the_card(worker, activity):
    answer = worker.post(page_of(activity, "ar"), {"title": ARABIC, "look": "1"})
    assert answer.status_code == 200
    assert answer.content.decode().count(ARABIC) >= 2
    assert kept(activity) == {}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"title": "x" * 121}, "Er is plaats voor 120"), ({"bring": "85.07.30-033.28"}, "rijksregisternummer")],
)
def test_what_does_not_fit_stays_typed(worker, activity, said, sentence):
    answer = post(worker, activity, **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert next(iter(said.values())) in page
    assert kept(activity) == {}


def test_a_form_that_is_behind_is_refused_and_can_be_sent_again(worker, activity, partner):
    services.edit(actor_in(partner), activity.pk, bring="een pan")
    answer = post(worker, activity, seen="oud")
    assert answer.status_code == 422
    assert "paste dit intussen aan" in answer.content.decode()
    assert kept(activity) == {}


def test_only_who_may_edit_may_translate(client, activity, in_noord):
    stranger = make_organisation(in_noord, "De Kring")
    client.force_login(make_member(stranger, Role.WORKER))
    assert client.get(page_of(activity, "ar")).status_code == 404
    assert post(client, activity).status_code == 404
    assert kept(activity) == {}


def test_a_language_that_is_not_there_is_not_there(worker, activity):
    assert worker.get(page_of(activity, "ar").replace("/ar/", "/de/")).status_code == 404


@pytest.mark.parametrize(
    ("name", "fits"),
    [("Katrien", True), ("An en Yusuf", True), ("فاطمة", True), ("0470 12 34 56", False), ("an@dreef.be", False)],
)
def test_who_welcomes_is_a_first_name(partner, activity, name, fits):
    from meedoen.kernel.refusals import Refused

    try:
        services.edit(actor_in(partner), activity.pk, welcomed_by=name)
    except Refused as refused:
        assert (fits, refused.field) == (False, "welcomed_by")
    else:
        assert fits
        assert Activity.objects.get(pk=activity.pk).welcomed_by == name
