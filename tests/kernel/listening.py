"""What a page in another language gives away: texts asked for and not found, and Dutch that was never asked for."""

import re
from contextlib import contextmanager
from html.parser import HTMLParser

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation.trans_real import DjangoTranslation

SAID = ("alt", "aria-label", "placeholder", "title")
SILENT = {"script", "style", "code", "link", "meta"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "path", "circle", "rect"}
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
CONTEXT = "\x04"


@contextmanager
def missing_texts():
    """The texts that are looked up meanwhile and have no translation in the language of that moment: (code, text)."""
    missed = set()
    dutch = DjangoTranslation("nl", domain="django")._catalog
    plain, counted = DjangoTranslation.gettext, DjangoTranslation.ngettext

    def heard(catalogue, text, there):
        code = get_language()
        if catalogue.to_language() != code or code == settings.LANGUAGE_CODE:
            return
        library = code == "en" and text in dutch  # Django's own words: their id is English
        if not there and not library:
            missed.add((code, text.rpartition(CONTEXT)[2]))

    def has(catalogue, one, number):
        try:
            return bool(catalogue.plural(one, number))
        except KeyError:
            return False

    def gettext(self, text):
        heard(self, text, self._catalog.get(text) is not None)
        return plain(self, text)

    def ngettext(self, one, many, number):
        heard(self, one, has(self._catalog, one, number))
        return counted(self, one, many, number)

    DjangoTranslation.gettext, DjangoTranslation.ngettext = gettext, ngettext
    try:
        yield missed
    finally:
        DjangoTranslation.gettext, DjangoTranslation.ngettext = plain, counted


class _Reader(HTMLParser):
    """Texts and spoken attributes of a page, without what is a name or says that it is in another language."""

    def __init__(self, code):
        super().__init__()
        self.code, self.open, self.found = code, [], []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        foreign = tag == "bdi" or tag in SILENT or told.get("lang", self.code) != self.code or told.get("dir") == "ltr"
        aside = foreign or (bool(self.open) and self.open[-1][1])
        if not aside:
            self.found += [told[name] for name in SAID if told.get(name)]
        if tag not in VOID:
            self.open.append((tag, aside))

    def handle_endtag(self, tag):
        while self.open and any(one == tag for one, _aside in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        if data.strip() and not (self.open and self.open[-1][1]):
            self.found.append(data.strip())


def spoken(page, code):
    """What a page says in its own language: no names (``bdi``) and nothing that is marked as another language."""
    reader = _Reader(code)
    reader.feed(re.sub(r"<title>.*?</title>", "", page, flags=re.S))
    return reader.found


def latin(page, allowed=()):
    """In an Arabic page: what stands there in Latin letters without being a name or marked as Dutch."""
    isolated = re.compile("[\u2066\u2067\u2068][^\u2069]*\u2069")
    said = [isolated.sub("", text) for text in spoken(page, "ar")]
    return sorted({text for text in said if set(LATIN.findall(text)) - set(allowed)})
