"""Reading a file into the offer: choose, look, say yes, take back."""

import uuid

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import held_files, policy
from ..forms.importing import ChooseFileForm, TakeInForm
from ..import_plan import Summary
from ..intake import template as templates
from ..intake.sandbox import read_safely
from ..queries import importing as queries
from ..services import importing as services

SHOWN = 200


def _owner(request: HouseRequest) -> str:
    return f"{request.network.pk.hex}-{request.actor.code}"


@acts(policy.IMPORT)
def choose(request: HouseRequest, network) -> HttpResponse:
    """Choose a file; when it could be read, show what it would do."""
    organisations = networks.organisations_of(request.actor)
    form = ChooseFileForm(request.POST or None, request.FILES or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        answers = form.answers
        given = answers["file"]
        today = timezone.localdate()
        reading = read_safely(given.read(), given.name, today=today)
        organisation_id = answers["organisation_id"]
        summary = attempt(
            form, lambda: queries.preview(request.actor, organisation_id=organisation_id, reading=reading)
        )
        if summary is not None:
            return _show(request, reading, summary, given.name, organisation_id)
    context = {"form": form, "imports": queries.imports(request.actor)}
    return page(request, "activities/import_choose.html", context, status=422 if form.errors else 200)


def _show(request, reading, summary, filename: str, organisation_id: uuid.UUID) -> HttpResponse:
    token = held_files.hold(reading, filename, owner=_owner(request))
    form = TakeInForm(initial={"held": token, "organisation_id": organisation_id})
    return _preview(request, form, summary, filename, reading, status=200 if not summary.refused else 422)


def _preview(request, form, summary, filename, reading, *, status: int) -> HttpResponse:
    context = {
        "form": form,
        "summary": summary,
        "filename": filename,
        "refused": summary.refused[:SHOWN],
        "more": max(0, len(summary.refused) - SHOWN),
        "drafts": reading.drafts[:20],
        "good": summary.created + summary.updated,
        "ignored": reading.ignored_columns,
    }
    return page(request, "activities/import_preview.html", context, status=status)


@require_POST
@acts(policy.IMPORT)
def take_in(request: HouseRequest, network) -> HttpResponse:
    """The yes: everything, or nothing when a row is refused."""
    form = TakeInForm(request.POST)
    if not form.is_valid():
        return redirect_to(request, "activities:import")
    held = held_files.take(form.cleaned_data["held"], owner=_owner(request))
    if held is None:
        done(request, _("Het bestand stond te lang klaar. Kies het opnieuw; er is niets veranderd."))
        return redirect_to(request, "activities:import")
    reading, filename = held
    summary = attempt(
        form,
        lambda: services.import_drafts(
            request.actor,
            organisation_id=form.cleaned_data["organisation_id"],
            reading=reading,
            filename=filename,
            skip_refused=form.cleaned_data["skip_refused"],
        ),
    )
    if summary is None or not summary.applied:
        shown = summary or Summary(read=reading.read)
        return _preview(request, form, shown, filename, reading, status=422)
    held_files.drop(form.cleaned_data["held"], owner=_owner(request))
    words = ngettext("%(n)d activiteit staat erbij", "%(n)d activiteiten staan erbij", summary.created)
    sentence = (words % {"n": summary.created}) + _(", %(n)d aangepast.") % {"n": summary.updated}
    undo = ""
    if summary.run_id:
        undo = reverse("activities:import_undo", kwargs={"network": request.network.slug, "run_id": summary.run_id})
    done(request, sentence, undo=undo)
    return redirect_to(request, "activities:import")


@require_POST
@acts(policy.UNDO_IMPORT)
def undo(request: HouseRequest, network, run_id: uuid.UUID) -> HttpResponse:
    """Take one import back."""
    services.undo_import(request.actor, run_id)
    done(request, _("De import is teruggedraaid. Alles staat weer zoals ervoor."))
    return redirect_to(request, "activities:import")


@require_safe
@acts(policy.IMPORT)
def template(request: HouseRequest, network, kind: str) -> HttpResponse:
    """The empty list to fill in, as XLSX or CSV."""
    return file(templates.template(kind), f"meedoen-aanbod.{kind}", to_keep=True, kept="")
