"""Signing in: an empty memory of guesses for each test, and the sign-in form filled in."""

import pytest
from django.core.cache import cache

PASSWORD = "wachtwoord-voor-test"  # the factory's


@pytest.fixture(autouse=True)
def no_guesses_yet():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sign_in(client):
    def send(name, password=PASSWORD):
        return client.post("/account/login/", {"login": name, "password": password})

    return send
