"""Newsletters of the demo (H7): the words of each issue are invented; the rest comes from what the demo has."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.press import public as press

from .calendar import Days

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Issue:
    """One issue: its partner and place by key, its days from today on, and when it went out (days ago)."""

    partner: str
    title: str
    place: str
    first: int
    last: int
    ago: int
    opening: str
    hours: str
    parts: tuple[str, ...]
    board: str = ""
    translations: dict[str, dict[str, str]] = field(default_factory=dict)


CENTRE = Issue(
    "welzijn", "Nieuwsbrief: samen in het centrum", "", -62, 20, 60,
    "Dag buur.\nIn het centrum is er elke week iets te doen.\nKom alleen of met je gezin. Wij maken plaats.",
    "Maandag tot vrijdag: 9 tot 12 uur\nWoensdag ook: 13 tot 17 uur",
    ("activities", "news", "board"),
    "Wij zijn met tien en we zien elkaar vier keer per jaar.\n"
    "Deze keer spraken we over wonen. Veel huizen zijn te koud en te duur.\nWil je erbij komen? Bel GS9.",
)  # fmt: skip
HOUSE = Issue(
    "welzijn", "Nieuwsbrief van GS9", "gs9", 0, 30, 0,
    "Dag buur.\nDe deur van GS9 staat open. Er is koffie en er is tijd.\n"
    "Heb je een vraag over wonen, gezondheid of opvoeden? Stel ze gerust.",
    "Maandag en donderdag: 9 tot 12 uur\nWoensdag: 13 tot 17 uur",
    ("activities", "board", "news", "answers"),
    "Wij lazen deze nieuwsbrief na voor hij vertrok.\n"
    "We vroegen grotere letters, en het telefoonnummer vooraan. Dat is gelukt.",
    {
        "fr": {
            "title": "Lettre d’information de GS9",
            "opening": "Bonjour cher voisin.\nLa porte de GS9 est ouverte. Il y a du café et du temps.\n"
            "Tu as une question sur le logement, la santé ou l’éducation ? Pose-la.",
            "board_word": "Nous avons relu cette lettre avant son départ.\n"
            "Nous avons demandé de grandes lettres et le numéro de téléphone devant. C’est fait.",
            "hours": "Lundi et jeudi : de 9 à 12 heures\nMercredi : de 13 à 17 heures",
        },
        "en": {
            "title": "Newsletter of GS9",
            "opening": "Hello neighbour.\nThe door of GS9 is open. There is coffee and there is time.\n"
            "Do you have a question about housing, health or parenting? Just ask.",
            "board_word": "We read this newsletter before it went out.\n"
            "We asked for larger letters, and the phone number in front. It was done.",
            "hours": "Monday and Thursday: 9 to 12\nWednesday: 13 to 17",
        },
        "ar": {
            "title": "نشرة GS9",
            "opening": "مرحبًا أيها الجار.\nباب GS9 مفتوح. هناك قهوة وهناك وقت.\n"
            "هل لديك سؤال عن السكن أو الصحة أو تربية الأطفال؟ اسأل بلا تردد.",
            "board_word": "قرأنا هذه النشرة قبل أن تخرج.\nطلبنا حروفًا أكبر ورقم الهاتف في المقدمة. وتم ذلك.",
            "hours": "الاثنين والخميس: من 9 إلى 12\nالأربعاء: من 13 إلى 17",
        },
        "tr": {
            "title": "GS9 haber bülteni",
            "opening": "Merhaba komşu.\nGS9’un kapısı açık. Kahve var, zaman var.\n"
            "Ev, sağlık ya da çocuk yetiştirme hakkında sorun mu var? Çekinmeden sor.",
            "board_word": "Bu bülteni çıkmadan önce okuduk.\n"
            "Daha büyük harf ve önde telefon numarası istedik. Oldu.",
            "hours": "Pazartesi ve perşembe: 9 ile 12 arası\nÇarşamba: 13 ile 17 arası",
        },
    },
)  # fmt: skip
VILLAGES = Issue(
    "ocmw", "Nieuwsbrief van de dorpen", "", 0, 30, 0,
    "Dag iedereen.\nJullie zeiden ons wat beter kan. Lees hieronder wat ermee gebeurde.\n"
    "En kijk wat er te doen is, dicht bij huis.",
    "Elke werkdag: 9 tot 12 uur",
    ("answers", "activities", "news"),
)  # fmt: skip
ISSUES: dict[str, tuple[Issue, ...]] = {"harelbeke": (CENTRE, HOUSE), "westerlo": (VILLAGES,)}


def bring(slug: str, lead: Actor, partners: dict[str, Any], spots: dict[str, Any], days: Days) -> None:
    """The issues of this network, in the order in which they went out. Called while the network is named."""
    for issue in ISSUES.get(slug, ()):
        partner = partners.get(issue.partner) or next(iter(partners.values()))
        made = press.write_newsletter(
            lead,
            organisation_id=partner.pk,
            title=issue.title,
            place_id=spots[issue.place].pk if issue.place else None,
            first_day=days.today + issue.first * DAY,
            last_day=days.today + issue.last * DAY,
            opening=issue.opening,
            board_word=issue.board,
            phone=partner.phone,
            hours=issue.hours,
            parts=issue.parts,
        )
        for language, texts in issue.translations.items():
            press.translate_newsletter(lead, made.pk, language=language, **texts)
        press.publish_newsletter(lead, made.pk)
        if issue.ago:
            with seeding("demo"):
                on = days.today - issue.ago * DAY
                apps.get_model("press.Newsletter").objects.filter(pk=made.pk).update(published_on=on)
