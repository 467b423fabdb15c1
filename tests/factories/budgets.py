"""Funds with a budget, written through the ledger itself."""

import itertools

from django.utils import timezone

from meedoen.budgets import services
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor

_number = itertools.count(1)


def make_pot(network, cents=100_000, *, year=None, kind="own_contribution", **fields):
    """A fund in this year (or another) that holds so many cents."""
    system = Actor.system(network.pk, "test")
    with tenancy.use_network(network.pk):
        return services.make_fund(
            system,
            name=fields.pop("name", f"Fonds {next(_number)}"),
            kind=kind,
            funder="Gemeente",
            year=year or timezone.localdate().year,
            cents=cents,
            **fields,
        )
