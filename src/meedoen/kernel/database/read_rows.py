"""A row that was read becomes an object in one step.

Django sets each column by itself and asks at each foreign key whether another object was known before, which a new
object cannot have. Here the columns are put in at once; what listens to objects that are made hears it as always.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

from django.db import models
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

_PLAIN = (DeferredAttribute, ForeignKeyDeferredAttribute)


@cache
def columns_of(model: type[models.Model]) -> tuple[str, ...] | None:
    """The attributes of a whole row in order; None for a model that does something of its own with its values."""
    names = tuple(field.attname for field in model._meta.concrete_fields)
    own = model.__init__ is not models.Model.__init__ or model.__setattr__ is not object.__setattr__
    return None if own or any(type(getattr(model, name, None)) not in _PLAIN for name in names) else names


class ReadRow(models.Model):
    """A model with Django's ``from_db``, in one step for a whole row."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override] # the stubs are of a later Django
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Any:
        model: Any = cls
        columns = columns_of(model)
        if columns is None or len(values) != len(columns):
            return super().from_db(db, field_names, values)
        pre_init.send(sender=model, args=values, kwargs={})
        found = model.__new__(model)
        found._state = state = ModelState()
        state.adding, state.db = False, db
        found.__dict__.update(zip(columns, values, strict=True))
        post_init.send(sender=model, instance=found)
        return found
