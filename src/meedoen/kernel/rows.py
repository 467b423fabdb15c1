"""One row of those that an actor may see."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from .refusals import NotFound

M = TypeVar("M", bound=Model)


def one(rows: QuerySet[M], **which: Any) -> M:
    """The first of these rows that answers to ``which``. Raises NotFound when there is none."""
    found = rows.filter(**which).first()
    if found is None:
        raise NotFound(rows.model.__name__)
    return found
