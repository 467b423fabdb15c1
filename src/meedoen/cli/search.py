"""``meedoen search``: is every coming session found under the right words? With ``--rebuild``: make the index anew."""

import argparse

from . import django_ready
from .output import Output

HELP = "de zoekwoorden nakijken, of opnieuw maken"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="alles opnieuw maken, netwerk per netwerk")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.activities.services import searching
    from meedoen.networks.public import all_open_networks

    work = searching.rebuild if args.rebuild else searching.mend_search
    found = {network.slug: work(network.pk) for network in all_open_networks()}
    said = "keren zijn te vinden" if args.rebuild else "groepen activiteiten bijgewerkt"
    lines = [f"{slug}: {count} {said}." for slug, count in found.items()]
    out.summary({"networks": found}, "\n".join(lines) or "Er is nog geen netwerk.")
    return 0
