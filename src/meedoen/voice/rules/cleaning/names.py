"""Names of people: told by a list, by a capital, or by the words before them."""

import re
from collections.abc import Collection

from django.utils.translation import gettext as _

from meedoen.wording import public as wording

from .hits import Hit, Kind
from .ordinary import PLACES_AND_SERVICES, every_name, family_names, given_names, villages, words
from .patterns import words_of

_TITLES = words("""
mevrouw mevr mw mvr meneer mijnheer dhr heer juffrouw juf meester dokter dr drs ir zuster broeder pater pastoor
nonkel tante oom oma opa bomma bompa meme pepe oma's madame monsieur mme mr mrs miss ms frau herr bay bayan hanım
hanim
abla amca teyze السيد السيدة أبو أم الدكتور الأستاذ schepen burgemeester directeur poetsvrouw agent
""")
_RELATIONS = words("""
zoon zoontje dochter dochtertje man vrouw broer broertje zus zusje vriend vriendin buurman buurvrouw kleinzoon
kleindochter neef nicht neefje nichtje moeder vader mama papa mama's collega klant cliënt bewoner bewoonster partner
echtgenoot echtgenote verloofde stiefzoon stiefdochter baby peuter kleuter jongen meisje jongetje tweeling kameraad
begeleider begeleidster werker hulpverlener leerkracht huisbaas verhuurder poetshulp vrijwilliger gids trainer
fils fille mari femme frère soeur son daughter husband wife brother sister oğlu kızı kocası karısı ابن ابنة زوج زوجة
familie gezin
""")
_MANY = words("klant cliënt collega familie gezin baby partner gids trainer werker huisbaas verhuurder")
"""Words with which a group or a thing may go together, so a capital after it says less."""
_ANNOUNCE = re.compile(
    r"(?:\b(?:heet|heette|noemt|noemen|genaamd|genoemd|naam\s+is|naam:|ik\s+ben|wij\s+zijn|noem\s+mij|roepnaam|alias"
    r"|m'appelle|s'appelle|nommée?|my\s+name\s+is|called|named|i\s+am|adım|adı|ismim|ismi)|اسمي|اسمه|اسمها)\s*:?\s*$",
    re.IGNORECASE,
)
_ACTS = words("""
is heeft had was kan kon wil wou zegt zei moet moest durft durfde kreeg krijgt woont woonde vertelt vertelde mag komt
kwam gaat ging werkt werkte vindt vond zit zat zoekt vraagt vroeg belde belt wacht wordt werd verloor kent kende ziet
zag hoort leest leert spreekt sprak verstaat begrijpt mist voelt slaapt rijdt fietst wandelt valt viel blijft bleef
stond ligt lag doet deed denkt dacht hoopt huurt betaalt zorgt helpt hielp verdient studeert speelt zwemt schrijft
schreef zal zou heet weet wist neemt nam geeft gaf laat liet houdt hield droomt lijdt leeft eet klaagt huilt schaamt
wilde probeert probeerde sukkelt d'r z'n zijn haar
""")
_BY_THE_DOOR = words("op nummer hiernaast hierover hierboven hieronder beneden boven over verderop bij ons 't den hier")
"""After "van": neighbours are named so ("Roos van hiernaast")."""
_NEVER = words("""
het dan die dat dit deze wie wat waar hoe als toen want maar dus daar hier er en of ook nog al wel niet geen een de den
ons onze mijn zijn haar hun jouw uw je jij ik wij we zij ze hij u men alles iets niets veel weinig meer soms nu straks
""")
"""Small words are nobody, whoever may bear them as a name."""
_PARTS = words("van de den der ter ten te el al ben bin ibn abu abou bint ait le la du des di da dos von op 't")
_ENDINGS = ("ing", "ingen", "heid", "tie", "ties", "ers", "en", "je", "jes", "schap", "teit")
"""Words that end so are things, seldom people."""
_THINGS = (
    "kantoor", "park", "bank", "bus", "vervoer", "dienst", "dienstencentrum", "huis", "school", "zorg", "werk", "plein", "lijn",
    "kliniek", "centrum", "maatschappij", "bibliotheek", "winkel", "straat", "huisvesting", "premie", "toeslag", "kaart",
    "pas", "abonnement", "lokaal", "zaal", "kosten", "prijzen", "brief", "app", "site", "loket", "formulier",
)  # fmt: skip
"""Compounds that end so are things: no list holds them all ("Uitzendkantoor betaalt niet")."""
_TWO = words("jo bo ed ab an mo al ty lo li xi bo wu yu ye")
_OWN = words("mijn m'n zijn z'n haar d'r hun onze ons ons' uw je jouw de een ne")
_LITTLE = ("tje", "ske", "eke", "ken", "ke", "je", "ie")
"""Flemish makes a name small: Mariake, Jefke."""
_INITIALS = re.compile(r"\b(?!N\.V\b|B\.V\b|V\.U\b|P\.S\b|T\.a)[A-Z]\.\s?(?:[A-Z]\.)+")
_STARTS = re.compile(r"(?:^|[.!?…:;\n\r•–—]|\s-|^-)[\s\"'“”‘’«(\[*-]*$")
_ACRONYM = re.compile(r"[A-Z0-9&+-]{2,6}s?$")
_SHORT = 3
_COMPOUND = 8
_NEAR = 40


class _Look:
    """One look over a text: its words, and what is known of each."""

    def __init__(self, text: str, known: Collection[str], language: str):
        self.text = text
        self.words = list(words_of(text))
        self.known = {part for name in known for part in _small(name).split()} | PLACES_AND_SERVICES | villages()
        self.dutch = language == "nl"
        letters = [char for char in text if char.isalpha()]
        self.shouts = sum(char.isupper() for char in letters) > 0.6 * len(letters) if letters else False

    def word(self, at: int) -> str:
        return self.words[at].group() if 0 <= at < len(self.words) else ""

    def small(self, at: int) -> str:
        return _small(self.word(at)).removesuffix("'s")

    def touches(self, at: int, *, signs: str = ".") -> bool:
        """Whether nothing but a space (or a full stop of a short form) stands between this word and the one before."""
        if not 0 < at < len(self.words):
            return False
        between = self.text[self.words[at - 1].end() : self.words[at].start()]
        return not between.strip(f" {signs}") and "\n" not in between

    def starts(self, at: int) -> bool:
        """Whether a sentence begins with this word."""
        return bool(_STARTS.search(self.before(self.words[at].start())))

    def before(self, place: int) -> str:
        """The last signs before a place; never the beginning of the text when it is further away."""
        return self.text[:place] if place < _NEAR else f"w{self.text[place - _NEAR : place]}"

    def capital(self, at: int) -> bool:
        word = self.word(at)
        return bool(word) and word[0].isupper() and not self.shouts

    def usual(self, at: int) -> bool:
        """A word of every day, or a name that may stand there."""
        small = self.small(at)
        return small in self.known or wording.is_usual_word(small)

    def given(self, at: int) -> bool:
        """A given name, also one of two with a stroke between."""
        small = self.small(at)
        if small in given_names() or ("-" in small and small.split("-")[0] in given_names()):
            return True
        return self.capital(at) and any(
            small.removesuffix(end) in given_names() and not wording.is_usual_word(small)
            for end in _LITTLE
            if small.endswith(end)
        )


def names_in(text: str, *, known: Collection[str] = (), language: str = "nl") -> list[Hit]:
    """The names of people in a text; ``known`` may stand there."""
    look = _Look(text, known, language)
    found: list[Hit] = []
    at = 0
    while at < len(look.words):
        if not _is_name(look, at):
            at += 1
            continue
        last = _to_the_end(look, at)
        found.append(_hit(look, at, last))
        at = last + 1
    taken = [(hit.start, hit.end) for hit in found]
    for match in _INITIALS.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            found.append(Hit(Kind.NAME, match.start(), match.end(), match.group(), _("iemand")))
    return found


def _is_name(look: _Look, at: int) -> bool:
    small = look.small(at)
    if small in _NEVER or (small in _TITLES and not look.capital(at)):
        return False
    if small in given_names() and look.capital(at) and _family_next(look, at):
        return True
    if small in look.known or (_ACRONYM.fullmatch(look.word(at)) and not look.shouts and len(small) > 1):
        return _announced(look, at)
    if _announced(look, at):
        return True
    if len(small) < _SHORT:
        return small in _TWO and look.capital(at) and (not look.starts(at) or _acts_next(look, at))
    if look.given(at):
        return look.dutch or look.capital(at)
    if not look.capital(at):
        return small.startswith("vande") and len(small) > 8 and not wording.is_usual_word(small)
    if look.starts(at):
        return _at_the_start(look, at)
    nicknamed = at > 0 and look.word(at - 1) in ("den", "ne", "d'n") and look.touches(at, signs="")
    return nicknamed or small in every_name() or not wording.is_usual_word(small, well_known=True)


def _announced(look: _Look, at: int) -> bool:
    """After "mevrouw", "haar zoon" or "heet": a capital, a name, or a word that is none of every day."""
    small, before = look.small(at), look.small(at - 1) if at else ""
    if len(small) == 2 and not look.capital(at):
        return False
    if len(small) == 1:
        return look.capital(at) and before in _TITLES | _RELATIONS and look.touches(at)
    if small in _TITLES or small in _RELATIONS:
        return False
    if before in _TITLES and look.touches(at) and look.capital(at):
        return True
    if small in look.known:
        return False
    strange = (
        small in given_names() or small in family_names() or (not wording.is_usual_word(small) and small not in _PARTS)
    )
    if before in _TITLES and look.touches(at):
        return strange
    if before in _RELATIONS and look.touches(at, signs=""):
        return small in given_names() or (
            (look.capital(at) and (small in every_name() or before not in _MANY))
            or (look.dutch and strange and before not in _MANY and look.small(at - 2) in _OWN)
        )
    if _ANNOUNCE.search(look.before(look.words[at].start())):
        return (look.capital(at) and (small in every_name() or not look.usual(at))) or small in given_names()
    return False


def _family_next(look: _Look, at: int) -> bool:
    """A family name comes next: then a given name that is a village too (Veerle) is a person."""
    return look.touches(at + 1, signs="") and look.capital(at + 1) and look.small(at + 1) in family_names()


def _acts_next(look: _Look, at: int) -> bool:
    return look.touches(at + 1, signs="") and look.small(at + 1) in _ACTS


def _at_the_start(look: _Look, at: int) -> bool:
    """A capital that begins a sentence says nothing: it takes a name, or a second name after it."""
    small = look.small(at)
    if look.small(at + 1) in ("je", "jij", "ik", "u", "we", "wij"):
        return False
    if small in family_names() and not wording.is_usual_word(small):
        return True
    if small in every_name() and look.small(at + 1) == "van" and look.small(at + 2) in _BY_THE_DOOR:
        return True
    if look.word(at).replace("’", "'").endswith("'s") and not wording.is_usual_word(small):
        return True
    if small.removesuffix("s") in given_names() and not wording.is_usual_word(small) and look.touches(at + 1, signs=""):
        return True
    if small in every_name() and _acts_next(look, at):
        return True
    if small in _TITLES or small in look.known:
        return False
    next_to = look.touches(at + 1, signs="")
    joined = next_to and look.capital(at + 1) and look.small(at + 1) not in look.known
    thing = small.endswith(_THINGS) and len(small) > _COMPOUND
    if not wording.is_usual_word(small, well_known=True) and not small.endswith(_ENDINGS) and not thing:
        return joined or _acts_next(look, at) or (next_to and look.small(at + 1) in ("van", "uit", "en"))
    return joined and small in given_names() | family_names()


def _to_the_end(look: _Look, at: int) -> int:
    """The last word of a name: family names and the small words between belong to it."""
    last = at
    here = at + 1
    while here < len(look.words) and look.touches(here):
        small = look.small(here)
        if small in _PARTS and not look.capital(here):
            ahead = here
            while ahead < len(look.words) and look.small(ahead) in _PARTS and look.touches(ahead, signs=""):
                ahead += 1
            if look.touches(ahead, signs="") and look.capital(ahead) and not look.starts(ahead):
                last, here = ahead, ahead + 1
                continue
            break
        if look.starts(here) or not _goes_on(look, here, small):
            break
        last, here = here, here + 1
    return last


def _goes_on(look: _Look, at: int, small: str) -> bool:
    if look.capital(at):
        return small not in look.known
    return small in family_names() and not wording.is_usual_word(small)


def _hit(look: _Look, first: int, last: int) -> Hit:
    """With the title before it; "haar zoon Yassin" loses the name alone."""
    start, end = look.words[first].start(), look.words[last].end()
    proposal = _("iemand")
    if first and look.small(first - 1) in _TITLES and look.touches(first):
        start = look.words[first - 1].start()
    elif first and look.small(first - 1) in _RELATIONS and look.touches(first, signs=""):
        proposal = ""
    while first and look.touches(first, signs="") and look.capital(first - 1) and look.small(first - 1) in _PARTS:
        first -= 1
        start = look.words[first].start()
    if look.text[start:end].endswith(("'s", "’s")):
        end -= 2
    if proposal and _STARTS.search(look.before(start)):
        proposal = proposal.capitalize()
    return Hit(Kind.NAME, start, end, look.text[start:end], proposal)


def _small(word: str) -> str:
    return word.lower().replace("’", "'")
