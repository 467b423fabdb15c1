"""``meedoen rotate-keys``: a new master key while everybody keeps working; ``--retire`` takes an old one away."""

import argparse

from . import django_ready
from .output import Output, WrongUsage

HELP = "een nieuwe hoofdsleutel maken, of een oude wegnemen"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--retire", metavar="ID", help="deze oude hoofdsleutel voorgoed wegnemen")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.kernel import vault
    from meedoen.kernel.vault import master

    try:
        if args.retire:
            if args.retire not in master.keys().wrapping:
                raise WrongUsage(f"Er is geen hoofdsleutel {args.retire}. Er zijn: {', '.join(master.keys().wrapping)}")
            vault.retire_master(args.retire)
            out.summary({"retired": args.retire}, f"Hoofdsleutel {args.retire} is weg.")
            return 0
        count = vault.rotate_master(progress=out.progress("Sleutels verpakken"))
    except vault.MasterKeyInUse as needed:
        raise WrongUsage(f"Deze hoofdsleutel is nog nodig: {needed}") from needed
    except vault.VaultError as trouble:
        raise WrongUsage(str(trouble)) from trouble
    current = master.keys().current
    out.summary({"wrapped": count, "current": current}, f"{count} sleutels zitten nu onder hoofdsleutel {current}.")
    return 0
