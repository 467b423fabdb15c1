"""Posts of machines beside residents on one public form, in one minute: two forms are tried with it."""

import heapq
import itertools
import random
import re
from collections import Counter

from django.test import Client

KINDS = (("blind", 45), ("forged", 15), ("replay", 15), ("trap", 12), ("fast", 8), ("patient", 4.6), ("browser", 0.4))
STATE = re.compile(r'name="state" value="([^"]+)"')
SHEET = re.compile(r'href="(/teken/[^"]+)"')


class Visitor:
    """A client at an address; ``post`` counts."""

    def __init__(self, address, url):
        self.client, self.address, self.url = Client(), address, url
        self.posts = 0

    def get(self, url=None):
        return self.client.get(url or self.url, REMOTE_ADDR=self.address)

    def post(self, **data):
        self.posts += 1
        return self.client.post(self.url, data, REMOTE_ADDR=self.address)


def state_in(answer):
    found = STATE.search(answer.content.decode())
    return found[1] if found else ""


def flood(url, machine, resident, *, seed, posts, addresses, residents, clock):
    """Run it: ``machine(kind, visitor, chance, captured)`` posts for ever, ``resident(number, visitor, chance)`` once.

    Both yield the seconds until their next act. Gives what each kind posted, and which residents came through at once.
    """
    chance, tie = random.Random(seed), itertools.count()
    captured = state_in(Visitor("192.0.2.250", url).get())
    kinds = list(itertools.chain.from_iterable([kind] * round(addresses * share / 100) for kind, share in KINDS))
    kinds += ["blind"] * (addresses - len(kinds))
    sent, passed, queue, share = Counter(), {}, [], posts / addresses
    for number, kind in enumerate(kinds):
        visitor = Visitor(f"10.{number // 250}.{number % 250}.7", url)
        run = machine(kind, visitor, chance, captured)
        heapq.heappush(queue, (10 * chance.random(), next(tie), kind, visitor, run))
    for number in range(residents):
        visitor = Visitor(address_of(number, residents), url)
        heapq.heappush(queue, (45 * chance.random(), next(tie), number, visitor, resident(number, visitor, chance)))
    start = clock.time()
    while queue:
        at, order, who, visitor, run = heapq.heappop(queue)
        clock.at(start + at)
        try:
            wait = next(run)
        except StopIteration as end:
            passed[who] = end.value
            continue
        if isinstance(who, str) and visitor.posts >= share:
            sent[who] += visitor.posts
            continue
        heapq.heappush(queue, (at + wait, order, who, visitor, run))
    return sent, passed


def address_of(number, residents):
    """A fifth at the library, a fifth in households, a tenth behind the address of a machine, the rest alone."""
    part = number / residents
    if part < 0.2:
        return "192.0.2.1"
    if part < 0.4:
        return f"198.51.100.{number // 4}"
    if part < 0.5:
        return f"10.0.{number % 7}.7"
    return f"203.0.113.{number}"


class Clock:
    def __init__(self, traveller):
        self.traveller, self.begin = traveller, 1_773_223_200.0  # 11 March 2026, eleven in the morning

    def time(self):
        return self.begin

    def at(self, moment):
        self.traveller.move_to(moment)
