"""An expense in few taps, and a line put right."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.words import euros

from .. import policy, services
from ..forms.funds import CorrectionForm, ExpenseForm
from ..queries import funds as reads
from ..rules.spending import needs_basket
from ..terms import EntryKind
from . import words


def pot_choices(pots: list[reads.Pot]) -> list[tuple[str, str]]:
    """Each fund with what is left of it."""
    said = _("%(fund)s %(year)s · nog %(free)s")
    return [
        (str(pot.row.pk), said % {"fund": pot.fund.name, "year": pot.row.year, "free": euros(pot.balance.free)})
        for pot in pots
    ]


@acts(policy.NOTE_EXPENSE)
def expense(request: HouseRequest, network: Any) -> HttpResponse:
    """How much and what for; fund, basket, threshold and day are filled in with what is usual."""
    today = timezone.localdate()
    pots = reads.open_pots(request.actor, today=today)
    if not pots:
        done(request, _("Er is nog geen fonds dat open is. Maak er eerst een."))
        return redirect_to(request, "budgets:add")
    named = request.GET.get("fonds", "")
    first = named if named in {str(pot.row.pk) for pot in pots} else str(pots[0].row.pk)
    initial = {"on": today, "fund_year": first, "threshold": "affordable"}
    form = ExpenseForm(
        request.POST or None, pots=pot_choices(pots), thresholds=words.threshold_choices(), initial=initial
    )
    if request.method == "POST" and form.is_valid():
        said = form.answers
        pot = next(one for one in pots if one.row.pk == said["fund_year"])
        made = attempt(
            form,
            lambda: services.note_expense(
                request.actor,
                pot.row.pk,
                cents=said["amount"],
                what=said["what"],
                on=said["on"],
                basket=said["basket"] if needs_basket(pot.fund.kind) else "",
                threshold="" if said["threshold"] == words.NO_THRESHOLD else said["threshold"],
                key=str(form.token) if form.token else None,
            ),
        )
        if made is not None:
            undo = reverse("budgets:take_back", kwargs={"network": network.slug, "entry_id": made.pk})
            sentence = _("%(amount)s voor %(what)s is genoteerd.")
            done(request, sentence % {"amount": words.cents(made.cents), "what": made.what}, undo=undo)
            return redirect_to(request, "budgets:fund", fund_year_id=pot.row.pk)
    context = {"form": form, "back_url": reverse("budgets:funds", kwargs={"network": network.slug})}
    return page(request, "budgets/expense.html", context, status=422 if form.errors else 200)


@acts(policy.CORRECT)
def correct(request: HouseRequest, network: Any, entry_id: int) -> HttpResponse:
    """Money of a line comes back, with the reason; the line stays."""
    entry, left = reads.line(request.actor, entry_id)
    form = CorrectionForm(request.POST or None, initial={"amount": left})
    if request.method == "POST" and form.is_valid():
        said = form.answers
        key = str(form.token) if form.token else None
        made = attempt(
            form,
            lambda: services.correct_line(request.actor, entry_id, cents=said["amount"], why=said["why"], key=key),
        )
        if made is not None:
            done(request, _back_words(made.kind) % {"amount": words.cents(made.cents)})
            return redirect_to(request, "budgets:fund", fund_year_id=entry.fund_year_id)
    lead = _("%(what)s, %(amount)s op %(day)s. De regel zelf blijft staan.") % {
        "what": entry.what or entry.get_kind_display(),
        "amount": words.cents(entry.cents),
        "day": words.day(entry.on),
    }
    back = ("budgets:fund", {"fund_year_id": entry.fund_year_id})
    return asked(request, form, _("Verbeter deze regel"), back=back, lead=lead)


def _back_words(kind: str) -> str:
    if kind == EntryKind.RETURN:
        return _("%(amount)s staat weer opzij voor de subsidie.")
    return _("%(amount)s is terug in het fonds.")


@require_POST
@acts(policy.CORRECT)
def take_back(request: HouseRequest, network: Any, entry_id: int) -> HttpResponse:
    """The undo of an expense: all of it comes back by a line of its own. Twice is no fault."""
    entry, left = reads.line(request.actor, entry_id)
    if left:
        services.correct_line(
            request.actor, entry_id, cents=left, why=_("Ongedaan gemaakt"), key=f"undo:{entry_id}:{left}"
        )
    done(request, _("%(amount)s is terug in het fonds.") % {"amount": words.cents(left or entry.cents)})
    return redirect_to(request, "budgets:fund", fund_year_id=entry.fund_year_id)
