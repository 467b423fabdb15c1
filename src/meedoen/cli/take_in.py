"""``meedoen import activities FILE --network SLUG``: the offer of UiTdatabank or of an own list; and
``meedoen import figures FILE --network SLUG``: published figures of Statbel, of "… in cijfers", or of an own list."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import django_ready
from .output import Output, WrongUsage

if TYPE_CHECKING:
    from meedoen.kernel.actors import Actor

HELP = "activiteiten of cijfers inlezen uit een bestand"
SHOWN, MOST_THRESHOLD = 20, 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="wat", required=True)
    activities = kinds.add_parser("activities", help="activiteiten: JSON van UiTdatabank, XLSX of CSV")
    _shared(activities)
    activities.add_argument(
        "--organisation", metavar="NAAM", help="de partner van wie het aanbod is (de oudste partner)"
    )
    activities.add_argument("--skip-refused", action="store_true", help="goede rijen toch inlezen als er foute zijn")
    figures = kinds.add_parser("figures", help="cijfers: Statbel, “… in cijfers” (Swing) of ons voorbeeldbestand")
    _shared(figures)
    figures.add_argument("--year", default="", metavar="JAAR", help="het jaar, als het bestand dat niet zegt")
    figures.add_argument("--source", default="", metavar="ZIN", help="de bronvermelding, als het bestand er geen heeft")
    figures.add_argument("--licence", default="", metavar="ZIN", help="de licentie van die bron")
    figures.add_argument(
        "--threshold", type=int, metavar="N", help="het laagste aantal dat je van die bron mag tonen (0 is geen)"
    )


def _shared(kind: argparse.ArgumentParser) -> None:
    kind.add_argument("file", type=Path, metavar="bestand")
    kind.add_argument("--network", required=True, metavar="ADRES", help="het netwerk, zoals in het webadres")
    kind.add_argument("--dry-run", action="store_true", help="alleen tonen wat er zou gebeuren")
    kind.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="één regel JSON")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.kernel.actors import Actor
    from meedoen.kernel.tenancy import use_network
    from meedoen.networks.identity import network_by_slug

    args.file.open("rb").close()
    network = network_by_slug(args.network)
    if network is None:
        raise WrongUsage(f"Er is geen netwerk met het adres '{args.network}'.")
    with use_network(network.pk):
        actor = Actor.system(network.pk, "import")
        take = _figures if args.kind == "figures" else _activities
        found = take(args, out, actor)
    out.summary(found.as_json(), _sentences(found))
    return 1 if found.refused else 0


def _activities(args: argparse.Namespace, out: Output, actor: "Actor") -> Any:
    from django.utils import timezone

    from meedoen.activities.intake.sandbox import read_safely
    from meedoen.activities.queries.importing import preview
    from meedoen.activities.services.importing import import_drafts

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
    return found


def _figures(args: argparse.Namespace, out: Output, actor: "Actor") -> Any:
    """A file without its source needs ``--source``; also when only looking, so that a dry run tells all."""
    from meedoen.networks.public import SourceDraft, import_figures, preview_figures, read_figures_safely

    show = out.progress("Inlezen")
    show(0, 2, "lezen")
    reading = read_figures_safely(args.file.read_bytes(), args.file.name, args.year)
    source = None
    if reading.asks_source:
        if not args.source.strip():
            raise WrongUsage("Dit bestand zegt niet waar de cijfers vandaan komen. Zeg het met --source.")
        if args.threshold is not None and not 0 <= args.threshold <= MOST_THRESHOLD:
            raise WrongUsage(f"--threshold is een getal van 0 tot {MOST_THRESHOLD}.")
        source = SourceDraft(args.source, args.licence, threshold=args.threshold or None)
    show(1, 2, "vergelijken en bewaren")
    if args.dry_run:
        found, _plan = preview_figures(actor, reading=reading)
    else:
        found = import_figures(actor, reading=reading, filename=args.file.name, source=source)
    show(2, 2)
    return found


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
