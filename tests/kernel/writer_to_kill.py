"""A program that writes until it is killed: a line on standard output for each write that was committed.

Started by ``test_kill.py`` with the databases of the test in its environment: NETWORK_ID THREADS PREFIX.
"""

import os
import sys
import threading
import uuid

import django

django.setup()

from meedoen.kernel import tenancy  # noqa: E402
from meedoen.kernel.actors import Actor  # noqa: E402
from meedoen.networks import services  # noqa: E402


def write(network_id: uuid.UUID, prefix: str) -> None:
    actor = Actor.system(network_id, "schrijver")
    with tenancy.use_network(network_id):
        for number in range(100_000):
            name = f"{prefix}-{number}"
            services.add_organisation(actor, name=name, kind="other", once=uuid.uuid4())
            os.write(1, f"{name}\n".encode())


if __name__ == "__main__":
    network, threads, prefix = uuid.UUID(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    for number in range(threads):
        threading.Thread(target=write, args=(network, f"{prefix}.{number}")).start()
