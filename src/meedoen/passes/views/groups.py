"""Group passes: given, printed, replaced, stopped; and their places charged at a session."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import HouseForm, acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.groups import ChargeGroupForm, GroupForm, PlacesForm
from ..own_codes import own_code
from ..queries import groups as reads
from ..rules import passes as rules
from ..rules.saying import day, places_words
from . import words
from .passes import sheets
from .settlements import charged, charging


@require_safe
@acts(policy.SEE_GROUPS)
def groups(request: HouseRequest, network: Any) -> HttpResponse:
    """Every group pass with what is left of it."""
    return _groups(request, HouseForm())


def _groups(request: HouseRequest, form: HouseForm) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "form": form,
        "year": f"{today:%Y}",
        "groups": [_shown(one) for one in reads.groups(request.actor, today=today)],
    }
    return page(request, "passes/groups.html", context, status=422 if form.errors else 200)


def _shown(one: reads.Listed) -> dict[str, Any]:
    card, today = one.card, timezone.localdate()
    return {
        "id": one.row.pk,
        "name": one.row.holder.name,
        "scheme": one.row.scheme.name,
        "left": places_words(one.left),
        "most": one.most,
        "changed": _changed_words(one.changed) if one.changed else "",
        "stopped": day(one.row.stopped_on),
        "code": show_code(card.code) if card else "",
        "own": show_code(own_code(card.pk)) if card else "",
        "until": day(card.valid_until) if card else "",
        "soon": one.soon,
        "good": card is not None and rules.is_good(card.valid_until, None, today),
        "used": [
            {"day": day(claim.on), "what": claim.session.activity.title if claim.session else "",
             "places": places_words(claim.places or 0), "state": claim.get_state_display()}
            for claim in one.used
        ],
    }  # fmt: skip


@acts(policy.MAKE_GROUP)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A group pass for a partner."""
    schemes = reads.schemes(request.actor, today=timezone.localdate())
    if not schemes:
        done(
            request,
            _("Geen enkele regeling betaalt aan de organisator zonder leeftijd te vragen. Maak er eerst zo een."),
        )
        return redirect_to(request, "passes:schemes")
    partners = sorted(networks.names_of_partners(request.actor).items(), key=lambda pair: pair[1].casefold())
    start = {"scheme_id": next(iter(schemes))} if len(schemes) == 1 else {}
    form = GroupForm(request.POST or None, partners=partners, schemes=list(schemes.items()), initial=start)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_group(request.actor, once=form.token, **form.answers))
        if made is not None:
            done(request, _("De groepspas staat klaar. Druk ze af en geef ze mee."))
            return redirect_to(request, "passes:groups")
    return asked(request, form, _("Nieuwe groepspas"), back=("passes:groups", {}), act=_("Geef de pas"))


def _changed_words(year: Any) -> str:
    told = {"before": year.places_before, "day": day(year.changed_on), "who": year.changed_by}
    return _("Was %(before)s tot %(day)s. Gewijzigd door code %(who)s.") % told


@acts(policy.CHANGE_GROUP)
def places(request: HouseRequest, network: Any, group_pass_id: uuid.UUID) -> HttpResponse:
    """More places, or fewer, within the year."""
    year = timezone.localdate().year
    found = reads.places_of(request.actor, group_pass_id, year=year)
    form = PlacesForm(request.POST or None, year=year, used=found.used, initial={"places": found.most})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: services.change_places(request.actor, group_pass_id, once=form.token, **form.answers)
        )
        if made is not None:
            done(request, _("%(name)s heeft nu %(n)s plaatsen in %(year)s.") % {
                "name": found.name, "n": form.answers["places"], "year": year
            })  # fmt: skip
            return redirect_to(request, "passes:groups")
    title = _("Hoeveel plaatsen voor %(name)s?") % {"name": found.name}
    return asked(request, form, title, back=("passes:groups", {}), act=_("Wijzig het aantal"))


@require_POST
@acts(policy.CHANGE_GROUP)
def replace(request: HouseRequest, network: Any, group_pass_id: uuid.UUID) -> HttpResponse:
    """A lost card: the old code stops, the places stay."""
    sentence = _("De oude kaart is gestopt. De nieuwe staat klaar, met dezelfde plaatsen.")
    return _changed(request, lambda: services.replace_group_card(request.actor, group_pass_id), sentence)


@require_POST
@acts(policy.CHANGE_GROUP)
def stop(request: HouseRequest, network: Any, group_pass_id: uuid.UUID) -> HttpResponse:
    """No place is charged any more."""
    return _changed(request, lambda: services.stop_group(request.actor, group_pass_id), _("De groepspas is gestopt."))


def _changed(request: HouseRequest, call: Any, sentence: str) -> HttpResponse:
    form = HouseForm(request.POST)
    form.is_valid()
    if attempt(form, call) is None:
        return _groups(request, form)
    done(request, sentence)
    return redirect_to(request, "passes:groups")


@require_POST
@acts(policy.CHANGE_GROUP)
def renew(request: HouseRequest, network: Any, group_pass_id: uuid.UUID) -> HttpResponse:
    """The card of a group is good until the end of next year."""
    sentence = _("De groepspas geldt weer tot eind volgend jaar. De code blijft. Druk een nieuwe kaart af.")
    return _changed(request, lambda: services.renew_group(request.actor, group_pass_id), sentence)


@require_POST
@acts(policy.CHANGE_GROUP)
def card(request: HouseRequest, network: Any, group_pass_id: uuid.UUID) -> HttpResponse:
    """The card on paper: it looks like every other."""
    form = HouseForm(request.POST)
    form.is_valid()
    made = attempt(form, lambda: services.print_group_card(request.actor, group_pass_id))
    return file(sheets(request, [made]), "groepspas.pdf") if made else _groups(request, form)


@acts(policy.CHARGE_GROUP)
def charge(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """So many places of a group pass: what the group pays at the till, what the fund pays, what is left."""
    session = reads.to_charge(request.actor, session_id)
    form = ChargeGroupForm(request.POST or None, initial={"cents": session.activity.price_cents})
    made = charged(
        request, form, lambda: services.charge_group(request.actor, session_id, once=form.token, **form.answers)
    )
    if made is None:
        return charging(request, form, session, _("Groepspas aanrekenen"))
    done(request, _charged(made, reads.left_after(request.actor, made)))
    return redirect_to(request, "passes:charge_group", session_id=session_id)


def _charged(made: Any, left: int) -> str:
    said = {
        "places": places_words(made.places),
        "own": words.exact(made.own_part),
        "fund": words.exact(made.granted),
        "left": left,
    }
    text = _("%(places)s: de groep betaalt samen %(own)s. Het fonds betaalt jou %(fund)s. Nog over dit jaar: %(left)s.")
    return text % said
