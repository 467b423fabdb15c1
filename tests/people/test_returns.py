"""How an answer comes back: noted, kept sealed, brought by each way, forgotten (K11; T3, T8; G33)."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry, AuditSubject, Message
from meedoen.kernel.privacy import erasure, exports, retention
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import answering, queries, services
from meedoen.people.models import Participant, ReturnWay
from meedoen.people.rules.returns import Pile
from meedoen.voice import models as voice
from meedoen.voice.public import still_owed
from meedoen.voice.services import answers, judging
from meedoen.voice.services import deliveries as voice_deliveries
from tests.factories import actor_in, make_organisation, make_participant
from tests.voice.loops import make_bundle, no


@pytest.fixture
def told(in_noord):
    """An answer that went out to six givers, of whom nobody said yet how."""
    organisation = make_organisation(in_noord)
    lead = actor_in(organisation, Role.COORDINATOR)
    bundle = make_bundle(organisation, voices=6)
    answers.decide(lead, bundle.pk, **no())
    draft = answers.write_answer(lead, bundle.pk, asked="Het pad is donker.", not_yet="De provincie wil geen licht.")
    answers.publish_answer(lead, draft.pk)
    deliveries = list(voice.Delivery.objects.order_by("pk"))
    return {"lead": lead, "organisation": organisation, "deliveries": deliveries, "answer": draft}


def piles(actor):
    found = {pile: count for pile, count in queries.count_to_bring(actor).items() if count}
    assert queries.how_many_to_bring(actor) == sum(found.values())
    return found


def test_each_way_has_its_heading_and_each_delivery_is_an_act_in_the_log(told, settings):
    settings.SMS_GATEWAY = "console"
    lead, (first, second, third, fourth, fifth, sixth) = told["lead"], told["deliveries"]
    public = Actor.anonymous(lead.network_id)
    services.say_return(public, token=first.token, channel="letter", name="Amina", reach="Dreef 1, 2260 Westerlo")
    services.say_return(public, token=second.token, channel="sms", reach="0470 12 34 56")
    note = {"organisation_id": told["organisation"].pk}
    services.note_return(lead, token=third.token, channel="phone", name="Bilal", reach="0470 12 34 57", **note)
    services.note_return(lead, token=fourth.token, channel="next_visit", name="Carla", reach="Els", **note)
    services.note_return(lead, token=fifth.token, channel="next_meeting", **note)
    assert piles(lead) == {Pile.CHECK: 2, Pile.PHONE: 1, Pile.NEXT_VISIT: 1, Pile.NEXT_MEETING: 1, Pile.WALL: 1}
    to_check = queries.to_bring(lead, pile=Pile.CHECK)
    (open_to_all,) = queries.to_bring(lead, pile=Pile.NEXT_MEETING)
    assert (open_to_all.name, open_to_all.reach) == ("", "")
    assert [(one.name, one.reach) for one in to_check] == [("Amina", "Dreef 1, 2260 Westerlo"), ("", "+32470123456")]
    with pytest.raises(Refused):
        services.answer_brought(lead, delivery_ids=[first.pk], pile="check")
    with pytest.raises(NotFound):
        services.answer_brought(lead, delivery_ids=[first.pk], pile="letter")
    for one in to_check:
        services.confirm_return(lead, one.way_id)
    assert piles(lead)[Pile.LETTER] == piles(lead)[Pile.SMS] == 1
    services.answer_brought(lead, delivery_ids=[first.pk], pile="letter")
    services.answer_brought(lead, delivery_ids=[sixth.pk], pile="wall")
    services.tried(lead, delivery_id=third.pk)
    services.cannot_bring(lead, delivery_id=fourth.pk, reason="Verhuisd, niemand weet waarheen.")
    assert piles(lead) == {Pile.SMS: 1, Pile.PHONE: 1, Pile.NEXT_MEETING: 1}
    states = dict(voice.Delivery.objects.values_list("pk", "state"))
    assert states[first.pk] == states[sixth.pk] == "delivered"
    assert states[fourth.pk] == "impossible"
    assert AuditEntry.objects.filter(action="people.bring_one").count() == 4
    services.answer_not_brought(lead, delivery_id=first.pk)
    assert piles(lead)[Pile.LETTER] == 1


def test_a_message_is_neutral_goes_only_to_a_confirmed_number_and_comes_back_to_be_called(told, settings):
    settings.SMS_GATEWAY = "console"
    lead, delivery = told["lead"], told["deliveries"][0]
    system = Actor.system(lead.network_id, "berichten")
    way = services.say_return(
        Actor.anonymous(lead.network_id), token=delivery.token, channel="sms", reach="0470 12 34 56"
    )
    assert queries.reached(system, way.pk) is None
    services.confirm_return(lead, way.pk)
    assert queries.reached(system, way.pk).address == "+32470123456"
    assert services.send_messages(lead, delivery_ids=[delivery.pk]) == 1
    (message,) = Message.objects.all()
    assert (message.person_id, message.params, message.item_id) == (way.pk, {}, delivery.pk)
    assert answering.still_wanted(delivery.pk, {})
    text = answering.sentence({}, "014 11 22 33")
    assert not {"pad", "donker", told["organisation"].name} & set(text.split())
    assert piles(lead) == {Pile.WALL: 5}
    answering.told(system, delivery.pk)
    answering.not_arrived(system, delivery.pk, {})
    assert piles(lead) == {Pile.WALL: 5, Pile.PHONE: 1}


def test_a_way_is_said_once_and_nothing_of_it_stands_readable(told):
    lead, delivery = told["lead"], told["deliveries"][0]
    public = Actor.anonymous(lead.network_id)
    made = services.say_return(public, token=delivery.token, channel="letter", name="Amina", reach="Dreef 1")
    again = services.say_return(public, token=delivery.token, channel="letter", name="Iemand", reach="Anders 2")
    assert made.pk == again.pk
    assert b"Amina" not in bytes(made.name)
    assert b"Dreef" not in bytes(made.reach)
    assert made.holder == made.pk
    for wrong in (
        {"channel": "sms", "reach": "geen nummer"},
        {"channel": "letter", "name": "", "reach": "Dreef 1"},
        {"channel": "helper", "name": "Amina", "reach": ""},
        {"channel": "letter", "name": "Amina", "reach": "85.07.30-033 28"},
        {"channel": "duif", "reach": "x"},
    ):
        with pytest.raises(Refused):
            services.say_return(public, token=uuid.uuid4(), **wrong)
    wall = services.say_return(public, token=uuid.uuid4(), channel="wall", name="Amina", reach="Dreef 1")
    assert (wall.name, wall.reach) == (None, None)


def test_another_partner_and_who_has_no_link_with_a_protected_person_find_nothing(told):
    lead, organisation = told["lead"], told["organisation"]
    first, second, third = told["deliveries"][:3]
    other = actor_in(make_organisation(organisation.network), Role.WORKER)
    colleague = actor_in(organisation, Role.WORKER)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    hidden = make_participant(organisation, first_name="Dora")
    open_one = make_participant(organisation, first_name="Emre")
    for delivery, person in ((first, hidden), (second, open_one)):
        services.note_return(
            colleague, token=delivery.token, organisation_id=organisation.pk, channel="phone", participant_id=person.pk
        )
    services.note_return(
        colleague, token=third.token, organisation_id=organisation.pk, channel="helper", name="A", reach="B"
    )
    with seeding("test"):
        Participant.objects.filter(pk=hidden.pk).update(protected_until=tomorrow)
    assert piles(other) == {Pile.WALL: 3}
    assert piles(colleague) == {Pile.PHONE: 1, Pile.HELPER: 1, Pile.WALL: 3}
    assert [one.name for one in queries.to_bring(colleague, pile=Pile.PHONE)] == ["Emre"]
    assert AuditSubject.objects.filter(subject_id=open_one.pk, entry__action="people.bring").count() == 1
    with pytest.raises(NotFound):
        services.answer_brought(colleague, delivery_ids=[first.pk], pile="phone")
    with pytest.raises(NotFound):
        services.note_return(
            other, token=uuid.uuid4(), organisation_id=organisation.pk, channel="phone", participant_id=open_one.pk
        )
    assert piles(lead)[Pile.PHONE] == 1


def test_who_is_erased_leaves_no_way_and_no_token_and_may_read_what_came_of_it(told):
    lead, delivery = told["lead"], told["deliveries"][0]
    person = make_participant(told["organisation"])
    services.note_return(
        lead, token=delivery.token, organisation_id=told["organisation"].pk, channel="phone", participant_id=person.pk
    )
    (said,) = exports.export_person(person.pk)["voice"]["wat je zei"]
    assert said["gezegd"].startswith("Het pad is donker")
    services.erase(lead, person.pk)
    assert not ReturnWay.objects.exists()
    tokens = [
        (model, model.objects.filter(token=delivery.token).count())
        for model in (voice.Signal, voice.Delivery, voice.GroupMember)
    ]
    assert [count for _model, count in tokens] == [0, 0, 0]
    assert voice.Signal.objects.filter(token=None).count() == 1


def test_a_way_ends_a_while_after_the_answer_was_brought_and_its_key_with_it(told, django_capture_on_commit_callbacks):
    lead, delivery = told["lead"], told["deliveries"][0]
    way = services.note_return(
        lead,
        token=delivery.token,
        organisation_id=told["organisation"].pk,
        channel="helper",
        name="Amina",
        reach="Els van het huis",
    )
    services.answer_brought(lead, delivery_ids=[delivery.pk], pile="helper")
    way.refresh_from_db()
    assert way.until == timezone.localdate() + datetime.timedelta(days=92)
    late = timezone.now() + datetime.timedelta(days=92 + 31)
    assert retention.run(lead.network_id, late).get("people.ReturnWay") is None
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.run(lead.network_id, late + datetime.timedelta(days=1))["people.ReturnWay"] == 1
    assert not ReturnWay.objects.exists()
    assert voice.Delivery.objects.get(pk=delivery.pk).token is None
    assert "people" in erasure.registered()
    with tenancy.use_network(lead.network_id):
        assert queries.tokens_of(way.pk) == []


def test_a_way_stays_while_an_answer_is_owed_also_a_second_one(told, django_capture_on_commit_callbacks):
    lead, (first, second, *_rest) = told["lead"], told["deliveries"]
    note, day = {"organisation_id": told["organisation"].pk, "channel": "next_meeting"}, datetime.timedelta(days=1)
    ways = [services.note_return(lead, token=one.token, **note) for one in (first, second)]
    much_later = timezone.now() + 800 * day
    assert retention.run(lead.network_id, much_later).get("people.ReturnWay") is None
    voice_deliveries.answer_delivered(lead, second.pk, channel="phone")
    answering.told(Actor.system(lead.network_id, "berichten"), first.pk)
    ways[0].refresh_from_db()
    assert ways[0].until == timezone.localdate() + 92 * day
    with django_capture_on_commit_callbacks(execute=True):
        judging.note_verdict(lead, first.pk, good_enough=False, how="spoken")
    for way in ways:
        way.refresh_from_db()
        assert way.until >= timezone.localdate() + 365 * day
    assert retention.run(lead.network_id, much_later).get("people.ReturnWay") is None
    assert still_owed([one.token for one in (first, second)]) == {first.token, second.token}


def test_a_pile_is_brought_with_the_same_queries_as_one_and_each_stands_in_the_log(told):
    lead, counts = told["lead"], []
    for pile in (told["deliveries"][:1], told["deliveries"][1:]):
        ids = [one.pk for one in pile]
        with CaptureQueriesContext(connection) as seen:
            services.answer_brought(lead, delivery_ids=ids, pile="wall")
        counts.append(len(seen))
        logged = AuditEntry.objects.filter(action="voice.deliver_many", target_id__in=ids)
        assert logged.count() == len(ids)
    assert counts[0] == counts[1]
