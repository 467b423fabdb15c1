"""What is pointed out in a text: the places that could give somebody away, and the wording without them."""

from dataclasses import dataclass
from typing import Any

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks

from .rules.cleaning import Hit, hits_in, neutral


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


def taken_over(sent: Any, field: str, known: tuple[str, ...]) -> Any:
    """What was sent, with the neutral wording in ``field``, when that was asked with a button; None when it was not.

    Nothing is kept by it: the page shows the form again, and whoever reads it decides.
    """
    if sent.get("neem") != "1":
        return None
    said = sent.copy()
    said[field] = pointed_out(sent.get(field, ""), known).get("neutral", sent.get(field, ""))
    return said


def _pieces(text: str, hits: list[Hit]) -> list[Piece]:
    pieces, at = [], 0
    for hit in hits:
        pieces += [Piece(text[at : hit.start], ""), Piece(hit.words, hit.kind_word)]
        at = hit.end
    return [piece for piece in (*pieces, Piece(text[at:], "")) if piece.words]
