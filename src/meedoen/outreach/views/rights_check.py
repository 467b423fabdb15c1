"""A rights check beside somebody: what may fit, what is arranged, and a sheet to take home. No name, no situation."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.rights_check import FoundForm, RightTextForm, SituationForm
from ..queries import rights_list as reads
from ..rules.rights_list import LISTED_ON
from ..terms_of_rights import Answer
from . import rights_paper, words
from .rights_words import source_of

LIST, KEEP = "list", "keep"
IN_ORDER = (Answer.USED, Answer.ARRANGED)


@acts(policy.CHECK_RIGHTS)
def check(request: HouseRequest, network: Any) -> HttpResponse:
    """First what fits, then what may be asked for; what was tapped comes by POST only, and is not kept."""
    step = request.POST.get("step", "")
    if step == KEEP:
        return _keep(request)
    form = SituationForm(request.POST or None)
    if step == LIST and form.is_valid():
        lines = reads.checked(request.actor, situations=form.cleaned_data["situations"])
        return _shown(request, _found_form(request, None, lines))
    return page(request, "outreach/rights_check.html", {"form": form}, status=422 if form.errors else 200)


def _found_form(request: HouseRequest, data: Any, lines: list) -> FoundForm:
    return FoundForm(
        data,
        lines=lines,
        organisations=networks.organisations_of(request.actor),
        areas=networks.area_names(request.actor).items(),
    )


def _shown(request: HouseRequest, form: FoundForm) -> HttpResponse:
    asked = [
        {
            "code": line.code,
            "word": line.word,
            "info": line.info,
            "source": source_of(line.info),
            "state": state,
            "by": by,
        }
        for line, state, by in form.asked
    ]
    status = 422 if form.errors else 200
    response = page(request, "outreach/rights_found.html", {"form": form, "asked": asked}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _keep(request: HouseRequest) -> HttpResponse:
    lines = reads.checked(request.actor, codes=request.POST.getlist("shown"))
    form = _found_form(request, request.POST, lines)
    if not form.is_valid():
        return _shown(request, form)
    said = form.cleaned_data
    kept = attempt(
        form,
        lambda: services.note_rights(
            request.actor,
            organisation_id=said["organisation_id"],
            area_id=said["area"],
            found=form.found,
            once=form.token,
        ),
    )
    if kept is None:
        return _shown(request, form)
    number = len(form.found)
    sentence = ngettext("%(n)s recht genoteerd, zonder naam.", "%(n)s rechten genoteerd, zonder naam.", number)
    done(request, sentence % {"n": number})
    return redirect_to(request, "outreach:rights")


@require_POST
@acts(policy.CHECK_RIGHTS)
def leaflet(request: HouseRequest, network: Any) -> HttpResponse:
    """The short list on one sheet, in the language that was chosen. It is made and forgotten."""
    asked = [code for code in request.POST.getlist("shown") if request.POST.get(f"state_{code}") not in IN_ORDER]
    with rights_paper.in_language(request.POST.get("language", "")):
        return rights_paper.leaflet(network, reads.checked(request.actor, codes=asked))


@require_safe
@acts(policy.SET_WAYS)
def every(request: HouseRequest, network: Any) -> HttpResponse:
    """The whole list, for who keeps it."""
    lines = reads.every_right(request.actor)
    rows = [(line, words.day(line.info.checked_on) if line.info and line.info.checked_on else "") for line in lines]
    return page(request, "outreach/rights_list.html", {"rows": rows, "listed": date_format(LISTED_ON, "j F Y")})


@acts(policy.SET_WAYS)
def edit(request: HouseRequest, network: Any, right: str) -> HttpResponse:
    """What this network says of one right."""
    line = reads.one_right(request.actor, right)
    initial: dict[str, Any] = {"checked_on": timezone.localdate()}
    if line.info:
        initial |= {"what": line.info.what, "where": line.info.where, "source": line.info.source}
        initial |= {"situations": sorted(line.info.situations)}
    form = RightTextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        kept = attempt(form, lambda: services.set_right_text(request.actor, code=right, once=form.token, **said))
        if kept is not None:
            done(request, _("Bewaard. Zo staat het vanaf nu op de lijst."))
            return redirect_to(request, "outreach:rights_list")
    status = 422 if form.errors else 200
    return page(request, "outreach/right_text.html", {"form": form, "line": line}, status=status)


@require_POST
@acts(policy.SET_WAYS)
def standard(request: HouseRequest, network: Any, right: str) -> HttpResponse:
    """The words of the standard list again."""
    reads.one_right(request.actor, right)
    services.drop_right_text(request.actor, code=right)
    done(request, _("De tekst van de lijst staat er weer."))
    return redirect_to(request, "outreach:rights_list")
