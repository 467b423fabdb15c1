"""Reading figures in: choose a file, look what it does, say yes, take it back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.intake import held
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import ChooseFiguresForm, TakeFiguresForm
from ..intake import Reading, SourceDraft, read_safely, template
from ..terms import Missing

SHOWN = 100
SAMPLE = 12


def _owner(request: HouseRequest) -> str:
    return f"{request.network.pk.hex}-{request.actor.code}-figures"


@acts(policy.IMPORT_FIGURES)
def choose(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a file; when it could be read, show what it would do."""
    form = ChooseFiguresForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        reading = read_safely(given.read(), given.name, form.cleaned_data["year"])
        token = held.hold(reading.to_json(), given.name, owner=_owner(request))
        return _preview(request, reading, given.name, token)
    context = {"form": form, "imports": queries.imports(request.actor)}
    return page(request, "networks/figures_choose.html", context, status=422 if form.errors else 200)


def _preview(
    request: HouseRequest, reading: Reading, filename: str, token: uuid.UUID, form: TakeFiguresForm | None = None
) -> HttpResponse:
    summary, plan = queries.preview_figures(request.actor, reading=reading)
    if form is None:
        new = tuple(plan.indicators.values())
        form = TakeFiguresForm(initial={"held": token}, asks_source=reading.asks_source, indicators=new)
    context = {
        "form": form,
        "summary": summary,
        "filename": filename,
        "elsewhere": plan.elsewhere,
        "refused": summary.refused[:SHOWN],
        "more": max(0, len(summary.refused) - SHOWN),
        "good": not summary.refused and bool(summary.created + summary.updated),
        "sample": [_sample(draft, code) for draft, code, _level in plan.drafts[:SAMPLE]],
        "ignored": reading.ignored,
        "sources": [source.credit for source in reading.sources],
    }
    return page(
        request, "networks/figures_preview.html", context, status=422 if form.errors or summary.refused else 200
    )


def _sample(draft: Any, code: str) -> dict[str, Any]:
    shown = str(Missing(draft.missing).label) if draft.missing else draft.value.replace(".", ",")
    return {"area": code, "indicator": draft.indicator, "period": draft.period, "value": shown}


@require_POST
@acts(policy.IMPORT_FIGURES)
def take_in(request: HouseRequest, network: Any) -> HttpResponse:
    """The yes: everything, or nothing. Said twice, it is answered twice and done once."""
    bare = TakeFiguresForm(request.POST)
    if bare.is_valid() and (earlier := queries.import_named(request.actor, bare.cleaned_data["held"])):
        return _taken(request, earlier.created, earlier.updated, earlier.pk)
    found = held.take(bare.cleaned_data["held"], owner=_owner(request)) if bare.is_valid() else None
    if found is None:
        done(request, _("Het bestand stond te lang klaar. Kies het opnieuw; er is niets veranderd."))
        return redirect_to(request, "networks:figures")
    reading, filename = Reading.from_json(found[0]), found[1]
    _summary, plan = queries.preview_figures(request.actor, reading=reading)
    form = TakeFiguresForm(request.POST, asks_source=reading.asks_source, indicators=tuple(plan.indicators.values()))
    summary = None
    if form.is_valid():
        summary = attempt(form, lambda: _take(request, form, reading, filename, bare.cleaned_data["held"]))
    earlier = queries.import_named(request.actor, bare.cleaned_data["held"]) if form.is_valid() else None
    if earlier is not None:
        held.drop(bare.cleaned_data["held"], owner=_owner(request))
        return _taken(request, earlier.created, earlier.updated, earlier.pk)
    if summary is None or not summary.applied:
        return _preview(request, reading, filename, bare.cleaned_data["held"], form)
    return _taken(request, 0, 0, None)


def _taken(request: HouseRequest, created: int, updated: int, run_id: uuid.UUID | None) -> HttpResponse:
    """What was taken in, in words; with the way back when something was."""
    words = ngettext("%(n)d cijfer staat erbij", "%(n)d cijfers staan erbij", created)
    sentence = words % {"n": created} + _(", %(n)d herzien.") % {"n": updated}
    undo = ""
    if run_id:
        undo = reverse("networks:undo_figures", kwargs={"network": request.network.slug, "import_id": run_id})
    done(request, sentence, undo=undo)
    return redirect_to(request, "networks:figures")


def _take(request: HouseRequest, form: TakeFiguresForm, reading: Reading, filename: str, key: uuid.UUID) -> Any:
    source = None
    if reading.asks_source:
        told = form.cleaned_data
        source = SourceDraft(told["credit"], told["licence"], threshold=told["threshold"])
    return services.import_figures(
        request.actor,
        once=form.token,
        reading=reading,
        filename=filename,
        source=source,
        choices=form.choices,
        key=key,
    )


@require_POST
@acts(policy.UNDO_FIGURES)
def undo(request: HouseRequest, network: Any, import_id: uuid.UUID) -> HttpResponse:
    """Take a file back."""
    services.undo_figures(request.actor, import_id)
    done(request, _("De cijfers uit dit bestand zijn weg. Wat ze vervingen, geldt weer."))
    return redirect_to(request, "networks:figures")


@require_safe
@acts(policy.IMPORT_FIGURES)
def example(request: HouseRequest, network: Any) -> HttpResponse:
    """The empty list to fill in, with the codes of the areas of this network."""
    kinds = {row.code: (row.code, str(row.get_kind_display()), row.name) for row in queries.areas(request.actor)}
    return file(template.workbook(list(kinds.values())), "meedoen-cijfers.xlsx", to_keep=True, kept="")
