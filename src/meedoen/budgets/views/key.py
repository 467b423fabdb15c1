"""The drawing right: the key figures with their source, and what the key gives."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from meedoen.kernel.intake.rows import read_safely
from meedoen.kernel.money import typed_euros
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..forms.agreements import FigureFileForm, FiguresForm
from ..queries import key_figures as reads
from ..rules import key_file
from ..rules.drawing_right import KeyFigures
from ..services import key_figures as services
from . import words
from .tabs import tabs

SHARE_DIGITS = 4


@require_safe
@acts(policy.SEE_FUNDS)
def key(request: HouseRequest, network: Any) -> HttpResponse:
    """What the key gives, year by year, with every number that goes in and where it was read."""
    found = reads.key_of(request.actor, municipalities=network.municipalities)
    names = dict(_municipalities(request, network)) if len(network.municipalities) > 1 else {}
    context = {
        "tabs": tabs(request, "key"),
        "keys": [_shown(one, network.slug) | {"place": names.get(one.nis, "")} for one in found],
        "has_municipality": bool(network.municipalities),
    }
    return page(request, "budgets/key.html", context)


def _municipalities(request: HouseRequest, network: Any) -> list[tuple[str, str]]:
    """The municipalities of the network with their names; a code that has no area here stands by itself."""
    names = {area.code: area.name for area in networks.areas(request.actor, kind=networks.AreaKind.MUNICIPALITY)}
    return [(nis, names.get(nis, nis)) for nis in network.municipalities]


def _shown(one: reads.Key, slug: str) -> dict[str, Any]:
    amount = share = fund_url = ""
    if one.computed is not None:
        amount = words.cents(one.computed.cents)
        share = number_format(float(one.computed.share * 100), decimal_pos=SHARE_DIGITS)
        asked_for = f"?soort=drawing_right&bedrag={typed_euros(one.computed.cents)}"
        fund_url = reverse("budgets:add", kwargs={"network": slug}) + asked_for
    return {
        "year": one.year,
        "id": f"{one.year}-{one.nis}",
        "rows": [
            (_("Verhoogde tegemoetkoming"), _n(one.here, "increased_reimbursement"),
             _n(one.total, "increased_reimbursement"), _n(one.vgc, "increased_reimbursement")),
            (_("Leefloon"), _n(one.here, "living_wage"), _n(one.total, "living_wage"), _n(one.vgc, "living_wage")),
        ],
        "budget": words.cents(one.budget) if one.budget is not None else "",
        "amount": amount,
        "share": share,
        "by_floor": bool(one.computed and one.computed.by_floor),
        "sources": one.sources,
        "fund_url": fund_url,
    }  # fmt: skip


def _n(pair: KeyFigures | None, name: str) -> str:
    return str(number_format(getattr(pair, name), force_grouping=True)) if pair is not None else "–"


def _first_choose(request: HouseRequest) -> HttpResponse:
    done(request, _("Kies eerst je gemeente bij Instellingen."))
    return redirect_to(request, "budgets:key")


@acts(networks.NOTE_FIGURES)
def note(request: HouseRequest, network: Any) -> HttpResponse:
    """Type the figures, with where they were read."""
    if not network.municipalities:
        return _first_choose(request)
    places = _municipalities(request, network)
    initial = {"year": timezone.localdate().year - 1, "nis": places[0][0]}
    form = FiguresForm(request.POST or None, places=places, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        brussels = said["vgc_reimbursed"], said["vgc_waged"]
        vgc = None if None in brussels else KeyFigures(*brussels)
        given = services.Given(
            year=said["year"],
            here={said["nis"]: KeyFigures(said["here_reimbursed"], said["here_waged"])},
            total=KeyFigures(said["total_reimbursed"], said["total_waged"]),
            vgc=vgc,
            budget=said["budget"],
            source=said["source"],
        )
        if attempt(form, lambda: services.note_key(request.actor, given)) is not None:
            done(request, _("De cijfers zijn bewaard, met hun bron."))
            return redirect_to(request, "budgets:key")
    return asked(request, form, _("Cijfers voor het trekkingsrecht"), back=("budgets:key", {}))


@acts(networks.NOTE_FIGURES)
def read_file(request: HouseRequest, network: Any) -> HttpResponse:
    """Read the figures of all municipalities from a file; those of this one, of the whole and of Brussels are kept."""
    if not network.municipalities:
        return _first_choose(request)
    form = FigureFileForm(request.POST or None, request.FILES or None, initial={"year": timezone.localdate().year - 1})
    if request.method == "POST" and form.is_valid():
        rows, refused, said = read_safely(form.cleaned_data["file"].read())
        found = key_file.read(rows, municipalities=network.municipalities)
        if refused or found.refused:
            form.add_error("file", _(refused) % said if refused else _(found.refused) % dict(found.words))
        else:
            typed = form.cleaned_data
            given = services.Given(
                year=typed["year"],
                here={nis: found.figures[nis] for nis in network.municipalities},
                total=found.total,
                vgc=found.brussels,
                budget=typed["budget"],
                source=typed["source"],
            )
            if attempt(form, lambda: services.note_key(request.actor, given)) is not None:
                count = len(found.figures)
                sentence = ngettext(
                    "Cijfers van %(n)s gemeente gelezen.", "Cijfers van %(n)s gemeenten gelezen.", count
                )
                done(request, sentence % {"n": count})
                return redirect_to(request, "budgets:key")
    lead = _("Een rij per gemeente, met de kolommen NIS, VT en leefloon. Brussel (VGC) is 04000.")
    return asked(request, form, _("Cijfers uit een bestand"), back=("budgets:key", {}), lead=lead)
