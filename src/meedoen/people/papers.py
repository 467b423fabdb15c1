"""Answers on paper: a letter for each who asked for one, as one print run; a poster for the wall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web.request import HouseRequest
from meedoen.voice import public as voice
from meedoen.wording.public import best_pictogram, pictogram_drawing

from .queries import ToBring

RIGHT_TO_LEFT = frozenset({"ar"})
SPOKEN = frozenset({"nl", "fr", "en", "ar", "tr"})


@dataclass(frozen=True)
class Setting:
    """The network as these papers show it; ``site`` is where somebody says that an answer is not good enough."""

    name: str
    accent: str
    phone: str
    site: str
    site_url: str
    wall: str
    wall_url: str


def setting(request: HouseRequest) -> Setting:
    """Read from the network of a request."""
    slug = request.network.slug
    judge, all_answers = reverse("voice_site:judge", args=[slug]), reverse("voice_site:what_happened", args=[slug])
    judge_url, wall_url = request.build_absolute_uri(judge), request.build_absolute_uri(all_answers)
    return Setting(
        name=request.network.name,
        accent=request.network.accent,
        phone=request.network.phone,
        site=_typed(judge_url),
        site_url=judge_url,
        wall=_typed(wall_url),
        wall_url=wall_url,
    )


def _typed(url: str) -> str:
    return url.rsplit("://", maxsplit=1)[-1].strip("/")


def letters(found: Sequence[ToBring], setting: Setting) -> bytes:
    """One PDF with a page for each letter, in the language of who gets it. 1,000 letters in at most 20 seconds."""
    words = {code: _words(code, setting) for code in {_spoken(one.language) for one in found}}
    pictures = {one.delivery.pictogram for one in found}
    data = {
        "words": words,
        "pictures": {name: drawing(name) for name in pictures},
        "qr": qr_svg(setting.site_url),
        "letters": [_letter(one) for one in found],
        "sender": setting.name,
    }
    return render_pdf("people/letters", data, language="nl", title=_("Brieven met antwoorden"), house=_house(setting))


def _spoken(language: str) -> str:
    return language if language in SPOKEN else "nl"


def _letter(one: ToBring) -> dict[str, Any]:
    language = _spoken(one.language)
    asked, done, not_yet = one.delivery.said(language)
    own = asked != one.delivery.asked or language == "nl"
    return {
        "language": language,
        "text_language": language if own else "nl",
        "name": one.name,
        "address": _lines(one.reach),
        "asked": asked,
        "done": done,
        "coming": one.delivery.coming,
        "not_yet": not_yet,
        "picture": one.delivery.pictogram,
        "code": one.code,
    }


def _lines(address: str) -> list[str]:
    """An address as lines of an envelope: what stands between commas or line ends."""
    return [part.strip() for line in address.splitlines() for part in line.split(",") if part.strip()]


def _words(code: str, setting: Setting) -> dict[str, Any]:
    """The fixed sentences of a letter in one language."""
    with translation.override(code):
        return {
            "direction": "rtl" if code in RIGHT_TO_LEFT else "ltr",
            "day": formats.date_format(timezone.localdate(), "j F Y"),
            "title": _("Je zei iets. Dit is het antwoord."),
            "asked": _("Jullie zeiden"),
            "done": _("Wij deden"),
            "doing": _("Wij doen"),
            "not_yet": _("Nog niet, omdat"),
            "dutch": "" if code == "nl" else _("Het antwoord is in het Nederlands. Vraag ons om uitleg."),
            "judge": _("Is dit antwoord niet goed genoeg?"),
            "how": _("Zeg het ons. Dan bekijken we het opnieuw."),
            "site": setting.site,
            "call": _("Of bel:") if setting.phone else "",
            "phone": setting.phone,
            "code": _("Jouw code"),
            "qr_alt": _("QR-code naar de bladzijde waar je dit zegt"),
            "thanks": _("Dank je wel dat je dit zei."),
        }


def poster(answers: Iterable[voice.ToldAnswer], setting: Setting) -> bytes:
    """The poster for the wall (A3): you said, we did, not yet because; up to three answers. Nobody's name is on it."""
    shown = list(answers)
    data = {
        "title": _("Jullie zeiden – wij deden"),
        "asked": _("Jullie zeiden"),
        "done": _("Wij deden"),
        "doing": _("Wij doen"),
        "not_yet": _("Nog niet, omdat"),
        "answers": [
            {
                "asked": one.asked,
                "done": one.done,
                "coming": one.coming,
                "not_yet": one.not_yet,
                "picture": one.pictogram,
                "day": formats.date_format(one.published_on, "j F Y"),
            }
            for one in shown
        ],
        "pictures": {one.pictogram: drawing(one.pictogram) for one in shown},
        "ask": _("Zei je dit ook? En is dit niet goed genoeg? Zeg het ons."),
        "phone": setting.phone,
        "site": setting.wall,
        "qr": qr_svg(setting.wall_url),
        "qr_alt": _("QR-code naar alle antwoorden"),
    }
    return render_pdf("people/wall", data, language="nl", title=_("Jullie zeiden – wij deden"), house=_house(setting))


def drawing(name: str) -> str:
    """A pictogram as SVG, by its id or by a word that it fits."""
    return pictogram_drawing(best_pictogram(name, "praten").id)


def _house(setting: Setting) -> House:
    made = _("Gemaakt op %(day)s") % {"day": formats.date_format(timezone.localdate(), "j F Y")}
    return House(network=setting.name, accent=setting.accent, made=made)
