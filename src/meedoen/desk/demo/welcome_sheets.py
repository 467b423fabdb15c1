"""Welcome sheets of the demo (K3): what a service does, in plain words. Every fact in them is invented."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from meedoen.kernel.actors import Actor
from meedoen.press import public as press
from meedoen.wording.public import find_pictograms

from .calendar import Days

A_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Welcome:
    """One sheet: its partner by key, its parts, and its translations by language."""

    partner: str
    title: str
    picto: str
    parts: dict[str, str]
    translations: dict[str, dict[str, str]] = field(default_factory=dict)


FOOD = Welcome(
    "ocmw",
    "Ik heb te weinig geld voor eten",
    "boodschappen",
    {
        "what": "Heb je te weinig geld voor eten? Dan kan het OCMW helpen.\n"
        "Soms krijg je een bon voor de winkel. Soms kan je naar de sociale kruidenier.",
        "for_whom": "Voor iedereen die in Kalmthout woont.\nOok als je werkt. Ook als je nog nooit hulp kreeg.",
        "steps": "Bel naar het Sociaal Huis. Of kom binnen.\n"
        "Je krijgt een afspraak. Meestal binnen één week.\n"
        "Je praat met een maatschappelijk werker. Die luistert.\n"
        "Samen kijken jullie wat je krijgt en wat je betaalt. Dat heet een sociaal onderzoek.\n"
        "Je krijgt een brief met het antwoord.",
        "expect": "Het gesprek duurt een uur. Het is gratis.\nWat je vertelt, blijft bij ons.\n"
        "Je mag iemand meebrengen. Spreek je weinig Nederlands? Zeg het. Dan zoeken we een tolk.",
        "bring": "Je identiteitskaart\nPapieren over wat je krijgt, zoals loon\n"
        "Papieren over wat je betaalt, zoals huur",
        "hours": "Maandag, dinsdag en donderdag: 9 tot 12 uur\nWoensdag: 13 tot 18 uur\n"
        "Vrijdag: alleen met een afspraak",
        "address": "Sociaal Huis (verzonnen adres), Demostraat 1, Kalmthout",
    },
    {
        "fr": {
            "title": "Je n’ai pas assez d’argent pour manger",
            "what": "Tu n’as pas assez d’argent pour manger ? Le CPAS peut t’aider.\n"
            "Parfois tu reçois un bon pour le magasin. Parfois tu peux aller à l’épicerie sociale.",
            "for_whom": "Pour tous ceux qui habitent à Kalmthout.\n"
            "Aussi si tu travailles. Aussi si c’est la première fois.",
            "steps": "Appelle la Maison sociale. Ou viens nous voir.\n"
            "Tu reçois un rendez-vous. Souvent dans la semaine.\n"
            "Tu parles avec un assistant social. Il t’écoute.\n"
            "Vous regardez ensemble ce que tu reçois et ce que tu paies. C’est l’enquête sociale.\n"
            "Tu reçois une lettre avec la réponse.",
            "expect": "L’entretien dure une heure. C’est gratuit.\nCe que tu dis reste chez nous.\n"
            "Tu peux venir avec quelqu’un.",
            "bring": "Ta carte d’identité\nDes papiers sur ce que tu reçois\nDes papiers sur ce que tu paies",
            "hours": "Lundi, mardi et jeudi : de 9 h à 12 h\nMercredi : de 13 h à 18 h\nVendredi : sur rendez-vous",
        },
        "ar": {
            "title": "ليس لدي مال كافٍ للطعام",
            "what": "ليس لديك مال كافٍ للطعام؟ يمكن لمركز OCMW أن يساعدك.\n"
            "أحيانًا تحصل على قسيمة للمتجر. وأحيانًا يمكنك الذهاب إلى البقالة الاجتماعية.",
            "for_whom": "لكل من يسكن في كالمثوت.\nحتى لو كنت تعمل. حتى لو كانت هذه أول مرة.",
            "steps": "اتصل بالبيت الاجتماعي أو تعال إلينا.\nتحصل على موعد، غالبًا خلال أسبوع.\n"
            "تتحدث مع مساعد اجتماعي. هو يستمع إليك.\n"
            "تنظران معًا في ما تحصل عليه وما تدفعه. هذا هو البحث الاجتماعي.\nتصلك رسالة فيها الجواب.",
            "expect": "يستمر اللقاء ساعة. هو مجاني.\nما تقوله يبقى عندنا.\nيمكنك أن تحضر معك شخصًا آخر.",
            "bring": "بطاقة الهوية\nأوراق عمّا تحصل عليه، مثل الراتب\nأوراق عمّا تدفعه، مثل الإيجار",
            "hours": "الاثنين والثلاثاء والخميس: من 9 إلى 12\nالأربعاء: من 13 إلى 18\nالجمعة: بموعد فقط",
        },
    },
)
LEISURE = Welcome(
    "ocmw",
    "Ik wil meedoen, maar het is te duur",
    "voetbal",
    {
        "what": "Wil je sporten, tekenen of op uitstap? Wij betalen een deel mee.",
        "for_whom": "Voor wie weinig geld heeft.\nVoor kinderen en voor volwassenen.",
        "steps": "Kies wat je wil doen. Kijk op de site of vraag het ons.\nBel naar het Sociaal Huis.\n"
        "Wij kijken samen hoeveel jij betaalt.\nJe krijgt een papier. Dat toon je aan de club.",
        "expect": "Je hebt snel antwoord: na drie dagen.\nDe club weet niet waarom je minder betaalt.",
        "bring": "Je identiteitskaart",
        "hours": "Maandag, dinsdag en donderdag: 9 tot 12 uur\nWoensdag: 13 tot 18 uur",
        "address": "Sociaal Huis (verzonnen adres), Demostraat 1, Kalmthout",
    },
)
SHEETS: dict[str, tuple[Welcome, ...]] = {"kalmthout": (FOOD, LEISURE)}


def write(slug: str, lead: Actor, partners: dict[str, Any], days: Days) -> None:
    """The sheets of this network, shown to everybody. Called while the network is named."""
    for sheet in SHEETS.get(slug, ()):
        partner = partners[sheet.partner]
        made = press.write_sheet(
            lead,
            organisation_id=partner.pk,
            title=sheet.title,
            pictogram=find_pictograms(sheet.picto)[0].id,
            phone=partner.phone,
            valid_until=days.today + A_YEAR,
            **sheet.parts,
        )
        for language, texts in sheet.translations.items():
            press.translate_sheet(lead, made.pk, language=language, **texts)
        press.show_sheet(lead, made.pk)
