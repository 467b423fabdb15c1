"""The settings of an installation for real people, behind TLS: each as docs/asvs.csv says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json, django
django.setup()
from django.conf import settings as s
from django.contrib.auth.hashers import get_hasher
from django.test import Client
client = Client(SERVER_NAME="voorbeeld.be", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_PROTO="https")
answers = {how: getattr(client, how)("/api/v1/openapi.json") for how in ("get", "trace")}
plain = Client(SERVER_NAME="voorbeeld.be").get("/api/v1/openapi.json")
print(json.dumps({
    "settings": {name: getattr(s, name) for name in dir(s) if isinstance(getattr(s, name), (str, int))},
    "headers": dict(answers["get"].items()), "status": {how: one.status_code for how, one in answers.items()},
    "plain": [plain.status_code, plain.get("Location")],
    "hasher": [get_hasher().algorithm, get_hasher().iterations],
}))
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """What a process with the settings of the guide says of itself and answers."""
    folder = tmp_path_factory.mktemp("real")
    asked = {
        "MEEDOEN_VAR": str(folder), "MEEDOEN_BEHIND_TLS": "1", "MEEDOEN_HOSTS": "voorbeeld.be", "MEEDOEN_DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "meedoen.config.settings", "PYTHONPATH": str(ROOT / "src"),
        "DATABASE_URL": "", "KEYS_DATABASE_URL": "",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_cookies_behind_tls(real):
    said = real["settings"]
    assert (said["SESSION_COOKIE_NAME"], said["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    for name in ("SESSION", "CSRF"):
        assert (said[f"{name}_COOKIE_SECURE"], said[f"{name}_COOKIE_HTTPONLY"]) == (True, True)
        assert said[f"{name}_COOKIE_SAMESITE"] == "Lax"


def test_strict_transport(real):
    assert real["headers"]["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert real["plain"] == [403, None]  # the API is refused in the clear; pages are led on (test_sessions_that_end)


def test_content_policy(real):
    policy = dict(part.strip().split(" ", 1) for part in real["headers"]["Content-Security-Policy"].split(";"))
    assert policy.pop("img-src") == "'self' data:"
    assert {name: policy.pop(name) for name in ("default-src", "frame-ancestors", "base-uri")} == {
        "default-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'"
    }  # fmt: skip
    assert set(policy.values()) == {"'self'"} and "script-src" in policy


def test_headers_of_every_answer(real):
    wanted = {
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", 
        "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip
    assert {name: real["headers"].get(name) for name in wanted} == wanted
    assert "Server" not in real["headers"]


def test_a_session_lasts_a_working_day(real):
    assert real["settings"]["SESSION_COOKIE_AGE"] == 10 * 3600
    assert real["settings"].get("SESSION_SAVE_EVERY_REQUEST", False) is False  # counted from signing in


def test_passwords_are_hashed_slowly(real):
    algorithm, rounds = real["hasher"]
    assert algorithm == "pbkdf2_sha256" and rounds >= 600_000


def test_no_debugging(real):
    assert (real["settings"]["DEBUG"], real["settings"]["DEMO"]) == (False, False)
    assert real["settings"]["SECOND_FACTOR_REQUIRED"] is True


def test_trace_is_refused(real):
    assert real["status"] == {"get": 200, "trace": 405}
