"""From what was typed to the command, and from trouble to one sentence."""

import argparse
import importlib
import io
import re
import sys
import traceback
from datetime import datetime
from typing import Any, NoReturn

from meedoen import VERSION

from .output import Output, WrongUsage

COMMANDS = {
    "serve": "serve",
    "demo": "demo",
    "import": "take_in",
    "export": "export",
    "backup": "backup",
    "restore": "restore",
    "user": "user",
    "check": "check",
    "migrate": "migrate",
    "jobs": "jobs",
    "search": "search",
    "rotate-keys": "rotate_keys",
}
FAULT = 70
INTERRUPTED = 130
_SENTENCES = (
    (r"the following arguments are required: (.*)", "Er ontbreekt iets: {0}."),
    (r"unrecognized arguments: (.*)", "Dit ken ik niet: {0}."),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", "{1} bestaat niet. Kies uit: {2}."),
    (r"argument (.*?): invalid int value: (.*)", "Bij {0} hoort een geheel getal, niet {1}."),
    (r"argument (.*?): expected one argument", "Na {0} hoort een waarde."),
    (r"argument (.*?): expected at least one argument", "Na {0} hoort minstens één waarde."),
    (r"argument (.*?): not allowed with argument (.*)", "{0} en {1} gaan niet samen."),
    (r"one of the arguments (.*) is required", "Kies er één van: {0}."),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs, formatter_class=_Formatter, add_help=False)
        self._positionals.title, self._optionals.title = "wat", "opties"
        self.add_argument("-h", "--help", action="help", help="deze uitleg tonen")

    def error(self, message: str) -> NoReturn:
        sentence = next(
            (said.format(*found.groups()) for pattern, said in _SENTENCES if (found := re.fullmatch(pattern, message))),
            "Dit commando klopt niet.",
        )
        raise WrongUsage(f"{sentence} Hulp: {self.prog} --help")


def build() -> argparse.ArgumentParser:
    """The parser with every command that exists."""
    parser = _Parser(prog="meedoen", description="Meedoen op de opdrachtregel.")
    parser.add_argument("--version", action="version", version=f"meedoen {VERSION}", help="welke versie dit is")
    commands = parser.add_subparsers(dest="command", metavar="commando", required=True)
    for name, where in COMMANDS.items():
        module = importlib.import_module(f"{__package__}.{where}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        command.add_argument("--json", action="store_true", help="één regel JSON op de standaarduitvoer")
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code says how it went. Never a traceback for bad input.

    With ``--json`` standard output carries one line whatever happens: the summary, or ``{"error": …, "code": …}``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that does not know é shows \\xe9 and goes on
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    out = Output(as_json="--json" in given)
    try:
        args = build().parse_args([word for word in given if word != "--json"] + ["--json"] * out.as_json)
        return args.run(args, out)
    except SystemExit as stop:
        return int(stop.code or 0)
    except KeyboardInterrupt:
        out.trouble("Afgebroken.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except Exception as trouble:
        return _explain(trouble, out)


def _explain(trouble: Exception, out: Output) -> int:
    sentence = _sentence(trouble)
    if sentence:
        return out.stopped(sentence, 2)
    return out.stopped(f"Er ging iets mis in het programma zelf. Het verslag staat in {_keep(trouble)}.", FAULT)


def _sentence(trouble: Exception) -> str:
    """The sentence for trouble that comes from the input or the machine; empty for a fault of the program."""
    if isinstance(trouble, WrongUsage):
        return str(trouble)
    name = getattr(trouble, "filename", None) or ""
    if isinstance(trouble, FileNotFoundError):
        return f"Dit bestand bestaat niet: {name}"
    if isinstance(trouble, IsADirectoryError):
        return f"Dit is een map, geen bestand: {name}"
    if isinstance(trouble, NotADirectoryError):
        return f"Een deel van dit pad is geen map: {name}"
    if isinstance(trouble, PermissionError):
        return f"Geen toegang tot {name or 'dit bestand'}. Vraag rechten of kies een andere plaats."
    if isinstance(trouble, OSError):
        return f"Het lukte niet om te lezen of te schrijven: {name or trouble.strerror or trouble}"
    return _sentence_of_house(trouble)


def _sentence_of_house(trouble: Exception) -> str:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    from meedoen.kernel.refusals import NotFound, Refused

    if isinstance(trouble, Refused):
        return trouble.sentence
    if isinstance(trouble, NotFound):
        return "Dit bestaat niet, of is niet voor jou."
    if isinstance(trouble, DatabaseError):
        first = str(trouble).strip().splitlines() or [""]
        return f"De databank antwoordt niet zoals het hoort ({first[0]}). Kijk na met: meedoen check"
    if isinstance(trouble, ImproperlyConfigured):
        return f"Een instelling klopt niet: {trouble}"
    return ""


def _keep(trouble: Exception) -> str:
    """Write the traceback beside the database, for whoever mends the program; return where."""
    from meedoen.config import env

    folder = env.VAR / "trouble"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{datetime.now():%Y%m%d-%H%M%S}.txt"
    path.write_text("".join(traceback.format_exception(trouble)), encoding="utf-8")
    return str(path)
