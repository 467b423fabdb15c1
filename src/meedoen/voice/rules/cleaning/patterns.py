"""Numbers, addresses, ages and dates: what can be told by its shape."""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from .hits import Hit, Kind

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"
    "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|january|february|march|may|june|july|august|october"
    "|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_UNITS: tuple[str, ...] = (
    "nul", "een", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_NUMBER_WORDS = {word: number if number < 2 else number - 1 for number, word in enumerate(_UNITS)}
_NUMBER_WORDS |= {word: (place + 2) * 10 for place, word in enumerate(_TENS)}
_NUMBER_WORDS |= {
    f"{unit}{joint}{ten}": _NUMBER_WORDS[unit] + _NUMBER_WORDS[ten]
    for unit in _UNITS[1:11]
    for ten in _TENS
    for joint in ("en", "ën")
}
_SPELLED = "|".join(sorted(set(_NUMBER_WORDS) - {"een", "nul"}, key=len, reverse=True))
_COUNT = rf"(?P<count>\d{{1,3}}|{_SPELLED})"
_ORDINAL = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende"
    "|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|eenendertigste|dertigste"
)
_STREET = (
    "straat|straatje|laan|weg|lei|plein|baan|dreef|steenweg|pad|hof|hoeve|dijk|kaai|kade|markt|berg|veld|velden|heide"
    "|singel|park|ring|gang|steeg|vest|hoek|akker|bos|donk|wegel|blok|kouter|beemd|eind|einde|vaart|brug|poort|tuin"
    "|wijk|lane|rue|allee|str"
)
_HOUSE = r"\d{1,4}\s?[a-zA-Z]?\b(?:\s?[-/]\s?\d{1,4}\s?[a-zA-Z]?\b)?(?:\s*(?:bus|bte|b|/)\s*\w{1,4}\b)?"
_BEFORE = r"(?:\b(?:in|op|aan|uit|van|te)\s+(?:de|het|den)?\s*)?"
Propose = Callable[[re.Match], str] | str
_OMIT = "(…)"


def _rule(kind: str, pattern: str, propose: Propose, *, flags: int = re.IGNORECASE) -> tuple[str, re.Pattern, Propose]:
    return kind, re.compile(pattern, flags), propose


def _near(match: re.Match) -> str:
    """An address becomes the neighbourhood; what stands before it falls away with it."""
    return _("in de buurt") if re.match(r"(?:in|op|aan|te)\b", match.group(), re.IGNORECASE) else _("de buurt")


def _age(match: re.Match) -> str:
    """An age becomes a stage of life."""
    said = match.group("count").lower()
    years = int(said) if said.isdigit() else _NUMBER_WORDS[said]
    if re.search(r"maand|week|weken|mois|month", match.group(), re.IGNORECASE):
        years = 0
    stages = ((3, _("heel jong")), (12, _("kind")), (18, _("tiener")), (26, _("jongvolwassen")), (65, _("volwassen")))
    return next((word for limit, word in stages if years < limit), _("op leeftijd"))


_RULES = (
    _rule(Kind.EMAIL, r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\s(?:at|apenstaartje)\s)\s?[\w-]+(?:\s?(?:\.|\sdot\s|\spunt\s)\s?[a-z]{2,})+", _OMIT),
    _rule(Kind.HANDLE, r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:be|com|net|org|eu|nl|fr)(?:/\S*)?\b", _OMIT),
    _rule(Kind.HANDLE, r"(?<!\w)@\w[\w.]{1,}", _OMIT),
    _rule(
        Kind.HANDLE,
        r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|telegram|skype|messenger|facebook|fb)"
        r"(?:[- ]?(?:account|profiel|naam|pagina))?(?:\s*[:=]\s*|\s+(?:is|heet|naam|als)\s+)[\w.]{3,}",
        _OMIT,
    ),
    _rule(
        Kind.REGISTER_NUMBER,
        r"(?<![\d+])\d{2}[ .-]?(?:[024][0-9]|[135][0-2])[ .-]?[0-3]\d[ .-]{0,3}\d{3}[ .-]?\d{2}(?!\d)",
        _OMIT,
    ),
    _rule(Kind.IBAN, r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b|\b\d{3}-\d{7}-\d{2}\b", _OMIT),
    _rule(Kind.PHONE, r"(?<!\w)(?:\+|00)\s?\d{1,3}(?:[ ./()-]{0,3}\d){6,12}(?!\d)|(?<!\w)\(?0\d(?:[ ./()-]{0,3}\d){7,8}(?!\d)", _OMIT),
    _rule(Kind.PHONE, r"\b(?:tel(?:efoon)?|gsm|bel|nummer|nr|whatsapp|sms)\.?\s*(?:naar|op|is|:|nummer|nr)*\s*\d(?:[ ./-]?\d){5,}", _OMIT),
    _rule(Kind.PLATE, r"\b(?:\d[- .]?[A-Z]{3}[- .]?\d{3}|[A-Z]{3}[- .]\d{3})\b", _OMIT, flags=0),
    _rule(Kind.PLATE, r"\bnummerplaat\s+(?:is\s+|van\s+)?\d?[- ]?[a-z]{3}[- ]?\d{3}\b", _OMIT),
    _rule(Kind.DATE, r"(?:\bop\s+)?\b\d{4}-\d{2}-\d{2}\b", lambda match: _("onlangs")),
    _rule(Kind.DATE, r"(?:\b(?:op|sinds|van)\s+)?(?:\b\w+dag\s+)?\b[0-3]?\d[/.-][01]?\d[/.-](?:19|20)?\d{2}\b", lambda match: _("onlangs")),
    _rule(
        Kind.DATE,
        r"(?:\b(?:op|sinds)\s+)?(?:\b\w+dag\s+)?\b(?<![\d/])(?:[12]\d|3[01]|0?[1-9])/(?:0?[1-9]|1[0-2])\b(?!/|\s*(?:van\s+de|deel|7))",
        lambda match: _("onlangs"),
    ),
    _rule(
        Kind.DATE,
        rf"(?:\b(?:op|sinds|le|on)\s+)?(?:\b\w+dag\s+)?(?:\bde\s+)?\b(?:[0-3]?\d(?:e|ste|de|er|st|nd|rd|th)?|{_ORDINAL})"
        rf"\s+(?:of\s+)?(?:{_MONTHS})\b\.?(?:\s+'?\d{{2,4}}\b)?",
        lambda match: _("onlangs"),
    ),
    _rule(Kind.DATE, r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+[0-3]?\d(?:st|nd|rd|th)?\b", lambda match: _("onlangs")),
    _rule(
        Kind.DATE,
        rf"\b(?:geboren|geb\.?|geboortejaar|né|née|born|verjaart|jarig)\s*(?:in|op|en|is|:|le)?\s*(?:(?:{_MONTHS})\s+)?(?:'\d{{2}}|(?:19|20)\d{{2}})\b",
        _OMIT,
    ),
    _rule(Kind.DATE, rf"(?:\b(?:sinds|in|vanaf|van|begin|eind|half|midden)\s+)*\b(?:{_MONTHS})\.?\s+(?:'\d{{2}}|(?:19|20)\d{{2}})\b", lambda match: _("een tijd geleden")),
    _rule(Kind.DATE, r"\b(?:ben|is|was|bouwjaar)\s+van\s+(?:19|20)\d{2}\b", _OMIT),
    _rule(
        Kind.ADDRESS,
        rf"{_BEFORE}(?:\b[A-Za-zÀ-ÿ'’.-]+\s+){{0,2}}?\b[A-Za-zÀ-ÿ'’-]*(?:{_STREET})\s*,?\s*(?:nr\.?|nummer|huisnummer|n°)?\s*{_HOUSE}"
        r"(?!\s*(?:jaar|minuten|uur|keer|maal|euro|km|kilometer|kinderen|mensen|gezinnen|personen|plaatsen|meter|dagen|weken|maanden))",
        _near,
    ),
    _rule(
        Kind.ADDRESS,
        rf"\b(?:[Ii]n|[Oo]p|[Aa]an|[Tt]e|[Uu]it)\s+(?:de\s+|het\s+|den\s+)?(?:[A-ZÀ-Ý][\w'’-]+\s+){{1,3}}(?:nr\.?\s*|nummer\s*)?{_HOUSE}"
        r"(?!\s*(?:jaar|minuten|uur|keer|maal|euro|km|kinderen|mensen|gezinnen|personen|plaatsen|dagen|weken))",
        _near,
        flags=0,
    ),
    _rule(Kind.ADDRESS, r"\b(?:rue|avenue|chaussée|place|boulevard|clos)\s+(?:(?:de|du|des|la|le|les|l')\s*)*[\w'’-]+(?:\s+[\w'’-]+)?\s*,?\s*\d{1,4}\b", _near),
    _rule(Kind.ADDRESS, r"\b(?:huisnummer|appartement|app\.?|appt\.?|kamer|busnummer)\s*(?:nr\.?|nummer)?\s*\d{1,4}\s?[A-Za-z]?\b", _near),
    _rule(
        Kind.ADDRESS,
        rf"{_BEFORE}\b[A-ZÀ-Ý][a-zà-ÿ'’-]{{2,}}(?:straat|laan|dreef|steenweg|lei|plein|weg|baan|steeg|kaai|straatje)\b",
        _near,
        flags=0,
    ),
    _rule(Kind.AGE, rf"\b(?:van\s+)?{_COUNT}\s?-?\s?(?:jarigen?|jarig)\b", _age),
    _rule(Kind.AGE, rf"\b(?:is|ben|was|wordt|werd|word|bijna|net|pas|van|oud|leeftijd:?|amper|nog\s+maar)\s+{_COUNT}\s*(?:jaar(?!\s+(?:geleden|lang|op\s+de|wacht|huur|terug))|jr\b|j\.|jaartjes)(?:\s+(?:oud|jong|geworden))?", _age),
    _rule(Kind.AGE, rf"\bzijn\s+(?:\d{{1,2}}\s*,\s*)*{_COUNT}\s+en\s+\d{{1,2}}\s*(?:jaar(?:\s+oud)?|maanden)?\b(?!\s*(?:uur|euro|km|kinderen|mensen))", _age),
    _rule(Kind.AGE, r"\b(?P<count>\d{1,2})\s?(?:j|jr|m)\b\.?", _age),
    _rule(Kind.AGE, rf"\b{_COUNT}\s*(?:jaar|jaren|jr\.?|maanden?|weken|week|j\.)\s+(?:oud|jong)\b", _age),
    _rule(
        Kind.AGE,
        rf"(?:\b(?:mama|papa|vrouw|man|moeder|vader|oma|opa|jongen|meisje|dame|heer|kind|zoon|dochter|buurvrouw|buurman|"
        rf"kleinzoon|kleindochter|broer|zus|vriend|vriendin|iemand|peuter|kleuter|tiener)|[A-ZÀ-Ý][a-zà-ÿ]+)\s+"
        rf"(?P<cut>van\s+{_COUNT}\b)(?!\s*(?:euro|€|tot|%|procent|kinderen|mensen|leden|personen|km|meter|minuten|uur|op))",
        _age,
    ),
    _rule(Kind.AGE, rf"\b(?:wordt|werd|is|ben|was|word)\s+(?:ik|ze|zij|hij|je|nu|net|pas|al|bijna|amper|binnenkort|\s)+{_COUNT}(?=\s*(?:[.,;!?)]|$|\s(?:en|maar|geworden|jaar)\b))", _age),
    _rule(Kind.AGE, rf"(?<=,)\s*{_COUNT}\s*(?:maanden?|weken|week|dagen)(?=\s*,)", lambda match: " " + _("heel jong")),
    _rule(Kind.AGE, rf"\b(?:leeftijd|wordt|werd|is|ben|was|word)\s*:?\s*(?:nu\s+|net\s+|pas\s+|al\s+|bijna\s+|amper\s+)?{_COUNT}(?=\s*(?:[.,;!?)]|$|\s(?:en|maar|geworden)\b))", _age),
    _rule(Kind.AGE, rf"\(\s*{_COUNT}\s*(?:j(?:aar|r)?\.?)?\s*\)", lambda match: f"({_age(match)})"),
    _rule(Kind.AGE, rf"(?<=,)\s*{_COUNT}\s*(?:jaar|jr\.?|j\.)?(?=\s*,)", lambda match: f" {_age(match)}"),
    _rule(Kind.AGE, rf"\b{_COUNT}\s*(?:ans|years?\s+old|year-old|yaşında(?:ki)?|yasinda|سنة|سنوات|عام(?:ا|اً)?)(?!\w)", _age),
    _rule(Kind.CLASS, rf"\b(?:klas|groep)\s*\d\s?[A-Za-z]?\b|\b\d\s?[A-G]\b(?=\s+(?:van|in|op|bij)\s+(?:de|het)\s+\w*school)|\b(?:\d(?:e|de|ste)|{_ORDINAL})\s+(?:leerjaar|kleuterklas|klas|middelbaar|kleuter)\b", lambda match: _("op school")),
    _rule(Kind.NUMBER, r"\b(?:dossier|klant|client|cliënt|rekening|lidnummer|kaart|referentie|ov|sp)\w*[ -]?(?:nummer|nr\.?|n°)?\s*:?\s*[A-Z]{0,3}[\d][\d./-]{3,}", _OMIT),
    _rule(Kind.NUMBER, r"(?<![\d.,€])\b\d{7,}\b", _OMIT),
)  # fmt: skip
_GROUP_AGE = re.compile(r"(?:\b(?:tot|vanaf|onder|boven|dan|tussen|en|met|plus|min)|à|-|–)\s*$", re.IGNORECASE)
_SPAN_AGE = re.compile(r"^\s*(?:tot|[-–]\s*\d|à|\+|plus|en\s+\d)", re.IGNORECASE)


def patterns_in(text: str) -> list[Hit]:
    """What its shape tells, the surest shapes first; none over another."""
    found: list[Hit] = []
    for kind, pattern, propose in _RULES:
        for match in pattern.finditer(text):
            whole = "cut" if "cut" in pattern.groupindex else 0
            start, end = _trimmed(text, match.start(whole), match.end(whole))
            if any(start < hit.end and hit.start < end for hit in found):
                continue
            if kind == Kind.AGE and _of_a_group(text, match):
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


def _of_a_group(text: str, match: re.Match) -> bool:
    """ "Kinderen van 6 tot 12 jaar" is a group and nobody's age."""
    if match.group().lower().startswith("zijn"):
        return False
    at = match.start("count")
    return bool(_GROUP_AGE.search(text[:at]) or _SPAN_AGE.match(text[match.end("count") :]))


def words_of(text: str) -> Iterator[re.Match]:
    """The words of a text, with their place."""
    return _WORD.finditer(text)


_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|-(?=[^\W\d_]))*")
