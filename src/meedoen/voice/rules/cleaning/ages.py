"""Ages and classes at school: told by their shape."""

import re

from django.utils.translation import gettext as _

from .counting import COUNT, LATE_ORDINAL, ORDINAL, SPELLED, Rule, number_of, rule
from .hits import Kind

_PERSONS = (
    "mama|papa|vrouw|man|moeder|vader|oma|opa|bomma|bompa|jongen|jongetje|meisje|dame|heer|kind|kindje|zoon|zoontje|dochter"
    "|dochtertje|buurvrouw|buurman|kleinzoon|kleindochter|broer|broertje|zus|zusje|vriend|vriendin|iemand|peuter|kleuter"
    "|tiener|baby|weduwe|weduwnaar|mevrouw|meneer|bewoner|bewoonster|neef|neefje|nicht|nichtje|mens|gast|koppel|tweeling"
    "|madam|petekind|leerling|student|studente|partner|collega|klant|cliënt|oudste|jongste|ene|andere|eentje|vent|ventje"
    r"|(?:zoon|dochter|jongen|broer|zus|kind|man|vrouw|vriend|peuter|kleuter|nicht|neef|gast)(?:e?ke|e?ken|eske)"
)
_NO_AGE = (
    r"(?!\d|[.,:]\d|\s*(?:u\b|euro|€|tot|%|procent|kinderen|mensen|leden|personen|km|kilo|meter|minuten|uur|op|dagen|keer"
    r"|maanden?\s+(?:huur|wacht)|bladzijden|stappen|plaatsen|gezinnen|woningen|kamers))"
)
_LASTS = r"(?:jaar|jaren)(?!\s+(?:geleden|lang|op\s+de|wacht\w*|huur\w*|terug|ervaring|garantie|dienst|getrouwd|samen|gewerkt|later))"
_NOT_YET = r"(?:er|ik|ze|zij|hij|je|nu|net|pas|al|ook|nog|maar|bijna|zowat|amper|ondertussen|intussen|binnenkort|dit\s+jaar|(?:volgende|deze)\s+(?:week|maand)|volgend\s+jaar|morgen|reeds|vandaag|gisteren|onlangs|vorige\s+(?:week|maand)|al\s+over\s+de)"
_ENDS = r"(?=\s*(?:[.,;!?)]|$)|\s+(?:en|maar|geworden|jaar|of|dus|want|die)\b)"
_CHILDREN = (
    r"(?:kinderen|kindjes|kids|zonen|zoons|zoontjes|dochters|dochtertjes|jongens|meisjes|kleinkinderen|gasten|tweeling)"
)
_SOMEBODYS = r"(?:mijn|m'n|zijn|z'n|haar|d'r|hun|onze|uw|je|jouw|twee|drie|vier|vijf|zes)"
_HALF = rf"(?P<count>anderhalf|(?:{SPELLED}|\d{{1,2}})[eë]n?half|(?:{SPELLED}|\d{{1,2}})\s+en\s+een\s+half)"


def age_proposal(match: re.Match) -> str:
    """An age becomes a stage of life."""
    said = (match.group("count") or match.group("last")).lower()
    years = 0 if "half" in said else number_of(said)
    if re.search(r"maand|week|weken|mois|month", match.group(), re.IGNORECASE):
        years = 0
    stages = ((3, _("heel jong")), (12, _("kind")), (18, _("tiener")), (26, _("jongvolwassen")), (65, _("volwassen")))
    return next((word for limit, word in stages if years < limit), _("op leeftijd"))


def _some_age(match: re.Match) -> str:
    return _("leeftijd")


def _at_school(match: re.Match) -> str:
    return _("op school")


def _no_number(match: re.Match) -> str:
    return ""


_WHILE = r"(?<!duurt )(?<!wachttijd )(?<!wachtlijst )(?<!termijn )(?<!duur )(?<!contract )"
AGES: tuple[Rule, ...] = (
    rule(Kind.AGE, rf"\b(?:van\s+)?{COUNT}\s?-?\s?(?:jarigen?|jarig)\b", age_proposal),
    rule(Kind.AGE, rf"\b{_SOMEBODYS}\s+(?:\w+\s+)?{_CHILDREN}\s+(?P<cut>(?:van|zijn)\s+(?:(?:\d{{1,2}}|{SPELLED})\s*(?:,|en|&)\s*)+{COUNT}(?:\s+(?:jaar|maanden))?)\b(?!\s*(?:uur|euro))", age_proposal),
    rule(
        Kind.AGE,
        rf"{_WHILE}\b(?:is|ben|bent|was|wordt|werd|word|bijna|net|pas|van|oud|leeftijd:?|amper|nog\s+maar)\s+{COUNT}\s*"
        rf"(?:{_LASTS}|jr\b|j\.|jaartjes)(?:\s+(?:oud|jong|geworden))?",
        age_proposal,
    ),
    rule(Kind.AGE, rf"\bzijn\s+(?:\d{{1,2}}\s*,\s*)*{COUNT}\s+en\s+\d{{1,2}}\s*(?:jaar(?:\s+oud)?|maanden)?\b(?!\s*(?:uur|euro|km|kinderen|mensen))", age_proposal),
    rule(Kind.AGE, r"\b(?P<count>\d{1,2})\s?(?:j|jr|m)\b\.?", age_proposal),
    rule(Kind.AGE, rf"\b{COUNT}\s*(?:jaar|jaren|jr\.?|maanden?|weken|week|j\.)\s+(?:oud|jong)\b", age_proposal),
    rule(Kind.AGE, rf"\b(?:{_PERSONS})\s+(?P<cut>van\s+{COUNT}\b){_NO_AGE}", age_proposal),
    rule(Kind.AGE, rf"(?<![.!?] )(?<!^)\b(?-i:[A-ZÀ-Ý][a-zà-ÿ]+)\s+(?P<cut>van\s+{COUNT}\b)(?!\s*maanden){_NO_AGE}", age_proposal),
    rule(Kind.AGE, rf"\b(?:{_PERSONS})\s+(?P<cut>van\s+{_HALF}(?:\s+jaar)?)\b", age_proposal),
    rule(Kind.AGE, rf"\b(?:is|wordt|was)\s+(?:{_NOT_YET}\s+)*{_HALF}(?:\s+jaar)?(?:\s+oud|{_ENDS})", age_proposal),
    rule(Kind.AGE, rf"\b(?:wordt|werd|is|ben|bent|was|word|worden)\s+(?:{_NOT_YET}\s+)+{COUNT}{_ENDS}", age_proposal),
    rule(Kind.AGE, rf"\b(?:word|wordt|werd|worden)\s+(?P<cut>{COUNT})(?=\s+(?:in|op|deze|dit|volgend|volgende|morgen)\b)", age_proposal),
    rule(Kind.AGE, rf"\b(?:{_PERSONS}),?\s+(?P<cut>{COUNT}\s*(?:jaar|j\b\.?|jr\b\.?|maanden))(?!\s+(?:geleden|lang|wacht\w*))", age_proposal),
    rule(Kind.AGE, rf"\b(?:is|ben|bent|was|wordt|word|zijn)\s+(?:nu\s+|al\s+)?(?P<cut>(?:een\s+)?jaar\s+of\s+{COUNT})", age_proposal),
    rule(Kind.AGE, r"\b(?:naar|tegen|over|voorbij|richting|rond)\s+(?:de|den)\s+(?P<cut>(?P<count>[5-9]\d))(?=\s*(?:[.,;!?)]|$)|\s+(?:en|maar|nu|al)\b)", age_proposal),
    rule(Kind.AGE, rf"\b(?:ik|ze|zij|hij|je|gij|ge|men|die|papa|mama|vader|moeder|zoon|dochter|man|vrouw)\s+(?:{_NOT_YET}\s+)*(?P<cut>{COUNT})(?:\s+jaar)?\s+(?:ben|bent|is|was|werd|word|wordt|geworden)\b", age_proposal),
    rule(Kind.AGE, rf"(?<=,)\s*{COUNT}\s*(?:maanden?|weken|week|dagen)(?=\s*,)", age_proposal),
    rule(Kind.AGE, rf"\b(?:leeftijd|wordt|werd|is|ben|bent|was|word)\s*:?\s*{COUNT}{_ENDS}(?!\s+jaar\s+(?:geleden|lang|op|wacht|huur))", age_proposal),
    rule(Kind.AGE, rf"\b(?:met|op)\s+{_SOMEBODYS}\s+(?P<cut>{COUNT}(?:\s+(?:jaar|jaren|jaartjes))?)(?=\s*(?:[.,;!?)]|$)|\s+(?:kan|kon|wil|ben|is|moet|mag|durf|leer|ga|gaat|nog|al|heb|doe|fiets|jaar)\b)", age_proposal),
    rule(Kind.AGE, rf"\b(?:met|op|tegen|voor|sinds|na|vanaf)\s+{_SOMEBODYS}\s+(?P<cut>{LATE_ORDINAL}(?:\s+(?:verjaardag|levensjaar))?)(?!\s+(?!(?:kan|kon|wil|ben|is|was|moet|moest|mag|mocht|durf|leer|ga|gaat|ging|nog|al|heb|had|werd|kwam|stond|woont|al)\b)\w)", _some_age),
    rule(Kind.AGE, rf"\b(?:{ORDINAL}|\d{{1,3}}(?:e|ste|de))\s+(?:verjaardag|levensjaar)\b", _no_number),
    rule(Kind.AGE, rf"(?<!sinds )(?<!na )(?<!voor )(?<!binnen )(?<!om de )(?<!duurt )(?<!al )(?<!dan )(?<!minstens )\b(?P<count>[4-9]\d|1[01]\d|\w*(?:veertig|vijftig|zestig|zeventig|tachtig|negentig))\s+{_LASTS}\b", age_proposal),
    rule(Kind.AGE, rf"\(\s*{COUNT}\s*(?:j(?:aar|r)?\.?)?\s*\)", lambda match: f"({age_proposal(match)})"),
    rule(Kind.AGE, rf"(?<=,)(?<!\d,)\s*(?:{COUNT}\s*(?:jaar|jr\.?|j\.)?(?=\s*,)|(?P<last>[4-9]\d)\s*(?=[.!?]|$))", lambda match: f" {age_proposal(match)}"),
    rule(Kind.AGE, rf"\b{COUNT}\s*(?:ans|years?\s+old|year-old|yaşında(?:ki)?|yasinda|سنة|سنوات|عام(?:ا|اً)?)(?!\w)", age_proposal),
    rule(
        Kind.CLASS,
        rf"\b(?:klas|groep)\s*\d\s?[A-Za-z]?\b|\b\d\s?[A-G]\b(?=\s+(?:van|in|op|bij)\s+(?:de|het)\s+\w*school)"
        rf"|(?<!^het )\b(?:\d(?:e|de|ste)|{ORDINAL})\s+(?:leerjaar|kleuterklas|klas|middelbaar|kleuter|studiejaar|secundair|lagere|kleuterke)\b",
        _at_school,
    ),
    rule(
        Kind.CLASS,
        r"\b(?:zit|zitten|zat|juf|juffrouw|meester|leerkracht|leerling|leerlingen|kind|jongen|meisje|les|gaat)\s+(?:nog\s+|nu\s+)?(?:in|van|uit|naar)\s+"
        rf"(?P<cut>(?:het\s+|de\s+|klas\s+)*(?:[1-7]\s?[A-Za-z]\d?|[KL][1-6]\s?[A-Za-z]?|[1-3]\s*(?:ste|de|e)?\s*kleuter|okan|(?:\d(?:e|de|ste)|{ORDINAL})(?=\s*(?:[.,;!?)]|$)|\s+(?:van|en|op|bij|zegt|kan|mag|is|was|heeft|doet)\b)))\b",
        _at_school,
    ),
)  # fmt: skip
_GROUP_AGE = re.compile(r"(?:\b(?:tot|vanaf|onder|boven|dan|tussen|en|met|plus|min)|à|-|–)\s*$", re.IGNORECASE)
_SPAN_AGE = re.compile(r"^\s*(?:tot|[-–]\s*\d|à|\+|plus|en\s+\d)", re.IGNORECASE)


def of_a_group(text: str, match: re.Match) -> bool:
    """ "Kinderen van 6 tot 12 jaar" is a group and nobody's age."""
    if "count" not in match.re.groupindex or re.match(rf"zijn|{_SOMEBODYS}\s", match.group(), re.IGNORECASE):
        return False
    if match.start("count") < 0:
        return False
    at = match.start("count")
    return bool(_GROUP_AGE.search(text[:at]) or _SPAN_AGE.match(text[match.end("count") :]))
