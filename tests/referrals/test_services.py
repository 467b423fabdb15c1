"""A referral against the database: from the yes to the answer, and every way in which it goes wrong."""

import datetime

import pytest
from django.utils import timezone

from meedoen.activities import services as activities
from meedoen.activities.models import Enrolment
from meedoen.activities.services import attendance as door
from meedoen.kernel import doors
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.people import services as people
from meedoen.people.models import Grant, Link
from meedoen.referrals import queries, services
from meedoen.referrals.events import StoppedOnThreshold
from meedoen.referrals.models import Referral, ThresholdStop
from meedoen.referrals.services import Needs, Target, following, revoking
from meedoen.referrals.standing import code_of
from tests.factories import actor_in, make_organisation, make_participant, make_session

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TOO_LATE = "De persoon trok de toeleiding zelf in. Doe niets meer; begin alleen opnieuw als de persoon dat vraagt."


def today():
    return timezone.localdate()


def fresh(referral):
    return Referral.objects.get(pk=referral.pk)


def later(referral, **days):
    """As if these days had passed: the row's own days move back."""
    with seeding("time passes"):
        Referral.objects.filter(pk=referral.pk).update(**{name: today() - n * DAY for name, n in days.items()})


class TestBeginning:
    def test_with_a_yes_who_receives_sees_first_name_and_needs_and_nothing_else(self, lead, host, session):
        made = lead(needs=Needs(transport=True, children=1, language="ar", company=True))
        (line,) = queries.received(host, today=today()).coming
        assert (line.label, line.where) == ("Amina", "Naaiatelier")
        assert line.needs == ("spreekt Arabisch", "vervoer nodig", "opvang voor 1 kind", "zoekt iemand die meegaat")
        one = queries.one_received(host, made.pk, today=today())
        assert "OCMW" not in repr(one) and "470123456" not in repr(one)
        assert Grant.objects.get().fields == ["first_name"]
        assert Enrolment.objects.get(session=session).participant_id == made.person_id

    def test_before_the_yes_nobody_there_knows_of_it(self, lead, host, session):
        made = lead(asked="")
        assert queries.received(host, today=today()).coming == []
        with pytest.raises(NotFound):
            queries.one_received(host, made.pk, today=today())
        assert not Grant.objects.exists() and not Enrolment.objects.exists()
        with pytest.raises(Refused, match="Kies hoe je het aan de persoon vroeg"):
            services.agree(made_by(made), made.pk, asked="")

    def test_no_reason_no_status_and_no_proof_have_a_place_to_stand(self):
        names = {field.name for field in Referral._meta.get_fields()}
        assert names.isdisjoint({"reason", "status", "proof", "note", "text", "remark", "diagnosis", "income"})

    def test_the_read_and_the_write_stand_in_the_log_with_the_person(self, lead, referrer, amina):
        made = lead()
        queries.one_sent(referrer, made.pk, today=today())
        for action in ("referrals.refer", "referrals.see_sent"):
            entry = AuditEntry.objects.filter(action=action).latest("seq")
            assert AuditSubject.objects.filter(entry=entry, subject_id=amina.pk).exists()

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"status": "cancelled"}, "Dit moment gaat niet door. Kies een ander moment"),
            ({"taken": 2}, "Dit moment is volzet. Kies een ander moment"),
            ({"starts_at": timezone.now() - DAY, "ends_at": timezone.now()}, "al begonnen of voorbij"),
        ],
    )
    def test_nobody_is_led_to_a_closed_door(self, lead, session, change, sentence):
        with seeding("test"):
            type(session).objects.filter(pk=session.pk).update(**change)
        with pytest.raises(Refused, match=sentence):
            lead()
        assert not Referral.objects.exists()

    def test_a_full_childcare_is_said_before_somebody_comes_with_children(self, lead):
        with pytest.raises(Refused, match="geen plaats in de kinderopvang"):
            lead(needs=Needs(children=3))

    def test_nobody_is_sent_twice_to_the_same_place(self, lead):
        lead()
        with pytest.raises(Refused, match="is hier al naar op weg"):
            lead()

    def test_somebody_of_another_organisation_is_not_there(self, lead, club):
        with pytest.raises(Refused, match=r"Deze persoon staat er niet meer|Deze code kennen we niet"):
            lead(make_participant(club, "Bilal"))

    def test_a_service_without_a_moment_is_asked_after_two_weeks(self, lead, club):
        made = lead(to=Target(receiver_id=club.pk))
        assert (made.activity_id, made.expected_on) == (None, today() + 14 * DAY)

    def test_who_has_no_role_for_it_cannot(self, host, home, amina, club):
        with pytest.raises(Closed):
            services.refer(
                host, organisation_id=club.pk, who={"who": "known", "person": amina.pk}, to=Target(), needs=Needs()
            )


def made_by(referral):
    from meedoen.kernel.actors import Actor, Role

    held = ((Role.WORKER, referral.organisation_id),)
    return Actor(
        network_id=referral.network_id,
        roles=frozenset({Role.WORKER}),
        user_id=referral.by_id,
        organisation_ids=frozenset({referral.organisation_id}),
        organisations_by_role=held,
    )


class TestAnswer:
    def test_arrived_goes_back_and_nothing_more(self, lead, referrer, host):
        made = lead()
        services.arrived(host, made.pk)
        assert queries.counts(referrer, today=today()).due["answered"] == 1
        assert queries.one_sent(referrer, made.pk, today=today()).line.stage == "Aangekomen"
        later(made, first_on=43)
        services.stopped(host, made.pk, why="threshold", threshold="trusted")
        seen = queries.one_sent(referrer, made.pk, today=today())
        assert (seen.line.stage, seen.line.due) == ("Aangekomen", "answered")
        services.see_answer(referrer, made.pk)
        assert queries.counts(referrer, today=today()).due["answered"] == 0

    def test_not_arrived_leads_to_a_new_moment(self, lead, referrer, host, activity):
        made = lead()
        services.not_arrived(host, made.pk)
        assert queries.one_sent(referrer, made.pk, today=today()).line.stage == "Niet aangekomen"
        other = make_session(activity, capacity=2)
        services.choose_moment(referrer, made.pk, session_id=other.pk)
        assert (fresh(made).answer, fresh(made).session_id) == ("", other.pk)
        assert [row.status for row in Enrolment.objects.order_by("signed_up_at")] == ["cancelled", "placed"]

    def test_the_answer_is_asked_again_each_week_until_it_is_there(self, lead, host):
        made = lead()
        later(made, expected_on=1)
        assert following.remind_all(made.network_id) == 1
        assert following.remind_all(made.network_id) == 0
        counts = queries.counts(host, today=today())
        assert (counts.due["did_arrive"], counts.fresh["did_arrive"]) == (1, 1)
        later(made, expected_on=9, reminded_on=7)
        assert following.remind_all(made.network_id) == 1
        services.arrived(host, made.pk)
        later(made, expected_on=30, reminded_on=20)
        assert following.remind_all(made.network_id) == 0

    def test_the_question_of_six_weeks_comes_on_its_day_and_closes_what_was_shared(self, lead, host):
        made = lead()
        services.arrived(host, made.pk)
        with pytest.raises(Refused, match="De vraag na zes weken is voor later"):
            services.still_there(host, made.pk)
        later(made, first_on=42)
        assert queries.counts(host, today=today()).due["still_there"] == 1
        services.still_there(host, made.pk)
        assert not Grant.objects.exists() and not Link.objects.exists()
        assert queries.one_received(host, made.pk, today=today()).line.label != "Amina"

    def test_an_arrival_can_be_undone(self, lead, host, referrer):
        made = lead()
        services.arrived(host, made.pk)
        services.not_there_after_all(host, made.pk)
        assert (fresh(made).state, fresh(made).answer) == ("agreed", "")


class TestDoor:
    def test_a_tick_moves_it_on_and_its_undo_moves_it_back(
        self, lead, club, session, referrer, django_capture_on_commit_callbacks
    ):
        made, guard = lead(), actor_in(club)
        with django_capture_on_commit_callbacks(execute=True):
            door.tick(guard, session.pk, enrolment_id=made.enrolment_id)
        assert (fresh(made).state, fresh(made).answer, fresh(made).first_session_id) == (
            "first_time",
            "arrived",
            session.pk,
        )
        with django_capture_on_commit_callbacks(execute=True):
            door.untick(guard, session.pk, enrolment_id=made.enrolment_id)
        assert (fresh(made).state, fresh(made).answer) == ("agreed", "")

    def test_a_session_that_moves_takes_the_day_along_and_a_cancelled_one_is_said(
        self, lead, club, session, referrer, django_capture_on_commit_callbacks
    ):
        made, planner = lead(), actor_in(club)
        start = session.starts_at + 7 * DAY
        with django_capture_on_commit_callbacks(execute=True):
            activities.move(
                planner,
                session.pk,
                starts_at=start,
                ends_at=start + DAY / 12,
                place_id=None,
                reason="Zaal bezet",
            )
        assert fresh(made).expected_on == timezone.localdate(start)
        activities.cancel(planner, session.pk, reason="Ziek")
        (line,) = queries.sent(referrer, mine=True, today=today()).open
        assert line.due_word == "Het moment gaat niet door: kies een ander"
        assert queries.counts(referrer, today=today()).due["new_moment"] == 1


class TestStopping:
    def test_the_person_stops_it_with_the_code_and_it_counts_at_once(self, lead, host, referrer, session, noord):
        made = lead()
        nobody = actor_in(make_organisation(noord))
        code = code_of(made)
        assert revoking.to_stop(nobody, code=f" {code.lower()} ") == "Naaiatelier"
        revoking.revoke(nobody, code=code)
        row = fresh(made)
        assert (row.state, row.because, row.revoked) == ("ended", "own_choice", True)
        assert not Grant.objects.exists() and not Link.objects.filter(source="referrals.Referral").exists()
        assert Enrolment.objects.get(session=session).status == "cancelled"
        with pytest.raises(Refused, match="Deze code kennen we niet"):
            revoking.revoke(nobody, code=code)
        with pytest.raises(Refused, match=TOO_LATE):
            services.take_back(referrer, made.pk)
        with pytest.raises(Refused, match=TOO_LATE):
            services.arrived(host, made.pk)

    def test_a_yes_that_is_taken_back_between_two_clicks_stops_it(
        self, lead, referrer, amina, django_capture_on_commit_callbacks
    ):
        made = lead()
        seen = queries.one_sent(referrer, made.pk, today=today()).row.version
        given = amina.consents.get()
        with django_capture_on_commit_callbacks(execute=True):
            people.withdraw_consent(referrer, amina.pk, consent_id=given.pk)
        assert fresh(made).revoked
        with pytest.raises(Refused, match=TOO_LATE):
            services.choose_moment(referrer, made.pk, on=today() + DAY, seen=seen)

    def test_who_is_erased_leaves_nothing_and_the_worker_hears_so(self, lead, referrer, host, amina):
        made = lead()
        people.erase(actor_dpo(referrer), amina.pk)
        row = fresh(made)
        assert (row.person_id, row.state, row.because, row.code_index) == (None, "ended", "erased", "")
        assert not row.transport and row.companion_id is None and row.language == "nl"
        for call in (
            lambda: services.arrived(host, made.pk),
            lambda: services.choose_moment(referrer, made.pk, on=today() + DAY),
            lambda: services.end(referrer, made.pk, why="moved"),
        ):
            with pytest.raises(Refused, match="Deze persoon is intussen gewist"):
                call()

    def test_two_workers_do_not_undo_one_another(self, lead, referrer, home):
        made = lead()
        seen = made.version
        colleague = actor_in(home)
        services.change_needs(colleague, made.pk, needs=Needs(language="fr"), seen=seen)
        with pytest.raises(Refused, match="Een collega paste deze toeleiding intussen aan"):
            services.change_needs(referrer, made.pk, needs=Needs(language="ar"), seen=seen)
        assert fresh(made).language == "fr"

    def test_a_threshold_counts_without_anybody_in_it(
        self, lead, referrer, monkeypatch, django_capture_on_commit_callbacks
    ):
        heard = []
        monkeypatch.setitem(doors._subscribers, StoppedOnThreshold, [heard.append])
        made = lead()
        with django_capture_on_commit_callbacks(execute=True):
            services.end(referrer, made.pk, why="threshold", threshold="affordable", count_threshold=True)
        stop = ThresholdStop.objects.get()
        assert (stop.threshold, stop.theme, stop.month.day) == ("affordable", "creative", 1)
        pointing = {field.name for field in ThresholdStop._meta.get_fields() if field.is_relation}
        assert pointing == {"network"}
        assert heard == [StoppedOnThreshold(made.network_id, "affordable", "creative", "")]

    def test_without_a_yes_to_counting_a_threshold_is_not_counted(self, lead, referrer):
        services.end(referrer, lead().pk, why="threshold", threshold="affordable")
        assert not ThresholdStop.objects.exists()

    def test_an_ending_by_who_refers_can_be_taken_back_for_a_week(self, lead, referrer, host):
        made = lead()
        services.end(referrer, made.pk, why="moved")
        assert queries.received(host, today=today()).coming == []
        services.take_back(referrer, made.pk)
        assert [line.label for line in queries.received(host, today=today()).coming] == ["Amina"]


def actor_dpo(actor):
    from dataclasses import replace

    from meedoen.kernel.actors import Role

    return replace(actor, roles=frozenset({Role.DPO}))


def test_foreign_and_absent_look_alike(lead, referrer, noord, zuid):
    import uuid

    made = lead()
    elsewhere = actor_in(make_organisation(noord))
    for call in (queries.one_sent, services.see_answer):
        given = {"today": today()} if call is queries.one_sent else {}
        for key in (made.pk, uuid.uuid4()):
            with pytest.raises(NotFound):
                call(elsewhere, key, **given)
