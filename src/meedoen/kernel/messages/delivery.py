"""The ways out: e-mail through Django, SMS through a gateway, and who can be reached how."""

import smtplib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr

import phonenumbers
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from ..actors import Actor
from .gateways import NotDelivered, gateway

EMAIL, SMS = "email", "sms"
CONSOLE = "django.core.mail.backends.console.EmailBackend"
NO_SMS = {phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.TOLL_FREE}


@dataclass(frozen=True)
class Reach:
    """The way to reach somebody and the language to say it in, read at the moment of sending and kept nowhere.

    ``hours``: from which hour until which a message is safe for this person, Brussels time.
    """

    channel: str
    address: str
    language: str = "nl"
    hours: tuple[int, int] = (0, 24)


_resolvers: list[Callable[[Actor, uuid.UUID], Reach | None]] = []


def set_resolver(resolve: Callable[[Actor, uuid.UUID], Reach | None]) -> None:
    """``people`` tells here how a person is reached; None for who was erased or whose address nobody confirmed."""
    _resolvers[:] = [resolve]


def reach_of(actor: Actor, person_id: uuid.UUID) -> Reach | None:
    return _resolvers[0](actor, person_id) if _resolvers else None


def channels() -> frozenset[str]:
    """The channels by which this server can really send; without a mail server or gateway somebody calls."""
    console = settings.EMAIL_BACKEND == CONSOLE and not settings.DEMO
    found = set() if console else {EMAIL}
    return frozenset(found | {SMS} if settings.SMS_GATEWAY else found)


def repeatable(channel: str) -> bool:
    """Whether a message of which nobody knows if it left, may be sent again: a letter keeps its number at every try."""
    return channel != SMS or gateway().repeatable


def arrives_at_once(channel: str) -> bool:
    """Whether what was handed over has arrived with that: only the gateway of the demo says so."""
    return channel == SMS and getattr(gateway(), "arrives_at_once", False)


def deliver(reach: Reach, text: str, *, reference: str) -> str:
    """Send a text; gives the number by which a report of delivery will name it, or ''. Raises NotDelivered."""
    if reach.channel == SMS:
        return _sms(reach.address, text, reference)
    return _mail(reach.address, text, reference)


def _sms(number: str, text: str, reference: str) -> str:
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number, "BE"))
    except phonenumbers.NumberParseException:
        raise NotDelivered("number", final=True) from None
    if kind in NO_SMS:
        raise NotDelivered("number", final=True)
    return gateway().send(number, text, reference=reference)


def _mail(address: str, text: str, reference: str) -> str:
    """Plain text under a neutral subject; the same number at every try, so that a server can tell two copies apart."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {"Message-ID": f"<{reference}@{domain}>", "Auto-Submitted": "auto-generated"}
    letter = EmailMessage(subject=_("Je afspraak"), body=text, to=[address], headers=headers)
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as refused:
        raise _mail_trouble(next(iter(refused.recipients.values()), (550, b""))[0]) from None
    except smtplib.SMTPAuthenticationError:
        raise NotDelivered("settings") from None
    except smtplib.SMTPResponseException as refused:
        raise _mail_trouble(refused.smtp_code) from None
    except TimeoutError:
        raise NotDelivered("timeout") from None
    except (smtplib.SMTPException, OSError):
        raise NotDelivered("cut") from None
    return ""


def _mail_trouble(code: int) -> NotDelivered:
    """5xx is final by the rules of mail (RFC 5321 §4.2.1), the rest may pass."""
    return NotDelivered("refused", final=True) if code >= 500 else NotDelivered("busy")
