"""Pure decisions about people, by noun."""

from .asking import LINK, is_live
from .bringing import makes_circle
from .naming import folded, plain_code, search_texts, sound
from .reaching import last_signs, reach_address, read_aloud, told_apart, typed_reach

__all__ = [
    "LINK",
    "folded",
    "is_live",
    "last_signs",
    "makes_circle",
    "plain_code",
    "reach_address",
    "read_aloud",
    "search_texts",
    "sound",
    "told_apart",
    "typed_reach",
]
