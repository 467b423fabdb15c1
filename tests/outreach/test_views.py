"""The screens: a note in one page, bad input that stays, one of each act with its undo, nothing for strangers."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from meedoen.kernel.guard import seeding
from meedoen.networks.public import Threshold
from meedoen.outreach import services
from meedoen.outreach.models import Contact, FollowUp, RightFound, SecretNote, Visiting
from meedoen.outreach.rules.notes import Ask, Told
from tests.factories import make_member, make_organisation, make_participant

pytestmark = pytest.mark.django_db
AT = "/werk/noord/contacten/"
REGISTER_NUMBER = "85.07.30-033.28"


@pytest.fixture
def me(client, user, in_noord):
    client.force_login(user)
    return client


def filled(area, **fields):
    base = {"kind": "street", "where": f"area:{area.pk}", "who": "nobody", "themes": ["housing"], "once": uuid.uuid4()}
    return {**base, **fields}


def post(client, path, **fields):
    return client.post(f"{AT}{path}", fields, follow=True)


@pytest.fixture
def asked(worker, partner, area):
    """A contact of today with a question and a secret."""
    who = {"who": "first_name", "first_name": "Amina", "channel": "none"}
    said = Told(
        kind="home_visit", on=timezone.localdate(), area_id=area.pk, person=who, who="first_name",
        asks=(Ask("question", "zoekt opvang", timezone.localdate()),), secret="stil",
    )  # fmt: skip
    return services.note(worker, organisation_id=partner.pk, client_id=uuid.uuid4(), told=said).contact


def test_note_a_contact_and_undo(me, area):
    answer = post(me, "noteer/", **filled(area))
    assert "Het contact is genoteerd." in answer.content.decode()
    kept = Contact.objects.get()
    assert (kept.kind, kept.area_id, kept.themes, kept.persons, kept.on) == (
        "street", area.pk, ["housing"], 1, timezone.localdate(),
    )  # fmt: skip
    assert "weggehaald" in post(me, f"{kept.pk}/weg/").content.decode()
    again = me.get(f"{AT}noteer/").content.decode()
    assert 'value="street"' in again.split("checked")[0].rsplit("<input", 1)[-1]


def test_a_contact_says_one_of_one_and_leads_to_the_person(me, asked):
    shown = me.get(f"{AT}{asked.pk}/").content.decode()
    assert "1 mens, 1 gezin<" in shown
    assert f'href="/werk/noord/mensen/{asked.participant_id}/"' in shown


def test_a_threshold_has_the_same_words_in_every_feature(me, area):
    post(me, "noteer/", **filled(area, thresholds=["affordable"]))
    word = str(Threshold.AFFORDABLE.label)
    assert word in me.get(f"{AT}{Contact.objects.get().pk}/").content.decode()
    assert word in me.get(f"{AT}noteer/").content.decode()


def test_pressing_twice_counts_once(me, area):
    said = filled(area, who="first_name", first_name="Amina", channel="none")
    for _time in range(2):
        assert post(me, "noteer/", **said).status_code == 200
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"question": f"zijn nummer is {REGISTER_NUMBER}"}, "Hier staat een rijksregisternummer"),
        ({"on": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()}, "Deze dag moet nog komen"),
        ({"where": "elsewhere"}, "Kies waar het was"),
        ({"who": "first_name", "first_name": ""}, "Vul een voornaam in"),
        ({"persons": "2", "households": "3"}, "niet meer gezinnen zijn dan mensen"),
        ({"no_answer": "on"}, "Niemand thuis kan alleen"),
    ],
)
def test_bad_input_keeps_what_was_typed(me, area, fields, sentence):
    answer = me.post(f"{AT}noteer/", filled(area, promise="ik bel de school", **fields))
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "ik bel de school" in page) == (422, True, True)
    assert Contact.objects.count() == 0


def test_somebody_erased_while_the_form_stood_open(me, partner, area, worker):
    from meedoen.people import public as people

    amina = make_participant(partner)
    with seeding("test"):
        people.follow(worker, amina.pk, partner.pk)
    opened = me.get(f"{AT}noteer/?wie={amina.pk}").content.decode()
    assert f'value="{amina.pk}" selected' in opened
    people.erase(worker, amina.pk)
    answer = me.post(f"{AT}noteer/", filled(area, who="known", mine=str(amina.pk), question="zoekt opvang"))
    page = answer.content.decode()
    assert (answer.status_code, "zoekt opvang" in page, Contact.objects.count()) == (422, True, 0)


def test_today_and_what_was_promised(me, asked):
    page = me.get(AT).content.decode()
    assert "Amina: zoekt opvang" in page
    assert "1 van 60 huisbezoeken" in page
    row = FollowUp.objects.get()
    assert "Afgewerkt." in post(me, f"opvolgen/{row.pk}/klaar/").content.decode()
    assert "Amina: zoekt opvang" not in me.get(AT).content.decode()
    assert "Amina: zoekt opvang" in post(me, f"opvolgen/{row.pk}/open/").content.decode()
    wrong = me.post(f"{AT}opvolgen/{row.pk}/later/", {"to": "2020-01-01"})
    assert (wrong.status_code, "Kies een dag vanaf vandaag" in wrong.content.decode()) == (422, True)


def test_the_page_of_a_person_says_when_more_waits_than_it_shows(me, asked):
    waiting = FollowUp.objects.get()
    person = f"/werk/noord/mensen/{asked.participant_id}/"
    with seeding("more that waits"):
        for number in range(8):
            FollowUp.objects.create(
                network=asked.network, contact=asked, organisation=asked.organisation, kind="promise",
                participant_id=asked.participant_id, due=waiting.due + datetime.timedelta(days=number),
                opened_on=waiting.opened_on, worker_id=waiting.worker_id,
            )  # fmt: skip
            page = me.get(person).content.decode()
            assert page.count("/klaar/") == min(number + 2, 8)
            assert ("Er zijn er nog meer." in page) == (number == 7)
    href = f"/werk/noord/contacten/opvolgen/{waiting.pk}/later/"
    assert href in page and reverse("outreach:follow_up_later", args=["noord", waiting.pk]) == href


def test_one_contact_its_secret_and_its_correction(me, asked, area):
    page = me.get(f"{AT}{asked.pk}/").content.decode()
    assert "Huisbezoek: Amina" in page
    assert "stil" not in page.replace("stijl", "")
    assert "stil" in me.get(f"{AT}{asked.pk}/geheim/").content.decode()
    assert "verdwijnt op" in post(me, f"{asked.pk}/geheim/erbij/", secret="nog iets").content.decode()
    assert SecretNote.objects.count() == 2
    form = me.get(f"{AT}{asked.pk}/verbeteren/").content.decode()
    assert str(asked.participant_id) in form
    said = filled(area, who="first_name", person=str(asked.participant_id), kind="phone")
    assert "De vorige versie blijft bewaard" in post(me, f"{asked.pk}/verbeteren/", **said).content.decode()
    late = me.post(f"{AT}{asked.pk}/verbeteren/", {**said, "once": uuid.uuid4(), "kind": "street"})
    assert (late.status_code, "Een collega verbeterde deze notitie" in late.content.decode()) == (422, True)
    assert Contact.objects.filter(corrected_by=None).get().participant_id == asked.participant_id


def test_home_visits_rounds_and_rights(me, partner, area, place):
    added = post(me, "huisbezoeken/erbij/", who="first_name", first_name="Luc", channel="none", every_weeks="4")
    assert "Op de lijst." in added.content.decode()
    row = Visiting.objects.get()
    assert "Van de lijst gehaald." in post(me, f"huisbezoeken/{row.pk}/weg/").content.decode()
    assert "Luc" in post(me, f"huisbezoeken/{row.pk}/terug/").content.decode()
    with seeding("test"):
        Visiting.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=3))
    assert "nog niet bezocht · 3 dagen te laat" in me.get(AT).content.decode()
    wanted = post(me, "huisbezoeken/doel/", **{"doel-visits": "80", "doel-organisation_id": partner.pk})
    assert "80 huisbezoeken" in wanted.content.decode()
    made = post(me, "rondes/nieuw/", name="Te voet", stop1=f"place:{place.pk}", stop2=f"area:{area.pk}")
    assert "0 van 2 haltes" in made.content.decode()
    stop = made.context["round"].stops[0]
    assert "1 van 2 haltes" in post(me, f"rondes/halte/{stop.id}/", here="1").content.decode()
    refused = me.post(f"{AT}rechten/erbij/", {"right": "leisure_pass", "state": "arranged"})
    assert (refused.status_code, "Kies welke dienst" in refused.content.decode()) == (422, True)
    assert "zonder naam" in post(me, "rechten/erbij/", right="leisure_pass", state="found").content.decode()
    right = RightFound.objects.get()
    settled = post(me, f"rechten/{right.pk}/geregeld/", state="arranged", by="self")
    assert "De persoon zelf" in settled.content.decode()


def test_the_figures_page_is_calm_when_there_is_nothing(me):
    page = me.get(f"{AT}cijfers/").content.decode()
    assert "Nog weinig contacten in deze periode" in page


def test_a_stranger_finds_nothing(client, asked, zuid, noord, settings):
    for other in (make_organisation(zuid), make_organisation(noord)):
        client.force_login(make_member(other, "worker"))
        for path in ("", "verbeteren/", "geheim/"):
            assert client.get(f"{AT}{asked.pk}/{path}").status_code == 404
