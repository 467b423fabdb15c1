"""``meedoen migrate``: bring both databases to the newest form."""

import argparse

from . import django_ready
from .output import Output

HELP = "de databanken maken of bijwerken"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    done = bring_up_to_date(out)
    out.summary({"migrated": done}, f"De databanken zijn bij ({done} stappen gezet).")
    return 0


def bring_up_to_date(out: Output) -> int:
    """Apply what is missing on every database; the number of steps that were taken. Instant when there is none."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from meedoen.kernel.database import migrating

    taken = 0
    for alias in ("keys", "default"):
        folder = connections[alias].settings_dict["NAME"]
        if connections[alias].vendor == "sqlite":
            settings.VAR.mkdir(parents=True, exist_ok=True)
            _make_room(str(folder))
        if steps := migrating.missing(alias):
            out.say(f"De databank '{alias}' bijwerken ({steps} stappen) …")
            migrating.bring_up_to_date(alias)
            taken += steps
    call_command("createcachetable", verbosity=0)
    return taken


def _make_room(file: str) -> None:
    from pathlib import Path

    Path(file).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
