"""``meedoen export activities --network SLUG --output FILE``: the offer, or rounded attendance, as a list."""

import argparse
import os
from pathlib import Path

from . import django_ready
from .output import Output, WrongUsage

HELP = "aanbod of deelname als lijst wegschrijven"
FORMATS = ("csv", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="wat", required=True)
    for kind, help_text in (
        ("activities", "het aanbod van alle partners"),
        ("attendance", "hoeveel mensen er elke keer waren, afgerond"),
    ):
        one = kinds.add_parser(kind, help=help_text)
        one.add_argument("--network", required=True, metavar="ADRES", help="het netwerk, zoals in het webadres")
        one.add_argument("--output", required=True, type=Path, metavar="BESTAND", help="waar de lijst komt")
        one.add_argument("--format", choices=FORMATS, help="csv of xlsx (zoals de naam van het bestand, anders csv)")
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="één regel JSON")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.activities.services import exporting
    from meedoen.kernel.actors import Actor
    from meedoen.kernel.tenancy import use_network
    from meedoen.networks.identity import network_by_slug

    network = network_by_slug(args.network)
    if network is None:
        raise WrongUsage(f"Er is geen netwerk met het adres '{args.network}'.")
    suffix = args.output.suffix.lower().lstrip(".")
    chosen = args.format or (suffix if suffix in FORMATS else "csv")
    make = exporting.export_activities if args.kind == "activities" else exporting.export_attendance
    with use_network(network.pk):
        made = make(Actor.system(network.pk, "export"), kind=chosen)
    _write(args.output, made.content)
    found = {"kind": args.kind, "format": chosen, "rows": made.rows, "file": str(args.output)}
    out.summary(found, f"{made.rows} rijen staan in {args.output}.")
    return 0


def _write(path: Path, content: bytes) -> None:
    """The whole file or none; readable by its owner alone."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        beside.replace(path)
    except OSError as trouble:
        beside.unlink(missing_ok=True)
        raise OSError(trouble.errno, trouble.strerror, str(path)) from trouble
