"""G24: twenty ways of over-claiming among honest claims. Hard limits hold; soft signs are seen, and rarely wrong."""

from collections import Counter

import pytest

from meedoen.budgets.models import FundYear
from meedoen.kernel.guard import seeding
from meedoen.passes.models import Claim
from tests import sampling

from . import fraud

pytestmark = pytest.mark.django_db


def played(network, monkeypatch, goal, *, claims, rounds):
    seed = sampling.seed()
    monkeypatch.setattr("meedoen.passes.services.claims.linked", lambda actor, person_id: None)
    monkeypatch.setattr("meedoen.passes.services.claims.keep_receipt", lambda row, photo: None)
    with seeding("a year of claims"):
        world = fraud.make_world(network, seed)
        made, alarms = fraud.honest(world, claims)
        blocked = Counter({way.__name__: sum(way(world) for _round in range(rounds)) for way in fraud.HARD})
        seen = Counter({way.__name__: sum(way(world) for _round in range(rounds)) for way in fraud.SOFT})
    hard = sum(blocked.values()) / (rounds * len(fraud.HARD))
    soft = sum(seen.values()) / (rounds * len(fraud.SOFT))
    print(f"{made} honest claims, {len(alarms)} held up: {Counter(sign for one in alarms for sign in one)}")
    print(f"blocked {dict(blocked)}\nseen {dict(seen)}")
    goal("G24-hard-blocked", round(hard, 4), n=rounds * len(fraud.HARD), seed=seed)
    goal("G24-soft-flagged", round(soft, 4), n=rounds * len(fraud.SOFT), seed=seed)
    goal("G24-false-alarms", round(len(alarms) / made, 4), n=made, seed=seed)
    assert hard == 1, blocked
    assert soft >= 0.9, seen
    assert len(alarms) <= max(made // 100, 4), alarms  # of few claims one in a hundred is no number
    kept = sum(Claim.objects.values_list("granted", flat=True))
    assert sum(row.reserved + row.committed for row in FundYear.objects.all()) == kept


def test_a_day_of_it(in_noord, monkeypatch, goal):
    played(in_noord, monkeypatch, goal, claims=60, rounds=1)


@pytest.mark.deep
def test_the_whole(in_noord, monkeypatch, goal):
    played(in_noord, monkeypatch, goal, claims=10_000, rounds=25)
