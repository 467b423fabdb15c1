"""Under which words something is found: what its organiser wrote, its picture, its themes, and what makes it easier.

Not the name of the contact, not the telephone number: the search is no way to look for people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils import translation

from meedoen.wording.public import get_pictogram
from meedoen.wording.public import search as words

from ..terms import Kind, Theme

EDITION = 3
"""Raise it when the analysis finds other terms or merits than before: every network is indexed anew then."""

READ = 1500
"""Signs of a text that count: what it is about is said first, and a long text would be found under everything."""

LANGUAGES = ("nl", "fr", "en", "ar", "tr")
KIND_WORDS = {
    Kind.TRAINING: "vorming cursus les workshop",
    Kind.DROP_IN: "inloop binnenlopen",
    Kind.WORKSHOP: "atelier",
    Kind.HOLIDAY: "vakantie",
    Kind.PUBLIC_SPACE: "straat park",
    Kind.ENCOUNTER: "ontmoeting",
    Kind.MEETING: "samenkomst inspraak vergadering",
}
THEME_WORDS: dict[str, tuple[str, str, str, str]] = {
    Theme.MEETING_PEOPLE: ("rencontre", "meeting people", "لقاء", "buluşma"),
    Theme.SPORT: ("sport", "sport", "رياضة", "spor"),
    Theme.CULTURE: ("musique danse théâtre", "music dance theatre", "موسيقى رقص مسرح", "müzik dans tiyatro"),
    Theme.CREATIVE: ("créatif couture bricolage", "crafts sewing", "أشغال خياطة", "el işi dikiş"),
    Theme.FOOD: ("cuisine repas", "cooking food", "طبخ طعام", "yemek pişirme"),
    Theme.NATURE: ("jardin nature", "garden nature", "حديقة طبيعة", "bahçe doğa"),
    Theme.CHILDREN: ("enfants", "children", "أطفال", "çocuklar"),
    Theme.LANGUAGE: ("langue néerlandais", "language Dutch", "لغة هولندية", "dil Hollandaca"),
    Theme.LEARNING: ("apprendre cours", "learning course", "تعلم دورة", "öğrenme kurs"),
    Theme.DIGITAL: ("ordinateur téléphone", "computer phone", "حاسوب هاتف", "bilgisayar telefon"),
    Theme.HEALTH: ("santé", "health", "صحة", "sağlık"),
    Theme.MONEY: ("argent papiers", "money paperwork", "مال أوراق", "para evrak"),
    Theme.HOUSING: ("logement", "housing", "سكن", "konut"),
    Theme.PARENTING: ("parents éducation", "parents parenting", "تربية", "ebeveyn"),
    Theme.WORK: ("travail emploi", "work job", "عمل وظيفة", "iş"),
    Theme.SHOP: ("magasin", "shop", "متجر", "mağaza"),
    Theme.OUTING: ("excursion", "outing trip", "رحلة", "gezi"),
    Theme.VOICE: ("opinion avis", "opinion", "رأي", "görüş"),
}
EASIER: dict[str, dict[str, str]] = {
    "free": {"nl": "gratis", "fr": "gratuit", "en": "free", "ar": "مجاني", "tr": "ücretsiz bedava"},
    "children": {"nl": "kinderen gezin", "fr": "enfants famille", "en": "children family kids", "ar": "أطفال عائلة",
                 "tr": "çocuk aile"},
    "childcare": {"nl": "kinderopvang", "fr": "garderie garde", "en": "childcare", "ar": "حضانة", "tr": "kreş"},
    "transport": {"nl": "vervoer", "fr": "transport", "en": "transport", "ar": "نقل", "tr": "ulaşım"},
    "wheelchair": {"nl": "rolstoel toegankelijk", "fr": "fauteuil accessible", "en": "wheelchair accessible",
                   "ar": "كرسي متحرك", "tr": "tekerlekli sandalye"},
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """The terms of something, and the words in it that a typing error may be mended to."""

    terms: dict[str, None] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, texts: Iterable[str], language: str = "nl") -> None:
        """Find it under these texts too."""
        known = [text[:READ] for text in texts if text]
        self.terms.update(dict.fromkeys(words.terms_of(known, language)))
        self.words.update(words.shown_words(known))

    def join(self, other: "Document") -> None:
        self.terms.update(other.terms)
        self.words.update(other.words)


@lru_cache(maxsize=1024)
def _of_pictogram(identity: str) -> Document:
    made = Document()
    try:
        picture = get_pictogram(identity)
    except KeyError:
        return made
    for language in LANGUAGES:
        made.add(picture.words.get(language, ()), language)
    made.add([picture.name])
    return made


@lru_cache(maxsize=64)
def _of_theme(theme: str) -> Document:
    """Words of the theme itself. Not those of its picture: football stands for all sports, but is not looked for."""
    made = Document()
    if theme not in Theme.values:
        return made
    with translation.override("nl"):
        made.add([str(Theme(theme).label)])
    for language, text in zip(LANGUAGES[1:], THEME_WORDS[theme], strict=True):
        made.add([text], language)
    return made


@lru_cache(maxsize=16)
def _easier(what: str) -> Document:
    made = Document()
    for language, text in EASIER[what].items():
        made.add([text], language)
    return made


def of_activity(activity: Any, organiser: str) -> Document:
    """The words of an activity, without its place."""
    made = Document()
    made.add([activity.title, activity.text, activity.for_whom, activity.food, organiser])
    made.add([KIND_WORDS.get(activity.kind, "")])
    for language, said in _translations(activity.translations):
        made.add([str(said.get("title", "")), str(said.get("text", ""))], language)
    if activity.pictogram:
        made.join(_of_pictogram(activity.pictogram))
    for theme in activity.themes or ():
        made.join(_of_theme(theme))
    told = {
        "free": activity.price_cents == 0,
        "children": activity.children_welcome,
        "childcare": activity.childcare_places > 0,
        "transport": activity.transport_offered,
        "wheelchair": activity.step_free == "yes",
    }
    for what, holds in told.items():
        if holds:
            made.join(_easier(what))
    return made


def _translations(said: Any) -> list[tuple[str, Mapping[str, Any]]]:
    if not isinstance(said, Mapping):
        return []
    return [(language, text) for language, text in said.items() if isinstance(text, Mapping)]


def of_place(name: str, locality: str, village: str) -> Document:
    """The words of where it is."""
    made = Document()
    made.add([name, locality, village])
    return made
