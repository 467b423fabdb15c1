"""What the house knows of a person, for that person: every feature tells what its rows say (right of access).

The counterpart of ``erasure``: a table that points to a person registers both, and a law test holds the two against
the tables. What comes back is plain words, numbers and dates, ready to be printed or kept as JSON.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from .classes import Keep

Tell = Callable[[UUID], dict[str, Any]]
_registered: dict[str, Tell] = {}
_about: dict[str, tuple[Any, str]] = {}


@dataclass(frozen=True)
class About:
    """What a part of the export is called, and the term of its rows; no term where the feature did not say it."""

    title: str
    keep: Keep | None


def register(label: str, tell: Tell, *, title: Any = "", model: str = "") -> None:
    """A feature hands in what tells its rows about a person. It runs within the person's network, behind a door.

    Nothing about anybody else may be in it: of somebody who brought this person, only that it was so. ``title`` is
    its heading in plain words; ``model`` the table whose term counts for it.
    """
    if label in _registered and _registered[label] is not tell:
        raise ValueError(f"{label} is registered already")
    _registered[label] = tell
    _about[label] = (title or label, model)


def about(label: str) -> About:
    """The heading and the term of one part."""
    title, model = _about[label]
    return About(str(title), apps.get_model(model).privacy.keep if model else None)


def registered() -> frozenset[str]:
    """The labels handed in so far."""
    return frozenset(_registered)


def export_person(person_id: UUID) -> dict[str, dict[str, Any]]:
    """All that is known, by feature. Call it inside a door that named this person, so that it stands in the log."""
    return {label: tell(person_id) for label, tell in sorted(_registered.items())}
