"""The pages of ways back and of the delivery list: no account, no script, the same number of queries for any list."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.typed_codes import random_code, show_code
from meedoen.people import services
from meedoen.people.models import ReturnWay
from meedoen.people.terms import RETURN_REACH
from meedoen.voice import public as voice
from meedoen.voice.models import Delivery
from meedoen.voice.returning import address_for_giver, address_for_worker
from meedoen.voice.rules.signals import Told
from meedoen.voice.services import answers, signals
from tests.factories import actor_in, make_member, make_organisation
from tests.voice.loops import make_bundle, no

pytestmark = pytest.mark.django_db


def test_a_giver_says_how_in_two_questions_and_a_bad_number_keeps_what_was_typed(in_noord):
    token, browser = uuid.uuid4(), Client()
    where = address_for_giver("noord", token)
    first = browser.get(where)
    assert first.status_code == 200 and first["Cache-Control"] == "no-store"
    assert browser.post(where, {"step": "way"}).status_code == 422
    asked = browser.post(where, {"step": "way", "channel": "sms"})
    assert asked.status_code == 200 and b'name="reach"' in asked.content
    wrong = browser.post(where, {"step": "reach", "channel": "sms", "reach": "geen nummer"})
    assert wrong.status_code == 422 and b"geen nummer" in wrong.content
    done = browser.post(where, {"step": "reach", "channel": "sms", "reach": "0470 12 34 56"})
    assert done.status_code == 303
    assert browser.get(done["Location"]).status_code == 200
    way = ReturnWay.objects.get(token=token)
    assert (way.channel, way.confirmed_at) == ("sms", None)
    assert browser.get(where.replace("/hoe-antwoorden/", "/hoe-antwoorden/x")).status_code == 404


def test_the_list_and_the_print_run_take_the_same_queries_for_one_and_for_three(in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    organisation = make_organisation(in_noord)
    lead, user = actor_in(organisation, Role.COORDINATOR), make_member(organisation, Role.WORKER)
    bundle = make_bundle(organisation, voices=3)
    answers.decide(lead, bundle.pk, **no())
    draft = answers.write_answer(lead, bundle.pk, asked="Het pad is donker.", not_yet="Er is geen geld.")
    answers.publish_answer(lead, draft.pk)
    browser = Client()
    browser.force_login(user)
    counts = {}
    for number, one in enumerate(Delivery.objects.order_by("pk"), start=1):
        services.note_return(
            lead, token=one.token, organisation_id=organisation.pk, channel="letter", name="Amina", reach="Dreef 1"
        )
        for page in ("letter/", "brieven.pdf"):
            address = f"/werk/noord/antwoorden/brengen/{page}"
            browser.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert browser.get(address).status_code == 200
            counts[page, number] = len(seen)
    assert counts["letter/", 1] == counts["letter/", 3]
    assert counts["brieven.pdf", 1] == counts["brieven.pdf", 3]
    assert browser.post("/werk/noord/antwoorden/brengen/letter/gebracht/", {}).status_code == 422
    ids = [str(key) for key in Delivery.objects.values_list("pk", flat=True)]
    assert browser.post("/werk/noord/antwoorden/brengen/letter/gebracht/", {"delivery": ids}).status_code == 303
    assert set(Delivery.objects.values_list("state", flat=True)) == {"delivered"}
    listed = browser.get("/werk/noord/antwoorden/brengen/gebracht/").content.decode()
    assert listed.count("Amina") >= 3
    for one in Delivery.objects.all():
        assert show_code(one.code) in listed
        asked = f"/werk/noord/antwoorden/oordeel/?antwoord={one.pk}"
        assert asked in listed
        assert f'value="{show_code(one.code)}"' in browser.get(asked).content.decode()
    assert AuditSubject.objects.filter(entry__action="people.bring").exists()
    assert browser.post(f"/werk/noord/antwoorden/brengen/letter/{one.pk}/terug/").status_code == 303
    assert Delivery.objects.filter(state="waiting").count() == 1


def test_who_said_it_already_reads_so_and_who_brings_it_can_change_a_wrong_way(in_noord, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    organisation, token = make_organisation(in_noord), uuid.uuid4()
    lead, user = actor_in(organisation, Role.COORDINATOR), make_member(organisation, Role.WORKER)
    told = {"token": token, "organisation_id": organisation.pk}
    way = services.note_return(lead, **told, channel="letter", name="Amina", reach="Foute Dreef 1")
    assert "Je zei al hoe het antwoord mag komen" in client.get(address_for_giver("noord", token)).content.decode()
    client.force_login(user)
    assert "Er is al gezegd hoe" in client.get(address_for_worker("noord", token)).content.decode()
    change = f"/werk/noord/antwoorden/brengen/weg/{way.pk}/anders/"
    page = client.get(change).content.decode()
    assert "Foute Dreef" not in page and 'name="person"' not in page
    assert client.post(change, {"channel": "phone", "reach": "geen nummer"}).status_code == 422
    assert client.post(change, {"channel": "phone", "name": "Amina", "reach": "0470 12 34 56"}).status_code == 303
    changed = ReturnWay.objects.get(pk=way.pk)
    assert (changed.channel, changed.token) == ("phone", token)
    assert vault.open_sealed(way.pk, RETURN_REACH, changed.reach) == "+32470123456"
    client.force_login(make_member(make_organisation(in_noord), Role.WORKER))
    assert client.get(change).status_code == 404


def test_who_wants_no_answer_leaves_no_way_and_nobody_has_to_bring_one(in_noord):
    organisation = make_organisation(in_noord)
    lead, bundle = actor_in(organisation, Role.COORDINATOR), make_bundle(organisation, voices=2)
    quiet, waits = bundle.signals.order_by("pk")
    browser, where = Client(), address_for_giver("noord", quiet.token)
    assert "Ik hoef geen antwoord" in browser.get(where).content.decode()
    done = browser.post(where, {"step": "way", "channel": "none"})
    assert done.status_code == 303
    thanks = browser.get(done["Location"]).content.decode()
    assert "Je hoeft geen antwoord." in thanks and "Je krijgt antwoord" not in thanks
    assert not ReturnWay.objects.exists()
    answers.decide(lead, bundle.pk, **no())
    draft = answers.write_answer(lead, bundle.pk, asked="Het pad is donker.", not_yet="Er is geen geld.")
    answers.publish_answer(lead, draft.pk)
    states = dict(Delivery.objects.values_list("signal_id", "state"))
    assert states == {quiet.pk: "impossible", waits.pk: "waiting"}
    browser.post(address_for_giver("noord", quiet.token), {"step": "way", "channel": "wall"})
    quiet.refresh_from_db()
    assert quiet.wants_answer


def test_who_spoke_on_the_site_reads_the_answer_there_with_a_code_and_nobody_guesses_it(in_noord):
    organisation = make_organisation(in_noord)
    lead = actor_in(organisation, Role.COORDINATOR)
    told = Told(text="De lift van het station is stuk.", way_in="public", theme="mobility")
    said = signals.give_public_signal(Actor.anonymous(in_noord.pk), told=told)
    browser, page = Client(), "/noord/jouw-antwoord/"
    done = browser.post(address_for_giver("noord", said.token), {"step": "way", "channel": "wall"})
    code = show_code(said.answer_code)
    assert code in browser.get(done["Location"]).content.decode()
    assert "Het antwoord is er nog niet." in browser.post(page, {"code": code}).content.decode()
    signals.set_aside(lead, said.pk, reason="solved", answer="De lift is intussen hersteld.")
    shown = browser.post(page, {"code": code.lower().replace("-", " ")})
    assert shown["Cache-Control"] == "no-store" and "De lift is intussen hersteld." in shown.content.decode()
    read = Delivery.objects.get(signal=said)
    assert (read.state, read.channel, read.brought_on) == ("delivered", "site", timezone.localdate())
    browser.post(page, {"code": code})
    acts = AuditEntry.objects.filter(action="voice.read_own_answer", target_kind="voice.Delivery")
    assert [one.target_id for one in acts] == [read.pk]
    judge = {"code": re.search(r'name="code" value="([^"]+)"', shown.content.decode())[1], "good_enough": "yes"}
    assert browser.post("/noord/niet-goed-genoeg/", judge).status_code == 303
    assert "goed genoeg?" not in browser.post(page, {"code": code}).content.decode()
    for _guess in range(10):
        assert browser.post(page, {"code": show_code(random_code())}).status_code == 422
    assert "te vaak fout" in browser.post(page, {"code": code}).content.decode()
    with seeding("test"):
        voice.forget_tokens([said.token])
    said.refresh_from_db()
    assert said.answer_code == ""


def test_a_worker_hears_at_once_that_one_voice_does_not_come_on_the_wall(in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    organisation = make_organisation(in_noord)
    browser = Client()
    browser.force_login(make_member(organisation, Role.WORKER))
    alone, shared = make_bundle(organisation, voices=1), make_bundle(organisation, voices=3)
    one, three = (address_for_worker("noord", made.signals.first().token) for made in (alone, shared))
    asked = browser.get(one).content.decode()
    assert "Nog geen 3 mensen zeiden dit" in asked and "Ik kan het niet vragen" in asked
    assert "Het antwoord mag op het bord" not in asked
    enough = browser.get(three).content.decode()
    assert "Nog geen" not in enough and "Het antwoord mag op het bord" in enough
    for where, said in ((one, True), (three, False)):
        kept = browser.post(where, {"channel": "wall"}, follow=True).content.decode()
        assert "Op het bord van het ontmoetingshuis".lower() in kept
        assert ("Alleen als minstens 3 mensen hetzelfde zeggen." in kept) is said
