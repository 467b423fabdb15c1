"""The same generated activities in the product's own database: a network with one organisation and n activities."""

import datetime
import os
import sys
from pathlib import Path

PEERS = Path(__file__).resolve().parents[2] / "shared" / "bench"


def start(folder: str) -> None:
    """Settings on a fresh SQLite in ``folder``, with the product's own durability (``synchronous=FULL``)."""
    os.environ["MEEDOEN_VAR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "meedoen.config.settings"
    os.environ.setdefault("MEEDOEN_DEMO", "1")
    sys.path.insert(0, str(PEERS / "common"))
    import django

    django.setup()
    import meedoen.config.wsgi  # noqa: F401  what the web server does once at its start


def create() -> None:
    """Migrated and with its keys, as ``make run`` does."""
    from django.core.management import call_command

    from meedoen.kernel import vault
    from meedoen.kernel.database import migrating

    for alias in ("default", "keys"):
        migrating.bring_up_to_date(alias)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    vault.master.ensure()


def fill(slug: str, count: int):
    """A network ``slug`` with ``count`` published activities, each with one session in the coming year."""
    import gen

    from meedoen.activities.models import Activity, Session
    from meedoen.kernel import tenancy
    from meedoen.kernel.actors import Role
    from meedoen.kernel.guard import seeding
    from meedoen.kernel.models import User
    from meedoen.networks.models import Membership, Network, Organisation, Place

    now = datetime.datetime.now(datetime.UTC)
    with seeding("benchmark"):
        network = Network.objects.create(slug=slug, name=slug, phone="014 00 00 00")
        user = User.objects.create_user(f"{slug}@bench.invalid", "a-long-password", name="Bench")
        with tenancy.use_network(network.pk):
            partner = Organisation.objects.create(name="Bench", kind="other")
            Membership.objects.create(user=user, organisation=partner, role=Role.WORKER)
            places: dict[int, Place] = {}
            activities, sessions = [], []
            for event in gen.events(count):
                if event["pid"] not in places:
                    places[event["pid"]] = Place.objects.create(name=event["place"])
                place = places[event["pid"]]
                activity = Activity(
                    network=network,
                    organisation=partner,
                    title=event["title"][:120],
                    text=event["text"],
                    price_cents=event["price"] * 100,
                    age_min=event["min_age"],
                    age_max=event["max_age"],
                    status="published",
                    sign_up="sign_up",
                    place=place,
                )
                start_at = now + datetime.timedelta(days=2) + (event["start"] - gen.T0)
                sessions.append(
                    Session(
                        network=network,
                        activity=activity,
                        planned_start=start_at,
                        starts_at=start_at,
                        ends_at=start_at + datetime.timedelta(hours=event["hours"]),
                        place=place,
                        capacity=30000,
                    )
                )
                activities.append(activity)
            Activity.objects.bulk_create(activities, batch_size=500)
            Session.objects.bulk_create(sessions, batch_size=500)
    return network, partner, user, [session.pk for session in sessions]
