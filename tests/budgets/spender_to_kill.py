"""A program that spends until it is killed: a line on standard output for each spending that was committed.

Started by ``test_race.py`` with the databases of the test in its environment: NETWORK_ID FUND_YEAR_ID THREADS PREFIX.
"""

import os
import sys
import threading
import uuid

import django

django.setup()

from django.utils import timezone  # noqa: E402

from meedoen.budgets import services  # noqa: E402
from meedoen.kernel import tenancy  # noqa: E402
from meedoen.kernel.actors import Actor  # noqa: E402
from meedoen.kernel.refusals import Refused  # noqa: E402


def spend(network_id: uuid.UUID, pot_id: uuid.UUID, prefix: str) -> None:
    actor, today = Actor.system(network_id, "uitgever"), timezone.localdate()
    with tenancy.use_network(network_id):
        for number in range(100_000):
            key = f"{prefix}-{number}"
            try:
                services.note_expense(actor, pot_id, cents=7, what="kamp", on=today, basket="own_initiative", key=key)
            except Refused:
                return
            os.write(1, f"{key}\n".encode())


if __name__ == "__main__":
    network, pot, threads, begin = uuid.UUID(sys.argv[1]), uuid.UUID(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    for at in range(threads):
        threading.Thread(target=spend, args=(network, pot, f"{begin}.{at}")).start()
