"""An issue of the newsletter as paper sees it, made without a database."""

import datetime
import uuid
from types import SimpleNamespace

from meedoen.press.models import Newsletter
from meedoen.press.rules import gathering
from meedoen.press.rules import newsletters as rules
from meedoen.press.terms import NewsletterPart

from .examples import MONDAY, a_week

ANSWER = {
    "id": "a", "asked": "De bus rijdt niet op zondag.", "done": "Er komt een belbus.", "coming": True,
    "not_yet": "De chauffeurs worden nog gezocht.",
    "translations": {"fr": {"asked": "Pas de bus le dimanche.", "done": "Un bus arrive.", "not_yet": "On cherche."}},
}  # fmt: skip
NEWS = {"title": "Nieuwe openingsuren", "text": "Het huis is nu ook op zaterdag open."}


def an_issue(items=None, **fields):
    found = a_week() if items is None else items
    told = {
        "number": 3,
        "title": "Nieuwsbrief december",
        "first_day": MONDAY,
        "last_day": MONDAY + datetime.timedelta(days=30),
        "opening": "Dag buur.\nDe winter is er. Kom je warmen.",
        "board_word": "Wij vroegen meer banken in het park.",
        "phone": "056 11 22 33",
        "hours": "Maandag: 9 tot 12 uur\nDonderdag: 13 tot 17 uur",
        "parts": list(NewsletterPart.values),
        "contents": {
            "activities": rules.kept_activities(gathering.by_activity(found)),
            "answers": [ANSWER],
            "news": [NEWS],
        },
    }
    return Newsletter(**told | fields)


def an_answer(on, number=0):
    return SimpleNamespace(id=uuid.UUID(int=number), on=on)
