"""The ways out: e-mail through Django, SMS through an adapter, and who can be reached how."""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ..actors import Actor

EMAIL, SMS = "email", "sms"
CONSOLE = "django.core.mail.backends.console.EmailBackend"
log = logging.getLogger(__name__)


class NotDelivered(Exception):
    """It did not leave this machine; trying again later may help. Carries the kind of trouble, never an address."""


@dataclass(frozen=True)
class Reach:
    """The way to reach somebody, read at the moment of sending and kept nowhere."""

    channel: str
    address: str


class Gateway(Protocol):
    """What sends an SMS. ``number`` is E.164. Raises OSError when it did not work."""

    def send(self, number: str, text: str) -> None: ...


class ConsoleGateway:
    """For the demo: says on standard error that something would have left, without the number and the text."""

    def send(self, number: str, text: str) -> None:
        log.warning("demo: an SMS of %s signs would leave now", len(text))


_resolvers: list[Callable[[Actor, uuid.UUID], Reach | None]] = []


def set_resolver(resolve: Callable[[Actor, uuid.UUID], Reach | None]) -> None:
    """``people`` tells here how a person is reached; None for who was erased or wants no message."""
    _resolvers[:] = [resolve]


def reach_of(actor: Actor, person_id: uuid.UUID) -> Reach | None:
    return _resolvers[0](actor, person_id) if _resolvers else None


def channels() -> frozenset[str]:
    """The channels by which this server can really send; without a mail server or gateway somebody calls."""
    console = settings.EMAIL_BACKEND == CONSOLE and not settings.DEMO
    found = set() if console else {EMAIL}
    return frozenset(found | {SMS} if settings.SMS_GATEWAY else found)


def deliver(reach: Reach, text: str) -> None:
    """Send a text. Raises NotDelivered."""
    try:
        if reach.channel == SMS:
            import_string(settings.SMS_GATEWAY)().send(reach.address, text)
        else:
            EmailMessage(subject=_("Je afspraak"), body=text, to=[reach.address]).send()
    except (SMTPException, OSError) as trouble:
        raise NotDelivered(type(trouble).__name__) from None
