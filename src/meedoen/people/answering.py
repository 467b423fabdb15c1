"""The joint with ``voice``: what people does when an answer is ready, and the neutral message that says so."""

import logging
import uuid
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel import jobs, messages, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import subscribe
from meedoen.kernel.privacy import erasure, exports
from meedoen.voice import public as voice

from . import queries, services
from .models import ReturnWay
from .rules import returns
from .services.bringing import SMS_TEMPLATE

log = logging.getLogger(__name__)
TITLE = gettext_lazy("Wat je liet weten")


def connect() -> None:
    """Called once at start-up, before ``people`` registers its own erasure: the tokens must still be known."""
    erasure.register("voice", forget_said)
    exports.register("voice", tell_said, title=TITLE, model="voice.Signal")
    messages.register(
        messages.Template(key=SMS_TEMPLATE, text=sentence, wanted=still_wanted, told=told, failed=not_arrived)
    )
    subscribe(voice.AnswerReady, react)
    subscribe(voice.AnswerOwedAgain, react)
    subscribe(voice.AnswerRead, read)


def react(event: voice.AnswerReady | voice.AnswerOwedAgain) -> None:
    """There is an answer, or another one is looked for: the ways of these tokens are kept until it is brought."""
    term = returns.READY_FOR if isinstance(event, voice.AnswerReady) else returns.OPEN_FOR
    try:
        with tenancy.use_network(event.network_id):
            services.ready(Actor.system(event.network_id, "antwoorden"), tokens=event.tokens, term=term)
    except Exception as trouble:
        log.warning("the ways of an answer were not prolonged: %s", jobs.kind_of(trouble))


def read(event: voice.AnswerRead) -> None:
    """The answer was read on the site: the ways of these tokens are kept as after any other way of bringing."""
    try:
        with tenancy.use_network(event.network_id):
            for token in event.tokens:
                services.brought_by_message(Actor.system(event.network_id, "antwoorden"), token=token)
    except Exception as trouble:
        log.warning("the ways of an answer were not shortened: %s", jobs.kind_of(trouble))


def sentence(params: dict[str, Any], phone: str) -> str:
    """Neutral: no name, no theme, no organisation (trust.md rule 6)."""
    if phone:
        return _("Er is een antwoord voor jou. Bel %(phone)s, of vraag het bij je volgende bezoek.") % {"phone": phone}
    return _("Er is een antwoord voor jou. Vraag het bij je volgende bezoek.")


def still_wanted(delivery_id: uuid.UUID, params: dict[str, Any]) -> bool:
    """Whether this answer still has to be brought: somebody may have told it meanwhile."""
    return voice.is_on_its_way(Actor.system(tenancy.current_network(), "antwoorden"), delivery_id)


def told(actor: Actor, delivery_id: uuid.UUID) -> None:
    """The message left: the answer counts as brought by it."""
    token = voice.answer_delivered(actor, delivery_id, channel="sms").token
    if token is not None:
        services.brought_by_message(Actor.system(tenancy.current_network(), "antwoorden"), token=token)


def not_arrived(actor: Actor, delivery_id: uuid.UUID, params: dict[str, Any]) -> None:
    """It did not arrive: back on the list, to be called."""
    voice.answer_lost(actor, delivery_id)


def forget_said(person_id: uuid.UUID) -> None:
    """What somebody said stays as what was said; the token that leads back to it goes. Runs inside the erasure."""
    own = ReturnWay.objects.filter(pk=person_id).values_list("token", flat=True)
    voice.forget_tokens([*queries.tokens_of(person_id), *own])


def tell_said(person_id: uuid.UUID) -> dict[str, Any]:
    """What this person said and what came of it, for the export."""
    return {"wat je zei": voice.said_under(queries.tokens_of(person_id))}
