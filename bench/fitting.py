"""``python -m bench.fitting [N] [ROUNDS]``: "Wat past bij mij?" over N sessions to come, each of its own activity.

The offer is drawn at random in every trait (price, stairs, language, themes, village, hours), so that hardly two
sessions are equal: harder than a real region, where a series is the same every week. Each question is answered by the
query of the product, through its door; the page is the whole answer of the server, made anew each time. On SQLite, or
on PostgreSQL when ``DATABASE_URL`` names one. Where others use the machine too, read the CPU columns.
"""

import datetime
import functools
import os
import random
import sys
import tempfile
import time

from . import world

ASK = 50.0
"""Milliseconds: what issue 4 asks of a region of 20,000 sessions."""

THEMES = (
    "meeting_people",
    "sport",
    "culture",
    "creative",
    "food",
    "nature",
    "learning",
    "digital",
    "children",
    "money",
)
STEPS = ("yes", "with_help", "no", "unknown")
SEED = 4


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(prefix="meedoen-fitting-") as folder:
        world.start(folder)
        world.create()
        network = region(count)
        measure(network, count, rounds)
    return 0


def region(count: int):
    """A network with this many published activities, one session each in the coming half year, indexed."""
    from meedoen.activities.models import Activity, Session
    from meedoen.activities.services import searching
    from meedoen.kernel import tenancy
    from meedoen.kernel.guard import seeding
    from meedoen.networks.models import Network, Organisation, Place

    draw, now = random.Random(SEED), datetime.datetime.now(datetime.UTC)
    with seeding("benchmark"):
        network = Network.objects.create(slug="streek", name="Streek", phone="014 00 00 00")
        with tenancy.use_network(network.pk):
            partner = Organisation.objects.create(name="Bench", kind="other")
            places = [
                Place(
                    network=network,
                    name=f"Zaal {at}",
                    wheelchair=draw.choice(STEPS),
                    bus_stop=draw.choice(("", "Kerk")),
                )
                for at in range(200)
            ]
            Place.objects.bulk_create(places)
            activities = [_activity(draw, Activity, network, partner, at, places) for at in range(count)]
            Activity.objects.bulk_create(activities, batch_size=500)
            sessions = []
            for one in activities:
                start = now + datetime.timedelta(minutes=draw.randrange(60, 180 * 24 * 60))
                made = Session.of(one, start, start + datetime.timedelta(hours=2))
                made.village_code, made.taken = f"V{draw.randrange(40)}", draw.choice((0, 0, 5, 10))
                sessions.append(made)
            Session.objects.bulk_create(sessions, batch_size=500)
    begun = time.perf_counter()
    searching.rebuild(network.pk)
    print(f"indexed in {time.perf_counter() - begun:.0f} s")
    return network


def _activity(draw, activity, network, partner, at, places):
    return activity(
        network=network, organisation=partner, title=f"Activiteit {at}", text="Iets om samen te doen. " * 10,
        status="published", place=draw.choice(places), capacity=draw.choice((None, 10)),
        price_cents=draw.choice((0, 0, 200, 500, 1500, None)), social_price_cents=draw.choice((None, 100)),
        themes=draw.sample(THEMES, 2), children_welcome=draw.random() < 0.4, no_dutch_needed=draw.random() < 0.3,
        quiet=draw.random() < 0.2, companion_welcome=draw.random() < 0.2, transport_offered=draw.random() < 0.1,
        age_min=draw.choice((None, None, 18)), age_max=draw.choice((None, None, 12)),
        languages=draw.choice(([], ["nl", "ar"], ["nl", "fr"])), welcomed_by=draw.choice(("", "Mia")),
    )  # fmt: skip


def asked() -> dict:
    """From nothing answered to everything: each more than the one before."""
    from meedoen.activities.rules.fitting import HOLDS, LIKES, Answers

    return {
        "nothing answered": Answers(),
        "when and price": Answers(when="afternoon", holds=("price",)),
        "six answers": Answers("evening", "V7", "yes", "alone", ("cook", "move"), ("price", "language")),
        "every answer": Answers("weekend", "V7", "yes", "together", LIKES, HOLDS),
    }


def measure(network, count: int, rounds: int) -> None:
    from django.test import Client

    from meedoen.activities.queries import fitting
    from meedoen.kernel import tenancy
    from meedoen.kernel.actors import Actor

    load = f"{os.getloadavg()[0]:.1f}"
    print(f"{datetime.date.today()} · {os.cpu_count()} processors · load {load} · {count} sessions, {rounds} rounds")
    print(
        "| answered | query p50 ms | worst ms | CPU p50 ms | page p50 ms | page CPU p50 ms | asked of query CPU | met |"
    )
    print("|---|---|---|---|---|---|---|---|")
    near, now = [f"V{at}" for at in range(8, 14)], datetime.datetime.now(datetime.UTC)
    client = Client(headers={"host": "127.0.0.1"})
    for name, answers in asked().items():
        query, page = [], []
        for turn in range(rounds + 1):
            with tenancy.use_network(network.pk):
                ask = functools.partial(fitting.offers, Actor.anonymous(network.pk), answers)
                took = timed(functools.partial(ask, now=now, neighbours=near, language="ar"))
            address = f"/streek/wat-past/voorstel/{answers.address() or '?'}&keer={turn}"
            seen = timed(functools.partial(client.get, address))
            if turn:
                query.append(took)
                page.append(seen)
        waits, work = (sorted(one[at] for one in query) for at in (0, 1))
        shown, drawn = (sorted(one[at] for one in page) for at in (0, 1))
        middle = len(waits) // 2
        cells = (waits[middle], waits[-1], work[middle], shown[middle], drawn[middle])
        said = " | ".join(f"{cell:.1f}" for cell in cells)
        print(f"| {name} | {said} | ≤ {ASK:.0f} ms | {'yes' if work[middle] <= ASK else 'no'} |")


def timed(do) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor, of this process."""
    begun, worked = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
