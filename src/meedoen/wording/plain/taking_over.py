"""The simpler word in the place of the hard one."""

from .reading import read
from .signs import Hint

_END_A_LIST = {"enz.", "etc.", "e.d.", "e.a."}


def take_over(text: str, hard: str) -> str:
    """The text with the simpler word wherever this hard one stands. Unchanged when there is no such word.

    A capital stays a capital; the point that ends a sentence stays.
    """
    for hint in reversed(read(text).hints):
        if hint.hard == hard and hint.easy:
            text = text[: hint.start] + _fitted(text, hint) + text[hint.end :]
    return text


def _fitted(text: str, hint: Hint) -> str:
    stood, easy = text[hint.start : hint.end], hint.easy
    if stood[0].isupper():
        easy = easy[0].upper() + easy[1:]
    behind = text[hint.end :].lstrip(" ")
    last = not behind or behind[0] == "\n" or (hint.hard in _END_A_LIST and behind[0].isupper())
    return f"{easy}." if hint.kind == "short" and stood.endswith(".") and last else easy
