"""A double submit counts once: the form's token is kept with what the first submit brought about."""

import uuid
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from .models import Receipt
from .refusals import Refused


def claim(token: uuid.UUID, action: str) -> Receipt | None:
    """Take the token for this action. Returns the earlier receipt when it was taken before, otherwise None."""
    try:
        with transaction.atomic():
            Receipt.objects.create(token=token, action=action)
    except IntegrityError:
        earlier = Receipt.objects.filter(token=token, action=action).first()
        if earlier is None:
            raise Refused(_("Dit formulier werd al voor iets anders gebruikt. Open de pagina opnieuw.")) from None
        return earlier
    return None


def keep(token: uuid.UUID, result: Any) -> None:
    """Write what the command gave back beside its token (rows only; other results are not kept)."""
    rows = result if isinstance(result, list | tuple) else [result]
    kept = [[row._meta.label, str(row.pk)] for row in rows if isinstance(row, models.Model)]
    Receipt.objects.filter(token=token).update(rows=kept, many=isinstance(result, list | tuple))


def restore(receipt: Receipt) -> Any:
    """The rows of an earlier result, read again."""
    found = [apps.get_model(label)._default_manager.filter(pk=pk).first() for label, pk in receipt.rows]
    present = [row for row in found if row is not None]
    if receipt.many:
        return present
    return present[0] if present else None
