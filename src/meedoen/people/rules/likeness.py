"""How much two people look alike by the prints that they share (people.4)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from . import naming

WEIGHTS = {"code": 20.0, "reach": 8.0, "pair": 6.0, "last": 3.0, "name": 3.0, "last sound": 2.0, "sound": 2.0}
ENOUGH = 2.0
WORDS = {
    "code": _("zelfde code"),
    "reach": _("zelfde nummer of adres"),
    "pair": _("voornaam en naam klinken zo"),
    "last": _("zelfde naam"),
    "name": _("zelfde voornaam"),
    "last sound": _("naam klinkt zo"),
    "sound": _("voornaam klinkt zo"),
}
COVERS = {"name": "sound", "last": "last sound"}


def asked(first_name: str, reach: str, last_name: str) -> dict[str, str]:
    """The texts to look for, each with its kind."""
    found = {text: text.rpartition(" ")[0] for text in naming.search_texts(first_name, reach, last_name)}
    return {text: "pair" if text.startswith("pair ") else kind for text, kind in found.items()}


def weight(kinds: Iterable[str]) -> float:
    """The more of the same, and the rarer, the likelier."""
    return sum(WEIGHTS[kind] for kind in kinds)


def ordered(kinds: set[str]) -> list[str]:
    """The strongest first; what is said by a stronger one ("sounds like", beside "the same") is left out."""
    covered = {COVERS[kind] for kind in kinds if kind in COVERS}
    return sorted(kinds - covered, key=lambda kind: -WEIGHTS[kind])
