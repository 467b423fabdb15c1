"""Two hundred claims at the same moment on the last euro of a fund: a connection each, every claim twice."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connections, transaction
from django.utils import timezone

from meedoen.budgets import services
from meedoen.budgets.models import Entry, FundYear, Hold
from meedoen.budgets.services import ledger
from meedoen.budgets.services.rows import About
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Refused

THREADS = 20


@dataclass
class Round:
    """What the claims of one round were told: the amount by key that went through, and what was refused."""

    pot: FundYear
    told: list[tuple[str, int]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)

    def over(self) -> int:
        """By how many cents the fund is overspent, or its books do not fit what was told; 0 = exact."""
        row = FundYear.objects.get(pk=self.pot.pk)
        lines = list(Entry.objects.filter(fund_year=row).exclude(kind="budget").values_list("cents", flat=True))
        accepted = dict(self.told)
        wrong = abs(sum(lines) - sum(accepted.values())) + abs(row.paid + row.reserved - sum(lines))
        twice = sum(1 for key, cents in self.told if accepted[key] != cents)
        held = sum(Hold.objects.filter(fund_year=row).values_list("cents", flat=True))
        starved = sum(1 for cents in self.refused if cents <= row.balance.free)
        return max(0, -row.balance.free) + wrong + twice + abs(held - row.reserved) + starved


@contextmanager
def in_step(network_id) -> Iterator:
    """``run(act)`` calls ``act(number)`` in every thread at the same moment, round after round; connections stay."""
    begin, end, work = threading.Barrier(THREADS + 1), threading.Barrier(THREADS + 1), {}

    def loop(number: int) -> None:
        with tenancy.use_network(network_id):
            while True:
                begin.wait()
                if work["act"] is None:
                    break
                try:
                    work["act"](number)
                except BaseException as fault:
                    work["round"].faults.append(fault)
                end.wait()
        connections.close_all()

    def run(found: Round, act) -> None:
        work.update(act=act, round=found)
        begin.wait()
        end.wait()

    threads = [threading.Thread(target=loop, args=(number,), daemon=True) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    try:
        yield run
    finally:
        work["act"] = None
        begin.wait()
        for thread in threads:
            thread.join()


def claims(found: Round, draw: random.Random, count: int):
    """What each thread does in this round; every claim comes from two threads, under the same key."""
    amounts = [draw.randint(1, 60) for _claim in range(count // 2)]
    about = About(on=timezone.localdate(), what="kamp", basket="own_initiative")
    actor = Actor.system(found.pot.network_id, "claim")
    half = THREADS // 2

    def claim(at: int) -> None:
        key, cents = f"{found.pot.pk.hex}:{at}", amounts[at]
        try:
            if at % 2:
                said = {"cents": cents, "what": about.what, "on": about.on, "basket": about.basket}
                services.note_expense(actor, found.pot.pk, key=key, **said)
            else:
                with seeding("a claim inside the command of a higher feature"), transaction.atomic():
                    ledger.reserve(actor, found.pot.pk, cents, key=key, about=about)
            found.told.append((key, cents))
        except Refused as refusal:
            assert refusal.code == "overspent"
            found.refused.append(cents)

    def act(number: int) -> None:
        for at in range(number % half, len(amounts), half):
            claim(at)

    return act
