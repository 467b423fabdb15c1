"""The log of the doors cannot be changed unseen (G7), and eight at once leave no gap in it."""

import datetime
import random
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from meedoen.kernel import audit, guard, nightly, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditCheckpoint, AuditEntry, AuditHead, AuditSubject
from meedoen.kernel.privacy import retention
from meedoen.networks import services
from tests.factories import make_network
from tests.sampling import DEEP

ENTRIES, ATTACKS = (400, 1000) if DEEP else (60, 60)
SEED = 7
SOURCES = Path(audit.__file__).parents[1]
DETAILS = {"persons": "3", "placed": "True"}


def chain(network, entries=ENTRIES):
    """A log of this length, with entries about nobody, one or three people."""
    draw = random.Random(SEED)
    for number in range(entries):
        note = audit.Note("proef.doe", "systeem:proef", "proef", reason=f"reden {number}", target_kind="proef.Ding")
        note.target_id, note.details = uuid.UUID(int=number + 1), dict(DETAILS)
        note.subjects = {uuid.UUID(int=draw.getrandbits(128)) for _person in range(draw.choice([0, 1, 3]))}
        with transaction.atomic(), seeding("test"):
            audit.write(network.pk, [note])


@contextmanager
def without_guard():
    """Somebody with the password of the database; everything is put back afterwards."""
    wrappers, connection.execute_wrappers = connection.execute_wrappers, []
    mark = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(mark)
        connection.execute_wrappers = wrappers


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def plain(value):
    """An id as this database writes it."""
    return value.hex if connection.vendor == "sqlite" else str(value)


def change(draw, rows):
    """Another text in one column of one entry."""
    row = draw.choice(rows)
    column = draw.choice(["actor_code", "action", "purpose", "target_kind", "reason", "previous", "hash"])
    sql(f"UPDATE kernel_auditentry SET {column} = %s WHERE id = %s", "anders", plain(row.pk))


def change_more(draw, rows):
    """Another moment, target or detail."""
    row = draw.choice(rows)
    column, value = draw.choice(
        [("at", "2020-01-01 00:00:00"), ("target_id", plain(uuid.uuid4())), ("details", '{"persons": "4"}')]
    )
    sql(f"UPDATE kernel_auditentry SET {column} = %s WHERE id = %s", value, plain(row.pk))


def delete(draw, rows):
    """An entry with its subjects; anywhere, the last one too."""
    row = draw.choice(rows)
    sql("DELETE FROM kernel_auditsubject WHERE entry_id = %s", plain(row.pk))
    sql("DELETE FROM kernel_auditentry WHERE id = %s", plain(row.pk))


def forget_subject(draw, rows):
    """One person is no longer named in an entry."""
    subject = draw.choice(list(AuditSubject.objects.all()))
    sql("DELETE FROM kernel_auditsubject WHERE id = %s", plain(subject.pk))


def other_subject(draw, rows):
    """Another person is named instead."""
    subject = draw.choice(list(AuditSubject.objects.all()))
    sql("UPDATE kernel_auditsubject SET subject_id = %s WHERE id = %s", plain(uuid.uuid4()), plain(subject.pk))


def reorder(draw, rows):
    """Two entries change places."""
    one, other = draw.sample(rows, 2)
    for row, seq in ((one, -1), (other, one.seq), (one, other.seq)):
        sql("UPDATE kernel_auditentry SET seq = %s WHERE id = %s", seq, plain(row.pk))


def insert(draw, rows):
    """A copy of an entry, somewhere in between or behind the last; who came later moves up."""
    row, place = draw.choice(rows), draw.randint(1, len(rows) + 1)
    for later in reversed(rows):
        if later.seq >= place:
            sql("UPDATE kernel_auditentry SET seq = %s WHERE id = %s", later.seq + 1, plain(later.pk))
    copied = "network_id, at, actor_code, action, purpose, target_kind, target_id, reason, details, previous, hash"
    made = f"INSERT INTO kernel_auditentry (id, seq, {copied}) SELECT %s, %s, {copied}"
    sql(f"{made} FROM kernel_auditentry WHERE id = %s", plain(uuid.uuid4()), place, plain(row.pk))


ATTACK = [change, change_more, delete, forget_subject, other_subject, reorder, insert]


@pytest.mark.django_db
def test_every_change_of_the_log_is_seen(in_noord, goal):
    chain(in_noord)
    rows, draw = list(AuditEntry.objects.order_by("seq")), random.Random(SEED)
    assert audit.verify(in_noord.pk) == []
    unseen = []
    for number in range(ATTACKS):
        attack = ATTACK[number % len(ATTACK)]
        with without_guard():
            attack(draw, rows)
            if audit.verify(in_noord.pk) == []:
                unseen.append(attack.__name__)
        assert connection.execute_wrappers
    assert audit.verify(in_noord.pk) == []
    goal("G7", len(unseen), n=ATTACKS, seed=SEED)
    assert unseen == []


def rewrite(network_id, rows, keep):
    """Cut the log off after ``keep`` entries and bring the head in step, as somebody who knows the program would."""
    for row in rows[keep:]:
        sql("DELETE FROM kernel_auditsubject WHERE entry_id = %s", plain(row.pk))
        sql("DELETE FROM kernel_auditentry WHERE id = %s", plain(row.pk))
    last = rows[keep - 1]
    sql("UPDATE kernel_audithead SET seq = %s, hash = %s WHERE network_id = %s", last.seq, last.hash, plain(network_id))


def forge(network_id, rows, at):
    """Change an entry and make every hash behind it anew, the head's too."""
    changed = rows[at]
    changed.reason = "niets te zien"
    previous = changed.previous
    for row in rows[at:]:
        subjects = sorted(str(subject) for subject in row.subjects.values_list("subject_id", flat=True))
        row.previous, row.hash = previous, audit._seal(previous, row, subjects)
        sql(
            "UPDATE kernel_auditentry SET reason = %s, previous = %s, hash = %s WHERE id = %s",
            row.reason, row.previous, row.hash, plain(row.pk),
        )  # fmt: skip
        previous = row.hash
    sql("UPDATE kernel_audithead SET hash = %s WHERE network_id = %s", previous, plain(network_id))


@pytest.mark.django_db
def test_what_the_chain_alone_cannot_see_shows_beside_the_kept_head(in_noord, goal):
    chain(in_noord, 40)
    head = AuditHead.objects.get(pk=in_noord.pk)
    kept, unseen, tries = (head.seq, head.hash), 0, list(range(1, 40, 3))
    for number in tries:
        for attack in (rewrite, forge):
            with without_guard():
                attack(in_noord.pk, list(AuditEntry.objects.order_by("seq")), number)
                assert audit.verify(in_noord.pk) == []
                unseen += audit.verify(in_noord.pk, kept) == []
    assert audit.verify(in_noord.pk, kept) == []
    chain(in_noord, 3)
    assert audit.verify(in_noord.pk, kept) == []
    goal("G7-kept-head", unseen, n=2 * len(tries), seed=SEED)
    assert unseen == 0


@pytest.mark.django_db
def test_the_nightly_check_keeps_the_head_and_raises_the_alarm(in_noord, zuid, settings, tmp_path):
    settings.AUDIT_HEAD_FILE = str(tmp_path / "heads.json")
    chain(in_noord, 20)
    assert nightly.check_logs(None) == {"networks": 2}
    before = (tmp_path / "heads.json").read_text()
    assert str(in_noord.pk) in before
    with without_guard():
        rewrite(in_noord.pk, list(AuditEntry.objects.order_by("seq")), 12)
        with pytest.raises(nightly.LogIsBroken):
            nightly.check_logs(None)
        assert (tmp_path / "heads.json").read_text() == before
    chain(in_noord, 2)
    assert nightly.check_logs(None) == {"networks": 2}
    assert (tmp_path / "heads.json").read_text() != before


@pytest.mark.django_db
def test_a_log_of_another_network_does_not_count(in_noord, zuid):
    chain(in_noord, 5)
    with tenancy.use_network(zuid.pk):
        chain(zuid, 3)
        assert audit.verify(zuid.pk) == []
    assert audit.verify(in_noord.pk) == []
    assert AuditHead.objects.get(pk=in_noord.pk).seq == 5


THREADS, EACH = 8, 12


def test_eight_writers_leave_no_gap(scratch_databases):
    networks = [make_network(slug) for slug in ("oost", "west")]

    def write(number):
        network = networks[number % 2]
        try:
            with tenancy.use_network(network.pk):
                system = Actor.system(network.pk, f"schrijver{number}")
                for turn in range(EACH):
                    services.add_organisation(system, name=f"Partner {number}-{turn}", kind="other")
                    if turn % 3 == 0:
                        assert audit.verify(network.pk) == []
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(write, range(THREADS)))
    for network in networks:
        with tenancy.use_network(network.pk):
            written = list(AuditEntry.objects.order_by("seq").values_list("seq", flat=True))
            assert written == list(range(1, THREADS // 2 * EACH + 1))
            assert audit.verify(network.pk) == []


def aged(network, upto, days=4000):
    """The first entries are older than ten years: sealed anew, as they would have been then."""
    with tenancy.use_network(network.pk), without_log_guard():
        previous = ""
        for entry in AuditEntry.objects.order_by("seq").prefetch_related("subjects"):
            if entry.seq <= upto:
                entry.at -= datetime.timedelta(days=days)
            entry.previous, entry.hash = previous, audit.link(entry, previous)
            entry.hash = audit.link(entry, previous)
            entry.save()
            previous = entry.hash
        AuditHead.objects.filter(pk=network.pk).update(hash=previous)


def carry_out(network):
    """One night of terms."""
    with tenancy.use_network(network.pk):
        return retention.run(network.pk)


@contextmanager
def without_log_guard():
    wrappers, connection.execute_wrappers = connection.execute_wrappers, []
    try:
        yield
    finally:
        connection.execute_wrappers = wrappers


@pytest.mark.django_db
def test_after_ten_years_the_log_folds_and_the_rest_still_verifies(noord):
    chain(noord, 40)
    aged(noord, 30)
    with tenancy.use_network(noord.pk):
        head = AuditHead.objects.get(pk=noord.pk)
    found = carry_out(noord)
    with tenancy.use_network(noord.pk):
        assert found["kernel.AuditEntry"] == 30
        seqs = list(AuditEntry.objects.order_by("seq").values_list("seq", flat=True))
        point = AuditCheckpoint.objects.get(pk=noord.pk)
        assert (seqs[0], point.seq, AuditSubject.objects.filter(entry__seq__lte=30).count()) == (31, 30, 0)
        assert audit.verify(noord.pk, (head.seq, head.hash)) == []
        assert audit.verify(noord.pk, (7, "of long ago")) == []
        assert carry_out(noord).get("kernel.AuditEntry", 0) == 0


@pytest.mark.django_db
def test_cutting_off_the_beginning_needs_our_signature(noord):
    chain(noord, 40)
    aged(noord, 30)
    carry_out(noord)
    with tenancy.use_network(noord.pk), without_log_guard():
        AuditSubject.objects.filter(entry__seq__lte=35).delete()
        AuditEntry.objects.filter(seq__lte=35).delete()
        assert [one.problem for one in audit.verify(noord.pk)][:1] == ["missing"]
        last = AuditEntry.objects.order_by("seq").first()
        AuditCheckpoint.objects.filter(pk=noord.pk).update(seq=last.seq - 1, hash=last.previous)
        assert [one.problem for one in audit.verify(noord.pk)] == ["checkpoint"]


@pytest.mark.django_db
def test_a_log_that_does_not_hold_is_not_folded(noord):
    chain(noord, 40)
    aged(noord, 30)
    with tenancy.use_network(noord.pk), without_log_guard():
        AuditEntry.objects.filter(seq=3).update(reason="anders")
    assert "kernel.AuditEntry" not in carry_out(noord)
    with tenancy.use_network(noord.pk):
        assert AuditEntry.objects.filter(seq__lte=40).count() == 40


@pytest.mark.django_db
def test_only_the_folding_takes_entries_away(noord):
    chain(noord, 2)
    with tenancy.use_network(noord.pk), seeding("test"):
        with pytest.raises(guard.WriteOutsideCommand, match="only grow"):
            AuditSubject.objects.all().delete()
        with guard.folding(), pytest.raises(guard.WriteOutsideCommand, match="only grow"):
            AuditEntry.objects.update(reason="anders")
    calls = [path.name for path in SOURCES.rglob("*.py") if "guard.folding(" in path.read_text()]
    assert calls == ["folding.py"]
