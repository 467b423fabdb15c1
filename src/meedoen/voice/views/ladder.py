"""The participation ladder, what is not covered yet, and the time line of quick wins."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can, may
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.checks import StepForm, TrajectoryForm, WinForm
from ..policy import groups as policy
from ..queries import checks as reads
from ..queries import groups as group_reads
from ..services import checks as services
from .acting_for import acting_for
from .meeting_words import picture
from .meetings import _key

A_YEAR = datetime.timedelta(days=365)


@require_safe
@acts(policy.SEE_LADDER)
def ladder(request: HouseRequest, network: Any) -> HttpResponse:
    """Where each initiative stands, where it stood, and which themes and people did not come up yet."""
    since = timezone.localdate() - A_YEAR
    context = {
        "walks": reads.trajectories(request.actor),
        "coverage": group_reads.coverage(request.actor, since=since),
        "may_make": can(request.actor, policy.MAKE_TRAJECTORY.name),
    }
    return page(request, "voice/ladder.html", context)


@acts(policy.MAKE_TRAJECTORY)
def trajectory_add(request: HouseRequest, network: Any) -> HttpResponse:
    """An initiative comes on the ladder."""
    form = TrajectoryForm(
        request.POST or None,
        organisations=acting_for(request, policy.MAKE_TRAJECTORY),
        groups=[(one.id, one.name) for one in group_reads.groups(request.actor, now=timezone.now())],
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.begin_trajectory(request.actor, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Staat op de ladder. Op welke trede?"))
            return redirect_to(request, "voice:trajectory", trajectory_id=made.pk)
    return page(request, "voice/trajectory_add.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_LADDER)
def trajectory(request: HouseRequest, network: Any, trajectory_id: uuid.UUID) -> HttpResponse:
    """One trajectory: its ladder, and each step with its day and ground."""
    found = reads.trajectory(request.actor, trajectory_id)
    context = {"walk": found, "mine": may(request.actor, policy.STEP_LADDER, trajectory_id)}
    if context["mine"]:
        context["form"] = StepForm(initial={"on": timezone.localdate()}, ladder=found.ladder)
    return page(request, "voice/trajectory.html", context)


@require_POST
@acts(policy.STEP_LADDER)
def step(request: HouseRequest, network: Any, trajectory_id: uuid.UUID) -> HttpResponse:
    """A step; with ``row`` a step that was noted by mistake goes."""
    if (key := _key(request)) is not None:
        services.remove_step(request.actor, trajectory_id, step_id=key)
        done(request, _("Weggehaald."))
        return redirect_to(request, "voice:trajectory", trajectory_id=trajectory_id)
    found = reads.trajectory_to_step(request.actor, trajectory_id)
    form = StepForm(request.POST, ladder=found.ladder)
    if form.is_valid():
        kept = attempt(form, lambda: services.step(request.actor, trajectory_id, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("De stap staat erbij."))
            return redirect_to(request, "voice:trajectory", trajectory_id=trajectory_id)
    return page(request, "voice/trajectory.html", {"walk": found, "mine": True, "form": form}, status=422)


@require_POST
@acts(policy.STEP_LADDER)
def trajectory_end(request: HouseRequest, network: Any, trajectory_id: uuid.UUID) -> HttpResponse:
    """The initiative ended; ``?opnieuw=1`` takes that back."""
    again = request.GET.get("opnieuw") == "1"
    services.end_trajectory(request.actor, trajectory_id, ended=not again)
    here = reverse("voice:trajectory_end", kwargs={"network": network.slug, "trajectory_id": trajectory_id})
    if again:
        done(request, _("Staat weer op de ladder."))
    else:
        done(request, _("Dit initiatief is gestopt."), undo=f"{here}?opnieuw=1")
    return redirect_to(request, "voice:trajectory", trajectory_id=trajectory_id)


@require_safe
@acts(policy.SEE_WINS)
def wins(request: HouseRequest, network: Any) -> HttpResponse:
    """The time line of what already became better."""
    mine = request.actor.organisation_ids
    changes = can(request.actor, policy.CHANGE_WIN.name)
    rows = [{"win": one, "mine": changes and one.organisation_id in mine} for one in reads.wins(request.actor)]
    context = {"rows": rows, "may_note": can(request.actor, policy.NOTE_WIN.name), "picture": picture("goed")}
    return page(request, "voice/wins.html", context)


@acts(policy.NOTE_WIN)
def win_add(request: HouseRequest, network: Any) -> HttpResponse:
    """Something on the time line."""
    form = WinForm(
        request.POST or None,
        initial={"on": timezone.localdate()},
        organisations=acting_for(request, policy.NOTE_WIN),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.note_win(request.actor, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Mooi. Dit staat op de tijdlijn."))
            return redirect_to(request, "voice:wins")
    return page(request, "voice/win_add.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_WIN)
def win(request: HouseRequest, network: Any, win_id: uuid.UUID) -> HttpResponse:
    """Show it to residents (``?toon=1``), hide it (``?toon=0``), or take it away (``?weg=1``)."""
    if request.GET.get("weg") == "1":
        services.remove_win(request.actor, win_id)
        done(request, _("Van de tijdlijn gehaald."))
    else:
        shown = request.GET.get("toon") == "1"
        services.show_win(request.actor, win_id, shown=shown)
        done(request, _("Bewoners zien dit nu.") if shown else _("Bewoners zien dit niet meer."))
    return redirect_to(request, "voice:wins")


@require_safe
@acts(policy.READ_WINS)
def read_wins(request: HouseRequest, network: Any) -> HttpResponse:
    """What already became better, for everybody."""
    context = {"wins": reads.shown_wins(request.actor), "picture": picture("goed")}
    return page(request, "voice/site/wins.html", context)
