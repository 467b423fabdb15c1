"""Writes of newsletters: an issue is made, goes out once, and is never changed after that (H7)."""

import datetime
import uuid
from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities.public import Theme
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks

from .. import policy, queries
from ..models import Newsletter
from ..rules import newsletters as rules
from ..terms import NewsletterPart, NewsletterStatus
from .translations import translated

TRANSLATED = ("title", "opening", "board_word", "hours")
MOST = {"title": 80, "opening": 600, "board_word": 600, "phone": 30, "hours": 400}
COPIED = (
    "organisation_id", "place_id", "number", "title", "first_day", "last_day", "opening", "board_word", "phone",
    "hours", "parts", "themes", "translations",
)  # fmt: skip


@command(policy.WRITE_NEWSLETTER)
def write_newsletter(actor: Actor, *, organisation_id: uuid.UUID, **said: Any) -> Newsletter:
    """A new issue, not visible yet; ``said`` as in ``edit_newsletter``. Raises Refused for a partner that is not one's
    own, and as that does."""
    if organisation_id not in {partner.pk for partner in networks.organisations_of(actor)}:
        raise Refused(_("Kies er een uit de lijst."), field="organisation")
    issue = Newsletter(organisation_id=organisation_id)
    _take(actor, issue, **said)
    return issue


@command(policy.EDIT_NEWSLETTER)
def edit_newsletter(actor: Actor, issue: Newsletter, **said: Any) -> Newsletter:
    """Change an issue that is not out: ``title``, ``first_day``, ``last_day``, ``parts``, and perhaps ``place_id``,
    ``themes`` and its texts.

    Raises Refused for one that is out, for days that are turned around or more than a season, for a place, part or
    theme that nobody knows, and for words that are too long for paper.
    """
    _still_a_draft(issue)
    _take(actor, issue, **said)
    return issue


@command(policy.EDIT_NEWSLETTER)
def translate_newsletter(actor: Actor, issue: Newsletter, *, language: str, **texts: str) -> Newsletter:
    """Its own words in another language; all empty takes the translation away. Raises Refused for an issue that is
    out, for other languages and for words that are too long for paper."""
    _still_a_draft(issue)
    issue.translations = translated(
        issue.translations, language, {name: _fitting(name, texts.get(name, "")) for name in TRANSLATED}
    )
    issue.save()
    return issue


@command(policy.EDIT_NEWSLETTER)
def move_part(actor: Actor, issue: Newsletter, *, part: str) -> Newsletter:
    """One part a place earlier. Raises Refused for an issue that is out."""
    _still_a_draft(issue)
    issue.parts = rules.moved_up(issue.parts, part)
    issue.save()
    return issue


@command(policy.EDIT_NEWSLETTER)
def drop_newsletter(actor: Actor, issue: Newsletter) -> None:
    """Throw an issue away that never went out. Raises Refused for one that did."""
    _still_a_draft(issue)
    issue.delete()


@command(policy.PUBLISH_NEWSLETTER)
def publish_newsletter(actor: Actor, issue: Newsletter) -> Newsletter:
    """Everybody may read it from now on, as it is now: later changes of the offer do not change it.

    A correction takes the place of the issue that it corrects. Raises Refused for an issue that is out, whose days
    are over, or in which nothing would stand.
    """
    _still_a_draft(issue)
    today = timezone.localdate()
    if issue.last_day < today:
        raise Refused(_("De laatste dag is voorbij. Kies eerst andere dagen."), field="last_day")
    issue.contents = queries.gathered(actor, issue)
    if not (any(issue.contents.values()) or issue.opening or _board(issue)):
        raise Refused(_("Er staat nog niets in deze nieuwsbrief. Schrijf een begin, of kies meer delen of dagen."))
    if issue.number is None:
        issue.number = (Newsletter.objects.aggregate(most=Max("number"))["most"] or 0) + 1
    Newsletter.objects.filter(number=issue.number, status=NewsletterStatus.PUBLISHED).update(
        status=NewsletterStatus.REPLACED
    )
    issue.status, issue.published_on = NewsletterStatus.PUBLISHED, today
    try:
        with transaction.atomic():
            issue.save()
    except IntegrityError:  # the number went to another issue at this very moment
        raise Refused(_("Iemand maakte net een andere nieuwsbrief bekend. Probeer het nog eens.")) from None
    return issue


@command(policy.PUBLISH_NEWSLETTER)
def correct_newsletter(actor: Actor, issue: Newsletter) -> Newsletter:
    """A draft with the same number and words, to correct an issue that is out or was withdrawn; the issue itself stays
    until the correction goes out. One that was begun already comes back. Raises Refused for a draft."""
    if issue.status not in (NewsletterStatus.PUBLISHED, NewsletterStatus.WITHDRAWN):
        raise Refused(_("Deze nieuwsbrief is niet bekendgemaakt. Je kan hem gewoon aanpassen."))
    if (begun := queries.correction_of(actor, issue)) is not None:
        return begun
    told = {name: getattr(issue, name) for name in COPIED}
    versions = Newsletter.objects.filter(number=issue.number).aggregate(most=Max("version"))["most"]
    return Newsletter.objects.create(**told, version=versions + 1)


@command(policy.PUBLISH_NEWSLETTER)
def withdraw_newsletter(actor: Actor, issue: Newsletter) -> Newsletter:
    """Nobody outside reads it any more; it stays in the list of who made it. Raises Refused for one that is not out."""
    if issue.status != NewsletterStatus.PUBLISHED:
        raise Refused(_("Deze nieuwsbrief staat niet op de site."))
    issue.status = NewsletterStatus.WITHDRAWN
    issue.save()
    return issue


def _board(issue: Newsletter) -> str:
    return issue.board_word if NewsletterPart.BOARD in issue.parts else ""


def _still_a_draft(issue: Newsletter) -> None:
    if issue.status != NewsletterStatus.DRAFT:
        raise Refused(_("Wat bekendgemaakt is, verandert niet meer. Maak een verbetering."))


def _fitting(name: str, text: str) -> str:
    if rules.too_many_lines(text):
        raise Refused(_("Hoogstens 8 regels: dan past het op papier."), field=name)
    return checked(text, field=name, most=MOST[name])


def _take(
    actor: Actor,
    issue: Newsletter,
    *,
    first_day: datetime.date,
    last_day: datetime.date,
    parts: Collection[str],
    place_id: uuid.UUID | None = None,
    themes: Collection[str] = (),
    **texts: str,
) -> None:
    for name, text in texts.items():
        setattr(issue, name, _fitting(name, text))
    if not issue.title:
        raise Refused(_("Geef de nieuwsbrief een titel."), field="title")
    if last_day < first_day:
        raise Refused(_("De laatste dag ligt vóór de eerste. Draai ze om."), field="last_day", code="order")
    if (last_day - first_day).days >= rules.MOST_DAYS:
        raise Refused(_("Dat is te lang. Kies een maand, of hoogstens een seizoen (100 dagen)."), field="last_day")
    if place_id is not None and place_id not in networks.place_names(actor):
        raise Refused(_("Kies er een uit de lijst."), field="place")
    for name, chosen, known in (("parts", parts, NewsletterPart.values), ("themes", themes, Theme.values)):
        if not set(chosen) <= set(known):
            raise Refused(_("Kies er een uit de lijst."), field=name)
    issue.first_day, issue.last_day, issue.place_id = first_day, last_day, place_id
    issue.parts = rules.in_order(parts, issue.parts or list(parts))
    issue.themes = [theme for theme in Theme.values if theme in themes]
    issue.save()
