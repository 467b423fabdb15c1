"""``meedoen restore``: bring a backup back, checked whole before anything is touched."""

import argparse
from dataclasses import asdict
from pathlib import Path

from . import django_ready
from .output import Output

HELP = "een kopie terugzetten; wie gewist was, wordt opnieuw gewist"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="bestand", help="de kopie")
    parser.add_argument("--keys", type=Path, metavar="BESTAND", help="de nieuwste sleutels; nodig op een lege machine")
    parser.add_argument("--replace", action="store_true", help="wat hier nu staat mag weg")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.kernel import backups

    for given in filter(None, (args.file, args.keys)):
        given.open("rb").close()
    found = backups.restore(args.file, args.keys, replace=args.replace, progress=out.progress("Terugzetten"))
    out.summary(
        asdict(found),
        f"{found.rows} rijen in {found.tables} tabellen staan terug; {found.erased_again} mensen opnieuw gewist.",
    )
    return 0
