"""The logo of a network: put there by its coordinator, seen by all, and nothing in it but the picture."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meedoen.kernel import tenancy
from meedoen.networks.models import Network, NetworkLogo
from tests.factories import make_member, make_organisation
from tests.kernel.drawn import SECRET, jpeg, png

pytestmark = pytest.mark.django_db
PAGE = "/werk/noord/instellingen/logo/"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def coordinating(client, boss):
    client.force_login(boss)
    return client


def send(client, content, name="logo.png"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content), "once": str(uuid.uuid4())})


def logos(network):
    with tenancy.use_network(network.pk):
        return NetworkLogo.objects.count()


def name_now():
    return Network.objects.get(slug="noord").logo_name


def test_it_is_put_there_shown_and_taken_away(coordinating, noord):
    assert send(coordinating, png(extra=[(b"tEXt", SECRET)])).status_code == 303
    first = name_now()
    assert first.endswith(".png")
    stranger = Client()
    assert f'src="/noord/logo/{first}"' in stranger.get("/noord/").content.decode()
    shown = stranger.get(f"/noord/logo/{first}")
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "immutable" in shown["Cache-Control"]
    assert SECRET not in shown.content
    assert send(coordinating, jpeg(), "logo.png").status_code == 303
    assert name_now().endswith(".jpeg")
    assert logos(noord) == 1
    assert stranger.get(f"/noord/logo/{first}").status_code == 404
    assert coordinating.post(f"{PAGE}weg/", {"once": str(uuid.uuid4())}).status_code == 303
    assert (name_now(), logos(noord)) == ("", 0)
    assert "/noord/logo/" not in stranger.get("/noord/").content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG, "geen PNG, JPEG of WebP"),
        (b"", "geen PNG, JPEG of WebP"),
        (png(tail=bytes(400_000)), "te groot"),
        (png(3000, 40), "punten"),
        (png()[:50], "beschadigd"),
    ],
)
def test_what_is_no_logo_is_refused_in_a_sentence(coordinating, noord, content, sentence):
    answer = send(coordinating, content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert (name_now(), logos(noord)) == ("", 0)


def test_without_a_file_it_asks_for_one(coordinating):
    assert coordinating.post(PAGE, {}).status_code == 422


def test_it_stands_in_its_own_network_alone(coordinating, noord, zuid):
    send(coordinating, png())
    assert Client().get(f"/zuid/logo/{name_now()}").status_code == 404
    assert "/zuid/logo/" not in Client().get("/zuid/").content.decode()


@pytest.mark.parametrize("role", ["worker", "provider", "dpo"])
def test_only_who_leads_the_network_changes_it(client, noord, role):
    client.force_login(make_member(make_organisation(noord, "De Kring"), role))
    assert client.get(PAGE).status_code == 404
    assert send(client, png()).status_code == 404
    assert name_now() == ""
