"""Values for statements that are written out."""

from typing import Any

from django.db import connection, models


def ready(field: Any, value: Any) -> Any:
    """A value as the database takes it in this column; texts and whole numbers stand there as they are."""
    if (type(value) is str and isinstance(field, models.CharField)) or type(value) is int or value is None:
        return value
    return field.get_db_prep_save(value, connection)
