"""The word lists of the search, made for this project (``wording/data/search_words.txt``)."""

from ..word_lists import lists_of, words_of

_FILE = "search_words.txt"


def words_in(name: str) -> frozenset[str]:
    """The words of one list. KeyError when there is none with that name."""
    return words_of(_FILE, name)


def forms_in(name: str) -> dict[str, list[str]]:
    """Stems with their forms."""
    pairs = (line.split(" = ") for line in lists_of(_FILE)[name])
    return {stem: forms.split() for stem, forms in pairs}
