"""An address that only a button opens: who comes without one gets a page of ours, with a way back."""

import pytest

from meedoen.kernel.actors import Role
from tests.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_a_button_without_its_page_says_what_to_do(client, noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(make_organisation(noord, "OCMW Noord"), Role.COORDINATOR))
    answer = client.get("/werk/noord/afrekenen/bestand/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "druk op de knop" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_on_the_site_it_keeps_its_frame_and_its_language(client, noord, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    answer = client.post("/noord/vragen/dank/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert 'lang="fr"' in page and "bouton" in page and "/noord/" in page
