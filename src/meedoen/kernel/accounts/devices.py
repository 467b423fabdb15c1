"""A sign-in on a device that was never seen before is told to its owner: by letter, and on the page of the account.

A device is known by a random cookie; kept is only its keyed print, so a copy of the database is no known device.
The first device of an account is not told of: its owner sits in front of it.
"""

import logging
import secrets
import uuid
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import user_logged_in
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from .. import vault
from ..access import Action, roles
from ..actors import Actor, Role
from ..doors import command
from ..jobs import kind_of
from ..models import Device
from .sealing import OWNER
from .sign_in import has_mail

log = logging.getLogger(__name__)
KNOWN_SECONDS = 400 * 24 * 60 * 60
SHOWN = 5
NOTE = Action(
    name="accounts.note_device",
    label=_("Onthouden op welk toestel een werker zich aanmeldde"),
    roles=roles(Role.SYSTEM),
    purpose="misbruik van een account zien",
)


def cookie_name() -> str:
    """Behind TLS a name that no other machine of the domain can set."""
    return "__Host-toestel" if settings.SESSION_COOKIE_SECURE else "toestel"


@command(NOTE)
def note(actor: Actor, *, user_id: uuid.UUID, cookie: str) -> tuple[bool, bool]:
    """Note a sign-in with this cookie; tells whether the device is new, and whether it is the first of the account."""
    mark, now = vault.keyed_index(OWNER, f"device {user_id} {cookie}"), timezone.now()
    known = Device.objects.filter(user_id=user_id)
    if known.filter(print=mark).update(last_at=now):
        return False, False
    first = not known.exists()
    Device.objects.create(user_id=user_id, print=mark, first_at=now, last_at=now)
    return True, first


def latest(user_id: uuid.UUID | None) -> list[Device]:
    """The newest devices of an account, for the page of its owner; nothing for nobody."""
    return list(Device.objects.filter(user_id=user_id).order_by("-first_at")[:SHOWN]) if user_id else []


def signed_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Somebody of the staff signed in. What fails here (a mail server that is away) never keeps them out."""
    cookie = request.COOKIES.get(cookie_name(), "")
    if not 20 <= len(cookie) <= 80:
        cookie = secrets.token_urlsafe(32)
    try:
        new, first = note(Actor.system(None, "aanmelden"), user_id=user.pk, cookie=cookie)
        request.device_cookie = cookie  # type: ignore[attr-defined]
        if new and not first and has_mail(user.email):
            get_adapter(request).send_notification_mail("account/email/new_device", user)
    except Exception as trouble:
        log.warning("a sign-in on a new device was not told: %s", kind_of(trouble))


def connect() -> None:
    """Called once at start-up."""
    user_logged_in.connect(signed_in, dispatch_uid="meedoen.devices")


class DeviceMiddleware:
    """Gives the device its cookie after a sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.devices = SimpleLazyObject(lambda: latest(request.user.pk))  # type: ignore[attr-defined]
        response = self.get_response(request)
        cookie = getattr(request, "device_cookie", "")
        if cookie:
            secure = bool(settings.SESSION_COOKIE_SECURE)
            response.set_cookie(
                cookie_name(), cookie, max_age=KNOWN_SECONDS, secure=secure, httponly=True, samesite="Lax"
            )
        return response
