"""Who signs in, signs out or tries in vain stands in the lines on standard error (ASVS v5.0.0-16.3.1).

An account is its code. What was typed in vain is a keyed print of ten signs: the same name gives the same print,
and nobody reads the name from it.
"""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

log = logging.getLogger("meedoen.security")
PRINT = 10


def _came(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    log.info("signed in: account %s", user.code)


def _went(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    if user is not None:
        log.info("signed out: account %s", user.code)


def _failed(sender: Any, credentials: dict, **more: Any) -> None:
    typed = str(credentials.get("email") or credentials.get("username") or "").casefold()
    log.warning("sign-in refused: name %s", salted_hmac("meedoen.watch", typed).hexdigest()[:PRINT])


def connect() -> None:
    """Called once at start-up."""
    user_logged_in.connect(_came, dispatch_uid="meedoen.watch.in")
    user_logged_out.connect(_went, dispatch_uid="meedoen.watch.out")
    user_login_failed.connect(_failed, dispatch_uid="meedoen.watch.failed")
