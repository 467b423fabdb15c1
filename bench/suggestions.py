"""``python -m bench.suggestions [N]``: who stands there already, on the labelled records of FEBRL4 among N people.

Quality on the 5,000 + 5,000 labelled records (without the number column and without any date of birth: the product
keeps neither): whether the right one is among the three suggestions, and precision, recall and F1 of "this is the same
one" at ``likeness.SURE``. Speed through the door ``people.suggest``, with its log, in a house of N people of whom the
full address is noted.
"""

import csv
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from . import world

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "record-linkage-febrl"
REFERENCE = 0.9980
ASKED = 400
INSERT = 'INSERT INTO "people_mark" ("id", "network_id", "participant_id", "print") VALUES (%s, %s, %s, %s)'


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if not DATA.exists():
        print("The labelled records are not beside this checkout (../shared/data): nothing to measure on.")
        return 2
    with tempfile.TemporaryDirectory(prefix="meedoen-suggestions-") as folder:
        world.start(folder)
        world.create()
        there, asked = records("dataset4a.csv"), records("dataset4b.csv")
        for size in (len(there), count):
            quality(there, asked, size)
        speed(there, asked, count)
    return 0


def records(name: str) -> dict:
    """Records by their number: who they are, as the index takes it."""
    from meedoen.people.rules.likeness import Said

    found = {}
    with (DATA / name).open() as lines:
        for row in csv.DictReader(lines, skipinitialspace=True):
            found[row["rec_id"].strip().split("-")[1]] = Said(
                first_name=row["given_name"].strip(),
                last_name=row["surname"].strip(),
                street=row["address_1"].strip(),
                number=row["street_number"].strip(),
                postcode=row["postcode"].strip(),
                place=row["suburb"].strip(),
            )
    return found


def crowd(there: dict, count: int) -> dict:
    """The labelled people among others: names, streets and places of the same lists, drawn again (seed 7)."""
    from meedoen.people.rules.likeness import Said

    draw, known = random.Random(7), list(there.values())
    found = dict(there)
    for number in range(count - len(there)):
        one, other, street, home = (draw.choice(known) for _time in range(4))
        found[f"x{number}"] = Said(
            one.first_name, other.last_name, "", street.street, street.number, home.postcode, home.place
        )
    return found


def quality(there: dict, asked: dict, count: int) -> None:
    """Texts instead of keyed prints: the same equality, so the same answers."""
    from collections import Counter, defaultdict

    from meedoen.people.rules import likeness

    index = defaultdict(list)
    house = crowd(there, count)
    for person, said in house.items():
        for text in likeness.texts(said):
            index[text].append(person)
    right = sure = surely_right = 0
    for person, said in asked.items():
        kinds = {text: kind for text, kind in likeness.asked(said).items() if text in index}
        pairs = {text: kind for text, kind in kinds.items() if kind in likeness.PAIRS}
        says = likeness.weights({text: len(index[text]) for text in pairs}, pairs)
        weight = Counter()
        for text in pairs:
            for one in index[text]:
                weight[one] += says[text]
        best = weight.most_common(3)
        right += person in [one for one, _weight in best]
        if best and best[0][1] >= likeness.SURE:
            sure += 1
            surely_right += best[0][0] == person
    precision, recall = surely_right / sure, surely_right / len(asked)
    f1 = 2 * precision * recall / (precision + recall)
    prints = sum(map(len, index.values())) / len(house)
    print(
        f"FEBRL4 among {count} people ({prints:.0f} prints each): within three {right / len(asked):.4f} (asked 0.99); "
        f"precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f} (reference {REFERENCE})",
        flush=True,
    )


def speed(there: dict, asked: dict, count: int) -> None:
    """The whole door: prints, index, weighing, opening of three, the log."""
    from meedoen.kernel import tenancy
    from meedoen.people import queries

    network, actor = fill(crowd(there, count))
    waits, work = [], []
    with tenancy.use_network(network.pk):
        for said in list(asked.values())[:ASKED]:
            address = f"{said.street} {said.number}, {said.postcode} {said.place}"
            begun, worked = time.perf_counter(), time.process_time()
            queries.suggest(actor, first_name=said.first_name, last_name=said.last_name, address=address)
            work.append((time.process_time() - worked) * 1000)
            waits.append((time.perf_counter() - begun) * 1000)
        alone = []
        for said in list(asked.values())[:ASKED]:
            worked = time.process_time()
            queries.suggest(actor, first_name=said.first_name)
            alone.append((time.process_time() - worked) * 1000)
    for name, values in (("whole, ms", waits), ("whole, CPU ms", work), ("first name alone, CPU ms", alone)):
        ordered = sorted(values)
        print(
            f"{name}: median {statistics.median(ordered):.1f}, p95 {ordered[int(len(ordered) * 0.95)]:.1f} (asked 50)"
        )


def fill(house: dict):
    """One organisation with all these people, sealed and printed as the product does it."""
    from django.db import connections, transaction

    from meedoen.kernel import tenancy, vault
    from meedoen.kernel.actors import Role
    from meedoen.kernel.guard import seeding
    from meedoen.kernel.identifiers import new_id, short_code
    from meedoen.kernel.models import User
    from meedoen.networks.identity import actor_of
    from meedoen.networks.models import Membership, Network, Organisation
    from meedoen.people import marking
    from meedoen.people.models import Participant
    from meedoen.people.rules import likeness
    from meedoen.people.terms import FIRST_NAME, LAST_NAME

    begun = time.perf_counter()
    with seeding("benchmark"):
        network = Network.objects.create(slug="bench", name="bench")
        user = User.objects.create_user("w@bench.invalid", "a-long-password", name="Bench")
        cursor = connections["default"].cursor()
        if connections["default"].vendor == "sqlite":
            cursor.execute("PRAGMA cache_size = -600000")  # the loading is not what is measured
        with tenancy.use_network(network.pk), transaction.atomic(), transaction.atomic(using="keys"):
            partner = Organisation.objects.create(name="Bench", kind="other")
            Membership.objects.create(user=user, organisation=partner, role=Role.WORKER)
            people, marks = [], []
            for said in house.values():
                names = {FIRST_NAME: said.first_name or "?", LAST_NAME: said.last_name or "?"}
                person, sealed = vault.admit(network.pk, names)
                people.append(
                    Participant(
                        id=person, network=network, organisation=partner, level="known", code=short_code(12),
                        first_name=sealed[FIRST_NAME], last_name=sealed[LAST_NAME],
                    )
                )  # fmt: skip
                made = marking.prints(partner.pk, likeness.texts(said))
                marks += [(*written((new_id(), network.pk, person)), one) for one in made]
                if len(people) == 2000:
                    Participant.objects.bulk_create(people)
                    cursor.executemany(INSERT, marks)
                    people, marks = [], []
            Participant.objects.bulk_create(people)
            cursor.executemany(INSERT, marks)
        with tenancy.use_network(network.pk):
            cursor.execute("ANALYZE")
            actor = actor_of(user, network.pk)
    print(f"{len(house)} people noted in {time.perf_counter() - begun:.0f} s", flush=True)
    return network, actor


def written(keys) -> list:
    """Keys as the database keeps them."""
    from django.db import connection, models

    return [models.UUIDField().get_db_prep_value(key, connection) for key in keys]


if __name__ == "__main__":
    raise SystemExit(main())
