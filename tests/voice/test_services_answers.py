"""The loop through the doors: decide, act, answer, deliver, judge, reopen, close (issue 5, R16)."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel import doors
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.voice.events import AnswerReady
from meedoen.voice.models import Bundle, Delivery, Group, PhaseStep, Signal, VoiceWays
from meedoen.voice.queries import answer_figures as figures
from meedoen.voice.queries import answers as reads
from meedoen.voice.queries import deliveries as to_bring
from meedoen.voice.queries import promises as clocks
from meedoen.voice.queries.site_answers import site_answers
from meedoen.voice.services import answers, deliveries, judging
from tests.factories import actor_in, make_organisation

from .loops import make_bundle, no, yes

SAID = {"asked": "Het pad naar de bus is donker.", "done": "Er staan drie lampen op het pad."}


@pytest.fixture
def town(in_noord):
    organisation = make_organisation(in_noord)
    roles = (Role.COORDINATOR, Role.WORKER, Role.COUNCIL_CLERK, Role.POLICY_MAKER, Role.GROUP_GUIDE)
    return {"organisation": organisation} | {role: actor_in(organisation, role) for role in roles}


def answered(town, bundle, **said):
    lead = town[Role.COORDINATOR]
    if bundle.phase == "report":
        decision = answers.decide(lead, bundle.pk, **yes(lead))
        answers.note_progress(lead, decision.actions.get().pk, progress="done")
    made = answers.write_answer(lead, bundle.pk, **(SAID | said))
    return answers.publish_answer(lead, made.pk)


def test_a_yes_goes_on_by_itself_and_closes_only_after_each_giver_has_the_answer(
    town, django_capture_on_commit_callbacks
):
    clerk, maker, worker = town[Role.COUNCIL_CLERK], town[Role.POLICY_MAKER], town[Role.WORKER]
    bundle = make_bundle(town["organisation"])
    heard = []
    doors.subscribe(AnswerReady, heard.append)
    decision = answers.decide(clerk, bundle.pk, **yes(clerk, formal_address="https://besluiten.voorbeeld.be/1"))
    bundle.refresh_from_db()
    assert (bundle.phase, bundle.owner_id) == ("act", clerk.user_id)
    draft = answers.write_answer(maker, bundle.pk, **SAID)
    with django_capture_on_commit_callbacks(execute=True):
        answers.publish_answer(maker, draft.pk)
    (event,) = heard
    assert event.tokens == tuple(Signal.objects.filter(bundle=bundle).order_by("pk").values_list("token", flat=True))
    bundle.refresh_from_db()
    assert bundle.phase == "act"  # an answer may come while the work goes on
    answers.note_progress(maker, decision.actions.get().pk, progress="done")
    bundle.refresh_from_db()
    assert bundle.phase == "feedback"
    first, second, third = Delivery.objects.order_by("pk")
    with pytest.raises(Refused):
        answers.close(worker, bundle.pk)
    deliveries.answer_delivered(worker, first.pk, channel="letter")
    deliveries.answer_delivered(worker, first.pk, channel="letter")
    deliveries.answer_delivered(worker, second.pk, channel="phone")
    with pytest.raises(Refused):
        deliveries.answer_impossible(worker, third.pk, reason="weg")
    deliveries.answer_impossible(worker, third.pk, reason="Verhuisd, niemand weet waarheen.")
    answers.close(worker, bundle.pk)
    bundle.refresh_from_db()
    assert (bundle.phase, bundle.closed_on) == ("closed", timezone.localdate())
    steps = PhaseStep.objects.filter(bundle=bundle).order_by("at").values_list("phase_to", flat=True)
    assert list(steps) == ["decide", "act", "feedback", "closed"]
    assert AuditEntry.objects.filter(action="voice.deliver").count() == 4
    with pytest.raises(Refused):
        deliveries.answer_not_delivered(worker, first.pk)


def test_a_no_is_answered_too_and_not_good_enough_reopens_once_per_giver(town):
    lead, worker = town[Role.COORDINATOR], town[Role.WORKER]
    bundle = make_bundle(town["organisation"])
    answers.decide(lead, bundle.pk, **no())
    draft = answers.write_answer(lead, bundle.pk, asked=SAID["asked"], not_yet="De provincie wil geen licht.")
    answers.publish_answer(lead, draft.pk)
    bundle.refresh_from_db()
    assert bundle.phase == "feedback"
    first, second, third = Delivery.objects.order_by("signal_id")
    public = Actor.anonymous(lead.network_id)
    with pytest.raises(Refused):
        judging.judge(public, code=first.code, good_enough=False)
    for one in (first, second, third):
        deliveries.answer_delivered(worker, one.pk, channel="letter")
    assert not judging.judge(public, code=third.code, good_enough=True)
    typed = f"{first.code[:4].lower()} {first.code[4:]}"
    assert judging.judge(public, code=typed, good_enough=False, reason="Een andere weg is er niet.")
    bundle.refresh_from_db()
    assert (bundle.phase, bundle.reopened) == ("analyse", 1)
    assert bundle.promised_on > timezone.localdate()
    with pytest.raises(Refused):
        judging.judge(public, code=first.code, good_enough=False)
    assert not judging.note_verdict(worker, second.pk, good_enough=False, how="spoken")
    with seeding("test"):
        Bundle.objects.filter(pk=bundle.pk).update(phase="report")
    bundle.refresh_from_db()
    answered(town, bundle)
    again = Delivery.objects.filter(signal=first.signal_id).latest("pk")
    deliveries.answer_delivered(worker, again.pk, channel="letter")
    assert not judging.judge(public, code=again.code, good_enough=False)
    bundle.refresh_from_db()
    assert (bundle.phase, bundle.reopened) == ("feedback", 1)
    assert len(reads.answer_page(lead, bundle.pk, today=timezone.localdate()).answers) == 2
    assert len(site_answers(public).found) == 1


def test_a_yes_without_an_owner_a_day_or_a_reason_is_refused_and_an_owner_works_here(town):
    clerk = town[Role.COUNCIL_CLERK]
    bundle = make_bundle(town["organisation"])
    stranger = actor_in(make_organisation(town["organisation"].network), Role.WORKER)
    for changed, field in (
        ({"owner_id": None}, "owner_id"),
        ({"due": None}, "due"),
        ({"what": ""}, "what"),
        ({"reasons": "kort"}, "reasons"),
        ({"owner_id": stranger.user_id}, "owner_id"),
        ({"outcome": "perhaps"}, "outcome"),
    ):
        with pytest.raises(Refused) as refusal:
            answers.decide(clerk, bundle.pk, **yes(clerk, **changed))
        assert refusal.value.field == field
    with pytest.raises(Refused):
        answers.write_answer(clerk, bundle.pk, **SAID)
    with pytest.raises(NotFound):
        answers.decide(clerk, make_bundle(town["organisation"], phase="analyse").pk, **yes(clerk))
    with pytest.raises(Closed):
        answers.decide(actor_in(town["organisation"], Role.CASHIER), bundle.pk, **yes(clerk))


def test_where_the_group_looks_an_answer_waits_for_it(town):
    lead, guide = town[Role.COORDINATOR], town[Role.GROUP_GUIDE]
    bundle = make_bundle(town["organisation"])
    with seeding("test"):
        group = Group.objects.create(organisation=town["organisation"], name="De Babbel", kind="participation")
    answers.decide(lead, bundle.pk, **no())
    draft = answers.write_answer(lead, bundle.pk, asked=SAID["asked"], not_yet="Geen geld.", group_id=group.pk)
    with pytest.raises(Refused):
        answers.publish_answer(lead, draft.pk)
    with pytest.raises(Refused):
        answers.group_says(guide, draft.pk, agrees=False)
    answers.group_says(guide, draft.pk, agrees=False, remark="Zeg ook wie we kunnen bellen.")
    with pytest.raises(Refused):
        answers.publish_answer(lead, draft.pk)
    answers.change_answer(lead, draft.pk, asked=SAID["asked"], not_yet="Geen geld. Bel ons.", group_id=group.pk)
    assert [one.id for one in reads.for_groups(guide)] == [draft.pk]
    answers.group_says(guide, draft.pk, agrees=True)
    assert answers.publish_answer(lead, draft.pk).published_on == timezone.localdate()


def test_too_few_voices_stay_off_the_site_unless_put_in_other_words(town):
    public = Actor.anonymous(town["organisation"].network_id)
    with seeding("test"):
        VoiceWays.objects.create(least_voices=3)
    lead = town[Role.COORDINATOR]
    for voices, confirmed, shown in ((2, False, False), (2, True, True), (3, False, True)):
        before = len(site_answers(public).found)
        bundle = make_bundle(town["organisation"], voices=voices, paraphrased=True)
        answers.decide(lead, bundle.pk, **no())
        draft = answers.write_answer(
            lead, bundle.pk, asked="Er is te weinig licht op weg naar de halte.", done="Dat komt."
        )
        assert reads.answer_page(lead, bundle.pk, today=timezone.localdate()).few_voices == (voices < 3)
        answer = answers.publish_answer(lead, draft.pk, other_words=confirmed)
        assert answer.on_site == shown
        assert {one.on_site for one in to_bring.open_deliveries(lead) if one.answer_id == answer.pk} == {shown}
        assert len(site_answers(public).found) == before + shown
        if not shown:
            with pytest.raises(NotFound):
                to_bring.answer(lead, answer.pk)
    bundle = make_bundle(town["organisation"], voices=1)
    answers.decide(lead, bundle.pk, **no())
    for words, code in (("Het pad is donker (0).", "repeats"), ("Mevrouw Claes valt op het pad.", "identity")):
        draft = answers.write_answer(lead, bundle.pk, asked=words, not_yet="Er is geen geld.")
        with pytest.raises(Refused) as refusal:
            answers.publish_answer(lead, draft.pk, other_words=True)
        assert refusal.value.code == code
        with seeding("test"):
            draft.delete()


def test_the_clock_and_the_figures_say_what_is_late_and_what_came_in_time(town):
    lead, today = town[Role.COORDINATOR], timezone.localdate()
    late = make_bundle(town["organisation"], promised_in=-1)
    make_bundle(town["organisation"], promised_in=3)
    make_bundle(town["organisation"], promised_in=90)
    make_bundle(town["organisation"], phase="bundle", promised_in=-5, voices=2)
    answered(town, make_bundle(town["organisation"], voices=6))
    found = clocks.promises(lead, today=today)
    assert [one.id for one in found.late] == [late.pk]
    assert (len(found.due), len(found.running), len(found.answered)) == (1, 1, 1)
    assert (found.early_late, found.early_due) == (2, 0)
    waiting = clocks.waiting(lead, today=today)
    assert (waiting.late, waiting.to_decide, waiting.to_close) == (2, 3, 0)
    counted = clocks.public_clock(Actor.anonymous(lead.network_id), today=today)
    assert (counted.said.text, counted.answered.text, counted.late.text) == ("ongeveer 15", "ongeveer 5", "ongeveer 5")
    of_year = figures.answer_figures(lead, year=today.year, today=today)
    assert of_year.said.text == "ongeveer 15"
    assert of_year.median_days == 0
    assert of_year.in_time.percent is None  # all six in time: the rest is below five
    assert {row.label: row.count.text for row in of_year.by_theme}["Mobiliteit"] == "ongeveer 15"
    assert len(figures.fact_rows(Actor.system(lead.network_id, "test"))) == 17
    assert datetime.date(today.year, 1, 1) == of_year.period.first


def test_nobody_of_another_network_finds_any_of_it(town, zuid):
    from meedoen.kernel import tenancy

    bundle = make_bundle(town["organisation"])
    answer = answered(town, bundle)
    stranger = actor_in(make_organisation(zuid), Role.COORDINATOR)
    with tenancy.use_network(zuid.pk):
        assert site_answers(Actor.anonymous(zuid.pk)).found == []
        assert to_bring.open_deliveries(stranger) == []
        with pytest.raises(NotFound):
            reads.answer_page(stranger, bundle.pk, today=timezone.localdate())
        clock = clocks.promises(stranger, today=timezone.localdate())
        assert (clock.late, clock.due, clock.running, clock.answered, dict(clock.early)) == ([], [], [], [], {})
        with pytest.raises(NotFound):
            answers.publish_answer(stranger, answer.pk)
