"""Welcome sheets as workers see them: the list, one sheet with what it looks like, writing and translating it."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import may
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import get_pictogram, only_read

from .. import policy, queries, services
from ..forms import SheetForm, TranslationForm
from ..papers import making
from ..papers.setting import Paper
from ..terms import LANGUAGE_NAMES, SheetStatus
from .answers import brake, known_language, pdf, png, setting_of, tried
from .prints import USUAL_PPI, kinds_of
from .translating import in_languages, translating

FIELDS = ("title", "pictogram", "what", "for_whom", "steps", "expect", "bring", "phone", "address", "hours")


@require_safe
@acts(policy.SEE_SHEETS)
def sheets(request: HouseRequest, network: Any) -> HttpResponse:
    """Every welcome sheet: of whom, in which languages, whether it must be looked over."""
    today = timezone.localdate()
    listed = [
        {
            "sheet": one,
            "picture": picture_of(one),
            "languages": ", ".join(
                LANGUAGE_NAMES[code] for code in LANGUAGE_NAMES if code in {"nl", *one.translations}
            ),
            "draft": one.status == SheetStatus.DRAFT,
            "over": one.over(today),
        }
        for one in queries.sheets(request.actor)
    ]
    context = {"kinds": kinds_of(request, "onthaal"), "listed": listed}
    return page(request, "press/sheets.html", context)


def picture_of(sheet: Any) -> str:
    """Where the picture of a sheet stands among the static files; "" without one."""
    try:
        return get_pictogram(sheet.pictogram).path
    except KeyError:
        return ""


@require_safe
@acts(policy.SEE_SHEETS)
def sheet(request: HouseRequest, network: Any, sheet_id: uuid.UUID) -> HttpResponse:
    """One sheet: what it looks like, in which languages it can be taken along."""
    found = queries.sheet(request.actor, sheet_id)
    made, refusal = tried(lambda: _made(request, found, "nl"))
    keys = {"network": network.slug, "sheet_id": found.pk}
    context = {
        "sheet": found,
        "mine": may(request.actor, policy.EDIT_SHEET, sheet_id),
        "refusal": refusal,
        "preview": reverse("press:sheet_preview", kwargs={**keys, "language": "nl"}) if made else "",
        "draft": found.status == SheetStatus.DRAFT,
        "over": found.over(timezone.localdate()),
        "languages": in_languages(
            network,
            found,
            paper=lambda code: reverse("press:sheet_paper", kwargs={**keys, "language": code}),
            translate=lambda code: reverse("press:translate_sheet", kwargs={**keys, "language": code}),
        ),
    }
    return page(request, "press/sheet.html", context)


@acts(policy.WRITE_SHEET)
def add_sheet(request: HouseRequest, network: Any) -> HttpResponse:
    """A new sheet; it is shown to nobody yet."""
    if looked := _only_read(request, None):
        return looked
    mine = networks.organisations_of(request.actor)
    form = SheetForm(request.POST or None, organisations=mine)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.write_sheet(request.actor, once=form.token, **form.answers))
        if made:
            done(request, _("“%(title)s” is klaar om na te kijken.") % {"title": made.title})
            return redirect_to(request, "press:sheet", sheet_id=made.pk)
    return _form_page(request, form, None)


@acts(policy.EDIT_SHEET)
def edit_sheet(request: HouseRequest, network: Any, sheet_id: uuid.UUID) -> HttpResponse:
    """Change a sheet. Saving says that it was looked over today."""
    found = queries.to_edit(request.actor, sheet_id)
    if looked := _only_read(request, found):
        return looked
    mine = networks.organisations_of(request.actor)
    initial = {name: getattr(found, name) for name in (*FIELDS, "valid_until")}
    form = SheetForm(
        request.POST or None, organisations=mine, initial={**initial, "organisation": str(found.organisation_id)}
    )
    if request.method == "POST" and form.is_valid():
        changes = {name: value for name, value in form.answers.items() if name != "organisation_id"}
        saved = attempt(form, lambda: services.edit_sheet(request.actor, found.pk, once=form.token, **changes))
        if saved:
            done(request, _("“%(title)s” is bewaard.") % {"title": saved.title})
            return redirect_to(request, "press:sheet", sheet_id=saved.pk)
    return _form_page(request, form, found)


def _only_read(request: HouseRequest, sheet: Any) -> HttpResponse | None:
    return only_read(
        request,
        lambda: SheetForm(organisations=networks.organisations_of(request.actor)),
        lambda form: _form_page(request, form, sheet),
    )


def _form_page(request: HouseRequest, form: SheetForm, sheet: Any) -> HttpResponse:
    return page(request, "press/sheet_form.html", {"form": form, "sheet": sheet}, status=422 if form.errors else 200)


@acts(policy.EDIT_SHEET)
def translate_sheet(request: HouseRequest, network: Any, sheet_id: uuid.UUID, language: str) -> HttpResponse:
    """The parts in another language, each beside the Dutch."""
    found = queries.to_edit(request.actor, sheet_id)
    back = ("press:sheet", {"sheet_id": found.pk})
    return translating(request, found, language, form=TranslationForm, save=services.translate_sheet, back=back)


@require_POST
@acts(policy.EDIT_SHEET)
def show_sheet(request: HouseRequest, network: Any, sheet_id: uuid.UUID) -> HttpResponse:
    """Show it to everybody. Raises Refused while its heart is empty."""
    shown = services.show_sheet(request.actor, sheet_id)
    undo = reverse("press:hide_sheet", kwargs={"network": network.slug, "sheet_id": shown.pk})
    done(request, _("Iedereen kan “%(title)s” nu lezen.") % {"title": shown.title}, undo=undo)
    return redirect_to(request, "press:sheet", sheet_id=shown.pk)


@require_POST
@acts(policy.EDIT_SHEET)
def hide_sheet(request: HouseRequest, network: Any, sheet_id: uuid.UUID) -> HttpResponse:
    """Show it to nobody outside any more."""
    hidden = services.hide_sheet(request.actor, sheet_id)
    undo = reverse("press:show_sheet", kwargs={"network": network.slug, "sheet_id": hidden.pk})
    done(request, _("“%(title)s” staat niet meer op de site.") % {"title": hidden.title}, undo=undo)
    return redirect_to(request, "press:sheet", sheet_id=hidden.pk)


@require_safe
@acts(policy.SEE_SHEETS)
def paper(request: HouseRequest, network: Any, sheet_id: uuid.UUID, language: str) -> HttpResponse:
    """The sheet as a PDF in one language."""
    found = queries.sheet(request.actor, sheet_id)
    known_language(network, language)
    return pdf(_made(request, found, language).pdf, f"{network.slug}-{found.slug}-{language}")


@require_safe
@acts(policy.SEE_SHEETS)
def preview(request: HouseRequest, network: Any, sheet_id: uuid.UUID, language: str) -> HttpResponse:
    """The first side of the sheet as a picture."""
    found = queries.sheet(request.actor, sheet_id)
    return png(making.picture_of(_made(request, found, known_language(network, language)), ppi=USUAL_PPI))


def _made(request: HouseRequest, sheet: Any, language: str) -> Paper:
    brake(request)
    return making.make_welcome(sheet, setting_of(request), language, address=public_address(request, sheet))


def public_address(request: HouseRequest, sheet: Any) -> str:
    """Where everybody can read it; "" while it is shown to nobody."""
    if sheet.status != SheetStatus.PUBLISHED:
        return ""
    keys = {"network": request.network.slug, "sheet_slug": sheet.slug}
    return request.build_absolute_uri(reverse("welcome:sheet", kwargs=keys))
