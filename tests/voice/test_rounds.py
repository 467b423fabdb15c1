"""A round of a bundle: what counts since it was last opened again, for whom an answer is still owed (R16)."""

import datetime
import random
import re

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Refused
from meedoen.voice import due_signals, rounds
from meedoen.voice.models import Bundle, Delivery, Signal
from meedoen.voice.queries import answers as reads
from meedoen.voice.queries import deliveries as to_bring
from meedoen.voice.queries import promises as clocks
from meedoen.voice.rules import answers as rules
from meedoen.voice.services import answers, bundles, deliveries, judging
from tests.factories import actor_in, make_member, make_organisation, make_signal

from .loops import make_bundle, no, yes

pytestmark = pytest.mark.django_db
SAID = {"asked": "Het pad naar de bus is donker.", "not_yet": "De provincie wil geen licht."}


@pytest.fixture
def house(in_noord):
    return make_organisation(in_noord)


@pytest.fixture
def lead(house):
    return actor_in(house, Role.COORDINATOR)


def answer(lead, bundle, **said):
    made = answers.write_answer(lead, bundle.pk, **(SAID | said))
    return answers.publish_answer(lead, made.pk)


def refused(lead, bundle, **said):
    """Decided against, and answered."""
    answers.decide(lead, bundle.pk, **no())
    return answer(lead, bundle, **said)


def page(lead, bundle):
    return reads.answer_page(lead, bundle.pk, today=timezone.localdate())


def test_a_step_back_keeps_the_decision_and_only_opening_again_begins_a_new_round(lead, house):
    bundle = make_bundle(house, voices=1)
    given = refused(lead, bundle)
    bundles.move_back(lead, bundle.pk, to="analyse", reason="Er kwam iets nieuws bij.")
    bundle.refresh_from_db()
    assert rounds.latest_decision(bundle) is not None
    with pytest.raises(Refused) as refusal:
        bundles.dissolve(lead, bundle.pk)
    assert refusal.value.code == "decided"
    for phase in ("report", "decide", "feedback"):
        bundles.move_on(lead, bundle.pk, to=phase)
        assert page(lead, bundle).answered
    one = given.deliveries.get()
    deliveries.answer_delivered(lead, one.pk, channel="letter")
    assert judging.note_verdict(lead, one.pk, good_enough=False, how="spoken")
    bundle.refresh_from_db()
    assert rounds.latest_decision(bundle) is None
    bundles.move_on(lead, bundle.pk, to="report")
    assert not page(lead, bundle).answered


def test_what_was_decided_against_waits_for_an_answer_and_for_no_decision(lead, house):
    today = timezone.localdate()
    against, undecided = make_bundle(house, voices=1), make_bundle(house, voices=1)
    answers.decide(lead, against.pk, **no())
    counts = clocks.waiting(lead, today=today)
    assert [one.id for one in clocks.to_decide(lead, today=today)] == [undecided.pk]
    assert [one.id for one in clocks.to_answer(lead, today=today)] == [against.pk]
    assert (counts.to_decide, counts.to_answer) == (1, 1)
    answer(lead, against)
    assert clocks.to_answer(lead, today=today) == []
    assert clocks.waiting(lead, today=today).to_answer == 0


def owed(bundle):
    """Counted from the rows, by hand: voices in the bundle without the last answer."""
    last = bundle.answers.exclude(published_on=None).latest("written_at")
    arrived = {one.signal_id for one in last.deliveries.all() if one.state in ("delivered", "impossible")}
    return [one for one in bundle.signals.all() if one.pk not in arrived]


def walk(lead, bundle, step, chance):
    """One thing that may happen to an answered bundle; what cannot be done then changes nothing."""
    inside, loose = Signal.objects.filter(bundle=bundle), Signal.objects.filter(bundle=None)
    open_ones = Delivery.objects.filter(state="waiting")
    if step == "in" and loose:
        bundles.add_signal(lead, bundle.pk, signal_id=chance.choice(loose).pk)
    elif step == "out" and len(inside) > 1:
        bundles.take_out(lead, bundle.pk, signal_id=chance.choice(inside).pk)
    elif step == "again":
        answer(lead, bundle)
    elif step == "bring" and open_ones:
        deliveries.answer_delivered(lead, chance.choice(open_ones).pk, channel="letter")
    elif step == "impossible" and open_ones:
        deliveries.answer_impossible(lead, chance.choice(open_ones).pk, reason="Verhuisd, niemand weet waarheen.")


def test_a_bundle_closes_exactly_when_each_voice_in_it_has_the_last_answer(lead, house):
    chance, closed = random.Random(4), 0
    bundle = make_bundle(house, voices=2)
    for _one in range(3):
        make_signal(house.network)
    refused(lead, bundle)
    for step in chance.choices(["in", "out", "bring", "bring", "bring", "impossible", "again"], k=60):
        walk(lead, bundle, step, chance)
        missing = owed(bundle)
        assert page(lead, bundle).may_close == (not missing), step
        assert clocks.waiting(lead, today=timezone.localdate()).to_close == int(not missing)
        waiting = set(Delivery.objects.filter(state="waiting").values_list("signal_id", flat=True))
        assert waiting == {one.pk for one in missing}, "who is still owed an answer stands on the list to bring"
        if missing:
            with pytest.raises(Refused):
                answers.close(lead, bundle.pk)
        closed += not missing
    assert closed and Bundle.objects.get().phase == "feedback"


def test_a_bundle_that_was_opened_again_keeps_its_new_day_unless_who_joins_was_promised_an_earlier_one(lead, house):
    today, day = timezone.localdate(), datetime.timedelta(days=1)
    bundle = make_bundle(house, voices=2, promised_in=-40)
    one, other = refused(lead, bundle).deliveries.all()
    deliveries.answer_delivered(lead, one.pk, channel="letter")
    judging.note_verdict(lead, one.pk, good_enough=False, how="spoken")
    bundle.refresh_from_db()
    new_day = bundle.promised_on
    assert new_day > today
    assert bundles.take_out(lead, bundle.pk, signal_id=other.signal_id).promised_on == new_day
    later, earlier = (make_signal(house.network, promised_on=new_day + days * day) for days in (5, -5))
    assert bundles.add_signal(lead, bundle.pk, signal_id=later.pk).promised_on == new_day
    assert bundles.add_signal(lead, bundle.pk, signal_id=earlier.pk).promised_on == new_day - 5 * day
    for phase in ("report", "decide"):
        bundles.move_on(lead, bundle.pk, to=phase)
    refused(lead, bundle)
    assert {row.promised_on for row in to_bring.open_deliveries(lead)} == {new_day - 5 * day}


def test_a_late_bundle_that_was_opened_again_is_not_answered_and_who_is_in_no_bundle_is_late_too(lead, house):
    today, day = timezone.localdate(), datetime.timedelta(days=1)
    bundle = make_bundle(house, voices=7)
    one = refused(lead, bundle).deliveries.first()
    public = Actor.anonymous(lead.network_id)
    for other in bundle.signals.all():
        deliveries.answer_delivered(lead, other.deliveries.get().pk, channel="letter")
    assert clocks.public_clock(public, today=today).answered.text == "ongeveer 5"
    judging.note_verdict(lead, one.pk, good_enough=False, how="spoken")
    assert clocks.public_clock(public, today=today).answered.text == "0–4"
    assert clocks.public_clock(public, today=today + 100 * day).late.text == "ongeveer 5"
    make_signal(house.network, promised_on=today - day)
    lines = {line.key: line for line in due_signals.lines(lead, "noord", timezone.now())}
    assert (lines["voice.alone"].count, lines["voice.alone"].late) == (1, True)
    assert clocks.promises(lead, today=today).early_late == 1


def test_a_second_answer_can_be_written_one_at_a_time_and_never_of_an_earlier_round(lead, house):
    bundle = make_bundle(house, voices=1)
    one = refused(lead, bundle).deliveries.get()
    assert page(lead, bundle).may_write
    draft = answers.write_answer(lead, bundle.pk, **SAID)
    assert not page(lead, bundle).may_write
    with pytest.raises(Refused) as refusal:
        answers.write_answer(lead, bundle.pk, **SAID)
    assert refusal.value.code == "draft"
    deliveries.answer_delivered(lead, one.pk, channel="letter")
    judging.note_verdict(lead, one.pk, good_enough=False, how="spoken")
    with pytest.raises(Refused) as refusal:
        answers.publish_answer(lead, draft.pk)
    assert refusal.value.code == "round"
    with seeding("test"):
        Bundle.objects.filter(pk=bundle.pk).update(phase="closed")
    for call in (lambda: answers.write_answer(lead, bundle.pk, **SAID), lambda: answers.publish_answer(lead, draft.pk)):
        with pytest.raises(Refused) as refusal:
            call()
        assert refusal.value.code == "closed"


def test_no_button_on_the_page_of_an_answer_leads_to_nothing(lead, house, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    bundle = make_bundle(house, voices=1)
    answers.decide(lead, bundle.pk, **yes(lead))
    shown, address = {}, f"/werk/noord/bundels/{bundle.pk}/antwoord/"
    own, other = make_member(house, Role.WORKER), make_member(make_organisation(house.network), Role.WORKER)
    for moment in ("decided", "draft", "out"):
        for who in (own, other):
            client.force_login(who)
            found = set(
                re.findall(r'href="(/werk/noord/(?:bundels|antwoorden)/[^"]+)"', client.get(address).content.decode())
            )
            assert {where: client.get(where).status_code for where in found} == dict.fromkeys(found, 200)
            shown[moment, who] = len(found)
        if moment == "decided":
            draft = answers.write_answer(lead, bundle.pk, **SAID)
        elif moment == "draft":
            answers.publish_answer(lead, draft.pk)
    assert all(shown[moment, own] > shown[moment, other] for moment in ("decided", "draft", "out"))


def test_a_sentence_that_changes_loses_its_translations_and_the_others_keep_theirs(lead, house):
    bundle = make_bundle(house, voices=1)
    answers.decide(lead, bundle.pk, **no())
    draft = answers.write_answer(lead, bundle.pk, **SAID)
    french = {"asked": "Le chemin est sombre.", "not_yet": "La province refuse."}
    answers.translate_answer(lead, draft.pk, language="fr", **french)
    answers.change_answer(lead, draft.pk, asked=SAID["asked"], not_yet="Er is geen geld.")
    (written,) = page(lead, bundle).answers
    assert written.translations == {"fr": {"asked": "Le chemin est sombre."}}
    assert written.half_translated == ["fr"]
    dutch = written.asked, written.done, written.not_yet
    assert rules.said_in("fr", dutch, written.translations) == dutch
    assert rules.said_in("fr", dutch, {"fr": french}) == (french["asked"], "", french["not_yet"])
    answers.change_answer(lead, draft.pk, asked="Het pad is donker.", not_yet="Er is geen geld.")
    assert page(lead, bundle).answers[0].translations == {}


def test_a_verdict_is_given_of_an_answer_that_came_and_nothing_takes_it_away(lead, house):
    system = Actor.system(lead.network_id, "berichten")
    bundle = make_bundle(house, voices=1)
    one = refused(lead, bundle).deliveries.get()
    deliveries.answer_on_its_way(lead, one.pk)
    with pytest.raises(Refused):
        judging.note_verdict(lead, one.pk, good_enough=True, how="spoken")
    deliveries.answer_delivered(system, one.pk, channel="sms")
    judging.note_verdict(lead, one.pk, good_enough=True, how="spoken")
    assert deliveries.answer_lost(system, one.pk).state == "delivered"
    answer(lead, bundle)
    assert Delivery.objects.get(pk=one.pk).verdict.good_enough


def test_what_is_too_long_is_refused_and_never_cut(lead, house):
    bundle, long = make_bundle(house, voices=1), "De provincie wil geen licht op dit pad. " * 10
    one = refused(lead, bundle).deliveries.get()
    for call, field in (
        (lambda: deliveries.answer_impossible(lead, one.pk, reason=long), "reason"),
        (lambda: bundles.move_back(lead, bundle.pk, to="decide", reason=long), "reason"),
        (lambda: answers.write_answer(lead, bundle.pk, asked="Licht?", not_yet=long), "not_yet"),
    ):
        with pytest.raises(Refused) as refusal:
            call()
        assert refusal.value.field == field
    deliveries.answer_delivered(lead, one.pk, channel="letter")
    with pytest.raises(Refused):
        judging.note_verdict(lead, one.pk, good_enough=False, how="spoken", reason=long)
