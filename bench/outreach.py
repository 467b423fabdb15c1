"""``python -m bench.outreach``: a contact note and the pages that grow with them, beside the floor, in one run.

CPU milliseconds of the process that does the work. The note has one theme and a neighbourhood: the
commonest. Pages are asked through the whole stack by somebody who is signed in, at 10 and at 10,000 contacts with as
many things to follow up; a fifth of them have a person whose line is sealed with a key of their own.
"""

import datetime
import itertools
import statistics
import sys
import tempfile
import time
import uuid

from . import world
from .floor import Floor
from .measures import CALLS, cpu

ROUNDS = 5
SIZES = (10, 10_000)


def main() -> int:
    if not (world.PEERS / "floor" / "app.py").exists():
        print("The peers' scripts are not beside this checkout (../shared/bench): nothing to compare with.")
        return 2
    with tempfile.TemporaryDirectory(prefix="meedoen-outreach-") as folder:
        world.start(folder)
        world.create()
        floor = Floor(2000)
        try:
            scene = Scene()
            print("| what | ours | beside | asked | met |\n|---|---|---|---|---|")
            _note(scene, floor)
            _pages(scene)
            _sealed(scene)
            _erasure(scene)
        finally:
            floor.close()
    return 0


class Scene:
    """One partner with a worker, a neighbourhood, and people who are met."""

    def __init__(self) -> None:
        from django.test import Client

        from meedoen.kernel import tenancy
        from meedoen.kernel.guard import seeding
        from meedoen.networks.identity import actor_of
        from meedoen.networks.models import Area
        from meedoen.people import public as people

        self.network, self.partner, self.user, _sessions = world.fill("groot", 20)
        self.use, self.seeding, self.numbers = tenancy.use_network, seeding, itertools.count()
        with self.use(self.network.pk):
            with seeding("benchmark"):
                self.area = Area.objects.create(
                    code="w1", kind="neighbourhood", name="Centrum", valid_from=datetime.date(2020, 1, 1)
                )
            self.worker = actor_of(self.user, self.network.pk)
            self.people = [
                people.register(self.worker, organisation_id=self.partner.pk, first_name=f"Mens {number}").pk
                for number in range(40)
            ]
            with seeding("benchmark"):
                people.follow(self.worker, self.people[0], self.partner.pk)
        self.client = Client(HTTP_HOST="127.0.0.1")
        self.client.force_login(self.user)
        self.made = 0

    def note(self, **fields) -> None:
        from meedoen.outreach import services
        from meedoen.outreach.rules.notes import Told

        said = Told(kind="street", on=datetime.date.today(), area_id=self.area.pk, themes=("housing",), **fields)
        services.note(self.worker, organisation_id=self.partner.pk, client_id=uuid.uuid4(), told=said)

    def grow(self, size: int) -> None:
        """Contacts up to this many, each with something to follow up this week."""
        from meedoen.kernel import vault
        from meedoen.kernel.identifiers import new_id
        from meedoen.outreach.models import Contact, FollowUp
        from meedoen.outreach.rules import sealing

        today, contacts, waiting = datetime.date.today(), [], []
        with self.use(self.network.pk), self.seeding("benchmark"), vault.remembered():
            for number in range(self.made, size):
                person = self.people[number // 5 % 40] if number % 5 == 0 else None
                contact = Contact(
                    id=new_id(), network=self.network, organisation=self.partner, worker_id=self.user.pk, kind="street",
                    on=today - datetime.timedelta(days=number % 300), area=self.area, themes=["housing"],
                    participant_id=person, who="first_name" if person else "nobody",
                )  # fmt: skip
                row_id = new_id()
                what = vault.seal(person, sealing.what(row_id), "zoekt opvang") if person else None
                contacts.append(contact)
                waiting.append(
                    FollowUp(
                        id=row_id, network=self.network, contact=contact, organisation=self.partner, kind="question",
                        participant_id=person, what=what, due=today + datetime.timedelta(days=number % 9 - 3),
                        opened_on=today, worker_id=self.user.pk,
                    )
                )  # fmt: skip
            Contact.objects.bulk_create(contacts, batch_size=500)
            FollowUp.objects.bulk_create(waiting, batch_size=500)
        self.made = size

    def questions(self, path: str) -> int:
        from django.db import connections
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
            self.ask(path)
        return len(rows) + len(keys)

    def ask(self, path: str) -> None:
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)


def _note(scene: Scene, floor: Floor) -> None:
    kinds = {
        "a note without a name": {},
        "a note about somebody known": {"who": "known", "person": {"who": "known", "person": scene.people[0]}},
    }
    ours: dict[str, list[float]] = {name: [] for name in kinds}
    beside = []
    with scene.use(scene.network.pk):
        for fields in kinds.values():
            cpu(lambda said=fields: scene.note(**said), 5)
        for _round in range(ROUNDS):
            for name, fields in kinds.items():
                ours[name].append(cpu(lambda said=fields: scene.note(**said)))
            beside.append(floor.cpu("register", CALLS))
    served = statistics.median(floor.served() for _round in range(3))
    for name, found in ours.items():
        mine = statistics.median(found)
        print(
            f"| {name}, through the service | {mine:.2f} ms | floor's view {statistics.median(beside):.2f}, over HTTP "
            f"{served:.2f} ({mine / served:.1f} ×) | ≤ 5 × floor | {'yes' if mine <= 5 * served else 'NO'} |",
            flush=True,
        )


def _pages(scene: Scene) -> None:
    pages = {
        "today page": "/werk/groot/contacten/",
        "person page": f"/werk/groot/mensen/{scene.people[0]}/",
        "the note, empty": "/werk/groot/contacten/noteer/",
        "figures": "/werk/groot/contacten/cijfers/",
    }
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in pages}
    for size in SIZES:
        scene.grow(size)
        for name, path in pages.items():
            for _warm in range(3):
                scene.ask(path)
            took = statistics.median(cpu(lambda at=path: scene.ask(at), 10) for _round in range(ROUNDS))
            found[name].append((scene.questions(path), took))
    for name, ((few, short), (many, long)) in found.items():
        limit = name in ("today page", "person page")
        met = few == many and (long <= 15 or not limit)
        asked = "constant, ≤ 15 CPU ms" if limit else "constant"
        print(
            f"| {name}, at {SIZES[0]} → {SIZES[1]} | {few} → {many} queries, {short:.1f} → {long:.1f} ms | – | "
            f"{asked} | {'yes' if met else 'NO'} |",
            flush=True,
        )


def _sealed(scene: Scene) -> None:
    """The same pages with the names opened, and with names that need no key and no cipher: what the vault costs."""
    from unittest import mock

    from meedoen.kernel import vault

    plain = mock.patch.object(vault, "open_many", lambda items: ["Mens" if blob else "" for *_who, blob in items])
    pages = {"person page": f"/werk/groot/mensen/{scene.people[0]}/", "40 people on my list": "/werk/groot/mensen/"}
    with scene.use(scene.network.pk), scene.seeding("benchmark"):
        from meedoen.people import public as people

        for person in scene.people[1:]:
            people.follow(scene.worker, person, scene.partner.pk)
    for name, path in pages.items():
        sealed, opened = [], []
        for _round in range(ROUNDS + 1):
            sealed.append(cpu(lambda at=path: scene.ask(at), 10))
            with plain:
                opened.append(cpu(lambda at=path: scene.ask(at), 10))
        mine, theirs = statistics.median(sealed[1:]), statistics.median(opened[1:])
        print(
            f"| {name}, sealed | {mine:.1f} ms | not sealed {theirs:.1f} ({mine / theirs:.2f} ×) | ≤ 2 × | "
            f"{'yes' if mine <= 2 * theirs else 'NO'} |",
            flush=True,
        )


def _erasure(scene: Scene) -> None:
    """Erasing somebody with fifty contacts and as many things to follow up, until the key is destroyed."""
    from meedoen.people import public as people

    waits, work = [], []
    for person in scene.people[1:16]:
        begun, worked = time.perf_counter(), time.process_time()
        with scene.use(scene.network.pk):
            people.erase(scene.worker, person)
        work.append((time.process_time() - worked) * 1000)
        waits.append((time.perf_counter() - begun) * 1000)
    met = max(waits) <= 1000
    print(
        f"| erasing a person with 50 contacts | elapsed median {statistics.median(waits):.0f}, slowest "
        f"{max(waits):.0f} ms; CPU {statistics.median(work):.0f} | – | ≤ 1 s | {'yes' if met else 'NO'} |",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
