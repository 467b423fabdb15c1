"""``{% load plain_words %}``: under a field, how its text reads (``wording.plain``)."""

from typing import Any

from django import template
from django.forms import BoundField

from ..plain import read
from ..plain.fields import BUTTON

register = template.Library()


@register.inclusion_tag("wording/plain_field.html")
def plain_words(field: BoundField, again: bool = False) -> dict[str, Any]:
    """What could be plainer in this field, with a button for each simpler word. Stands inside the form.

    ``again``: for an answer to htmx, where it takes the place of what stood under the field.
    """
    return {
        "id": f"leest-{field.html_name}",
        "field": field,
        "reading": read(str(field.value() or "")),
        "button": BUTTON,
        "again": again,
    }
