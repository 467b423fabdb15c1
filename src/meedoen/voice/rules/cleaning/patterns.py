"""Numbers and addresses on the wire; and all that can be told by its shape, the surest shapes first."""

import re
from collections.abc import Iterator
from functools import cache

from .addresses import ADDRESSES
from .ages import AGES, of_a_group
from .counting import OMIT, SAID, Propose, Rule, rule
from .days import DAYS
from .hits import Hit, Kind

_RULES: tuple[Rule, ...] = (
    rule(Kind.EMAIL, r"(?:\b[\w+-]+\s(?:punt|dot|streepje|underscore)\s)*[\w.+-]+\s?(?:@|\(at\)|\[at\]|\s(?:at|apenstaart(?:je)?|aapje)\s)\s?[\w-]+(?:\s?(?:\.|\sdot\s|\spunt\s)\s?[a-z]{2,})+", OMIT),
    rule(Kind.HANDLE, r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:be|com|net|org|eu|nl|fr)(?:/\S*)?\b", OMIT),
    rule(Kind.HANDLE, r"(?<!\w)@\w[\w.]{1,}", OMIT),
    rule(
        Kind.HANDLE,
        r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|telegram|skype|messenger|facebook|fb)"
        r"(?:[- ]?(?:account|profiel|naam|pagina))?(?:\s*[:=]\s*|\s+(?:is|heet|naam|als|onder)\s+)[\w.]{3,}(?:\s(?-i:[A-ZÀ-Ý])\w+)*",
        OMIT,
    ),
    rule(
        Kind.REGISTER_NUMBER,
        r"(?<![\d+])\d{2}[ ./-]?(?:[024][0-9]|[135][0-2])[ ./-]?[0-3]\d[ ./-]{0,3}\d{3}[ ./-]?\d{2}(?!\d)",
        OMIT,
    ),
    rule(Kind.IBAN, r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b|\b\d{3}-\d{7}-\d{2}\b", OMIT),
    rule(Kind.PHONE, r"(?<!\w)(?:\+|00)\s?\d{1,3}(?:[ ./()-]{0,3}\d){6,12}(?!\d)|(?<!\w)\(?0\d(?:[ ./()-]{0,3}\d){7,8}(?!\d)", OMIT),
    rule(Kind.PHONE, r"\b(?:tel(?:efoon)?|gsm|bel|nummer|nr|whatsapp|sms)\.?\s*(?:naar|op|is|:|nummer|nr)*\s*\d(?:[ ./-]?\d){5,}", OMIT),
    rule(Kind.PHONE, r"(?<![\d,.])\b4\d{2}(?:[ ./-]?\d{2}){3}\b(?![,.]?\d)|\b(?:nummer|gsm|telefoon)\s+(?:dat\s+)?eindigt\s+op\s+\d{2,}", OMIT),
    rule(Kind.PHONE, rf"\b(?:(?:{SAID}|\d{{1,4}})[\s,./-]+){{4,}}(?:{SAID}|\d{{1,4}})\b", OMIT),
    rule(Kind.PLATE, r"\b[12]-?[a-z]{3}-?\d{3}\b", OMIT),
    rule(Kind.PLATE, r"\b(?:\d[- .]?[A-Z]{3}[- .]?\d{3}|[A-Z]{3}[- .]\d{3})\b", OMIT, flags=0),
    rule(Kind.PLATE, r"\bnummerplaat\s+(?:is\s+|van\s+)?\d?[- ]?[a-z]{3}[- ]?\d{3}\b", OMIT),
)  # fmt: skip
_NUMBERS: tuple[Rule, ...] = (
    rule(
        Kind.NUMBER,
        r"\b(?:dossier|klant|cliënt|client|lid|kaart|kenmerk|referentie|ref\.?|zaak|factuur|polis|contract|attest|toegangscode|pincode|code|stamnummer|lidnr|lidkaart|badge|uitpas|aanvraag)"
        r"(?:[- ]?(?:nummer|nr\.?|n°))?\s*(?:is\s+|met\s+|van\s+|:\s*|=\s*)*(?=[\w/.-]*\d{2})(?:[A-Z0-9]+[-/.])*[A-Z0-9]*\d[A-Z0-9]*(?!\w|\s*euro)",
        OMIT,
    ),
    rule(Kind.NUMBER, r"\b(?:dossier|klant|client|cliënt|rekening|lidnummer|kaart|referentie|ov|sp)\w*[ -]?(?:nummer|nr\.?|n°)?\s*(?:is\s+)?:?\s*[A-Z]{0,3}[\d][\d./-]{3,}", OMIT),
    rule(Kind.NUMBER, r"(?<![\d.,€])\b\d{7,}\b", OMIT),
)  # fmt: skip


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str], Propose], ...]:
    """All of them, the surest first. It takes a quarter of a second: no process does so before it needs them."""
    rules = (*_RULES, *DAYS, *ADDRESSES, *AGES, *_NUMBERS)
    return tuple((kind, re.compile(pattern, flags), propose) for kind, pattern, flags, propose in rules)


def patterns_in(text: str) -> list[Hit]:
    """What its shape tells, the surest shapes first; none over another."""
    found: list[Hit] = []
    for kind, pattern, propose in _compiled():
        for match in pattern.finditer(text):
            whole = "cut" if "cut" in pattern.groupindex else 0
            start, end = _trimmed(text, match.start(whole), match.end(whole))
            if any(start < hit.end and hit.start < end for hit in found):
                continue
            if kind == Kind.AGE and of_a_group(text, match):
                continue
            proposal = propose if isinstance(propose, str) else propose(match)
            found.append(Hit(kind, start, end, text[start:end], proposal))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def words_of(text: str) -> Iterator[re.Match]:
    """The words of a text, with their place."""
    return _WORD.finditer(text)


_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|-(?=[^\W\d_]))*")
