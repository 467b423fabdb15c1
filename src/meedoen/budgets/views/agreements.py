"""Agreements: the list, one note with its promises, old beside new, renewal, the yearly look back."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import HouseForm, acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import evidence, policy, services
from ..forms.agreements import AgreementForm, CoverForm, EvaluationForm, EvidenceForm, PromiseForm, StateForm
from ..queries import agreements as reads
from ..rules import regimes
from ..rules.agreements import Reminder
from ..terms import CONTENT_WORDS, Kept
from . import words
from .tabs import tabs

TONES = {Kept.OPEN: "plain", Kept.BUSY: "accent", Kept.KEPT: "ok", Kept.NOT_KEPT: "bad", Kept.CHANGED: "warn"}
OWN_WORDS = ""


def _partners(request: HouseRequest, also: Iterable[Any] = ()) -> list[tuple[uuid.UUID, str]]:
    """The partners of today; ``also`` who left since and stands in what is being changed."""
    return list({one.pk: one.name for one in [*networks.partners(request.actor), *also]}.items())


def due_words(due: Reminder) -> str:
    """What is due, in one sentence."""
    if due.what == "file":
        return _("Dien de nota in ten laatste op %(day)s.") % {"day": words.day(due.by)}
    return _("Kijk terug op %(year)s, ten laatste op %(day)s.") % {"year": due.year, "day": words.day(due.by)}


@require_safe
@acts(networks.SEE_AGREEMENTS)
def agreements(request: HouseRequest, network: Any) -> HttpResponse:
    """Every agreement, newest first, and the term that can be prepared now."""
    rows = networks.agreements(request.actor)
    today = timezone.localdate()
    ahead = regimes.next_term(today)
    coming = ""
    if ahead is not None and not any(row.first_day == ahead[1].first for row in rows):
        coming = _coming(*ahead, today)
    context = {
        "tabs": tabs(request, "agreements"),
        "agreements": [
            {
                "row": row,
                "regime": regimes.regime(row.regime, row.first_day).label,
                "runs": row.first_day <= today <= row.last_day,
                "filed": words.day(row.filed_on),
            }
            for row in rows
        ],
        "coming": coming,
    }
    return page(request, "budgets/agreements.html", context)


def _coming(regime: regimes.Regime, term: regimes.Term, today: datetime.date) -> str:
    """The term that comes, and until when its note can (or could) be handed in."""
    said = {"from": term.first.year, "to": term.last.year, "regime": regime.label, "day": words.day(term.file_by)}
    coming = _("Hierna komt %(from)s-%(to)s (%(regime)s).") % said
    if term.file_by is None:
        return coming
    filing = _("Indienen kon tot %(day)s.") if term.file_by < today else _("Dien in ten laatste op %(day)s.")
    return f"{coming} {filing % said}"


@acts(networks.MAKE_AGREEMENT)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A new agreement from nothing."""
    partners = _partners(request)
    initial = {"parties": [str(pk) for pk, _name in partners]}
    form = AgreementForm(request.POST or None, partners=partners, initial=initial)
    return _made(request, form, None, _("Nieuwe afsprakennota"))


@acts(networks.CHANGE_AGREEMENT)
def renew(request: HouseRequest, network: Any, agreement_id: uuid.UUID) -> HttpResponse:
    """The next agreement: partners and promises of this one come along."""
    old = networks.agreement(request.actor, agreement_id)
    initial = {"parties": [str(party.pk) for party in old.parties]}
    form = AgreementForm(request.POST or None, partners=_partners(request), initial=initial)
    return _made(request, form, agreement_id, _("%(name)s vernieuwen") % {"name": old.row.name})


def _made(request: HouseRequest, form: AgreementForm, renews: uuid.UUID | None, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.agree(request.actor, renews=renews, once=form.token, **form.said))
        if made is not None:
            done(request, _("De afsprakennota staat klaar. Schrijf nu wat jullie beloven."))
            return redirect_to(request, "budgets:agreement", agreement_id=made.pk)
    lead = _("De beloften van nu komen mee. Je past ze daarna aan.") if renews else ""
    return asked(request, form, title, back=("budgets:agreements", {}), lead=lead)


@require_safe
@acts(networks.SEE_AGREEMENTS)
def agreement(request: HouseRequest, network: Any, agreement_id: uuid.UUID) -> HttpResponse:
    """One agreement: what is due, who signs, what was promised and what came of it, the money, the years."""
    found = reads.note(request.actor, agreement_id, today=timezone.localdate())
    row = found.cover.row
    context = {
        "row": row,
        "regime": found.regime,
        "period": _("%(from)s tot en met %(to)s") % {"from": words.day(row.first_day), "to": words.day(row.last_day)},
        "filed": words.day(row.filed_on),
        "approved": words.day(row.approved_on),
        "parties": found.cover.parties,
        "missing": [networks.MISSING[part] for part in found.missing],
        "asks": [CONTENT_WORDS[one] for one in found.regime.asks],
        "promises": [_promise(one, network.slug) for one in found.promises],
        "evaluations": found.evaluations,
        "money": [(word, euros(cents)) for word, cents in found.money],
        "due": [(due_words(one), one.late, one.what) for one in found.due],
    }
    return page(request, "budgets/agreement.html", context)


def _promise(shown: reads.Shown, slug: str) -> dict[str, Any]:
    return {
        "row": shown.row,
        "owner": shown.owner,
        "state": shown.row.get_state_display(),
        "tone": TONES[Kept(shown.row.state)],
        "evidence": [
            {
                "id": one.pk,
                "text": one.text,
                "year": one.year,
                "figure": words.counted(one.figure, one.unit),
                "href": evidence.address(one.about_kind, one.about_id, slug),
            }
            for one in shown.evidence
        ],
        "parts": [_promise(one, slug) for one in shown.parts],
    }


@require_safe
@acts(networks.SEE_AGREEMENTS)
def beside(request: HouseRequest, network: Any, agreement_id: uuid.UUID) -> HttpResponse:
    """This agreement beside the one that it follows; by itself when it follows none."""
    row = networks.agreement(request.actor, agreement_id).row
    if row.renews_id is None:
        return redirect_to(request, "budgets:agreement", agreement_id=agreement_id)
    found = reads.side_by_side(request.actor, row.renews_id, agreement_id, today=timezone.localdate())
    kinds = list(dict.fromkeys(word for word, _cents in [*found.old.money, *found.new.money]))
    old, new = dict(found.old.money), dict(found.new.money)
    context = {
        "old": found.old,
        "new": found.new,
        "came": found.came,
        "left": found.left,
        "pairs": [
            {
                "old": pair.old,
                "new": pair.new,
                "same": bool(pair.old and pair.new and pair.old.text == pair.new.text),  # type: ignore[attr-defined]
                "tone": TONES[Kept(pair.old.state)] if pair.old else "plain",  # type: ignore[attr-defined]
            }
            for pair in found.pairs
        ],
        "money": [(word, euros(old[word]) if word in old else "–", euros(new[word]) if word in new else "–")
                  for word in kinds],
    }  # fmt: skip
    return page(request, "budgets/beside.html", context)


@acts(networks.CHANGE_AGREEMENT)
def cover(request: HouseRequest, network: Any, agreement_id: uuid.UUID) -> HttpResponse:
    """Handed in, approved, other partners."""
    found = networks.agreement(request.actor, agreement_id)
    initial = {name: getattr(found.row, name) for name in ("filed_on", "approved_on", "file_by", "reference")}
    initial["parties"] = [str(party.pk) for party in found.parties]
    form = CoverForm(request.POST or None, partners=_partners(request, found.parties), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        saved = attempt(form, lambda: networks.change_agreement(request.actor, agreement_id, once=form.token, **said))
        if saved is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "budgets:agreement", agreement_id=agreement_id)
    return asked(request, form, found.row.name, back=("budgets:agreement", {"agreement_id": agreement_id}))


@acts(policy.WRITE_PROMISE)
def promise(request: HouseRequest, network: Any, agreement_id: uuid.UUID) -> HttpResponse:
    """One more promise."""
    larger = reads.larger_promises(request.actor, agreement_id)
    initial = {"under_id": request.GET.get("bij", ""), "level": "operational" if larger else "strategic"}
    form = PromiseForm(request.POST or None, larger=larger, partners=_partners(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.promise(request.actor, agreement_id=agreement_id, once=form.token, **form.answers),
        )
        if made is not None:
            done(request, _("De belofte staat erbij."))
            return redirect_to(request, "budgets:agreement", agreement_id=agreement_id)
    return asked(request, form, _("Nieuwe belofte"), back=("budgets:agreement", {"agreement_id": agreement_id}))


@acts(policy.CHANGE_PROMISE)
def change_promise(request: HouseRequest, network: Any, promise_id: uuid.UUID) -> HttpResponse:
    """A promise in other words, under another goal, of another partner; or away."""
    row = reads.promise(request.actor, promise_id)
    larger = reads.larger_promises(request.actor, row.agreement_id, but=row.pk)
    partners = _partners(request)
    if row.owner_id is not None and row.owner_id not in dict(partners):
        partners.append((row.owner_id, networks.names_of_partners(request.actor)[row.owner_id]))
    initial = {name: getattr(row, name) or "" for name in ("text", "level", "under_id", "owner_id")}
    form = PromiseForm(request.POST or None, larger=larger, partners=partners, initial=initial)
    back = {"agreement_id": row.agreement_id}
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.change_promise(request.actor, promise_id, **form.answers))
        if saved is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "budgets:agreement", **back)
    drop = reverse("budgets:drop_promise", kwargs={"network": network.slug, "promise_id": promise_id})
    more = {"other_url": drop, "other": _("Schrap deze belofte")} if reads.stands_alone(request.actor, row.pk) else {}
    return asked(request, form, _("Belofte aanpassen"), back=("budgets:agreement", back), **more)


@acts(policy.CHANGE_PROMISE)
def drop_promise(request: HouseRequest, network: Any, promise_id: uuid.UUID) -> HttpResponse:
    """A promise goes, after one has read what that means."""
    row = reads.promise(request.actor, promise_id)
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        dropped = attempt(form, lambda: services.drop_promise(request.actor, promise_id))
        if dropped is not None:
            done(request, _("De belofte is geschrapt."))
            return redirect_to(request, "budgets:agreement", agreement_id=dropped)
    consequences = [_("Ze verdwijnt uit deze afsprakennota.")]
    if row.follows_id is not None:
        consequences.append(_("Ze blijft staan in de vorige nota. Naast elkaar staat er: komt niet terug."))
    context = {
        "question": _("“%(text)s” schrappen?") % {"text": row.text},
        "consequences": consequences,
        "form": form,
        "act": _("Schrap deze belofte"),
        "kind": "primary",
        "back_url": reverse("budgets:agreement", kwargs={"network": network.slug, "agreement_id": row.agreement_id}),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@acts(policy.FOLLOW_PROMISE)
def state(request: HouseRequest, network: Any, promise_id: uuid.UUID) -> HttpResponse:
    """How a promise stands."""
    row = reads.promise(request.actor, promise_id)
    form = StateForm(request.POST or None, initial={"state": row.state})
    back = {"agreement_id": row.agreement_id}
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.follow(request.actor, promise_id, **form.answers))
        if saved is not None:
            done(request, _("Genoteerd."))
            return redirect_to(request, "budgets:agreement", **back)
    return asked(request, form, _("Hoe staat deze belofte?"), back=("budgets:agreement", back), lead=row.text)


@acts(policy.FOLLOW_PROMISE)
def show(request: HouseRequest, network: Any, promise_id: uuid.UUID) -> HttpResponse:
    """Evidence: pick what happened that year, or say it in a few words."""
    row = reads.promise(request.actor, promise_id)
    last = networks.agreement(request.actor, row.agreement_id).row.last_day.year
    typed = request.POST.get("year") or request.GET.get("jaar") or ""
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else timezone.localdate().year
    year = year if request.method == "POST" else min(year, last)
    known = {f"{one.kind}:{one.id or ''}": one for one in evidence.of_year(request.actor, year)}
    choices = [(key, _happened(one)) for key, one in known.items()]
    form = EvidenceForm(
        request.POST or None, happened=[*choices, (OWN_WORDS, _("Iets anders"))], initial={"year": year}
    )
    back = {"agreement_id": row.agreement_id}
    if request.method == "POST" and form.is_valid():
        said = form.answers
        fields: dict[str, Any] = {name: said[name] for name in ("text", "figure", "unit")}
        if said["happened"]:
            one = known[said["happened"]]
            fields = {"text": one.title, "figure": one.figure, "unit": one.unit,
                      "about_kind": one.kind, "about_id": one.id}  # fmt: skip
        made = attempt(
            form, lambda: services.show(request.actor, promise_id, year=said["year"], once=form.token, **fields)
        )
        if made is not None:
            undo = reverse("budgets:drop_evidence", kwargs={"network": network.slug, "evidence_id": made.pk})
            done(request, _("Het bewijs staat bij de belofte."), undo=undo)
            return redirect_to(request, "budgets:agreement", **back)
    return asked(request, form, _("Wat kwam ervan?"), back=("budgets:agreement", back), lead=row.text)


def _happened(one: evidence.Happened) -> str:
    said = words.counted(one.figure, one.unit)
    return f"{one.title}: {said}" if said else one.title


@require_POST
@acts(policy.DROP_EVIDENCE)
def drop_evidence(request: HouseRequest, network: Any, evidence_id: uuid.UUID) -> HttpResponse:
    """The undo of a piece of evidence."""
    promise_id = services.drop_evidence(request.actor, evidence_id)
    row = reads.promise(request.actor, promise_id)
    done(request, _("Het bewijs is weg."))
    return redirect_to(request, "budgets:agreement", agreement_id=row.agreement_id)


@acts(policy.WRITE_PROMISE)
def evaluate(request: HouseRequest, network: Any, agreement_id: uuid.UUID) -> HttpResponse:
    """The look back on a year."""
    row = networks.agreement(request.actor, agreement_id).row
    year = max(row.first_day.year, min(timezone.localdate().year - 1, row.last_day.year))
    form = EvaluationForm(request.POST or None, initial={"year": year})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.evaluate(request.actor, agreement_id=agreement_id, once=form.token, **form.answers),
        )
        if made is not None:
            done(request, _("De evaluatie van %(year)s is bewaard.") % {"year": made.year})
            return redirect_to(request, "budgets:agreement", agreement_id=agreement_id)
    return asked(
        request, form, _("Terugkijken op een jaar"), back=("budgets:agreement", {"agreement_id": agreement_id})
    )
