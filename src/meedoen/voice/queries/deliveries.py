"""Reads of deliveries: what is to be brought, what was, and under which code. Tokens, never names."""

import datetime
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.kernel.typed_codes import show_code

from ..models import Answer, Delivery
from ..policy import answers as policy
from ..rules import answers as rules
from ..terms.answers import ON_THE_SITE, DeliveryState
from ..terms.signals import THEME_PICTOGRAMS, Theme
from ..under_token import by_code

OPEN = (DeliveryState.WAITING,)


@dataclass(frozen=True)
class OpenDelivery:
    """An answer that is to be brought to one token, or was: what was said, what came of it. No word of who.

    ``signal`` is what this giver said, in neutral words; ``asked`` what was said together. ``lost``: a message did not
    arrive. ``on_site``: everybody may read it. ``coming``: ``done`` is still to come. ``translations``: language → the
    three sentences.
    """

    id: uuid.UUID
    token: uuid.UUID | None
    answer_id: uuid.UUID
    asked: str
    done: str
    not_yet: str
    code: str
    pictogram: str
    published_on: datetime.date
    promised_on: datetime.date
    tries: int
    lost: bool
    on_site: bool
    coming: bool = False
    translations: Mapping[str, Any] = field(default_factory=dict)
    brought_on: datetime.date | None = None
    judged: bool = False
    read_on_site: bool = False

    def said(self, language: str) -> tuple[str, str, str]:
        """The three sentences in this language where all are there, otherwise in Dutch."""
        return rules.said_in(language, (self.asked, self.done, self.not_yet), self.translations)


@query(policy.DELIVER)
def open_deliveries(
    actor: Actor, rows: QuerySet[Delivery], *, only: Collection[uuid.UUID] | None = None
) -> list[OpenDelivery]:
    """Every answer of the network that is still to be brought, oldest promise first, or ``only`` these of them.

    Tokens, never names.
    """
    found = rows.filter(state__in=OPEN).select_related("answer__bundle", "signal", "verdict")
    if only is not None:
        found = found.filter(pk__in=only)
    promised = Coalesce("answer__bundle__promised_on", "signal__promised_on")
    return [_open(row) for row in found.order_by(promised, "answer_id", "pk")]


@query(policy.DELIVER)
def count_open_deliveries(actor: Actor, rows: QuerySet[Delivery], *, but_for: QuerySet) -> int:
    """How many answers are still to be brought, without those to these tokens; one count."""
    return rows.filter(state__in=OPEN).exclude(token__in=but_for).count()


def _open(row: Delivery) -> OpenDelivery:
    answer = row.answer
    return OpenDelivery(
        id=row.pk,
        token=row.token,
        answer_id=answer.pk,
        asked=answer.asked,
        done=answer.done,
        not_yet=answer.not_yet,
        code=row.code,
        pictogram=answer.pictogram or THEME_PICTOGRAMS[Theme((answer.bundle or row.signal).theme)],
        published_on=answer.published_on or answer.written_at.date(),
        promised_on=(answer.bundle and answer.bundle.promised_on) or row.signal.promised_on,
        tries=row.tries,
        lost=row.lost,
        on_site=answer.on_site,
        coming=answer.coming,
        translations=answer.translations,
        brought_on=row.brought_on,
        judged=hasattr(row, "verdict"),
        read_on_site=row.channel == ON_THE_SITE,
    )


@query(policy.DELIVER)
def brought_since(actor: Actor, rows: QuerySet[Delivery], day: datetime.date) -> list[OpenDelivery]:
    """Answers that were brought from this day on, newest first; at most 300. Tokens, never names."""
    found = rows.filter(state=DeliveryState.DELIVERED, brought_on__gte=day)
    found = found.select_related("answer__bundle", "signal", "verdict")
    return [_open(row) for row in found.order_by("-brought_on", "-pk")[:300]]


@query(policy.DELIVER)
def is_on_its_way(actor: Actor, rows: QuerySet[Delivery], delivery_id: uuid.UUID) -> bool:
    """Whether a message for this delivery may still leave."""
    return rows.filter(pk=delivery_id, state=DeliveryState.ON_ITS_WAY).exists()


@dataclass(frozen=True)
class Told:
    """One answer in words, for paper."""

    id: uuid.UUID
    asked: str
    done: str
    not_yet: str
    pictogram: str
    outcome: str
    published_on: datetime.date
    translations: Mapping[str, Any]
    coming: bool = False


@query(policy.DELIVER)
def answer(actor: Actor, rows: QuerySet[Delivery], answer_id: uuid.UUID) -> Told:
    """One answer that everybody may read, for the poster on the wall. Raises NotFound."""
    out = Answer.objects.exclude(published_on=None).filter(on_site=True)
    found: Any = one(out.select_related("bundle", "decision"), pk=answer_id)
    return Told(
        id=found.pk,
        asked=found.asked,
        done=found.done,
        not_yet=found.not_yet,
        pictogram=found.pictogram or THEME_PICTOGRAMS[Theme(found.bundle.theme)],
        outcome=found.decision.outcome,
        published_on=found.published_on or found.written_at.date(),
        translations=found.translations,
        coming=found.coming,
    )


@query(policy.NOTE_VERDICT)
def code_of(actor: Actor, rows: QuerySet[Delivery], delivery_id: uuid.UUID) -> str:
    """The code of a letter, for whoever found the delivery on a list. Raises NotFound."""
    return show_code(one(rows, pk=delivery_id).code)


@query(policy.NOTE_VERDICT)
def delivery_of_code(actor: Actor, rows: QuerySet[Delivery], code: str) -> uuid.UUID:
    """The delivery with the code of a letter. Raises Refused for a code that is not known."""
    return by_code(code).pk
