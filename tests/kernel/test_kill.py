"""kill -9 loses nothing that was acknowledged, and leaves nothing half written (G18, on both databases)."""

import os
import random
import subprocess
import sys
from pathlib import Path

from django.db import connection, connections

from meedoen.kernel import audit, tenancy
from meedoen.kernel.models import AuditEntry, Receipt
from meedoen.networks.models import Organisation
from tests.factories import make_network

ROOT = Path(__file__).resolve().parents[2]
KILLS, THREADS, WRITES = (200, 20, 2000) if os.environ.get("MEEDOEN_DEEP") == "1" else (5, 4, 200)
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


def write_until_killed(network, folder, prefix, after):
    """Start the writer, kill it without warning once it acknowledged ``after`` writes; every acknowledgement."""
    command = [sys.executable, str(ROOT / "tests/kernel/writer_to_kill.py"), str(network.pk), str(THREADS), prefix]
    with subprocess.Popen(command, env=environment(folder), stdout=subprocess.PIPE, text=True) as writer:
        lines = [writer.stdout.readline().strip() for _line in range(after)]
        writer.kill()
        lines += writer.stdout.read().split("\n")[:-1]
        assert writer.wait() == -9
    assert lines[0], "the writer never wrote"
    return set(lines)


def test_kill_9_loses_no_acknowledged_write(scratch_databases, goal):
    network, draw = make_network("oost"), random.Random(SEED)
    acknowledged, lost, torn = set(), 0, 0
    for number in range(KILLS):
        after = draw.randint(WRITES // KILLS, 2 * WRITES // KILLS)
        acknowledged |= write_until_killed(network, scratch_databases, f"k{number}", after)
        connection.close()
        with tenancy.use_network(network.pk):
            there = set(Organisation.objects.values_list("name", flat=True))
            lost += len(acknowledged - there)
            entries = AuditEntry.objects.filter(action="networks.add_organisation").count()
            torn += len(there) != entries or len(there) != Receipt.objects.exclude(rows=[]).count()
            torn += audit.verify(network.pk) != []
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                torn += cursor.fetchall() != [("ok",)]
    goal(f"G18-{connection.vendor}-lost", lost, n=len(acknowledged), seed=SEED)
    goal(f"G18-{connection.vendor}-torn", torn, n=KILLS, seed=SEED)
    assert (lost, torn) == (0, 0)
    assert len(acknowledged) >= WRITES
