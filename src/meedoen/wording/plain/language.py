"""Whether a text is in Dutch: by the small words that every sentence has."""

from collections.abc import Sequence

from .lists import small_words


def is_dutch(words: Sequence[str]) -> bool:
    """Whether these words (small letters) are Dutch, as far as their small words tell.

    A few words without any of them (a title, "Koffie en taart") count as Dutch when they are in our letters.
    """
    counted = {language: sum(1 for word in words if word in small) for language, small in small_words().items()}
    others = max(number for language, number in counted.items() if language != "nl")
    if counted["nl"] or others:
        return counted["nl"] > 0 and counted["nl"] >= others
    return bool(words) and len(words) < 8 and all("a" <= word[0] <= "ÿ" for word in words)
