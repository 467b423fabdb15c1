"""A product with something in it: two networks, organisations, numbers, JSON, binary, an audit chain, files."""

import datetime
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connections

from meedoen.kernel import guard, tenancy, vault
from meedoen.kernel.privacy import erasure
from meedoen.networks.models import Area, Network, Organisation

NAME = "tests.about"


@dataclass
class House:
    """What stands in the product, and where its files are."""

    folder: Path
    people: list[uuid.UUID] = field(default_factory=list)
    networks: list[uuid.UUID] = field(default_factory=list)

    def sealed(self, person: uuid.UUID) -> bytes:
        with tenancy.all_networks("a test looks"):
            return bytes.fromhex(Organisation.objects.get(pk=person).about)


@pytest.fixture
def house(scratch_databases, settings, monkeypatch):
    settings.MEEDOEN_MASTER_KEY_FILE = scratch_databases / "master" / "master.json"
    settings.MEDIA_ROOT = scratch_databases / "media"
    monkeypatch.setattr(erasure, "_registered", {})
    found = House(scratch_databases)
    (scratch_databases / "media" / "noord").mkdir(parents=True)
    (scratch_databases / "media" / "noord" / "logo.svg").write_bytes(b"<svg/>" * 1000)
    (scratch_databases / "media" / "leeg.txt").write_bytes(b"")
    for slug in ("noord", "zuid"):
        with guard.seeding("a test fills the product"), tenancy.all_networks("a test fills the product"):
            network = Network.objects.create(slug=slug, name=f"Netwerk {slug}", municipalities=["13049"], languages=[])
            found.networks.append(network.pk)
            for at in range(40):
                person = uuid.uuid4()
                vault.create_key(person, network.pk)
                about = vault.seal(person, NAME, f"Kanarie {person.hex}").hex()
                Organisation.objects.create(
                    id=person, network=network, name=f"Wijkhuis {at} é 🌻 'quote'", kind="association", about=about
                )
                found.people.append(person)
            top = Area.objects.create(network=network, code="1", kind="sector", name="top", valid_from=DAY)
            Area.objects.create(
                network=network,
                code="2",
                kind="sector",
                name="onder",
                parent=top,
                valid_from=DAY,
                outline=[[1.5, None]],
            )
    yield found
    for connection in connections.all():
        connection.close()


DAY = datetime.date(2024, 2, 29)
