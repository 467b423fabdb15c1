"""Never overspent (G23): claims that race on the last euro, and a program that is killed while it spends."""

import random
import subprocess
import sys
from pathlib import Path

from django.db import connection, connections

from meedoen.budgets.models import Entry, FundYear
from meedoen.budgets.rules.ledger import balance_of
from meedoen.kernel import tenancy
from tests.factories import make_network, make_pot
from tests.kernel.test_kill import environment
from tests.sampling import DEEP

from . import racing

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, CLAIMS = (500, 200) if DEEP else (2, 200)
KILLS = 40 if DEEP else 2
SEED, CAP = 23, 100


def test_claims_that_race_on_the_last_euro(scratch_databases, goal):
    network, draw = make_network("oost"), random.Random(SEED)
    over, served, faults = 0, 0, []
    with tenancy.use_network(network.pk), racing.in_step(network.pk) as run:
        for number in range(ROUNDS):
            found = racing.Round(make_pot(network, CAP, name=f"Laatste euro {number}"))
            run(found, racing.claims(found, draw, CLAIMS))
            over += found.over()
            served += len(found.told) + len(found.refused)
            faults += found.faults
    goal(f"G23-{connection.vendor}-cents-over", over / 100, n=served, seed=SEED)
    assert (over, faults) == (0, [])
    assert served == ROUNDS * CLAIMS


def test_kill_9_while_spending_leaves_the_books_exact(scratch_databases, goal):
    network, draw = make_network("oost"), random.Random(SEED)
    pot = make_pot(network, 10_000_000)
    acknowledged, wrong = set(), 0
    for number in range(KILLS):
        program = [sys.executable, str(ROOT / "tests/budgets/spender_to_kill.py")]
        command = [*program, str(network.pk), str(pot.pk), "4", f"k{number}"]
        with subprocess.Popen(
            command, env=environment(scratch_databases), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as spender:
            lines = [spender.stdout.readline().strip() for _line in range(draw.randint(10, 60))]
            spender.kill()
            lines += spender.stdout.read().split("\n")[:-1]
        assert lines[0], "the program never spent"
        acknowledged |= set(lines)
        connections["default"].close()
        with tenancy.use_network(network.pk):
            row = FundYear.objects.get(pk=pot.pk)
            there = dict(Entry.objects.filter(fund_year=row, kind="expense").values_list("key", "cents"))
            wrong += len({f"expense:{key}" for key in acknowledged} - set(there))
            wrong += balance_of(Entry.objects.values_list("kind", "cents")) != row.balance
            wrong += abs(row.paid - sum(there.values()))
    goal(f"G23-{connection.vendor}-after-kill", wrong, n=len(acknowledged), seed=SEED)
    assert wrong == 0
    assert len(acknowledged) >= 10 * KILLS
