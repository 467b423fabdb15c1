"""Words and pictures that several pages of groups share."""

from functools import cache

from meedoen.wording.public import best_pictogram

from ..terms.groups import SIDE_PICTOGRAMS, Side


@cache
def picture(word: str) -> str:
    """The path of the pictogram that people call so."""
    return best_pictogram(word).path


def sides() -> list[dict[str, str]]:
    """The three big answers, each with its picture."""
    return [{"value": side.value, "word": str(side.label), "picture": picture(SIDE_PICTOGRAMS[side])} for side in Side]
