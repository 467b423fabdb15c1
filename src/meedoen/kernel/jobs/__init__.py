"""Work in the background: the database is the queue, on SQLite as on PostgreSQL (``docs/adr/0006``).

A feature writes in its ``jobs.py``::

    @job("activities.extend_series", _("Reeksen verlengen"), every="30 3 * * *")
    def extend_series(network_id): ...

and ``enqueue("activities.extend_series", network_id=…)`` inside the transaction of a command: when that is undone,
the work is too. The worker names the network, runs the function outside any transaction, and keeps what it gives
back (counts). A function must bear being run again: a worker may stop halfway, and then another one begins anew.
"""

from .queue import enqueue
from .registry import BACK_OFF, Known, job, registered
from .worker import Ran, Worker, kind_of, run_due

__all__ = ["BACK_OFF", "Known", "Ran", "Worker", "enqueue", "job", "kind_of", "registered", "run_due"]
