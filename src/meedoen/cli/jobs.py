"""``meedoen jobs``: the worker of background jobs, until it is asked to stop."""

import argparse
import signal
import threading

from . import django_ready
from .output import Output

HELP = "het werk op de achtergrond doen"
PAUSE_SECONDS = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="één ronde, dan stoppen")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from django.db import close_old_connections
    from django.utils.module_loading import autodiscover_modules

    from meedoen.kernel.jobs import Worker

    autodiscover_modules("jobs")
    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    worker = Worker()
    done = again = failed = 0
    while not asked.is_set():
        ran = worker.round()
        done, again, failed = done + ran.done, again + ran.again, failed + ran.failed
        if args.once:
            break
        close_old_connections()
        asked.wait(PAUSE_SECONDS)
    counts = {"done": done, "again": again, "failed": failed}
    out.summary(counts, f"{done} taken gedaan, {again} komen terug, {failed} mislukt.")
    return 1 if failed and args.once else 0
