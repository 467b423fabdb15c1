"""``meedoen jobs``: the worker of background jobs. ``serve`` starts one; start more where the work asks for it."""

import argparse
import logging
import signal
import threading
from typing import Any

from . import django_ready
from .output import Output

HELP = "het werk op de achtergrond doen: berichten, nachtelijke taken"
PAUSE_SECONDS = 2.0
SECONDS_AFTER_TROUBLE = 15.0
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="één ronde, dan stoppen")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.kernel.jobs import Ran, Worker

    ran, worker = Ran(), Worker()
    if args.once:
        ran = worker.round()
    else:
        asked = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: asked.set())
        work(worker, ran, asked)
    counts = {"done": ran.done, "again": ran.again, "failed": ran.failed}
    out.summary(counts, f"{ran.done} taken gedaan, {ran.again} komen terug, {ran.failed} mislukt.")
    return 1 if ran.failed and args.once else 0


def work(worker: Any, ran: Any, asked: threading.Event) -> None:
    """Work until ``asked`` is set, one job at a time; a database that does not answer for a while is waited for."""
    from django.db import DatabaseError, close_old_connections

    while not asked.is_set():
        close_old_connections()
        try:
            found = worker.round(at_most=1)
        except DatabaseError as away:
            log.warning("the database does not answer: %s", type(away).__name__)
            asked.wait(SECONDS_AFTER_TROUBLE)
            continue
        ran.add(found)
        if not found.total:
            asked.wait(PAUSE_SECONDS)
