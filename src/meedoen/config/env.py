"""The only reader of the process environment.

Every setting that differs between machines is named here, with its default for the embedded product
(one machine, SQLite under ``var/``). ``docs/guide/operator.md`` lists them for whoever runs it for real.
"""

import os
import secrets
import warnings
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]

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
AUDIT_HEAD_FILE = _env.str("MEEDOEN_AUDIT_HEAD_FILE", default="")
TEST_DB = _env.str("MEEDOEN_TEST_DB", default="sqlite")
DEEP = _env.bool("MEEDOEN_DEEP", default=False)


def database(name: str, default_file: Path) -> dict:
    """The Django connection settings named by an environment variable, or SQLite in ``default_file``."""
    if _env.str(name, default=""):
        with warnings.catch_warnings(action="ignore"):
            found = _env.db_url(name)
        if not found.get("ENGINE"):
            raise ImproperlyConfigured(f"{name} is geen adres van een databank, zoals postgres://naam@machine/databank")
        return found
    return {"ENGINE": "meedoen.kernel.database.sqlite", "NAME": str(default_file)}


def email() -> dict:
    """Django's e-mail settings; without EMAIL_URL mail is written to the console of the server."""
    if EMAIL_URL:
        return _env.email_url("EMAIL_URL")
    return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


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
