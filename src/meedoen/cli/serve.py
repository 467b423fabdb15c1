"""``meedoen serve``: the web server and the worker of background jobs, together until one is asked to stop."""

import argparse
import os
import socket
import sys

from . import django_ready
from .output import Output, WrongUsage

HELP = "de website tonen op deze machine"
HIGHEST_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="adres waarop geluisterd wordt (127.0.0.1)")
    parser.add_argument("--port", type=int, help="poort (PORT of 8000)")
    parser.add_argument("--workers", type=int, default=2, help="processen (2)")
    parser.add_argument("--threads", type=int, default=4, help="gelijktijdige aanvragen per proces (4)")
    parser.add_argument("--demo", action="store_true", help="eerst de demo laden: vijf netwerken met verzonnen mensen")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.choose(demo=args.demo)
    port = _asked_port() if args.port is None else args.port
    _refuse_taken(args.host, port)
    if min(args.workers, args.threads) < 1:
        raise WrongUsage("Er is minstens één proces en één aanvraag tegelijk nodig.")
    django_ready.start()
    _prepare(args, out)
    address = f"http://{args.host}:{port}"
    if args.demo:
        from .demo import welcome

        out.say(welcome(address))
    out.say(f"Meedoen staat klaar op {address}  (stoppen: Ctrl-C)")
    sys.stdout.flush()
    parts = ["--host", args.host, "--port", str(port), "--workers", str(args.workers), "--threads", str(args.threads)]
    os.execv(sys.executable, [sys.executable, "-m", "meedoen.cli.supervise", *parts])  # noqa: S606


def _asked_port() -> int:
    try:
        from meedoen.config import env
    except ValueError as wrong:
        raise WrongUsage("PORT moet een getal zijn, bijvoorbeeld PORT=8000.") from wrong
    return env.PORT


def _refuse_taken(host: str, port: int) -> None:
    """One sentence before anything is built, instead of a server that fails after the demo was loaded."""
    if not 0 < port <= HIGHEST_PORT:
        raise WrongUsage(f"{port} is geen poort: kies een getal van 1 tot {HIGHEST_PORT}.")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except PermissionError as closed:
        raise WrongUsage(f"Poort {port} mag alleen de beheerder van deze machine gebruiken.") from closed
    except OSError as taken:
        sentence = f"Poort {port} op {host} is bezet of bestaat hier niet. Kies een andere: PORT={port + 1}"
        raise WrongUsage(sentence) from taken


def _prepare(args: argparse.Namespace, out: Output) -> None:
    from .assets import collect_statics
    from .migrate import bring_up_to_date

    bring_up_to_date(out)
    if args.demo:
        from .demo import load

        load(out)
    collect_statics(out)
