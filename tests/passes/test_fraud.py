"""G24: twenty ways of over-claiming among honest claims. Hard limits hold; soft signs are seen, and rarely wrong."""

from collections import Counter
from dataclasses import dataclass

import pytest

from meedoen.budgets.models import FundYear
from meedoen.kernel.guard import seeding
from meedoen.passes.models import Claim
from tests import sampling

from . import fraud

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Year:
    """What came of it: shares of 1, the honest claims that were held up, and what the funds hold beside the claims."""

    hard: float
    soft: float
    made: int
    alarms: list
    told: str
    held: int
    kept: int


def played(network, monkeypatch, *, claims, rounds, seed):
    monkeypatch.setattr("meedoen.passes.services.claims.linked", lambda actor, person_id: None)
    monkeypatch.setattr("meedoen.passes.services.claims.keep_receipt", lambda row, photo: None)
    with seeding("a year of claims"):
        world = fraud.make_world(network, seed)
        made, alarms = fraud.honest(world, claims)
        blocked = Counter({way.__name__: sum(way(world) for _round in range(rounds)) for way in fraud.HARD})
        seen = Counter({way.__name__: sum(way(world) for _round in range(rounds)) for way in fraud.SOFT})
    return Year(
        hard=blocked.total() / (rounds * len(fraud.HARD)),
        soft=seen.total() / (rounds * len(fraud.SOFT)),
        made=made,
        alarms=alarms,
        told=f"blocked {dict(blocked)}, seen {dict(seen)}, held up {Counter(sign for one in alarms for sign in one)}",
        held=sum(row.reserved + row.committed for row in FundYear.objects.all()),
        kept=sum(Claim.objects.values_list("granted", flat=True)),
    )


@pytest.mark.parametrize(("claims", "rounds"), [(60, 1), pytest.param(10_000, 25, marks=pytest.mark.deep)])
def test_a_year_of_claims(in_noord, monkeypatch, goal, claims, rounds):
    seed = sampling.seed()
    year = played(in_noord, monkeypatch, claims=claims, rounds=rounds, seed=seed)
    print(f"{year.made} honest claims; {year.told}")
    goal("G24-hard-blocked", round(year.hard, 4), n=rounds * len(fraud.HARD), seed=seed)
    goal("G24-soft-flagged", round(year.soft, 4), n=rounds * len(fraud.SOFT), seed=seed)
    goal("G24-false-alarms", round(len(year.alarms) / year.made, 4), n=year.made, seed=seed)
    assert year.made >= claims
    assert year.hard == 1, year.told
    assert year.soft >= 0.9, year.told
    assert len(year.alarms) <= max(year.made // 100, 4), year.alarms  # of few claims one in a hundred is no number
    assert year.held == year.kept
