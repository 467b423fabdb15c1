"""Newsletters as workers see them: the list, one issue with what it looks like, making it and letting it go out."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import may
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks import public as networks
from meedoen.wording.public import only_read

from .. import policy, queries, services
from ..forms import NewsletterForm, NewsletterTranslationForm
from ..papers import making, notices
from ..papers.setting import Paper
from ..rules import newsletters as rules
from ..terms import NewsletterPart, NewsletterStatus, Shape
from .answers import brake, known_language, pdf, png, setting_of, tried
from .prints import USUAL_PPI, kinds_of
from .translating import in_languages, translating

KEPT_FROM_LAST = ("phone", "hours", "parts", "themes")
WORDS = ("title", "first_day", "last_day", "opening", "parts", "board_word", "phone", "hours", "themes")
TONES = {NewsletterStatus.PUBLISHED: "ok", NewsletterStatus.WITHDRAWN: "warn"}


@require_safe
@acts(policy.SEE_NEWSLETTERS)
def newsletters(request: HouseRequest, network: Any) -> HttpResponse:
    """Every issue: for which days and place, and whether it is out."""
    listed = [
        {"issue": one, "tone": TONES.get(NewsletterStatus(one.status), "plain"), "days": _days(one)}
        for one in queries.newsletters(request.actor)
    ]
    return page(request, "press/newsletters.html", {"kinds": kinds_of(request, "nieuwsbrief"), "listed": listed})


@require_safe
@acts(policy.SEE_NEWSLETTERS)
def newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID) -> HttpResponse:
    """One issue: what it looks like, its parts in order, and what can be done with it."""
    issue = queries.newsletter(request.actor, newsletter_id)
    shape = request.GET.get("vorm", "")
    shape = shape if shape in Shape.values else Shape.BOOKLET
    made, refusal = tried(lambda: _made(request, issue, shape, "nl"))
    here = reverse("press:newsletter", args=[network.slug, issue.pk])
    preview = reverse("press:newsletter_preview", args=[network.slug, issue.pk, shape, "nl"])
    context = {
        "issue": issue,
        "days": _days(issue),
        "tone": TONES.get(NewsletterStatus(issue.status), "plain"),
        "mine": may(request.actor, policy.EDIT_NEWSLETTER, newsletter_id),
        "draft": issue.status == NewsletterStatus.DRAFT,
        "published": issue.status == NewsletterStatus.PUBLISHED,
        "withdrawn": issue.status == NewsletterStatus.WITHDRAWN,
        "parts": [_part(issue, code) for code in issue.parts],
        "refusal": refusal,
        "shapes": [
            {"label": one.label, "href": f"{here}?vorm={one.value}", "current": one == shape, "count": None}
            for one in Shape
        ],
        "facts": _facts(made) if made else "",
        "left_off": made.left_off if made else 0,
        "previews": [f"{preview}?blad={number}" for number in range(1, min(made.pages, making.DRAWN) + 1)]
        if made
        else [],
        "languages": in_languages(
            network,
            issue,
            paper=lambda code: reverse("press:newsletter_paper", args=[network.slug, issue.pk, shape, code]),
            translate=lambda code: reverse("press:translate_newsletter", args=[network.slug, issue.pk, code]),
        ),
    }
    return page(request, "press/newsletter.html", context)


def _part(issue: Any, code: str) -> dict[str, Any]:
    """A part with how much stands in it today, so that an empty one is seen before it goes out."""
    count = len(issue.contents.get(code, ()))
    words = {
        NewsletterPart.ACTIVITIES: ngettext("%(n)s activiteit", "%(n)s activiteiten", count),
        NewsletterPart.ANSWERS: ngettext("%(n)s antwoord", "%(n)s antwoorden", count),
        NewsletterPart.NEWS: ngettext("%(n)s nieuwtje", "%(n)s nieuwtjes", count),
    }.get(NewsletterPart(code), "")
    return {
        "code": code,
        "label": NewsletterPart(code).label,
        "there": bool(issue.board_word) if code == NewsletterPart.BOARD else count > 0,
        "words": words % {"n": count},
    }


def _days(issue: Any) -> str:
    return notices.span(issue.first_day, issue.last_day)


def _facts(made: Paper) -> str:
    """ "2 bladzijden op A4"."""
    pages = ngettext("%(n)s bladzijde", "%(n)s bladzijden", made.pages) % {"n": made.pages}
    return _("%(pages)s op A4") % {"pages": pages}


@acts(policy.WRITE_NEWSLETTER)
def add_newsletter(request: HouseRequest, network: Any) -> HttpResponse:
    """A new issue. It begins with what the last one had: place, parts, telephone number and hours."""
    last = queries.last_newsletter(request.actor)
    first_day, last_day = rules.usual_days(timezone.localdate(), last.last_day if last else None)
    month = notices.date_words(first_day, "LLLL")
    initial: dict[str, Any] = {
        "title": _("Nieuwsbrief %(month)s") % {"month": month},
        "first_day": first_day,
        "last_day": last_day,
        "parts": NewsletterPart.values,
    }
    if last:
        initial |= {name: getattr(last, name) for name in KEPT_FROM_LAST}
        initial |= {"place": str(last.place_id or ""), "organisation": str(last.organisation_id)}
    if looked := _only_read(request, None):
        return looked
    form = _form(request, initial)
    if request.method == "POST" and form.is_valid():
        answers = form.answers
        answers["parts"] = rules.in_order(answers["parts"], last.parts if last else ())
        made = attempt(form, lambda: services.write_newsletter(request.actor, once=form.token, **answers))
        if made:
            done(request, _("“%(title)s” is klaar om na te kijken.") % {"title": made.title})
            return redirect_to(request, "press:newsletter", newsletter_id=made.pk)
    return _form_page(request, form, None, known=last is not None)


@acts(policy.EDIT_NEWSLETTER)
def edit_newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID) -> HttpResponse:
    """Change an issue that is not out."""
    issue = queries.newsletter_to_edit(request.actor, newsletter_id)
    if looked := _only_read(request, issue):
        return looked
    initial = {name: getattr(issue, name) for name in WORDS}
    initial |= {"place": str(issue.place_id or ""), "organisation": str(issue.organisation_id)}
    form = _form(request, initial)
    if request.method == "POST" and form.is_valid():
        changes = {name: value for name, value in form.answers.items() if name != "organisation_id"}
        saved = attempt(form, lambda: services.edit_newsletter(request.actor, issue.pk, once=form.token, **changes))
        if saved:
            done(request, _("“%(title)s” is bewaard.") % {"title": saved.title})
            return redirect_to(request, "press:newsletter", newsletter_id=saved.pk)
    return _form_page(request, form, issue, known=False)


def _form(request: HouseRequest, initial: dict[str, Any]) -> NewsletterForm:
    return NewsletterForm(request.POST or None, initial=initial, **_choices(request))


def _choices(request: HouseRequest) -> dict[str, Any]:
    return {
        "organisations": networks.organisations_of(request.actor),
        "places": networks.place_names(request.actor),
    }


def _only_read(request: HouseRequest, issue: Any) -> HttpResponse | None:
    return only_read(
        request,
        lambda: NewsletterForm(**_choices(request)),
        lambda form: _form_page(request, form, issue, known=False),
    )


def _form_page(request: HouseRequest, form: NewsletterForm, issue: Any, *, known: bool) -> HttpResponse:
    """``known``: the rest was filled in from the last issue, and stays folded away."""
    one_partner = issue is not None or len(form.fields["organisation"].choices) == 1  # type: ignore[attr-defined]
    only = issue.organisation_id if issue else form.fields["organisation"].choices[0][0] if one_partner else ""  # type: ignore[attr-defined]
    context = {"form": form, "issue": issue, "only_partner": only, "folded": known and not form.errors}
    return page(request, "press/newsletter_form.html", context, status=422 if form.errors else 200)


@acts(policy.EDIT_NEWSLETTER)
def translate_newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID, language: str) -> HttpResponse:
    """The own words of an issue in another language, each beside the Dutch."""
    issue = queries.newsletter_to_edit(request.actor, newsletter_id)
    back = ("press:newsletter", {"newsletter_id": issue.pk})
    save = services.translate_newsletter
    return translating(request, issue, language, form=NewsletterTranslationForm, save=save, back=back)


@require_POST
@acts(policy.EDIT_NEWSLETTER)
def move_part(request: HouseRequest, network: Any, newsletter_id: uuid.UUID, newsletter_part: str) -> HttpResponse:
    """One part a place earlier."""
    services.move_part(request.actor, newsletter_id, part=newsletter_part)
    return redirect_to(request, "press:newsletter", newsletter_id=newsletter_id)


@acts(policy.EDIT_NEWSLETTER)
def drop_newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID) -> HttpResponse:
    """Throw away an issue that never went out; asked first, because it cannot be undone."""
    issue = queries.newsletter_to_edit(request.actor, newsletter_id)
    if request.method == "POST":
        services.drop_newsletter(request.actor, newsletter_id)
        done(request, _("“%(title)s” is weg.") % {"title": issue.title})
        return redirect_to(request, "press:newsletters")
    return _sure(
        request,
        issue,
        question=_("Gooi je “%(title)s” weg?") % {"title": issue.title},
        act=_("Gooi weg"),
        consequences=[_("Wat je schreef, is weg."), _("Niemand las hem al.")],
        kind="danger",
    )


@acts(policy.PUBLISH_NEWSLETTER)
def publish_newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID) -> HttpResponse:
    """Let an issue go out; asked first, because what is out does not change. Raises Refused when it fits no paper."""
    issue = queries.newsletter(request.actor, queries.newsletter_to_edit(request.actor, newsletter_id).pk)
    if request.method == "POST":
        for shape in Shape:
            _made(request, issue, shape, "nl")
        out = services.publish_newsletter(request.actor, newsletter_id)
        done(request, _("Iedereen kan “%(title)s” nu lezen.") % {"title": out.title})
        return redirect_to(request, "press:newsletter", newsletter_id=newsletter_id)
    consequences = [
        _("Iedereen kan hem lezen op de site, en op papier."),
        _("Daarna verandert hij niet meer, ook niet als het programma verandert."),
        _("Klopt er iets niet? Dan maak je een verbetering, of je trekt hem in."),
    ]
    return _sure(
        request,
        issue,
        question=_("Maak je “%(title)s” bekend?") % {"title": issue.title},
        act=_("Maak bekend"),
        consequences=consequences,
        kind="primary",
    )


def _sure(request: HouseRequest, issue: Any, **told: Any) -> HttpResponse:
    back = reverse("press:newsletter", args=[request.network.slug, issue.pk])
    context = {"base": "ui/base_worker.html", "action": request.path, "back_url": back, **told}
    return page(request, "ui/confirm.html", context)


@require_POST
@acts(policy.PUBLISH_NEWSLETTER)
def correct_newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID) -> HttpResponse:
    """Begin a correction of an issue that is out, or go on with the one that was begun."""
    begun = services.correct_newsletter(request.actor, newsletter_id)
    done(request, _("Dit is een kopie om te verbeteren. De nieuwsbrief zelf blijft staan tot je deze bekendmaakt."))
    return redirect_to(request, "press:newsletter", newsletter_id=begun.pk)


@require_POST
@acts(policy.PUBLISH_NEWSLETTER)
def withdraw_newsletter(request: HouseRequest, network: Any, newsletter_id: uuid.UUID) -> HttpResponse:
    """Take an issue from the site."""
    gone = services.withdraw_newsletter(request.actor, newsletter_id)
    done(request, _("“%(title)s” staat niet meer op de site.") % {"title": gone.title})
    return redirect_to(request, "press:newsletter", newsletter_id=newsletter_id)


@require_safe
@acts(policy.SEE_NEWSLETTERS)
def paper(
    request: HouseRequest, network: Any, newsletter_id: uuid.UUID, paper_shape: str, language: str
) -> HttpResponse:
    """The issue as a PDF in one shape and language."""
    issue = queries.newsletter(request.actor, newsletter_id)
    made = _made(request, issue, known_shape(paper_shape), known_language(network, language))
    return pdf(made.pdf, f"{network.slug}-nieuwsbrief-{issue.number or 'ontwerp'}-{paper_shape}-{language}")


@require_safe
@acts(policy.SEE_NEWSLETTERS)
def preview(
    request: HouseRequest, network: Any, newsletter_id: uuid.UUID, paper_shape: str, language: str
) -> HttpResponse:
    """One page of the issue as a picture."""
    issue = queries.newsletter(request.actor, newsletter_id)
    made = _made(request, issue, known_shape(paper_shape), known_language(network, language))
    return png(making.picture_of(made, ppi=USUAL_PPI, page=number_asked(request, "blad", 1, most=making.DRAWN)))


def known_shape(shape: str) -> str:
    """A shape of paper. Raises NotFound for another."""
    if shape not in Shape.values:
        raise NotFound("shape")
    return shape


def _made(request: HouseRequest, issue: Any, shape: str, language: str) -> Paper:
    brake(request)
    address = public_address(request, issue)
    return making.make_newsletter(issue, setting_of(request), shape, language, address=address)


def public_address(request: HouseRequest, issue: Any) -> str:
    """Where everybody can read it; of a draft, where the newsletters stand."""
    slug = request.network.slug
    if issue.number is None:
        return request.build_absolute_uri(reverse("newsletter:newest", args=[slug]))
    return request.build_absolute_uri(reverse("newsletter:issue", args=[slug, issue.number]))
