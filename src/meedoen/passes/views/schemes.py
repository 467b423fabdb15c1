"""Schemes: the list, the form, and one version with example families beside each other."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.budgets import public as budgets
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.schemes import PublishForm, SchemeForm, initial
from ..queries import schemes as reads
from ..rules.families import FAMILIES, Tried, try_on
from ..rules.saying import day, explain
from ..rules.schemes import Terms, cautions
from ..terms import Cost
from . import words


@require_safe
@acts(policy.SEE_SCHEMES)
def schemes(request: HouseRequest, network: Any) -> HttpResponse:
    """Every scheme in one sentence, with what counts now and what comes."""
    found = reads.schemes(request.actor, today=timezone.localdate())
    context = {
        "schemes": [
            {
                "row": one.row,
                "version": one.shown.row,
                "rates": words.lines(one.shown.terms, {})[0][1],
                "fund": one.shown.row.fund.name,
                "runs": one.running is not None and one.row.ended_on is None,
                "coming": day(one.coming.row.starts_on) if one.coming else "",
                "draft": one.draft.row if one.draft and one.draft is not one.shown else None,
            }
            for one in found
        ]
    }
    return page(request, "passes/schemes.html", context)


def _form(request: HouseRequest, own: uuid.UUID | None, start: dict[str, Any]) -> SchemeForm:
    funds = budgets.open_fund_names(request.actor, today=timezone.localdate())
    if "fund_id" in start and start["fund_id"] not in funds:  # a draft keeps the fund that it has
        funds = {start["fund_id"]: budgets.fund_names(request.actor)[start["fund_id"]], **funds}
    others = [(str(key), name) for key, name in reads.names(request.actor).items() if key != own]
    if len(funds) == 1:
        start.setdefault("fund_id", next(iter(funds)))
    return SchemeForm(request.POST or None, funds=list(funds.items()), others=others, initial=start)


@acts(policy.MAKE_SCHEME)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A new scheme, as a draft that is tried first."""
    if not budgets.open_fund_names(request.actor, today=timezone.localdate()):
        done(request, _("Een regeling betaalt uit een fonds met een open jaar. Maak eerst zo een fonds."))
        return redirect_to(request, "budgets:add")
    form = _form(request, None, {})
    if request.method == "POST" and form.is_valid():
        said = form.answers
        made = attempt(
            form,
            lambda: services.make_scheme(
                request.actor, name=said["name"], fund_id=said["fund_id"], terms=form.terms, once=form.token
            ),
        )
        if made is not None:
            done(request, _("Het ontwerp staat klaar. Kijk wat gezinnen ermee betalen."))
            return redirect_to(request, "passes:version", version_id=made.pk)
    return _asked(request, form, _("Nieuwe regeling"), reverse("passes:schemes", kwargs={"network": network.slug}))


def _asked(request: HouseRequest, form: SchemeForm, title: str, back_url: str) -> HttpResponse:
    context = {"form": form, "title": title, "back_url": back_url}
    return page(request, "passes/scheme_form.html", context, status=422 if form.errors else 200)


@acts(policy.CHANGE_SCHEME)
def change(request: HouseRequest, network: Any, version_id: uuid.UUID) -> HttpResponse:
    """Change the draft."""
    found, _listed = reads.version(request.actor, version_id, today=timezone.localdate())
    row = found.row
    start = {"name": row.scheme.name, "fund_id": row.fund_id, **initial(found.terms)}
    form = _form(request, row.scheme_id, start)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        saved = attempt(
            form,
            lambda: services.change_draft(
                request.actor, version_id, name=said["name"], fund_id=said["fund_id"], terms=form.terms, once=form.token
            ),
        )
        if saved is not None:
            done(request, _("Het ontwerp is aangepast."))
            return redirect_to(request, "passes:version", version_id=version_id)
    back = reverse("passes:version", kwargs={"network": network.slug, "version_id": version_id})
    return _asked(request, form, row.scheme.name, back)


@require_safe
@acts(policy.SEE_SCHEMES)
def version(request: HouseRequest, network: Any, version_id: uuid.UUID) -> HttpResponse:
    """What a version says, and what it costs four families beside each other; a draft is published from here."""
    return _version(request, version_id, PublishForm(initial={"starts_on": timezone.localdate()}))


@require_POST
@acts(policy.CHANGE_SCHEME)
def publish(request: HouseRequest, network: Any, version_id: uuid.UUID) -> HttpResponse:
    """The draft counts from a day on."""
    form = PublishForm(request.POST)
    if form.is_valid():
        made = attempt(
            form,
            lambda: services.publish(
                request.actor, version_id, starts_on=form.cleaned_data["starts_on"], once=form.token
            ),
        )
        if made is not None:
            done(request, _("De regeling geldt vanaf %(day)s.") % {"day": day(made.starts_on)})
            return redirect_to(request, "passes:version", version_id=version_id)
    return _version(request, version_id, form)


def _version(request: HouseRequest, version_id: uuid.UUID, form: PublishForm) -> HttpResponse:
    today = timezone.localdate()
    found, listed = reads.version(request.actor, version_id, today=today)
    names = {str(key): name for key, name in reads.names(request.actor).items()}
    before = listed.running if listed.running and listed.running.row.pk != version_id else None
    context = {
        "row": found.row,
        "scheme": listed.row,
        "lines": words.lines(found.terms, names),
        "cautions": [words.CAUTIONS[one] for one in cautions(found.terms)],
        "state": _state(found, listed),
        "starts_on": day(found.row.starts_on),
        "draft": found.is_draft,
        "other_draft": listed.draft.row if listed.draft and not found.is_draft else None,
        "families": [_family(family, found.terms, before.terms if before else None, today.year) for family in FAMILIES],
        "form": form,
    }
    return page(request, "passes/version.html", context, status=422 if form.errors else 200)


def _state(found: reads.Version, listed: reads.Listed) -> tuple[str, str]:
    """(word, tone) of how a version stands."""
    if listed.row.ended_on is not None:
        return _("gestopt"), "plain"
    if found.is_draft:
        return _("ontwerp"), "warn"
    if listed.running is not None and listed.running.row.pk == found.row.pk:
        return _("geldt nu"), "ok"
    return (_("komt eraan"), "accent") if found.row.starts_on > timezone.localdate() else (_("gold vroeger"), "plain")  # type: ignore[operator]


def _family(family: Any, terms: Terms, before: Terms | None, year: int) -> dict[str, Any]:
    tried = try_on(terms, family, year)
    return {
        "name": family.name,
        "price": words.exact(tried.price),
        "granted": words.exact(tried.granted),
        "person": words.exact(tried.person),
        "before": words.exact(try_on(before, family, year).person) if before else "",
        "steps": _steps(tried, terms),
    }


def _steps(tried: Tried, terms: Terms) -> list[dict[str, str]]:
    return [
        {
            "what": _("%(cost)s, %(age)s jaar, %(price)s") % {
                "cost": Cost(wish.cost).label, "age": wish.age, "price": words.exact(wish.cents)
            },
            "said": _("Dit valt er niet onder.") if decision.refused == "cost" else explain(decision, terms),
        }
        for wish, decision in tried.steps
    ]  # fmt: skip


@require_POST
@acts(policy.CHANGE_SCHEME)
def new_version(request: HouseRequest, network: Any, version_id: uuid.UUID) -> HttpResponse:
    """A draft that begins as this version."""
    made = services.new_version(request.actor, version_id)
    return redirect_to(request, "passes:change", version_id=made.pk)


@acts(policy.CHANGE_SCHEME)
def stop(request: HouseRequest, network: Any, version_id: uuid.UUID) -> HttpResponse:
    """Stop a scheme, after one has read what that means."""
    found, _listed = reads.version(request.actor, version_id, today=timezone.localdate())
    if request.method == "POST":
        services.stop(request.actor, version_id)
        done(request, _("%(name)s is gestopt.") % {"name": found.row.scheme.name})
        return redirect_to(request, "passes:schemes")
    context = {
        "question": _("%(name)s stoppen?") % {"name": found.row.scheme.name},
        "consequences": [
            _("Vanaf morgen kan niemand deze regeling nog vragen."),
            _("Wat al beslist is, blijft staan en wordt betaald."),
        ],
        "act": _("Stop deze regeling"),
        "kind": "primary",
        "back_url": reverse("passes:version", kwargs={"network": network.slug, "version_id": version_id}),
    }
    return page(request, "ui/confirm.html", context)
