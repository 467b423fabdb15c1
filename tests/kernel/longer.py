"""A language that does not exist: every text of the product two fifths longer, its words too."""

import re
from contextlib import contextmanager

from django.utils.translation.trans_real import DjangoTranslation

MORE_PERCENT = 40
_WORD = re.compile(r"%\(\w+\)[sd]|%[sd%]|<[^>]+>|&\w+;|[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouyéëï]", re.IGNORECASE)


def longer(text):
    """The same text with its vowels drawn out; placeholders and tags stay what they are."""
    owed = 0

    def drawn(found):
        nonlocal owed
        word = found.group()
        if word[0] in "%<&":
            return word
        more, owed = divmod(owed + len(word) * MORE_PERCENT, 100)
        vowel = _VOWELS.search(word)
        at = vowel.end() if vowel else len(word)
        return word[:at] + (vowel.group().lower() if vowel else "o") * more + word[at:]

    return _WORD.sub(drawn, text)


@contextmanager
def longer_texts():
    """Every text that is looked up meanwhile comes out longer, in all threads of this process."""
    plain, counted = DjangoTranslation.gettext, DjangoTranslation.ngettext
    DjangoTranslation.gettext = lambda self, text: longer(plain(self, text))
    DjangoTranslation.ngettext = lambda self, one, many, number: longer(counted(self, one, many, number))
    try:
        yield
    finally:
        DjangoTranslation.gettext, DjangoTranslation.ngettext = plain, counted
