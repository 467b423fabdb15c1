"""kill -9 loses nothing that was acknowledged, and leaves nothing half written (G18, on both databases)."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, connections

from meedoen.kernel import audit, tenancy
from meedoen.kernel.models import AuditEntry, Receipt
from meedoen.networks.models import Organisation
from tests.factories import make_network
from tests.sampling import DEEP

ROOT = Path(__file__).resolve().parents[2]
KILLS, THREADS, WRITES = (200, 20, 2000) if DEEP else (3, 4, 200)
SERVER_KILLS = 50 if DEEP else 2
SEED = 18


def address(alias):
    """The database of this test, as the environment of another process names it."""
    found = connections.settings[alias]
    if connections[alias].vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgres://{found['USER']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


def environment(folder):
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "meedoen.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "MEEDOEN_VAR": str(folder),
        "DATABASE_URL": address("default"),
        "KEYS_DATABASE_URL": address("keys"),
    }


def write_until(kill, network, folder, prefix, after):
    """Start the writer, ``kill`` without warning once it acknowledged ``after`` writes; every acknowledgement."""
    command = [sys.executable, str(ROOT / "tests/kernel/writer_to_kill.py"), str(network.pk), str(THREADS), prefix]
    with subprocess.Popen(
        command, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as writer:
        lines = [writer.stdout.readline().strip() for _line in range(after)]
        kill(writer)
        lines += writer.stdout.read().split("\n")[:-1]
    assert lines[0], "the writer never wrote"
    return set(lines), writer.returncode


def lost_and_torn(network, acknowledged):
    """How many acknowledged writes are gone, and in how many ways the rest does not fit together."""
    connection.close()
    with tenancy.use_network(network.pk):
        there = set(Organisation.objects.values_list("name", flat=True))
        entries = AuditEntry.objects.filter(action="networks.add_organisation").count()
        torn = len(there) != entries or len(there) != Receipt.objects.exclude(rows=[]).count()
        return len(acknowledged - there), torn + (audit.verify(network.pk) != [])


def test_kill_9_loses_no_acknowledged_write(scratch_databases, goal):
    network, draw = make_network("oost"), random.Random(SEED)
    acknowledged, lost, torn = set(), 0, 0
    for number in range(KILLS):
        after = draw.randint(WRITES // KILLS, 2 * WRITES // KILLS)
        lines, code = write_until(subprocess.Popen.kill, network, scratch_databases, f"k{number}", after)
        assert code == -9
        acknowledged |= lines
        more = lost_and_torn(network, acknowledged)
        lost, torn = lost + more[0], torn + more[1]
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                torn += cursor.fetchall() != [("ok",)]
    goal(f"G18-{connection.vendor}-lost", lost, n=len(acknowledged), seed=SEED)
    goal(f"G18-{connection.vendor}-torn", torn, n=KILLS, seed=SEED)
    assert (lost, torn) == (0, 0)
    assert len(acknowledged) >= WRITES


@pytest.mark.postgresql
def test_kill_9_of_the_database_server_loses_no_acknowledged_write(own_server, tmp_path, goal):
    """The server itself dies in the middle of its work, with all its processes, and comes up again."""
    network, draw = make_network("oost"), random.Random(SEED)
    acknowledged, lost, torn = set(), 0, 0
    for number in range(SERVER_KILLS):
        after = draw.randint(20, 40)
        lines, code = write_until(lambda _writer: own_server.kill(), network, tmp_path, f"s{number}", after)
        assert code == 0  # the writer itself lived on until every connection was cut
        acknowledged |= lines
        own_server.start()
        more = lost_and_torn(network, acknowledged)
        lost, torn = lost + more[0], torn + more[1]
    goal("G18-postgresql-server-lost", lost, n=len(acknowledged), seed=SEED)
    goal("G18-postgresql-server-torn", torn, n=SERVER_KILLS, seed=SEED)
    assert (lost, torn) == (0, 0)
    assert len(acknowledged) >= 20 * SERVER_KILLS
