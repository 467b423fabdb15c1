"""The only reader of the process environment.

Every setting that differs between machines is named here, with its default for the embedded product
(one machine, SQLite under ``var/``). ``docs/guide/operator.md`` lists them for whoever runs it for real.
"""

import ipaddress
import os
import secrets
import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
LOOPBACK = "127.0.0.0/8,::1/128"
SHORTEST_KEY = 24
LONGEST_WAIT = 300
AT_A_TILL = 30
"""Seconds that somebody waits for UiTPAS at most."""

_env = environ.Env()

VAR = Path(_env.str("MEEDOEN_VAR", default=str(ROOT / "var"))).resolve()
DEMO = _env.bool("MEEDOEN_DEMO", default=False)
DEBUG = _env.bool("MEEDOEN_DEBUG", default=False)
PORT = _env.int("PORT", default=8000)
HOSTS = _env.list("MEEDOEN_HOSTS", default=["127.0.0.1", "localhost"])
ORIGINS = _env.list("MEEDOEN_ORIGINS", default=[])
BEHIND_TLS = _env.bool("MEEDOEN_BEHIND_TLS", default=False)
EMAIL_URL = _env.str("EMAIL_URL", default="")
SENDER = _env.str("MEEDOEN_SENDER", default="meedoen@localhost")
REFUSE_QUERIES_IN_TEMPLATES = _env.bool("MEEDOEN_REFUSE_QUERIES_IN_TEMPLATES", default=True)
MASTER_KEY_FILE = Path(_env.str("MEEDOEN_KEY_FILE", default=str(VAR / "keys" / "master.json")))
MASTER_KEYS = _env.str("MEEDOEN_MASTER_KEYS", default="")
AUDIT_HEAD_FILE = _env.str("MEEDOEN_AUDIT_HEAD_FILE", default="")
TEST_DB = _env.str("MEEDOEN_TEST_DB", default="sqlite")
DEEP = _env.bool("MEEDOEN_DEEP", default=False)


def database(name: str, default_file: Path) -> dict:
    """The Django connection settings named by an environment variable, or SQLite in ``default_file``."""
    if _env.str(name, default=""):
        with warnings.catch_warnings(action="ignore"):
            found = _env.db_url(name)
        if not found.get("ENGINE", "").endswith(("sqlite3", "postgresql")):
            raise ImproperlyConfigured(f"{name} is geen adres van een databank, zoals postgres://naam@machine/databank")
        return found
    return {"ENGINE": "meedoen.kernel.database.sqlite", "NAME": str(default_file)}


GATEWAYS = {"": "", "meedoen": "MeedoenGateway", "smstools": "SmstoolsGateway", "console": "ConsoleGateway"}


def sms() -> tuple[str, dict[str, Any]]:
    """The class of the gateway for SMS, and its keys. Without MEEDOEN_SMS nobody gets one (the demo only pretends)."""
    name = _env.str("MEEDOEN_SMS", default="console" if DEMO else "")
    if name not in GATEWAYS:
        raise ImproperlyConfigured(f"MEEDOEN_SMS kent alleen: {', '.join(filter(None, GATEWAYS))}")
    found: dict[str, Any] = {
        "url": _env.str("MEEDOEN_SMS_URL", default=""),
        "user": _env.str("MEEDOEN_SMS_USER", default=""),
        "secret": _env.str("MEEDOEN_SMS_SECRET", default=""),
        "sender": _env.str("MEEDOEN_SMS_SENDER", default="Afspraak"),
        "report_key": _env.str("MEEDOEN_SMS_REPORT_KEY", default=""),
        "timeout": _env.str("MEEDOEN_SMS_TIMEOUT", default="10"),
    }
    if not found["timeout"].isdigit() or not 0 < int(found["timeout"]) <= LONGEST_WAIT:
        raise ImproperlyConfigured(f"MEEDOEN_SMS_TIMEOUT is een aantal seconden van 1 tot {LONGEST_WAIT}")
    found["timeout"] = int(found["timeout"])
    if name in ("meedoen", "smstools") and not found["secret"]:
        raise ImproperlyConfigured("MEEDOEN_SMS vraagt ook MEEDOEN_SMS_SECRET, de sleutel van de poort")
    if name == "meedoen" and not found["url"]:
        raise ImproperlyConfigured("MEEDOEN_SMS=meedoen vraagt ook MEEDOEN_SMS_URL, het adres van de poort")
    if found["url"] and not found["url"].startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ImproperlyConfigured("MEEDOEN_SMS_URL begint met https://: er gaan nummers en een sleutel over")
    if found["report_key"] and len(found["report_key"]) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"MEEDOEN_SMS_REPORT_KEY heeft minstens {SHORTEST_KEY} tekens")
    path = f"meedoen.kernel.messages.gateways.{GATEWAYS[name]}" if GATEWAYS[name] else ""
    return path, found


UITPAS = {
    "": ("", ""),
    "test": ("https://api-test.uitpas.be", "https://account-test.uitid.be"),
    "live": ("https://api.uitpas.be", "https://account.uitid.be"),
}
"""The two environments of publiq: where the API stands, and where a client gets its token."""


def uitpas() -> dict[str, Any]:
    """Where UiTPAS is asked, and the keys of each network. Without MEEDOEN_UITPAS no network has any."""
    name = _env.str("MEEDOEN_UITPAS", default="")
    if name not in UITPAS:
        raise ImproperlyConfigured("MEEDOEN_UITPAS kent alleen: test, live")
    api, login = UITPAS[name]
    found: dict[str, Any] = {
        "api": _env.str("MEEDOEN_UITPAS_URL", default="").rstrip("/") or api,
        "login": _env.str("MEEDOEN_UITPAS_LOGIN_URL", default="").rstrip("/") or login,
        "keys": {},
        "timeout": _env.str("MEEDOEN_UITPAS_TIMEOUT", default="10"),
    }
    for url in (found["api"], found["login"]):
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ImproperlyConfigured("MEEDOEN_UITPAS_URL begint met https://: er gaan nummers en een sleutel over")
    if not found["timeout"].isdigit() or not 0 < int(found["timeout"]) <= AT_A_TILL:
        raise ImproperlyConfigured(f"MEEDOEN_UITPAS_TIMEOUT is een aantal seconden van 1 tot {AT_A_TILL}")
    found["timeout"] = int(found["timeout"])
    for part in filter(None, (part.strip() for part in _env.str("MEEDOEN_UITPAS_KEYS", default="").split(","))):
        slug, _mark, keys = part.partition("=")
        client_id, _mark, secret = keys.partition(":")
        if not (slug and client_id and secret):
            raise ImproperlyConfigured(
                "MEEDOEN_UITPAS_KEYS is netwerk=naam:geheim, met een komma tussen twee netwerken"
            )
        found["keys"][slug] = (client_id, secret)
    if name and not found["keys"]:
        raise ImproperlyConfigured("MEEDOEN_UITPAS vraagt ook MEEDOEN_UITPAS_KEYS, de sleutels van publiq")
    if not name:
        found["keys"] = {}
    return found


def trusted_proxies() -> tuple[int, list[str]]:
    """Which machines before us may say who asks: a number of steps, or networks such as 10.0.0.0/8."""
    given = [part.strip() for part in _env.str("MEEDOEN_TRUSTED_PROXIES", default=LOOPBACK).split(",") if part.strip()]
    if len(given) == 1 and given[0].isdigit():
        return int(given[0]), []
    try:
        return 0, [str(ipaddress.ip_network(part)) for part in given]
    except ValueError:
        raise ImproperlyConfigured(
            "MEEDOEN_TRUSTED_PROXIES is een aantal, of netwerken zoals 10.0.0.0/8,192.0.2.7"
        ) from None


def email() -> dict:
    """Django's e-mail settings; without EMAIL_URL mail is written to the console of the server."""
    if EMAIL_URL:
        try:
            return _env.email_url("EMAIL_URL")
        except (ImproperlyConfigured, ValueError) as wrong:
            raise ImproperlyConfigured("EMAIL_URL is een adres zoals smtp+tls://naam:wachtwoord@machine:587") from wrong
    return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


def leaked_passwords() -> str:
    """The list of leaked passwords that the operator fetched; without the setting none is refused for that."""
    given = _env.str("MEEDOEN_LEAKED_PASSWORDS", default="")
    if given and not os.access(given, os.R_OK):
        raise ImproperlyConfigured("MEEDOEN_LEAKED_PASSWORDS wijst naar een bestand dat er niet is of niet te lezen is")
    return given


def secret_key() -> str:
    """The web secret: from the environment, or made once and kept readable by the owner only."""
    given = _env.str("MEEDOEN_SECRET_KEY", default="")
    if given:
        return given
    path = VAR / "keys" / "web-secret"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text()
