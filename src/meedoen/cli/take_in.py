"""``meedoen import activities FILE --network SLUG``: the offer of UiTdatabank or of an own list."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from . import django_ready
from .output import Output, WrongUsage

if TYPE_CHECKING:
    from meedoen.kernel.actors import Actor

HELP = "activiteiten inlezen uit een bestand"
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="wat", required=True)
    activities = kinds.add_parser("activities", help="activiteiten: JSON van UiTdatabank, XLSX of CSV")
    activities.add_argument("file", type=Path, metavar="bestand")
    activities.add_argument("--network", required=True, metavar="ADRES", help="het netwerk, zoals in het webadres")
    activities.add_argument(
        "--organisation", metavar="NAAM", help="de partner van wie het aanbod is (de oudste partner)"
    )
    activities.add_argument("--dry-run", action="store_true", help="alleen tonen wat er zou gebeuren")
    activities.add_argument("--skip-refused", action="store_true", help="goede rijen toch inlezen als er foute zijn")
    activities.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="één regel JSON")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from django.utils import timezone

    from meedoen.activities.intake.sandbox import read_safely
    from meedoen.activities.queries.importing import preview
    from meedoen.activities.services.importing import import_drafts
    from meedoen.kernel.actors import Actor
    from meedoen.kernel.tenancy import use_network
    from meedoen.networks.identity import network_by_slug

    args.file.open("rb").close()
    network = network_by_slug(args.network)
    if network is None:
        raise WrongUsage(f"Er is geen netwerk met het adres '{args.network}'.")
    with use_network(network.pk):
        actor = Actor.system(network.pk, "import")
        owner = _owner(actor, args.organisation)
        show = out.progress("Inlezen")
        show(0, 2, "lezen")
        reading = read_safely(args.file, args.file.name, today=timezone.localdate())
        show(1, 2, "vergelijken en bewaren")
        given = {"organisation_id": owner, "reading": reading}
        if args.dry_run:
            found = preview(actor, **given)
        else:
            found = import_drafts(actor, **given, filename=args.file.name, skip_refused=args.skip_refused)
        show(2, 2)
    out.summary(found.as_json(), _sentences(found))
    return 1 if found.refused else 0


def _owner(actor: "Actor", name: str | None) -> object:
    """The partner with this name; without a name the one that joined first."""
    from meedoen.networks.public import partners

    known = sorted(partners(actor), key=lambda partner: (partner.joined_on, partner.name))
    if not known:
        raise WrongUsage("Dit netwerk heeft nog geen partner. Voeg er eerst een toe.")
    if name is None:
        return known[0].pk
    for partner in known:
        if partner.name.casefold() == name.casefold():
            return partner.pk
    raise WrongUsage(f"Er is geen partner '{name}'. Er zijn: {', '.join(partner.name for partner in known)}")


def _sentences(found) -> str:
    lines = [
        f"{found.read} gelezen: {found.created} nieuw, {found.updated} gewijzigd, {found.unchanged} onveranderd, "
        f"{len(found.refused)} geweigerd."
    ]
    lines += [f"  rij {row['row']} {row['id']} {row['field']}: {row['reason']}" for row in found.refused[:SHOWN]]
    if len(found.refused) > SHOWN:
        lines.append(f"  … en nog {len(found.refused) - SHOWN}; alles met --json")
    if not found.applied:
        lines.append("Er is niets veranderd.")
    return "\n".join(lines)
