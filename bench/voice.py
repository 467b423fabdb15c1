"""``python -m bench.voice``: what belongs together among 10,000 signals, in the job and for one new signal; the pages.

CPU milliseconds of the process that does the work, medians. The texts are drawn from frequent Dutch words, some of
them far more often than others, so that signals share words as those of people do.
"""

import datetime
import itertools
import random
import statistics
import tempfile
import uuid

from . import world
from .measures import cpu

ROUNDS = 5
SIZES = (100, 10_000)
PAGES = ("signalen/", "signalen/samen/", "bundels/", "signalen/nakijken/")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="meedoen-voice-") as folder:
        world.start(folder)
        world.create()
        scene = Scene()
        print("| what | ours | asked | met |\n|---|---|---|---|")
        asked = {}
        for size in SIZES:
            scene.grow(size)
            asked[size] = {path: scene.questions(path) for path in PAGES}
        scene.use_network(_suggestions, scene)
        for path in PAGES:
            counts = [asked[size][path] for size in SIZES]
            _row(f"questions of /{path} at {SIZES[0]} and {SIZES[1]}", f"{counts}", "equal", counts[0] == counts[1])
    return 0


def _row(what: str, ours: str, asked: str, met: bool) -> None:
    print(f"| {what} | {ours} | {asked} | {'yes' if met else 'NO'} |")


def _suggestions(scene: "Scene") -> None:
    from meedoen.kernel.actors import Actor
    from meedoen.voice.queries import signals
    from meedoen.voice.services import suggesting

    job = cpu(lambda: suggesting.look_for_alike(Actor.system(scene.network.pk, "bench")), times=1) / 1000
    _row("suggestions over 10,000 signals, in the job", f"{job:.2f} s", "≤ 3 s", job <= 3)
    few = [cpu(lambda: signals.alike(scene.worker, scene.some()), times=4) for _round in range(ROUNDS)]
    one = statistics.median(few)
    _row("suggestions for one new signal", f"{one:.1f} ms", "≤ 100 ms", one <= 100)


class Scene:
    """One partner with a worker, and signals."""

    def __init__(self) -> None:
        from django.test import Client

        from meedoen.kernel import tenancy
        from meedoen.kernel.guard import seeding
        from meedoen.networks.identity import actor_of
        from meedoen.wording.search.lexicon import words

        self.network, self.partner, self.user, _sessions = world.fill("groot", 20)
        self.tenancy, self.seeding, self.numbers = tenancy, seeding, itertools.count()
        self.chance = random.Random(5)
        every = [word for word, band in words().items() if len(word) > 4]
        self.chance.shuffle(every)
        self.common, self.rare = every[:300], every[300:6000]
        with tenancy.use_network(self.network.pk):
            self.worker = actor_of(self.user, self.network.pk)
        self.client = Client(HTTP_HOST="127.0.0.1")
        self.client.force_login(self.user)
        self.ids: list[uuid.UUID] = []

    def use_network(self, call, *args) -> None:
        with self.tenancy.use_network(self.network.pk):
            call(*args)

    def some(self) -> uuid.UUID:
        return self.chance.choice(self.ids)

    def grow(self, size: int) -> None:
        """Checked signals up to this many, with their terms."""
        from meedoen.kernel.identifiers import new_id
        from meedoen.voice.models import Signal, SignalTerm
        from meedoen.voice.rules.bundling import terms_of
        from meedoen.voice.terms.signals import Theme

        today, rows, terms = datetime.date.today(), [], []
        with self.tenancy.use_network(self.network.pk), self.seeding("benchmark"):
            for number in range(len(self.ids), size):
                text = " ".join(self.chance.choices(self.common, k=5) + self.chance.choices(self.rare, k=9))
                row = Signal(
                    id=new_id(), network=self.network, organisation=self.partner, way_in="note", state="checked",
                    statement=text, theme=Theme.values[number % 12], thresholds=["reachable"], promised_on=today,
                    noticed_on=today - datetime.timedelta(days=number % 300),
                )  # fmt: skip
                rows.append(row)
                terms += [SignalTerm(network=self.network, signal=row, term=term) for term in terms_of(text)]
            Signal.objects.bulk_create(rows, batch_size=500)
            SignalTerm.objects.bulk_create(terms, batch_size=2000)
        self.ids += [row.pk for row in rows]

    def questions(self, path: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self._ask(path)
        with CaptureQueriesContext(connection) as rows:
            self._ask(path)
        return len(rows)

    def _ask(self, path: str) -> None:
        answer = self.client.get(f"/werk/{self.network.slug}/{path}")
        assert answer.status_code == 200, (path, answer.status_code)


if __name__ == "__main__":
    raise SystemExit(main())
