"""``meedoen demo``: load the five networks of the demo, or start over with them."""

import argparse
import shutil
from importlib.util import find_spec
from pathlib import Path

from . import django_ready
from .output import Output, WrongUsage

HELP = "de demo laden: vijf netwerken op echte plaatsen, met verzonnen mensen"
MARK = "demo.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reset", action="store_true", help="alles van de demo weggooien en opnieuw beginnen")


def run(args: argparse.Namespace, out: Output) -> int:
    from .migrate import bring_up_to_date

    django_ready.choose(demo=True)
    if args.reset:
        _throw_away(out)
    django_ready.start()
    bring_up_to_date(out)
    found = load(out)
    out.summary(found, "De demo staat klaar.")
    return 0


def load(out: Output) -> dict:
    """Load what is missing of the demo; the counts. A folder with data of its own is never mixed with it."""
    from django.conf import settings

    if find_spec("meedoen.desk.demo") is None:
        out.say("Deze versie heeft nog geen demo; de site start leeg.")
        return {}
    from meedoen.desk import demo

    mark = settings.VAR / MARK
    if not mark.exists():
        _refuse_real_data()
        mark.write_text("In deze map staat alleen de demo. `make reset` gooit ze weg.\n")
    return demo.load(progress=out.progress("Demo laden")).as_json()


def welcome(address: str) -> str:
    """What to open and with whom to sign in, one line per role."""
    if find_spec("meedoen.desk.demo") is None:
        return f"Open {address}/"
    from meedoen.desk import demo

    return demo.welcome(address)


def _refuse_real_data() -> None:
    from meedoen.kernel.tenancy import all_networks
    from meedoen.networks.models import Network

    with all_networks("the demo is loaded only where there is no network yet"):
        if Network.objects.exists():
            raise WrongUsage("In deze databank staan al netwerken die geen demo zijn. Kies een lege map: MEEDOEN_VAR=…")


def _throw_away(out: Output) -> None:
    """Empty the folder of the demo; refused where the mark of the demo does not lie."""
    from meedoen.config import env

    folder = Path(env.VAR)
    if not folder.exists():
        return
    if not (folder / MARK).exists() and any(folder.glob("*.sqlite3")):
        raise WrongUsage(f"In {folder} staat geen demo maar een eigen databank. Die wordt niet weggegooid.")
    for item in folder.iterdir():
        if item.is_dir() and not item.is_symlink():
            shutil.rmtree(item)
        else:
            item.unlink()
    out.say(f"De demo in {folder} is weggegooid.")
