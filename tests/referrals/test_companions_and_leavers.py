"""Who goes along, who leaves, what is counted: against the database."""

import datetime
import itertools
from collections import Counter

import pytest
from django.core import mail
from django.utils import timezone

from meedoen.desk import mailing
from meedoen.desk import services as desk
from meedoen.kernel import due
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.public import Threshold
from meedoen.people import public as people
from meedoen.people.models import Link
from meedoen.referrals import due_lines, facts, lines, queries, services
from meedoen.referrals.models import Companion, Referral, ThresholdStop, ToTell
from meedoen.referrals.services import Agreed, Needs
from meedoen.referrals.terms import OF_RECEIVER, OF_SENDER
from tests.factories import actor_in, make_participant

pytestmark = pytest.mark.django_db
AGREED = Agreed(("nl", "ar"), ("0", "1", "2", "3", "4", "5", "6"), ("morning", "afternoon", "evening"))


def today():
    return timezone.localdate()


@pytest.fixture
def guide(home):
    return actor_in(home, Role.COMPANION)


def volunteer(referrer, home, **changed):
    who = {"who": "first_name", "first_name": "Rita", "channel": "phone", "reach": "0470 12 34 57"}
    return services.add_companion(referrer, organisation_id=home.pk, agreed=AGREED, who=who, **changed)


class TestCompanion:
    def test_a_companion_sees_only_what_the_task_needs_and_only_while_it_goes_on(self, lead, referrer, home, guide):
        made = lead(needs=Needs(company=True, language="ar"))
        chosen = services.add_companion(referrer, organisation_id=home.pk, agreed=AGREED, user_id=guide.user_id)
        assert queries.my_tasks(guide, today=today()) == []
        services.find_company(referrer, made.pk, companion_id=chosen.pk)
        (task,) = queries.my_tasks(guide, today=today())
        assert (task.line.label, task.line.where) == ("Amina", "Naaiatelier")
        assert "470123456" not in repr(task) and "OCMW" not in repr(task)
        services.note_own_hours(guide, chosen.pk, minutes=90, referral_id=made.pk)
        assert queries.my_tasks(guide, today=today())[0].minutes == 90
        services.stop_for_person(referrer, made.pk)
        assert queries.my_tasks(guide, today=today()) == []

    def test_a_volunteer_with_only_a_phone_is_matched_called_and_counted(self, lead, referrer, home):
        made = lead(needs=Needs(company=True, language="ar"))
        rita = volunteer(referrer, home)
        one = queries.one_sent(referrer, made.pk, today=today())
        (match,) = queries.matches(referrer, one.row, one.line, today=today()).rows
        assert (match.line.name, match.line.reach, match.not_now) == ("Rita", "+32470123457", "")
        services.find_company(referrer, made.pk, companion_id=rita.pk)
        services.note_hours_for(referrer, rita.pk, minutes=120)
        (line,) = queries.companions(referrer, today=today()).active
        assert (line.tasks, line.hours, line.with_account) == (1, 2, False)

    def test_agreed_limits_are_kept_and_who_stops_leaves_nobody_alone(self, lead, referrer, home, amina):
        rita = volunteer(referrer, home)
        with seeding("test"):
            Companion.objects.update(at_once=1)
        first, second = lead(), lead(make_participant(home, "Bilal"))
        services.find_company(referrer, first.pk, companion_id=rita.pk)
        with pytest.raises(Refused, match="gaat al met genoeg mensen mee"):
            services.find_company(referrer, second.pk, companion_id=rita.pk)
        services.stop(referrer, rita.pk)
        row = Referral.objects.get(pk=first.pk)
        assert (row.state, row.companion_id, row.company) == ("agreed", None, True)
        with pytest.raises(Refused, match="Deze gids is er niet meer"):
            services.find_company(referrer, second.pk, companion_id=rita.pk)


class TestLeaver:
    def test_everything_goes_to_a_colleague_in_one_go_and_the_people_can_be_told(self, lead, referrer, home, amina):
        made = lead()
        people.take_on(referrer, amina.pk)
        colleague = actor_in(home)
        held = queries.in_hand(referrer, organisation_id=home.pk, user_id=referrer.user_id)
        counts = {part.key: part.count for part in held.parts if part.count}
        assert counts["people.caseload"] == counts["referrals.referrals"] == 1 and held.persons == 1
        moved = services.hand_over(
            referrer,
            organisation_id=home.pk,
            user_id=referrer.user_id,
            to_user_id=colleague.user_id,
            keys=list(counts),
            tell=True,
        )
        assert moved == 2
        assert [one.id for one in people.caseload(colleague)] == [amina.pk] and people.caseload(referrer) == []
        assert Referral.objects.get(pk=made.pk).by_id == colleague.user_id
        assert not Link.objects.filter(user_id=referrer.user_id).exists()
        (row,) = queries.who_to_tell(colleague)
        assert (row.label, row.reach) == ("Amina", "+32470123456")
        services.told(colleague, row.id, outcome="not_wanted")
        assert queries.who_to_tell(colleague) == [] and ToTell.objects.get().outcome == "not_wanted"

    def test_nobody_hands_over_for_a_colleague_but_the_coordinator(self, referrer, home):
        colleague, lead_of_house = actor_in(home), actor_in(home, Role.COORDINATOR)
        asked = {"organisation_id": home.pk, "user_id": referrer.user_id}
        with pytest.raises(NotFound):
            queries.in_hand(colleague, **asked)
        assert queries.in_hand(lead_of_house, **asked).user_id == referrer.user_id


class TestDue:
    def test_the_counts_say_what_the_rules_say(self, lead, referrer, host, home):
        """Rows in every state and with every trait: what the database counts is what the rule says of each row."""
        made = lead()
        day, one = today(), datetime.timedelta(days=1)
        states = ("proposed", "agreed", "accompanied", "first_time", "stayed", "ended")
        rows = []
        for state, answer, days, company in itertools.product(
            states, ("", "arrived", "not_arrived"), (-20, -1, 0, 5, 40), (True, False)
        ):
            row = Referral.objects.get(pk=made.pk)
            row.pk, row._state.adding, row.enrolment_id = None, True, None
            row.id = Referral._meta.pk.get_default()
            row.state, row.answer, row.company = state, answer, company
            row.expected_on, row.proposed_on = day + days * one, day + min(days, 0) * one
            row.first_on = day - 43 * one if state == "first_time" else None
            row.received_at = timezone.now() if company else None
            row.answer_seen_at = timezone.now() if days == 5 else None
            row.session_id = made.session_id if days == 40 else None
            rows.append(row)
        with seeding("test"):
            Referral.objects.bulk_create(rows)
            type(made.session).objects.update(status="cancelled")
        found = list(Referral.objects.select_related("session"))
        sender = Counter(lines.due.of_sender(lines.seen_of(row), day) for row in found)
        receiver = Counter(lines.due.of_receiver(lines.seen_of(row), day) for row in found)
        sent, received = queries.counts(referrer, today=day).due, queries.counts(host, today=day).due
        assert {what: sent[what] for what in OF_SENDER} == {what: sender[what] for what in OF_SENDER}
        assert {what: received[what] for what in OF_RECEIVER} == {what: receiver[what] for what in OF_RECEIVER}
        assert all(sender[what] for what in OF_SENDER) and all(receiver[what] for what in OF_RECEIVER)

    def test_the_start_page_and_the_mail_say_how_many_and_never_who(
        self, lead, referrer, host, noord, settings, django_assert_max_num_queries
    ):
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        made = lead()
        services.arrived(host, made.pk)
        with django_assert_max_num_queries(5):
            shown = list(due_lines.lines(referrer, "noord", timezone.now()))
        assert {line.key for line in due.of(referrer, "noord", timezone.now())} >= {"referrals.answered"}
        assert [(line.text, line.count) for line in shown if line.key == "referrals.answered"] == [
            ("1 antwoord op een toeleiding", 1)
        ]
        assert mailing.mail_everybody(noord.pk) == 1 and mailing.mail_everybody(noord.pk) == 0
        (letter,) = mail.outbox
        assert "1 antwoord op een toeleiding" in letter.body and letter.subject == "Er wacht iets op je"
        assert not {"Amina", "Naaiatelier", "OCMW"} & set(letter.body.replace(",", " ").split())

    def test_who_wants_no_mail_gets_none(self, lead, referrer, host, noord, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        services.arrived(host, lead().pk)
        desk.choose_mail(referrer, wanted=False)
        assert mailing.mail_everybody(noord.pk) == 0


class TestFigures:
    def test_arrivals_are_counted_per_offer_and_per_threshold_rounded_and_never_per_worker(self, lead, referrer, noord):
        made = lead()
        rows = []
        for number in range(22):
            row = Referral.objects.get(pk=made.pk)
            row.id, row._state.adding, row.enrolment_id = Referral._meta.pk.get_default(), True, None
            row.first_on = today() if number < 16 else None
            row.transport, row.children, row.language, row.company = number < 20, 0, "nl", number >= 12
            rows.append(row)
        with seeding("test"):
            Referral.objects.bulk_create(rows)
            ThresholdStop.objects.bulk_create(
                ThresholdStop(network_id=noord.pk, threshold="reachable", month=today().replace(day=1))
                for _stop in range(7)
            )
        found = queries.of_year(referrer, today().year)
        assert (found.agreed.text, found.arrived.text) == ("ongeveer 25", "ongeveer 60 %")
        assert [(one.name, one.agreed.text) for one in found.offers] == [("Naaiatelier", "ongeveer 25")]
        beforehand = {one.need: (one.threshold, one.agreed.text, one.arrived.text) for one in found.needs}
        assert beforehand["vervoer"] == ("Bereikbaar", "ongeveer 20", "ongeveer 75 %")
        assert beforehand["iemand die meegaat"] == ("Betrouwbaar", "ongeveer 10", "te weinig om te tonen")
        assert beforehand["opvang voor de kinderen"][1:] == ("0–4", "te weinig om te tonen")
        stops = dict(found.thresholds)
        assert stops[str(Threshold.REACHABLE.label)].text == "ongeveer 5"
        assert stops[str(Threshold.CLEAR.label)].text == "0–4"
        assert str(referrer.user_id) not in repr(found)

    def test_the_facts_hold_no_worker_no_name_and_no_day(self, lead, referrer, noord, amina):
        made = lead()
        (row,) = facts.referrals(noord.pk)
        assert len(row) == len(facts.COLUMNS) and row[0].day == 1
        said = {str(value) for value in row}
        assert not {str(amina.pk), str(referrer.user_id), str(made.pk), str(made.organisation_id)} & said
