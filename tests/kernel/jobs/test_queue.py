"""The queue: inside the transaction, once a slot, tried again, given up, taken over, pruned."""

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from meedoen.kernel import jobs, tenancy
from meedoen.kernel.jobs import queue, registry
from meedoen.kernel.models import AuditEntry, Job
from tests.factories import make_network

NIGHT = datetime.datetime(2026, 5, 4, 1, 0, tzinfo=datetime.UTC)  # 3 o'clock in Brussels
MINUTE, HOUR, DAY = (datetime.timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))


@pytest.fixture
def known(monkeypatch):
    """No jobs but those of the test."""
    monkeypatch.setattr(registry, "_known", {})
    return registry._known


@pytest.fixture
def ran(known):
    """A job that notes for which network, and with what, it ran."""
    seen = []

    @jobs.job("probe.note", "Proef")
    def note(network_id, **arguments):
        seen.append((network_id, tenancy.current_network(), arguments))
        return {"seen": len(seen)}

    return seen


def rows(**wanted):
    with tenancy.all_networks("test"):
        return list(Job.objects.filter(**wanted).order_by("run_after"))


@pytest.mark.django_db
def test_a_job_runs_with_its_network_named_and_keeps_its_outcome(ran, noord):
    jobs.enqueue("probe.note", network_id=noord.pk, code="AB")
    assert jobs.run_due() == jobs.Ran(done=1)
    assert ran == [(noord.pk, noord.pk, {"code": "AB"})]
    assert [(row.state, row.outcome, row.tries) for row in rows()] == [("done", {"seen": 1}, 1)]
    assert jobs.run_due() == jobs.Ran()


@pytest.mark.django_db
def test_what_is_undone_is_not_done(ran, noord):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("probe.note", network_id=noord.pk)
        raise ZeroDivisionError
    assert (jobs.run_due(), ran) == (jobs.Ran(), [])


@pytest.mark.django_db
def test_not_before_its_time(ran, noord):
    jobs.enqueue("probe.note", network_id=noord.pk, run_after=NIGHT)
    assert jobs.run_due(NIGHT - MINUTE) == jobs.Ran()
    assert jobs.run_due(NIGHT) == jobs.Ran(done=1)


@pytest.mark.django_db
def test_a_job_of_a_network_is_not_of_the_server_and_the_other_way_round(ran, known, noord):
    with pytest.raises(ValueError, match="of one network"):
        jobs.enqueue("probe.note")
    with pytest.raises(KeyError):
        jobs.enqueue("probe.unknown", network_id=noord.pk)
    with pytest.raises(ValueError, match="no line of cron"):
        jobs.job("probe.never", "Nooit", every="elke nacht")


@pytest.mark.django_db
def test_a_failure_is_tried_again_later_each_time_then_given_up_without_a_value(known, noord):
    @jobs.job("probe.fail", "Mislukt", retries=2)
    def fail(network_id, name):
        raise ValueError(f"geheim {name}")

    jobs.enqueue("probe.fail", network_id=noord.pk, run_after=NIGHT, name="Amina")
    ends = [jobs.run_due(moment) for moment in (NIGHT, NIGHT + MINUTE, NIGHT + 2 * MINUTE, NIGHT + 6 * MINUTE)]
    again = jobs.Ran(again=1)
    assert ends == [again, again, jobs.Ran(), jobs.Ran(failed=1)]
    (row,) = rows()
    assert (row.state, row.tries) == ("failed", 3)
    assert row.error.startswith("ValueError, jobs/test_queue.py:")
    assert "Amina" not in row.error
    assert jobs.run_due(NIGHT + DAY) == jobs.Ran()


@pytest.mark.django_db
def test_a_job_sees_its_own_network_alone(known, noord, zuid):
    @jobs.job("probe.foreign", "Vreemd")
    def foreign(network_id):
        return {"entries": AuditEntry.objects.count(), "jobs": Job.objects.filter(network_id=zuid.pk).count()}

    for network in (noord, zuid):
        jobs.enqueue("probe.foreign", network_id=network.pk)
    jobs.run_due()
    found = {row.network_id: row.outcome for row in rows()}
    if connections["default"].vendor == "postgresql":
        assert found[noord.pk] == {"entries": 0, "jobs": 0}
    assert found[zuid.pk] == {"entries": 0, "jobs": 1}


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_wall_stands_around_the_queue(ran, noord, zuid):
    for network in (noord, zuid):
        jobs.enqueue("probe.note", network_id=network.pk)
    assert Job.objects.count() == 0
    with tenancy.use_network(noord.pk):
        assert [row.network_id for row in Job.objects.all()] == [noord.pk]


@pytest.mark.django_db
def test_a_worker_that_stopped_halfway_is_followed_by_another_but_not_for_ever(ran, noord):
    jobs.enqueue("probe.note", network_id=noord.pk, run_after=NIGHT)
    moment, takes = NIGHT, 0
    while queue.claim(moment) is not None and takes < 9:
        assert queue.claim(moment + MINUTE) is None
        moment += registry.LEASE
        takes += 1
        if takes == 4:
            break
    assert (takes, ran) == (4, [])
    assert jobs.run_due(moment) == jobs.Ran(failed=1)
    assert [(row.state, row.error) for row in rows()] == [("failed", "WorkerStopped")]


@pytest.mark.django_db
def test_who_lost_the_lease_does_not_settle_what_another_took(ran, noord):
    jobs.enqueue("probe.note", network_id=noord.pk, run_after=NIGHT)
    slow = queue.claim(NIGHT)
    quick = queue.claim(NIGHT + registry.LEASE)
    queue.fail(slow, NIGHT + registry.LEASE, "Slow", None)
    assert [row.state for row in rows()] == ["running"]
    queue.finish(quick, NIGHT + registry.LEASE, {})
    assert [row.state for row in rows()] == ["done"]


@pytest.mark.django_db
def test_a_job_that_left_the_product_is_told(known, ran, noord):
    jobs.enqueue("probe.note", network_id=noord.pk)
    known.clear()
    assert jobs.run_due() == jobs.Ran(failed=1)
    assert rows()[0].error == "UnknownJob"


@pytest.mark.django_db
def test_every_night_once_in_each_network_and_once_for_the_server(known, noord, zuid):
    nights = []
    jobs.job("probe.night", "Nacht", every="0 3 * * *")(nights.append)
    jobs.job("probe.server", "Server", every="0 3 * * *", everywhere=True)(nights.append)
    first, second = jobs.Worker(), jobs.Worker()
    for moment in (NIGHT, NIGHT + MINUTE, NIGHT + DAY - MINUTE):
        first.round(moment)
        second.round(moment)
    assert sorted(nights, key=str) == sorted([noord.pk, zuid.pk, None], key=str)
    first.round(NIGHT + DAY)
    assert len(nights) == 6
    jobs.Worker().round(NIGHT + 10 * DAY)
    assert len(nights) == 9  # what was missed for nine nights is made up for once


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("2026-05-04T00:59:59.9+00:00", "2026-05-03T01:00:00+00:00"),
        ("2026-05-04T01:00:00+00:00", "2026-05-04T01:00:00+00:00"),
        ("2026-03-29T12:00:00+00:00", "2026-03-29T01:00:00+00:00"),  # the clock goes forward
        ("2026-10-25T12:00:00+00:00", "2026-10-25T02:00:00+00:00"),  # the clock goes back
        ("2028-02-29T12:00:00+00:00", "2028-02-29T02:00:00+00:00"),
    ],
)
def test_three_in_the_morning_by_the_clock_on_the_wall(known, now, slot):
    jobs.job("probe.night", "Nacht", every="0 3 * * *")(lambda network_id: None)
    asked = datetime.datetime.fromisoformat(now)
    assert known["probe.night"].slot(asked) == datetime.datetime.fromisoformat(slot)


@pytest.mark.django_db
def test_old_rows_go_but_not_the_slot_of_now(known, ran, noord, zuid):
    jobs.job("probe.yearly", "Jaarlijks", every="0 3 1 1 *", everywhere=True)(lambda network_id: None)
    jobs.enqueue("probe.note", network_id=noord.pk, run_after=NIGHT)
    jobs.run_due(NIGHT)
    assert queue.prune(NIGHT + 6 * DAY) == 0
    assert queue.prune(NIGHT + 8 * DAY) == 1
    assert [row.name for row in rows()] == ["probe.yearly"]
    assert jobs.run_due(NIGHT + 9 * DAY) == jobs.Ran()


def test_four_workers_do_everything_once(scratch_databases, known):
    seen = []
    jobs.job("probe.count", "Tellen", every="*/5 * * * *")(lambda network_id, **_: seen.append(network_id))
    networks = [make_network(slug) for slug in ("oost", "west", "midden")]
    for number in range(20):
        jobs.enqueue("probe.count", network_id=networks[number % 3].pk, run_after=NIGHT, number=number)

    def work(_number):
        try:
            return jobs.run_due(NIGHT).done
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(work, range(4)))
    assert (sum(done), len(seen)) == (23, 23)
    assert {seen.count(network.pk) for network in networks} <= {7, 8}
    assert {row.state for row in rows()} == {"done"}
    assert uuid.UUID(str(rows()[0].pk))
