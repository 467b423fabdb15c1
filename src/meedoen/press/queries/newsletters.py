"""Reads of newsletters: the list, one issue, what it would say today, and what everybody reads."""

import datetime
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.plans import public as plans
from meedoen.voice import public as voice

from .. import policy
from ..models import Newsletter
from ..rules import gathering
from ..rules import newsletters as rules
from ..terms import NewsletterPart, NewsletterStatus

MOST = 120


@query(policy.SEE_NEWSLETTERS)
def newsletters(actor: Actor, rows: QuerySet[Newsletter]) -> list[Newsletter]:
    """The issues of the network, the latest days first, with their place; drafts only of one's own."""
    return list(rows.select_related("place").defer("contents")[:MOST])


@query(policy.SEE_NEWSLETTERS)
def newsletter(actor: Actor, rows: QuerySet[Newsletter], newsletter_id: uuid.UUID) -> Newsletter:
    """One issue with its place; of a draft ``contents`` holds what it would say today. Raises NotFound."""
    found = one(rows.select_related("place"), pk=newsletter_id)
    if found.status == NewsletterStatus.DRAFT:
        found.contents = gathered(actor, found)
    return found


@query(policy.EDIT_NEWSLETTER)
def newsletter_to_edit(actor: Actor, rows: QuerySet[Newsletter], newsletter_id: uuid.UUID) -> Newsletter:
    """One issue that the actor may change. Raises NotFound."""
    return one(rows, pk=newsletter_id)


@query(policy.WRITE_NEWSLETTER)
def last_newsletter(actor: Actor, rows: None) -> Newsletter | None:
    """The issue that an organisation of the actor made last: what the next one begins with."""
    mine = Newsletter.objects.filter(organisation_id__in=actor.organisation_ids)
    return mine.exclude(status=NewsletterStatus.WITHDRAWN).order_by("-last_day", "-version", "-pk").first()


@query(policy.READ_NEWSLETTER)
def public_newsletters(actor: Actor, rows: QuerySet[Newsletter]) -> list[Newsletter]:
    """The issues that everybody may read, the newest number first."""
    return list(rows.select_related("place").defer("contents").order_by("-number")[:MOST])


@query(policy.READ_NEWSLETTER)
def public_newsletter(actor: Actor, rows: QuerySet[Newsletter], number: int) -> Newsletter:
    """One issue that everybody may read, with its place. Raises NotFound."""
    shown = rows.filter(status=NewsletterStatus.PUBLISHED)
    return one(shown.select_related("place"), number=number)


@query(policy.READ_NEWSLETTER)
def newest_number(actor: Actor, rows: QuerySet[Newsletter]) -> int | None:
    """The number of the newest issue that everybody may read; None while there is none."""
    return rows.order_by("-number").values_list("number", flat=True).first()


@query(policy.SEE_NEWSLETTERS)
def gathered(actor: Actor, rows: QuerySet[Newsletter], issue: Newsletter) -> dict[str, Any]:
    """What there is today for an issue: its activities, the answers since the issue before, the news, the network.

    Only for the parts that were chosen. Everything in it is public already.
    """
    parts = set(issue.parts)
    return {
        "activities": _activities(actor, issue) if NewsletterPart.ACTIVITIES in parts else [],
        "answers": _answers(actor, issue) if NewsletterPart.ANSWERS in parts else [],
        "news": _news(actor, issue) if NewsletterPart.NEWS in parts else [],
    }


def _activities(actor: Actor, issue: Newsletter) -> list[dict[str, Any]]:
    first = max(issue.first_day, timezone.localdate())
    start = datetime.datetime.combine(first, datetime.time(), activities.BRUSSELS)
    end = datetime.datetime.combine(issue.last_day + datetime.timedelta(days=1), datetime.time(), activities.BRUSSELS)
    if end <= start:
        return []
    found = activities.programme(actor, since=start, until=end, place_id=issue.place_id)
    asked = [item for item in found if not issue.themes or set(issue.themes) & set(item.themes)]
    return rules.kept_activities(gathering.by_activity(asked))


def _before(issue: Newsletter) -> Newsletter | None:
    """The issue of the same place (or of the network) that went out before this one."""
    out = Newsletter.objects.filter(status=NewsletterStatus.PUBLISHED, place=issue.place_id)
    if issue.number is not None:
        out = out.filter(number__lt=issue.number)
    return out.order_by("-number").first()


def _answers(actor: Actor, issue: Newsletter) -> list[dict[str, Any]]:
    before = _before(issue)
    today = timezone.localdate()
    since = before.published_on if before and before.published_on else today - rules.USUAL_BACK
    seen = {told["id"] for told in before.contents.get("answers", ())} if before else set()
    found = voice.site_answers(actor).found
    return [_answer(one) for one in rules.new_answers(found, since=since, until=today, seen=seen)]


def _answer(one: voice.SiteAnswer) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "asked": one.asked,
        "done": one.done,
        "coming": one.coming,
        "not_yet": one.not_yet,
        "translations": dict(one.translations),
    }


def _news(actor: Actor, issue: Newsletter) -> list[dict[str, str]]:
    found = plans.news_between(actor, max(issue.first_day, timezone.localdate()), issue.last_day)
    return [{"title": item.title, "text": item.text} for item in found[: rules.MOST_NEWS]]


@query(policy.PUBLISH_NEWSLETTER)
def correction_of(actor: Actor, rows: QuerySet[Newsletter], issue: Newsletter) -> Newsletter | None:
    """The correction of an issue that was begun and is not out yet."""
    return rows.filter(Q(number=issue.number), status=NewsletterStatus.DRAFT).exclude(number=None).first()
