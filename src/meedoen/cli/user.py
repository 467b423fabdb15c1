"""``meedoen user create-operator``: the first account, which makes networks and their coordinators on screen."""

import argparse

from . import django_ready
from .output import Output

HELP = "accounts maken vanaf de opdrachtregel"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", metavar="taak", required=True)
    create = tasks.add_parser("create-operator", help="een beheerder van de server, zonder zicht op persoonsgegevens")
    create.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="één regel JSON")
    create.add_argument("--email", required=True, help="e-mailadres waarmee de beheerder zich aanmeldt")
    create.add_argument("--name", required=True, help="naam van de beheerder")


def run(args: argparse.Namespace, out: Output) -> int:
    django_ready.start()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from meedoen.kernel.refusals import Refused
    from meedoen.networks.services import create_operator

    try:
        validate_email(args.email)
    except ValidationError as wrong:
        raise Refused(f"Dit is geen e-mailadres: {args.email}", field="email") from wrong
    if not args.name.strip():
        raise Refused("Geef ook een naam: --name 'An Peeters'", field="name")
    user, password = create_operator(args.email, args.name)
    out.summary(
        {"id": user.pk, "email": user.email, "password": password},
        f"Beheerder {user.email} is gemaakt.\nEerste wachtwoord (staat nergens anders): {password}",
    )
    return 0
