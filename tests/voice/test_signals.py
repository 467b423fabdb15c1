"""Signals through their doors: given raw, checked by a second person, brought together, approved, moved on."""

import datetime
import uuid

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.privacy import retention
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.kernel.tenancy import use_network
from meedoen.networks.public import IN_GROUP, Threshold
from meedoen.voice import facts, retention_signals
from meedoen.voice.models import Approval, PhaseStep, Signal, SignalTerm, VoiceWays
from meedoen.voice.queries import bundles as bundle_reads
from meedoen.voice.queries import deliveries as to_bring
from meedoen.voice.queries import promises
from meedoen.voice.queries import signals as reads
from meedoen.voice.queries.site_answers import on_the_table
from meedoen.voice.rules import bundling
from meedoen.voice.rules import signals as rules
from meedoen.voice.rules.signals import Looked, Told
from meedoen.voice.services import approvals, bundles, deliveries, judging, signals, suggesting
from meedoen.voice.terms.signals import Addressee, Phase, SetAside, SignalState, Theme, WayIn
from tests.factories import actor_in, make_bundle, make_member, make_organisation, make_signal

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TEXT = "De bus rijdt niet meer op zondag."
LATE = "We zijn te laat. We werken eraan."


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "Het Huis")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def guide(partner):
    return actor_in(partner, Role.GROUP_GUIDE)


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


def told(text=TEXT, **fields):
    return Told(**{"text": text, "way_in": WayIn.DESK, "theme": Theme.MOBILITY, **fields})


def looked(statement=TEXT, **fields):
    return Looked(**{"statement": statement, "theme": Theme.MOBILITY, **fields})


def test_a_signal_is_taken_in_raw_with_a_promise_and_a_token(worker, partner, in_noord):
    with seeding("test"):
        VoiceWays.objects.create(answer_days=30)
    made = signals.give_signal(worker, organisation_id=partner.pk, told=told())
    assert (made.state, made.given, made.statement) == (SignalState.RAW, TEXT, "")
    assert made.promised_on == timezone.localdate() + 30 * DAY
    assert isinstance(made.token, uuid.UUID)
    with pytest.raises(NotFound):
        signals.give_signal(worker, organisation_id=uuid.uuid4(), told=told())


@pytest.mark.parametrize(
    "told_wrong", [told("kort"), told("x" * 700), told("Nummer 85.07.30-033.28"), told(noticed_on=datetime.date.max)]
)
def test_what_cannot_be_is_refused(told_wrong, worker, partner):
    with pytest.raises(Refused):
        signals.give_signal(worker, organisation_id=partner.pk, told=told_wrong)
    assert Signal.objects.count() == 0


def test_the_site_takes_nothing_in_while_the_form_is_closed(in_noord):
    everybody = Actor.anonymous(in_noord.pk)
    made = signals.give_public_signal(everybody, told=told(way_in=WayIn.PUBLIC))
    assert (made.organisation_id, made.given_by_id) == (None, None)
    with seeding("test"):
        VoiceWays.objects.create(public_form=False)
    with pytest.raises(Refused):
        signals.give_public_signal(everybody, told=told(way_in=WayIn.PUBLIC))


def test_who_gave_it_does_not_check_it(worker, guide, partner):
    made = signals.give_signal(worker, organisation_id=partner.pk, told=told("Mevrouw Claes mist de bus op zondag."))
    with pytest.raises(Refused):
        signals.check_signal(worker, made.pk, looked=looked())
    with pytest.raises(Refused) as refusal:
        signals.check_signal(guide, made.pk, looked=looked("Mevrouw Claes mist de bus op zondag."))
    assert refusal.value.code == "identity"
    kept = signals.check_signal(guide, made.pk, looked=looked("Iemand mist de bus op zondag."))
    assert (kept.state, kept.given, kept.statement) == (SignalState.CHECKED, "", "Iemand mist de bus op zondag.")
    with pytest.raises(Refused):
        signals.check_signal(guide, made.pk, looked=looked())


def test_a_check_and_a_setting_aside_can_be_taken_back(worker, guide, partner):
    made = signals.give_signal(worker, organisation_id=partner.pk, told=told())
    signals.check_signal(guide, made.pk, looked=looked())
    assert SignalTerm.objects.filter(signal=made).exists()
    back = signals.look_again(guide, made.pk)
    assert (back.state, back.given, back.statement) == (SignalState.RAW, TEXT, "")
    assert not SignalTerm.objects.filter(signal=made).exists()
    signals.set_aside(guide, made.pk, reason=SetAside.ABUSE)
    assert signals.look_again(guide, made.pk).given == TEXT


def test_what_is_set_aside_is_answered_too_and_stays_in_the_clock_until_then(worker, guide, lead, partner):
    made = signals.give_signal(worker, organisation_id=partner.pk, told=told())
    with pytest.raises(Refused) as refusal:
        signals.set_aside(guide, made.pk, reason=SetAside.NOT_OURS)
    assert refusal.value.field == "answer"
    late = timezone.localdate() + 100 * DAY
    why = {"reason": SetAside.NOT_OURS, "answer": "De provincie rijdt hier. We gaven het daar door."}
    signals.set_aside(guide, made.pk, **why)
    (open_one,) = to_bring.open_deliveries(worker)
    assert (open_one.token, open_one.done, open_one.not_yet) == (made.token, "", why["answer"])
    assert promises.promises(lead, today=late).early_late == 1
    signals.look_again(guide, made.pk)
    assert to_bring.open_deliveries(worker) == []
    signals.set_aside(guide, made.pk, **why)
    (open_one,) = to_bring.open_deliveries(worker)
    deliveries.answer_delivered(worker, open_one.id, channel="letter")
    assert promises.promises(lead, today=late).early_late == 0
    with pytest.raises(Refused):
        signals.look_again(guide, made.pk)
    assert judging.note_verdict(worker, open_one.id, good_enough=False, how="spoken")
    made.refresh_from_db()
    assert (made.state, made.given) == (SignalState.RAW, TEXT)
    signals.set_aside(guide, made.pk, **why)
    with seeding("test"):
        Signal.objects.filter(pk=made.pk).update(checked_at=timezone.now() - 40 * DAY)
        assert retention_signals.fade(timezone.now() - 800 * DAY) == 0
    assert promises.promises(lead, today=late).early_late == 1


def test_the_raw_text_is_for_the_own_organisation_and_what_came_by_the_site(worker, in_noord, partner):
    other = make_organisation(in_noord, "Ander huis")
    own = make_signal(in_noord, raw=True, organisation=partner)
    site = make_signal(in_noord, raw=True)
    theirs = make_signal(in_noord, raw=True, organisation=other)
    assert {signal.pk for signal in reads.to_check(worker)} == {own.pk, site.pk}
    with pytest.raises(NotFound):
        reads.raw_signal(worker, theirs.pk)
    with pytest.raises(Closed):
        reads.to_check(actor_in(partner, Role.POLICY_MAKER))


def test_voices_stay_apart_in_a_bundle(guide, partner, in_noord):
    one = make_signal(in_noord, promised_on=timezone.localdate() + 9 * DAY)
    two = make_signal(in_noord, promised_on=timezone.localdate() + 3 * DAY)
    made = bundles.make_bundle(guide, one.pk, organisation_id=partner.pk, title="Geen bus op zondag", also=(two.pk,))
    assert set(Signal.objects.filter(bundle=made).values_list("pk", flat=True)) == {one.pk, two.pk}
    assert made.promised_on == two.promised_on
    with pytest.raises(Refused):
        bundles.make_bundle(guide, one.pk, organisation_id=partner.pk, title="Nog eens")
    again = bundles.take_out(guide, made.pk, signal_id=two.pk)
    assert again.promised_on == one.promised_on
    assert bundles.dissolve(guide, made.pk) == 1
    assert Signal.objects.filter(bundle=None).count() == 2


def test_the_path_to_the_council(guide, partner, in_noord, lead):
    other = make_organisation(in_noord, "Vervoersdienst")
    theirs = actor_in(other)
    made = bundles.make_bundle(guide, make_signal(in_noord).pk, organisation_id=partner.pk, title="Geen bus op zondag")
    bundles.move_on(guide, made.pk, to=Phase.ANALYSE)
    with pytest.raises(Refused):
        bundles.move_on(guide, made.pk, to=Phase.REPORT)
    words = {"title": "Geen bus op zondag", "theme": Theme.MOBILITY, "area_id": None, "addressee": Addressee.REGION}
    bundles.describe(guide, made.pk, statement=TEXT, **words)
    bundles.move_on(guide, made.pk, to=Phase.REPORT)
    approvals.ask_approvals(guide, made.pk, organisation_ids=[other.pk])
    with pytest.raises(Refused):
        bundles.move_on(guide, made.pk, to=Phase.DECIDE)
    asked = bundle_reads.approvals_asked(theirs)[0]
    with pytest.raises(Refused):
        approvals.answer_approval(theirs, asked.pk, agrees=False)
    approvals.answer_approval(theirs, asked.pk, agrees=True)
    bundles.describe(guide, made.pk, statement=TEXT + " En op zaterdag amper.", **words)
    assert Approval.objects.get(pk=asked.pk).state == "asked"
    approvals.answer_approval(theirs, asked.pk, agrees=True)
    assert bundles.move_on(guide, made.pk, to=Phase.DECIDE).phase == Phase.DECIDE
    back = bundles.move_back(guide, made.pk, to=Phase.ANALYSE, reason="er kwam een stem bij")
    steps = PhaseStep.objects.filter(bundle=back).order_by("at").values_list("phase_to", "reason")
    assert list(steps)[-1] == (Phase.ANALYSE, "er kwam een stem bij")
    with pytest.raises(NotFound):
        approvals.answer_approval(actor_in(partner), asked.pk, agrees=True)


def test_what_is_approved_is_what_is_published_and_a_no_stays(guide, partner, in_noord, lead):
    theirs = actor_in(make_organisation(in_noord, "Vervoersdienst"))
    other = make_signal(in_noord, "Geen bus op zondag.", organisation_id=next(iter(theirs.organisation_ids)))
    made = make_bundle(
        partner, make_signal(in_noord, organisation=partner), other, phase=Phase.ANALYSE, addressee=Addressee.REGION
    )
    with seeding("test"):
        VoiceWays.objects.create(least_voices=2)
    bundles.move_on(guide, made.pk, to=Phase.REPORT)
    (asked,) = bundle_reads.approvals_asked(theirs)
    approvals.answer_approval(theirs, asked.pk, agrees=True)
    words = {"title": "Vervoer", "statement": "De bus rijdt niet op zondag, ook niet in juli.", "paraphrased": False}
    assert bundles.publish(lead, made.pk, **words).published_at is None
    with pytest.raises(Refused):
        bundles.publish(lead, made.pk, **words)
    (asked,) = bundle_reads.approvals_asked(theirs)
    assert asked.bundle.public_statement == words["statement"]
    approvals.answer_approval(theirs, asked.pk, agrees=False, remark="Het is nu ook in juli zo.")
    approvals.ask_approvals(guide, made.pk, organisation_ids=[])
    assert Approval.objects.get(pk=asked.pk).state == "refused"
    with pytest.raises(Refused):
        bundles.publish(lead, made.pk, **words)
    approvals.answer_approval(theirs, asked.pk, agrees=True)
    assert bundles.publish(lead, made.pk, **words).published_at is not None


def test_few_voices_are_published_in_other_words_alone(lead, partner, in_noord, client):
    voice = make_signal(in_noord, TEXT)
    promised = timezone.localdate() + 60 * DAY
    made = make_bundle(partner, voice, phase=Phase.REPORT, addressee=Addressee.REGION, promised_on=promised)
    words = {"title": "Vervoer op zondag"}
    with pytest.raises(Refused):
        bundles.publish(
            lead, made.pk, statement="Het vervoer in het weekend schiet te kort.", paraphrased=False, **words
        )
    with pytest.raises(Refused):
        bundles.publish(lead, made.pk, statement=TEXT, paraphrased=True, **words)
    kept = bundles.publish(
        lead, made.pk, statement="Het openbaar vervoer schiet te kort in het weekend.", paraphrased=True, **words
    )
    assert kept.published_at is not None
    (shown,) = on_the_table(Actor.anonymous(in_noord.pk))
    assert (shown.title, shown.statement) == (kept.public_title, kept.public_statement)
    assert (shown.phase, shown.promised_on) == (Phase.REPORT, kept.promised_on)
    (row,) = bundle_reads.bundles(actor_in(partner, Role.PROVIDER))
    assert (row.bundle.title, row.bundle.statement) == (kept.public_title, kept.public_statement)
    page = client.get("/noord/wat-gebeurde-er/").content.decode()
    assert kept.public_statement in page and kept.title not in page
    assert (LATE in page, "teksten staan in het Nederlands" in page) == (False, False)
    in_french = client.get("/noord/wat-gebeurde-er/", headers={"accept-language": "fr"}).content.decode()
    assert "Certains textes sont en néerlandais" in in_french
    with time_machine.travel(timezone.now() + 61 * DAY):
        assert LATE in client.get("/noord/wat-gebeurde-er/").content.decode()
    assert bundles.unpublish(lead, made.pk).published_at is None
    assert on_the_table(Actor.anonymous(in_noord.pk)) == []


def test_what_looks_alike_is_suggested_with_why(worker, in_noord):
    one = make_signal(in_noord, "De bus rijdt niet op zondag naar het centrum.")
    two = make_signal(in_noord, "Op zondag geraak je met de bus niet in het centrum.")
    make_signal(in_noord, "De tandarts neemt geen nieuwe mensen aan.", theme=Theme.HEALTH)
    found = reads.alike(worker, one.pk)
    assert [(signal.pk, alike.theme) for signal, alike in found] == [(two.pk, True)]
    assert {"zondag", "centrum"} <= set(found[0][1].terms)
    assert suggesting.look_for_alike(Actor.system(in_noord.pk, "test")) == 1
    pair = reads.suggested(worker)[0]
    assert {pair.signal_id, pair.other_id} == {one.pk, two.pk}
    assert "=theme" in pair.shared


def test_suggestions_of_one_network_stay_there(worker, in_noord, zuid):
    one = make_signal(in_noord, "De bus rijdt niet op zondag naar het centrum.")
    with use_network(zuid.pk):
        make_signal(zuid, "Op zondag geraak je met de bus niet in het centrum.")
    assert reads.alike(worker, one.pk) == []


def test_words_go_after_a_month_and_the_way_back_after_two_years(in_noord, partner):
    now = timezone.now()
    long_ago = now - 800 * DAY
    aside = make_signal(
        in_noord, raw=True, state=SignalState.SET_ASIDE, checked_at=now - 40 * DAY, given_at=now - 41 * DAY
    )
    fresh = make_signal(in_noord, raw=True, state=SignalState.SET_ASIDE, checked_at=now - 20 * DAY)
    old = make_signal(in_noord, token=uuid.uuid4(), given_by_id=uuid.uuid4(), given_at=long_ago)
    owed = make_signal(in_noord, token=uuid.uuid4(), given_at=long_ago)
    make_bundle(partner, owed, phase=Phase.DECIDE)
    with seeding("test"):
        assert retention_signals.fade(retention.cutoff("voice.Signal", now)) == 2
    kept = {row.pk: row for row in Signal.objects.all()}
    assert (kept[aside.pk].given, bool(kept[fresh.pk].given)) == ("", True)
    assert (kept[old.pk].token, kept[old.pk].given_by_id, kept[old.pk].statement) == (None, None, old.statement)
    assert kept[owed.pk].token == owed.token


def test_facts_hold_no_words_and_no_token(in_noord):
    secret = uuid.uuid4()
    midnight = timezone.make_aware(datetime.datetime(2026, 3, 1, 0, 30))  # in Greenwich still February
    told = {"token": secret, "thresholds": ["reachable", "affordable"], "given_at": midnight}
    make_signal(in_noord, "Een zin die nergens mag staan.", **told)
    rows = list(facts.rows(in_noord.pk))
    assert len(rows) == 1
    assert len(rows[0]) == len(facts.COLUMNS)
    assert "affordable reachable" in rows[0]
    assert rows[0][0] == datetime.date(2026, 3, 1)
    assert not any("nergens" in str(value) or str(secret) in str(value) for value in rows[0])


@pytest.mark.parametrize(("bands", "people"), [([], 0), (["one", "unknown"], 2), (["few", "several", "many"], 27)])
def test_people_behind_is_the_smallest_number(bands, people):
    assert rules.people_behind(bands) == people


def test_a_signal_never_looks_like_itself():
    said = bundling.Said(uuid.uuid4(), bundling.terms_of(TEXT), Theme.MOBILITY)
    twin = bundling.Said(uuid.uuid4(), said.terms, Theme.MOBILITY)
    found = bundling.all_alike([said, twin])
    assert {key: [one.id for one in alike] for key, alike in found.items()} == {said.id: [twin.id], twin.id: [said.id]}


def test_a_page_by_threshold_is_cut_in_the_database(worker, in_noord):
    for number in range(reads.PAGE + 2):
        make_signal(in_noord, thresholds=["affordable", "reachable"] if number else ["reachable"])
    make_signal(in_noord, thresholds=["understandable"])
    first = reads.signals(worker, thresholds=("affordable",))
    rest = reads.signals(worker, thresholds=("affordable",), page=2)
    assert (len(first.signals), first.more, len(rest.signals), rest.more) == (reads.PAGE, True, 1, False)
    with CaptureQueriesContext(connection) as seen:
        reads.signals(worker, thresholds=("reachable",), page=2)
    assert any(f"LIMIT {reads.PAGE} OFFSET {reads.PAGE}" in one["sql"] for one in seen.captured_queries)


def test_each_threshold_stands_in_one_of_three_groups_and_a_group_finds_all_of_its_own(worker, in_noord):
    assert sorted(code for group in IN_GROUP.values() for code in group) == sorted(Threshold.values)
    made = {code: make_signal(in_noord, thresholds=[code]).pk for code in Threshold.values}
    make_signal(in_noord, thresholds=[])
    for group, codes in IN_GROUP.items():
        found = [one.pk for one in reads.signals(worker, thresholds=codes).signals]
        assert sorted(found) == sorted(made[code] for code in codes), group


def test_the_page_of_signals_narrows_by_a_group_of_thresholds(client, partner, in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(partner, Role.WORKER))
    make_signal(in_noord, "De inkom is te duur.", thresholds=["affordable"])
    make_signal(in_noord, "Niemand durft binnen te komen.", thresholds=["trusted"])
    for asked, shown in (("financial", (True, False)), ("psychological", (False, True)), ("x'y", (True, True))):
        page = client.get("/werk/noord/signalen/", {"drempel": asked}).content.decode()
        assert ("De inkom is te duur." in page, "Niemand durft binnen te komen." in page) == shown, asked
    assert '<option value="psychological">' in page
