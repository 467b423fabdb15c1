"""What is pointed out in a text: the places that could give somebody away, and the wording without them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .rules.cleaning import Hit, hits_in, neutral

F = TypeVar("F")
LONGEST = 4_000
"""Signs of a text that is looked over: longer than any form takes."""


@dataclass(frozen=True)
class Piece:
    """A piece of a text; ``kind`` is what it could give away, empty for the rest."""

    words: str
    kind: str


def known_names(actor: Actor) -> tuple[str, ...]:
    """Names that may stand in a signal: villages, neighbourhoods, places and partners of the network."""
    found = [*networks.area_names(actor).values(), *networks.place_names(actor).values()]
    return (*found, *(partner.name for partner in networks.public_partners(actor)))


def pointed_out(text: str, known: tuple[str, ...], language: str = "nl") -> dict[str, Any]:
    """For a template: the pieces of the text, what was found, and the neutral wording; nothing found gives {}."""
    plain = textchecks.clean_text(text)
    hits = hits_in(plain, known=known, language=language)
    if not hits:
        return {}
    return {
        "pieces": _pieces(plain, hits),
        "kinds": list(dict.fromkeys(hit.kind_word for hit in hits)),
        "neutral": neutral(plain, hits),
    }


def asked_over(request: HouseRequest) -> bool:
    """Whether a button asked to take the neutral wording over."""
    return request.POST.get("neem") == "1"


def typed_or_neutral(
    request: HouseRequest, field: str, make: Callable[[Mapping[str, Any] | None], F], language: str = "nl"
) -> F:
    """The form as it was sent; or, when a button asked for it, open again with the neutral wording in ``field``.

    Nothing is kept by the button: the page shows the form again, and whoever reads it decides. ``make`` gives the form
    of what was sent, or of nothing. A text that no form takes stays as it is.
    """
    if not asked_over(request):
        return make(request.POST or None)
    said, text = request.POST.copy(), request.POST.get(field, "")
    if len(text) <= LONGEST:
        said[field] = pointed_out(text, known_names(request.actor), language).get("neutral", text)
    return retyped(make(None), said)


def _pieces(text: str, hits: list[Hit]) -> list[Piece]:
    pieces, at = [], 0
    for hit in hits:
        pieces += [Piece(text[at : hit.start], ""), Piece(hit.words, hit.kind_word)]
        at = hit.end
    return [piece for piece in (*pieces, Piece(text[at:], "")) if piece.words]
