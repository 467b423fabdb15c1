"""What some activities of the demo say in French, English, Arabic and Turkish, so that the site speaks them too."""

from typing import Any

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor

TRANSLATED: dict[str, dict[str, dict[str, str]]] = {
    "Koffie in De Dreef": {
        "fr": {
            "title": "Un café à De Dreef",
            "text": "Entre et prends un café. Il y a toujours quelqu’un. Tu ne dois rien faire.",
            "food": "Café et thé",
        },
        "en": {
            "title": "Coffee at De Dreef",
            "text": "Come in for a coffee. There is always somebody. You do not have to do anything.",
            "food": "Coffee and tea",
        },
        "ar": {
            "title": "قهوة في De Dreef",
            "text": "ادخل واشرب قهوة. هناك دائمًا من يستقبلك. لا يلزمك فعل أي شيء.",
            "food": "قهوة وشاي",
        },
        "tr": {
            "title": "De Dreef’te kahve",
            "text": "Gel, bir kahve iç. Her zaman biri vardır. Bir şey yapman gerekmez.",
            "food": "Kahve ve çay",
        },
    },
    "Samen wandelen": {
        "fr": {
            "title": "Se promener ensemble",
            "text": "Nous marchons une heure, à notre aise. Ensuite, nous buvons quelque chose.",
            "bring": "De bonnes chaussures",
        },
        "en": {
            "title": "Walking together",
            "text": "We walk for an hour, at an easy pace. Afterwards we have a drink.",
            "bring": "Good shoes",
        },
        "ar": {
            "title": "نمشي معًا",
            "text": "نمشي ساعة على مهل. ثم نشرب شيئًا معًا.",
            "bring": "حذاء مريح",
        },
        "tr": {
            "title": "Birlikte yürüyüş",
            "text": "Bir saat rahat rahat yürüyoruz. Sonra bir şeyler içiyoruz.",
            "bring": "Rahat ayakkabı",
        },
    },
    "Samen koken en eten": {
        "fr": {
            "title": "Cuisiner et manger ensemble",
            "text": "Nous préparons un repas chaud. Puis nous mangeons à la même table. "
            "Ton enfant peut aller à la garderie.",
            "food": "Un repas chaud",
            "bring": "Un tablier et une boîte",
            "childcare_hours": "D’un quart d’heure avant à un quart d’heure après",
        },
        "en": {
            "title": "Cooking and eating together",
            "text": "We cook a warm meal together. Then we eat at one table. Your child can go to the childcare.",
            "food": "A warm meal",
            "bring": "An apron and a box",
            "childcare_hours": "From a quarter of an hour before to a quarter of an hour after",
        },
        "ar": {
            "title": "نطبخ ونأكل معًا",
            "text": "نطبخ معًا وجبة ساخنة. ثم نأكل حول طاولة واحدة. يمكن لطفلك أن يبقى في الحضانة.",
            "food": "وجبة ساخنة",
            "bring": "مريول وعلبة للطعام",
            "childcare_hours": "من ربع ساعة قبل البداية إلى ربع ساعة بعد النهاية",
        },
        "tr": {
            "title": "Birlikte yemek yapıp yemek",
            "text": "Birlikte sıcak yemek yapıyoruz. Sonra aynı masada yiyoruz. Çocuğuna bakılır.",
            "food": "Sıcak yemek",
            "bring": "Bir önlük ve bir kutu",
            "childcare_hours": "Çeyrek saat öncesinden çeyrek saat sonrasına kadar",
        },
    },
}
"""By the Dutch title; an activity that does not stand here is shown in Dutch, and the page says so."""


def write(lead: Actor, offers: dict[str, Any]) -> None:
    """Translate what of these stands in a network."""
    for title, languages in TRANSLATED.items():
        for language, said in languages.items() if title in offers else ():
            activities.translate(lead, offers[title].pk, language=language, said=said)
