"""Reads of welcome sheets."""

import uuid

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import policy
from ..models import WelcomeSheet
from ..terms import SheetStatus

MOST = 200


@query(policy.SEE_SHEETS)
def sheets(actor: Actor, rows: QuerySet[WelcomeSheet]) -> list[WelcomeSheet]:
    """The welcome sheets of the network, by title, each with its partner; drafts only of one's own."""
    return list(rows.select_related("organisation")[:MOST])


@query(policy.SEE_SHEETS)
def sheet(actor: Actor, rows: QuerySet[WelcomeSheet], sheet_id: uuid.UUID) -> WelcomeSheet:
    """One welcome sheet with its partner. Raises NotFound."""
    return one(rows.select_related("organisation"), pk=sheet_id)


@query(policy.EDIT_SHEET)
def to_edit(actor: Actor, rows: QuerySet[WelcomeSheet], sheet_id: uuid.UUID) -> WelcomeSheet:
    """One welcome sheet that this actor may change. Raises NotFound."""
    return one(rows.select_related("organisation"), pk=sheet_id)


@query(policy.READ_SHEET)
def public_sheets(actor: Actor, rows: QuerySet[WelcomeSheet]) -> list[WelcomeSheet]:
    """The sheets that everybody may read, by title."""
    return list(rows.select_related("organisation")[:MOST])


@query(policy.READ_SHEET)
def public_sheet(actor: Actor, rows: QuerySet[WelcomeSheet], slug: str) -> WelcomeSheet:
    """One sheet that everybody may read, with its partner. Raises NotFound."""
    return one(rows.filter(status=SheetStatus.PUBLISHED).select_related("organisation"), slug=slug)
