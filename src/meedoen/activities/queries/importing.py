"""Reads of the import: what a file would do, and what was read before."""

import uuid

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..import_plan import Summary, check_own, classify, problems, summary, usable
from ..intake.drafts import Reading
from ..models import ImportRun


@query(policy.IMPORT)
def preview(actor: Actor, rows: None, *, organisation_id: uuid.UUID, reading: Reading) -> Summary:
    """What the file would do; nothing is written. Raises Refused for a foreign organisation."""
    check_own(actor, organisation_id)
    refusals = problems(reading, organisation_id)
    return summary(reading, classify(usable(reading, refusals), organisation_id), refusals)


@query(policy.UNDO_IMPORT)
def imports(actor: Actor, rows: QuerySet[ImportRun], *, limit: int = 20) -> list[ImportRun]:
    """The latest imports the actor may take back, newest first, with their organisation."""
    return list(rows.select_related("organisation")[:limit])
