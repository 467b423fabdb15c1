"""Days and years of somebody's life: told by their shape."""

from django.utils.translation import gettext as _

from .counting import DAY, LATE_ORDINAL, OMIT, SPELLED, YEAR_SAID, Propose, Rule, rule
from .hits import Kind

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan(?:au|ua)ri|(?:febr?[aeu]{1,2}r|januar|sept?emb|okt?ob|nov?emb|de[cs]emb|august?)\\w{1,4}|agustus|oogst"
    "|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"
    "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|january|february|march|may|june|july|august|october"
    "|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_ENGLISH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAY = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_WHEN = r"(?:\b(?:op|sinds|sedert|vanaf|tegen|rond|tot|voor|na|van|vorige|vorig|le|on)\s+)?"
_UNTIL = r"(?:\d{1,2}(?:e|ste|de)?\s*(?:-|–|/|,|&|en|à|of|t/m|tot(?:\s+en\s+met)?)\s*)*"
_YEAR = r"(?:'\d{2}|’\d{2}|(?:19|20)\d{2})"
_ENDS = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:was|is|stond|stonden|kreeg|kregen|ging|gingen|kwam|kwamen|moest|moesten|had|hadden"
    r"|heb|heeft|hebben|werd|kon|zat|belde|viel|om)\b)"
)


def _lately(match: object) -> str:
    return _("onlangs")


def _long_ago(match: object) -> str:
    return _("een tijd geleden")


_NO_DAY = r"(?!/|\s*(?:van\s+de|deel|7|uur|u\b))"
_LATELY: Propose = _lately
DAYS: tuple[Rule, ...] = (
    rule(Kind.DATE, rf"{_WHEN}\b\d{{4}}-\d{{2}}-\d{{2}}\b", _LATELY),
    rule(Kind.DATE, rf"{_WHEN}(?:\b\w+dag\s+)?\b[0-3]?\d\s?[/.-]\s?[01]?\d\s?[/.-]\s?(?:19|20)?\d{{2}}\b", _LATELY),
    rule(Kind.DATE, rf"{_WHEN}(?:\b\w+dag\s+)?(?<![\d/])\b(?:[12]\d|3[01]|0?[1-9])/(?:0?[1-9]|1[0-2])\b{_NO_DAY}", _LATELY),
    rule(Kind.DATE, rf"\b(?:op|sinds|sedert|vanaf|tegen|{_WEEKDAY})\s+(?:1[3-9]|2\d|3[01]|0[1-9])[.-](?:0?[1-9]|1[0-2])\b{_NO_DAY}", _LATELY),
    rule(
        Kind.DATE,
        rf"{_WHEN}(?:\b\w+dag,?\s+)?(?:\b(?:de|den)\s+)?\b{_UNTIL}{DAY}\s+(?:of\s+)?(?:van\s+)?(?:{_MONTHS})\b\.?"
        rf"(?:\s+(?:'?\d{{2,4}}\b|{YEAR_SAID}))?",
        _LATELY,
    ),
    rule(Kind.DATE, rf"\b(?:{_ENGLISH})\s+[0-3]?\d(?:st|nd|rd|th)?\b", _LATELY),
    rule(Kind.DATE, rf"{_WHEN}\b(?:{_WEEKDAY}),?\s+(?:de|den)\s+{DAY}\b(?!\s+(?:keer|groep|les|week|maand))", _LATELY),
    rule(Kind.DATE, rf"{_WHEN}\b(?:{_WEEKDAY})\s+\d{{1,2}}{_ENDS}", _LATELY),
    rule(Kind.DATE, rf"\b(?:op|sinds|sedert|vanaf|tegen|rond)\s+(?:de|den)\s+(?:{LATE_ORDINAL}|\d{{1,2}}(?:e|de|ste))(?:\s+van\s+(?:de|deze|vorige|volgende)\s+maand\b|{_ENDS})", _LATELY),
    rule(
        Kind.DATE,
        rf"\b(?:geboren|geb\.?|geboortejaar|né|née|born|verjaart|jarig|bouwjaar|jaargang)\s*(?:in|op|en|is|:|le|van|\s)*"
        rf"(?:(?:{_MONTHS})\s+)?(?:{_YEAR}|\d{{2}}|{YEAR_SAID}|{SPELLED})\b",
        OMIT,
    ),
    rule(Kind.DATE, rf"\b(?:in\s+)?(?:{_YEAR}|{YEAR_SAID})\s+geboren\b", OMIT),
    rule(Kind.DATE, rf"(?:\b(?:sinds|in|vanaf|van|begin|eind|half|midden)\s+)*\b(?:{_MONTHS})\.?\s+{_YEAR}\b", _long_ago),
    rule(Kind.DATE, rf"\b(?:ben|is|was|zijn|iemand|man|vrouw)\s+(?:nog\s+|er\s+(?:een|ene)\s+)?(?:van|uit)\s+(?:het\s+jaar\s+)?(?:{_YEAR}|{YEAR_SAID})(?!\w)", OMIT),
)  # fmt: skip
