"""The words of a row in other languages beside its own Dutch."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from ..terms import LANGUAGE_NAMES


def translated(before: Mapping[str, Any], language: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """The translations with these in one language; all empty takes that language away. Raises Refused for others."""
    if language not in LANGUAGE_NAMES or language == "nl":
        raise Refused(_("Kies er een uit de lijst."), field="language")
    told = {name: text.strip() for name, text in texts.items() if text.strip()}
    others = {code: parts for code, parts in before.items() if code != language}
    return others | ({language: told} if told else {})
