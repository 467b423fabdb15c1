"""What may not come along with a list: register number, origin, income, health; told by heading and by words."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from ..textchecks import find_register_number

WORDS = {
    "register": _("een rijksregisternummer"),
    "origin": _("herkomst of geloof"),
    "income": _("inkomen of schulden"),
    "health": _("gezondheid"),
}
_BY_NAME = {
    "register": r"rijksregister|rijksreg|\brrn\b|\binsz\b|\bniss\b|nationaal nummer|identiteitskaart|\bbis ?nummer",
    "origin": r"nationaliteit|herkomst|afkomst|origine|etnic|etnisch|geboorteland|land van|moedertaal|religie|geloof|"
    r"godsdienst|verblijfsstatu|statuut|asiel|vluchteling",
    "income": r"inkom|loon|leefloon|uitkering|schuld|budget|vervangingsink|\bocmw.?(client|klant|dossier)|armoede|"
    r"verhoogde tegemoet|omnio|rekeningnummer|\biban\b",
    "health": r"diagnos|ziekte|gezondheid|handicap|beperking|medica|psych|verslav|allergi|zwanger|mutualiteit|"
    r"ziekenfonds",
}
_BY_WORDS = {
    "origin": r"\b(nationaliteit|asielzoek\w*|vluchteling\w*|marokka\w+|turkse?|syri\w+|afgha\w+|moslim\w*|islam\w*)\b",
    "income": r"\b(leefloon\w*|schuld\w*|uitkering\w*|werkloos|collectieve schuldenregeling|loonbeslag)\b|€|\beuro\b",
    "health": r"\b(diabet\w+|autis\w+|adhd|depress\w+|kanker\w*|psychiatr\w+|verslaaf\w+|verslaving\w*|hiv|epileps\w+|"
    r"dement\w+|zwanger|handicap\w*|rolstoel\w*|alcohol\w*)\b",
}
_IBAN = re.compile(r"\bBE\s?\d{2}(\s?\d{4}){3}\b", re.IGNORECASE)


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\s_.-]+", " ", "".join(sign for sign in spread if not unicodedata.combining(sign)))


def by_name(heading: str) -> str:
    """What a column with this heading would tell that we never keep; '' when the heading is harmless."""
    plain = _plain(heading)
    return next((kind for kind, words in _BY_NAME.items() if re.search(words, plain)), "")


def by_content(text: str) -> str:
    """What this cell tells that we never keep; '' when it is harmless."""
    if find_register_number(text):
        return "register"
    if _IBAN.search(text):
        return "income"
    plain = _plain(text)
    return next((kind for kind, words in _BY_WORDS.items() if re.search(words, plain)), "")
