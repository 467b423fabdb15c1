"""``meedoen check``: is this installation in order? With ``--registers``: do the registers say what the code says?"""

import argparse
from collections.abc import Callable

from . import django_ready
from .output import Output

HELP = "nakijken of deze installatie in orde is"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--registers", action="store_true", help="alleen de registers in docs/registers vergelijken")
    parser.add_argument("--write", action="store_true", help="de registers opnieuw schrijven")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    if args.registers or args.write:
        return _registers(args, out)
    return _installation(out)


def _registers(args: argparse.Namespace, out: Output) -> int:
    from meedoen.config import env
    from meedoen.kernel import registers

    folder = env.ROOT / "docs" / "registers"
    if args.write:
        changed = registers.write(folder)
        out.summary({"changed": changed}, f"Registers geschreven; veranderd: {', '.join(changed) or 'geen'}.")
        return 0
    found = registers.differences(folder)
    out.summary({"differences": found}, "\n".join(found) or "De registers zijn bij.")
    return 1 if found else 0


def _installation(out: Output) -> int:
    parts: dict[str, Callable[[], list[str]]] = {
        "instellingen": _settings,
        "databanken": _databases,
        "migraties": _migrations,
    }
    trouble: dict[str, list[str]] = {}
    for name, look in parts.items():
        if name != "instellingen" and trouble.get("databanken"):
            break
        trouble[name] = look()
        out.say(f"{'✗' if trouble[name] else '✓'} {name}")
        for line in trouble[name]:
            out.say(f"    {line}")
    bad = sum(map(bool, trouble.values()))
    out.summary(
        {"checks": trouble, "ok": not bad}, "Alles in orde." if not bad else f"{bad} van {len(trouble)} niet in orde."
    )
    return 1 if bad else 0


def _settings() -> list[str]:
    from django.core import checks

    return [str(message) for message in checks.run_checks() if message.level >= checks.WARNING]


def _databases() -> list[str]:
    from django.db import DatabaseError, connections

    found = []
    for alias in connections:
        connection = connections[alias]
        try:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA quick_check" if connection.vendor == "sqlite" else "SELECT 'ok'")
                answers = [str(row[0]) for row in cursor.fetchall()]
            found += [f"{alias}: {answer}" for answer in answers if answer != "ok"]
        except DatabaseError as closed:
            found.append(f"{alias}: {closed}")
    return found


def _migrations() -> list[str]:
    from django.db import connections

    from meedoen.kernel.database import migrating

    found = {alias: migrating.missing(alias) for alias in connections}
    return [f"{alias}: {steps} stappen te doen; voer uit: meedoen migrate" for alias, steps in found.items() if steps]
