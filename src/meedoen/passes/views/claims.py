"""The desk: the right of a person, a claim in few taps, and the lists to decide and to pay."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import NoLink
from meedoen.kernel.web import HouseForm, acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy, services
from ..forms.claims import ClaimForm, RefuseForm, RightForm
from ..queries import municipalities
from ..queries import standing as reads
from ..rules.rights import usual_end
from ..rules.saying import day
from ..rules.signs import WORDS as SIGN_WORDS
from ..terms import OWN, ClaimState, Cost, PaidTo
from . import words


@acts(policy.CHECK_RIGHT)
def check(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Note that somebody has a right, until a day."""
    if people.purpose_of(request.actor, person_id) is None:
        return redirect_to(request, "people:person", person_id=person_id)
    towns, noted = municipalities.to_note(request.actor, person_id)
    start = {"valid_until": usual_end(timezone.localdate()), "municipality_id": noted}
    form = RightForm(request.POST or None, municipalities=list(towns.items()), initial=start)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.check_right(request.actor, person_id=person_id, once=form.token, **form.answers),
        )
        if made is not None:
            done(request, _("Genoteerd: recht tot %(day)s.") % {"day": day(made.valid_until)})
            return redirect_to(request, "people:person", person_id=person_id)
    return asked(request, form, _("Recht nakijken"), back=("people:person", {"person_id": person_id}))


@acts(policy.CLAIM)
def claim(request: HouseRequest, network: Any, entitlement_id: uuid.UUID) -> HttpResponse:
    """Ask an allowance: what is left stands above, the answer comes at once."""
    try:
        right, label, lines = reads.to_claim(request.actor, entitlement_id, today=timezone.localdate())
    except NoLink:
        return redirect_to(request, "people:people")
    # Who sends the same form twice gets the first answer, also when nothing is left by then.
    usable = [(line.scheme_id, line.name, line.terms) for line in lines if line.open or request.method == "POST"]
    partners = [(one.pk, one.name) for one in networks.partners(request.actor)]
    start = {"on": timezone.localdate()}
    form = ClaimForm(
        request.POST or None,
        request.FILES or None,
        schemes=usable,
        partners=partners,
        municipality=right.municipality_id is not None,
        initial=start,
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.claim(request.actor, entitlement_id, once=form.token, **form.said))
        if made is not None:
            undo = reverse("passes:withdraw", kwargs={"network": network.slug, "claim_id": made.pk})
            done(request, _granted(made), undo=undo)
            return redirect_to(request, "people:person", person_id=right.person_id)
    context = {
        "form": form,
        "label": label,
        "lines": lines,
        "usable": usable,
        "back_url": reverse("people:person", kwargs={"network": network.slug, "person_id": right.person_id}),
    }
    return page(request, "passes/claim.html", context, status=422 if form.errors else 200)


def _granted(made: Any) -> str:
    amount = words.exact(made.granted)
    if made.state == ClaimState.WAITING:
        return _("%(amount)s staat opzij. %(said)s") % {"amount": amount, "said": made.said}
    return _("%(amount)s is toegekend. %(said)s") % {"amount": amount, "said": made.said}


@require_safe
@acts(policy.SEE_CLAIMS)
def claims(request: HouseRequest, network: Any) -> HttpResponse:
    """What waits for a decision, what waits for its money."""
    return _claims(request, HouseForm())


def _claims(request: HouseRequest, form: HouseForm) -> HttpResponse:
    found = reads.to_do(request.actor)
    context = {
        "form": form,
        "to_decide": [shown(row) for row in found.to_decide],
        "to_pay": [{**shown(row), **_whom(request, row)} for row in found.to_pay],
        "done": [shown(row) for row in found.done],
        "may_decide": policy.DECIDE.allows(request.actor),
        "sum": words.exact(sum(row.granted for row in found.to_pay)),
    }
    return page(request, "passes/claims.html", context, status=422 if form.errors else 200)


def _whom(request: HouseRequest, row: Any) -> dict[str, Any]:
    """How one finds out who gets the money: the page of the person, where one may open it (that is logged there); else
    the organisation that asked."""
    if row.organiser_id or row.person_id is None:
        return {}
    mine = row.organisation_id in request.actor.within(policy.SEE_RIGHTS.roles).organisation_ids
    where = {"network": request.network.slug, "person_id": row.person_id}
    return {"person_url": reverse("people:person", kwargs=where)} if mine else {"ask": row.organisation.name}


def shown(row: Any) -> dict[str, Any]:
    """A claim in words, without a name."""
    payee = row.organiser.name if row.organiser_id else PaidTo(row.paid_to).label
    return {
        "id": row.pk,
        "code": row.code,
        "amount": words.exact(row.granted),
        "what": _("%(cost)s van %(price)s, %(day)s") % {
            "cost": Cost(row.cost).label, "price": words.exact(row.price), "day": day(row.on)
        },
        "scheme": row.version.scheme.name,
        "by": row.organisation.name,
        "payee": payee,
        "said": row.said,
        "why": row.why,
        "signs": [SIGN_WORDS[one] for one in row.signs if one in SIGN_WORDS],
        "photo": getattr(row, "photo", False),
        "asked": getattr(row, "asked", False),
        "own": row.by_code == OWN,
        "undo": row.may_be_undone,
        "state": ClaimState(row.state).label,
    }  # fmt: skip


@require_POST
@acts(policy.DECIDE)
def decide(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """Yes to a claim."""
    form = HouseForm(request.POST)
    if form.is_valid():
        made = attempt(form, lambda: services.decide_claim(request.actor, claim_id, yes=True))
        if made is not None:
            done(request, _("Toegekend."), undo=_undo(network, claim_id))
            return redirect_to(request, "passes:claims")
    return _claims(request, form)


def _undo(network: Any, claim_id: uuid.UUID) -> str:
    return reverse("passes:undo_decision", kwargs={"network": network.slug, "claim_id": claim_id})


@acts(policy.DECIDE)
def refuse(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """No to a claim, with one reason."""
    form = RefuseForm(request.POST if request.method == "POST" else None)
    row = reads.claim(request.actor, claim_id)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.decide_claim(request.actor, claim_id, yes=False, why=form.why))
        if made is not None:
            done(request, _("Niet toegekend. Het geld is weer vrij."), undo=_undo(network, claim_id))
            return redirect_to(request, "passes:claims")
    told = shown(row)
    title = _("%(amount)s niet toekennen") % {"amount": told["amount"]}
    return asked(request, form, title, back=("passes:claims", {}), lead=told["what"], act=_("Niet toekennen"))


@require_POST
@acts(policy.DECIDE)
def undo_decision(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """The claim waits for a decision again."""
    form = HouseForm(request.POST)
    form.is_valid()
    if attempt(form, lambda: services.undo_decision(request.actor, claim_id)) is not None:
        done(request, _("De aanvraag wacht opnieuw op een beslissing."))
        return redirect_to(request, "passes:claims")
    return _claims(request, form)


@acts(policy.PAY)
def pay(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """Note that a claim was paid, after one has read the amount."""
    form = HouseForm(request.POST if request.method == "POST" else None)
    row = reads.claim(request.actor, claim_id)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.pay_claim(request.actor, claim_id))
        if made is not None:
            done(request, _("%(amount)s is betaald.") % {"amount": words.exact(made.granted)})
            return redirect_to(request, "passes:claims")
    told = {**shown(row), **_whom(request, row)}
    ask = [_("Wie dat is, vraag je aan %(by)s, met code %(code)s.") % told] if "ask" in told else []
    context = {
        "question": _("%(amount)s betaald?") % {"amount": told["amount"]},
        "consequences": [told["what"], _("Aan: %(payee)s.") % {"payee": told["payee"]}, *ask],
        "form": form,
        "act": _("Noteer als betaald"),
        "kind": "primary",
        "back_url": reverse("passes:claims", kwargs={"network": network.slug}),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.WITHDRAW)
def withdraw(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """The undo of a claim."""
    form = HouseForm(request.POST)
    form.is_valid()
    if attempt(form, lambda: services.withdraw(request.actor, claim_id)) is not None:
        done(request, _("Ingetrokken. Het geld is weer vrij."))
        return redirect_to(request, "passes:claims")
    return _claims(request, form)
