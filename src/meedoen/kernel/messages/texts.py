"""The texts that features hand in, by key."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..actors import Actor


def _nothing(actor: Actor, item_id: uuid.UUID, params: dict[str, Any]) -> None:
    """What a feature that waits for nothing does when a message did not arrive."""


@dataclass(frozen=True)
class Template:
    """One kind of message.

    ``text(params, phone)`` gives the words in the language that is active, without name, activity or organisation;
    ``phone`` is the number of the network, or ''. ``wanted(item_id, params)`` tells whether the person still has to
    hear it (somebody may have called). ``told(actor, item_id)`` notes that the person knows, in the transaction that
    notes the message as sent. ``failed(actor, item_id, params)`` gives it back to a person, in the transaction that
    notes it as not arrived, also when that was heard afterwards.
    """

    key: str
    text: Callable[[dict[str, Any], str], str]
    wanted: Callable[[uuid.UUID, dict[str, Any]], bool]
    told: Callable[[Actor, uuid.UUID], Any]
    failed: Callable[[Actor, uuid.UUID, dict[str, Any]], Any] = _nothing


_templates: dict[str, Template] = {}


def register(*templates: Template) -> None:
    """Hand in texts; the same key twice is a fault of the program."""
    for template in templates:
        if template.key in _templates and _templates[template.key] != template:
            raise ValueError(f"message {template.key} is registered twice")
        _templates[template.key] = template


def of(key: str) -> Template:
    """The template of a message. Raises KeyError when the feature is gone."""
    return _templates[key]
