"""``meedoen backup``: the data in one encrypted file, the keys in another, while everybody goes on working."""

import argparse
from dataclasses import asdict
from pathlib import Path

from . import django_ready
from .output import Output

HELP = "een versleutelde kopie maken, terwijl iedereen doorwerkt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="bestand", help="waar de kopie komt")
    parser.add_argument(
        "--keys-folder", type=Path, metavar="MAP", help="waar de sleutels komen; best een andere plaats dan de kopie"
    )


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from meedoen.kernel import backups

    made = backups.backup(args.file, keys_folder=args.keys_folder, progress=out.progress("Kopie maken"))
    out.summary(
        asdict(made),
        f"{made.rows} rijen en {made.files} bestanden staan in {made.file}; de sleutels in {made.keys_file}.",
    )
    return 0
