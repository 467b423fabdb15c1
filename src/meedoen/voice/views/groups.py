"""Groups on screen: the list, one group, its members, the counts of a council."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can, may
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, attempt, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..forms.groups import CompositionForm, GroupForm, LearnedForm, MemberForm, SeatForm
from ..policy import groups as policy
from ..policy import stories as story_policy
from ..queries import groups as reads
from ..queries import meetings as meeting_reads
from ..services import groups as services
from ..terms.groups import KIND_PICTOGRAMS, GroupKind, MemberRole
from .acting_for import acting_for
from .meeting_words import picture


def meeting_card(one: meeting_reads.MeetingLine, slug: str, today: datetime.date) -> dict[str, Any]:
    """A meeting as a line of a list."""
    return {
        "title": one.title,
        "group": one.group,
        "when": words.begin(words.when(one.starts_at, one.ends_at, today=today)),
        "place": one.place,
        "stage": one.stage,
        "stage_word": one.stage_word,
        "late": one.late_invitation,
        "href": reverse("voice:meeting", kwargs={"network": slug, "meeting_id": one.id}),
    }


@require_safe
@acts(policy.SEE_GROUPS)
def groups(request: HouseRequest, network: Any) -> HttpResponse:
    """What comes first, then the groups."""
    today, slug = timezone.localdate(), network.slug
    ended = request.GET.get("gestopt") == "1"
    found = reads.groups(request.actor, now=timezone.now(), ended=ended)
    coming = [] if ended else meeting_reads.coming(request.actor, today=today)
    promises = [] if ended else meeting_reads.open_promises(request.actor, today=today)
    context = {
        "ended": ended,
        "coming": [meeting_card(one, slug, today) for one in coming],
        "promises": [
            {"what": one.what, "owner": one.owner, "due": one.due, "stands": one.stands, "meeting": one.meeting,
             "href": reverse("voice:promise", kwargs={"network": slug, "word_id": one.id})}
            for one in promises if one.stands in ("late", "soon")
        ],
        "groups": [
            {
                "name": one.name,
                "kind": one.kind_word,
                "picture": picture(KIND_PICTOGRAMS[GroupKind(one.kind)]),
                "organisation": one.organisation,
                "members": one.members,
                "next": words.day(one.next_at, today=today) if one.next_at else "",
                "last": words.day(one.last_at, today=today) if one.last_at else "",
                "href": reverse("voice:group", kwargs={"network": slug, "group_id": one.id}),
            }
            for one in found
        ],
    }  # fmt: skip
    return page(request, "voice/groups.html", context)


@acts(policy.MAKE_GROUP)
def make(request: HouseRequest, network: Any) -> HttpResponse:
    """A new group."""
    form = GroupForm(request.POST or None, organisations=acting_for(request, policy.MAKE_GROUP))
    if request.method == "POST" and form.is_valid():
        said = form.said
        organisation = said.pop("organisation_id")
        made = attempt(
            form, lambda: services.make_group(request.actor, organisation_id=organisation, said=said, once=form.token)
        )
        if made is not None:
            done(request, _("De groep staat er. Zet nu de leden erbij."))
            return redirect_to(request, "voice:group", group_id=made.pk)
    return page(request, "voice/group_form.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_GROUPS)
def group(request: HouseRequest, network: Any, group_id: uuid.UUID) -> HttpResponse:
    """One group: its table, its meetings, whether its advice is valid."""
    today, slug = timezone.localdate(), network.slug
    found = reads.group(request.actor, group_id, today=today)
    held = meeting_reads.of_group(request.actor, group_id, today=today)
    past = ("held", "followed_up", "cancelled")
    context = {
        "group": found,
        "picture": picture(KIND_PICTOGRAMS[GroupKind(found.kind)]),
        "mine": may(request.actor, policy.CHANGE_GROUP, group_id),
        "may_tell": can(request.actor, story_policy.MAKE_STORY.name),
        "coming": [meeting_card(one, slug, today) for one in reversed(held) if one.stage not in past],
        "past": [meeting_card(one, slug, today) for one in held if one.stage in past],
    }
    return page(request, "voice/group.html", context)


@acts(policy.CHANGE_GROUP)
def change(request: HouseRequest, network: Any, group_id: uuid.UUID) -> HttpResponse:
    """Other words or agreements for a group."""
    found = reads.group(request.actor, group_id, today=timezone.localdate())
    now = {
        "name": found.name, "kind": found.kind, "about": found.about, "themes": found.theme_codes,
        "target_groups": found.target_codes, "seats": found.seats or None, "quorum": found.quorum or None,
        "mandate_months": found.mandate_months or None, "times_a_year": found.times_a_year or None,
    }  # fmt: skip
    form = GroupForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.change_group(request.actor, group_id, said=form.said, once=form.token))
        if kept is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "voice:group", group_id=group_id)
    context = {"form": form, "group": found}
    return page(request, "voice/group_form.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_GROUP)
def end(request: HouseRequest, network: Any, group_id: uuid.UUID) -> HttpResponse:
    """The group meets no more; ``?opnieuw=1`` takes that back."""
    ended = request.GET.get("opnieuw") != "1"
    services.end_group(request.actor, group_id, ended=ended)
    here = reverse("voice:group_end", kwargs={"network": network.slug, "group_id": group_id})
    if ended:
        done(request, _("Deze groep komt niet meer samen."), undo=f"{here}?opnieuw=1")
    else:
        done(request, _("De groep komt weer samen."))
    return redirect_to(request, "voice:group", group_id=group_id)


@acts(policy.CHANGE_GROUP)
def add_member(request: HouseRequest, network: Any, group_id: uuid.UUID) -> HttpResponse:
    """Somebody takes a seat, perhaps in the place of somebody else."""
    found = reads.group(request.actor, group_id, today=timezone.localdate())
    known = networks.colleagues(request.actor, found.organisation_id)
    form = MemberForm(
        request.POST or None,
        initial={"instead_of_id": request.GET.get("voor", "")},
        colleagues=[(one.user_id, one.name) for one in known],
        senders=reads.senders(request.actor) if found.is_council else [],
        seats=[(one.id, one.label) for one in found.table],
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.add_member(request.actor, group_id, once=form.token, **form.answers))
        if made is not None:
            undo = reverse("voice:member_end", kwargs={"network": network.slug, "member_id": made.pk})
            done(request, _("Staat erbij."), undo=f"{undo}?nooit=1")
            return redirect_to(request, "voice:group", group_id=group_id)
    context = {"form": form, "group": found}
    return page(request, "voice/member_add.html", context, status=422 if form.errors else 200)


@acts(policy.CHANGE_MEMBER)
def member(request: HouseRequest, network: Any, member_id: uuid.UUID) -> HttpResponse:
    """One member: role and mandate, and what they say they learned."""
    seat, found = reads.seat(request.actor, member_id, today=timezone.localdate())
    now = {"alias": "" if seat.staff else seat.label, "role": seat.role, "mandate_until": seat.mandate_until}
    form = SeatForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.change_member(request.actor, member_id, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "voice:group", group_id=found.id)
    slots.prepare("voice.seat", request, seat)
    context = {"form": form, "learned_form": LearnedForm(), "seat": seat, "group": found,
               "resident": not seat.staff and seat.role not in (MemberRole.COUNCILLOR, MemberRole.GUIDE)}  # fmt: skip
    return page(request, "voice/member.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_MEMBER)
def member_end(request: HouseRequest, network: Any, member_id: uuid.UUID) -> HttpResponse:
    """Somebody leaves; ``?opnieuw=1`` takes that back, ``?nooit=1`` that they were set there at all."""
    if request.GET.get("nooit") == "1":
        group_id = services.undo_member(request.actor, member_id)
        done(request, _("Weg uit de groep."))
        return redirect_to(request, "voice:group", group_id=group_id)
    ended = request.GET.get("opnieuw") != "1"
    row = services.end_member(request.actor, member_id, ended=ended)
    here = reverse("voice:member_end", kwargs={"network": network.slug, "member_id": member_id})
    if ended:
        done(request, _("Weg uit de groep."), undo=f"{here}?opnieuw=1")
    else:
        done(request, _("Zit er weer bij."))
    return redirect_to(request, "voice:group", group_id=row.group_id)


@require_POST
@acts(policy.CHANGE_MEMBER)
def learned(request: HouseRequest, network: Any, member_id: uuid.UUID) -> HttpResponse:
    """What a member says they learned; ``?weg=…`` takes one away."""
    away = request.GET.get("weg", "")
    if away:
        services.take_away_learned(request.actor, member_id, skill=away)
        done(request, _("Weggehaald."))
        return redirect_to(request, "voice:member", member_id=member_id)
    form = LearnedForm(request.POST)
    seat, found = reads.seat(request.actor, member_id, today=timezone.localdate())
    if form.is_valid():
        kept = attempt(form, lambda: services.note_learned(request.actor, member_id, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("Genoteerd, in de eigen woorden."))
            return redirect_to(request, "voice:member", member_id=member_id)
    now = {"alias": "" if seat.staff else seat.label, "role": seat.role, "mandate_until": seat.mandate_until}
    slots.prepare("voice.seat", request, seat)
    context = {"form": SeatForm(initial=now), "learned_form": form, "seat": seat, "group": found, "resident": True}
    return page(request, "voice/member.html", context, status=422)


@acts(policy.CHANGE_GROUP)
def composition(request: HouseRequest, network: Any, group_id: uuid.UUID) -> HttpResponse:
    """How many women and men sit in a council: counts alone (R17)."""
    found = reads.group(request.actor, group_id, today=timezone.localdate())
    counted = found.composed
    now = {"women": counted.women, "men": counted.men, "unsaid": counted.unsaid} if counted else {}
    form = CompositionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form, lambda: services.count_composition(request.actor, group_id, once=form.token, **form.answers)
        )
        if kept is not None:
            done(request, _("De telling is bewaard."))
            return redirect_to(request, "voice:group", group_id=group_id)
    return page(request, "voice/composition.html", {"form": form, "group": found}, status=422 if form.errors else 200)
