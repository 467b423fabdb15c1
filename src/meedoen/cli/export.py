"""``meedoen export activities --network SLUG --output FILE``: offer, sessions, rounded attendance; or UiTdatabank."""

import argparse
import os
import re
from pathlib import Path
from typing import Any

from . import django_ready
from .output import Output, WrongUsage

HELP = "aanbod, momenten of deelname als lijst wegschrijven, of het aanbod voor UiTdatabank"
FORMATS = ("csv", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="wat", required=True)
    for kind, help_text in (
        ("activities", "het aanbod van alle partners"),
        ("sessions", "de momenten die nog komen, een rij per keer"),
        ("attendance", "hoeveel mensen er elke keer waren, afgerond"),
    ):
        one = kinds.add_parser(kind, help=help_text)
        one.add_argument("--network", required=True, metavar="ADRES", help="het netwerk, zoals in het webadres")
        one.add_argument("--output", required=True, type=Path, metavar="BESTAND", help="waar de lijst komt")
        one.add_argument("--format", choices=FORMATS, help="csv of xlsx (zoals de naam van het bestand, anders csv)")
        _everywhere(one)
    one = kinds.add_parser("uitdatabank", help="het eigen aanbod als evenementen van UiTdatabank (JSON-LD)")
    one.add_argument("--network", required=True, metavar="ADRES", help="het netwerk, zoals in het webadres")
    one.add_argument("--output", required=True, type=Path, metavar="BESTAND", help="waar het bestand komt")
    one.add_argument("--site", metavar="WEBADRES", help="waarmee de kenmerken beginnen, zoals https://meedoen.stad.be")
    _everywhere(one)


def _everywhere(one: argparse.ArgumentParser) -> None:
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
    with use_network(network.pk):
        made, chosen = _made(args, Actor.system(network.pk, "export"), exporting)
    _write(args.output, made.content)
    found = {"kind": args.kind, "format": chosen, "rows": made.rows, "file": str(args.output)}
    out.summary(found, f"{made.rows} rijen staan in {args.output}.")
    return 0


def _made(args: argparse.Namespace, actor: Any, exporting: Any) -> tuple[Any, str]:
    """The file and its form."""
    if args.kind == "uitdatabank":
        from meedoen.config import env  # not before: `serve --demo` must choose the demo first

        site = (args.site or next(iter(env.ORIGINS), "http://localhost")).rstrip("/")
        if not re.fullmatch(r"https?://[^\s/?#]+", site):
            raise WrongUsage("Schrijf het webadres als https://meedoen.stad.be, zonder iets erachter.")
        return exporting.export_uitdatabank(actor, base=f"{site}/api/v1/networks/{args.network}/uitdatabank"), "json"
    suffix = args.output.suffix.lower().lstrip(".")
    chosen = args.format or (suffix if suffix in FORMATS else "csv")
    make = {
        "activities": exporting.export_activities,
        "sessions": exporting.export_sessions,
        "attendance": exporting.export_attendance,
    }[args.kind]
    return make(actor, kind=chosen), chosen


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
