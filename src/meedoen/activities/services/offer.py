"""Activities and initiatives: planned, edited, shown to everyone, taken away."""

import datetime
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks
from meedoen.wording.public import get_pictogram

from .. import policy
from ..models import Activity, Initiative, Session
from ..rules import offers, versions
from ..rules.series import Pattern
from ..terms import SessionStatus, Status
from . import series
from .searching import follow

EDITABLE = frozenset(
    {
        "kind", "title", "text", "pictogram", "themes", "for_whom", "age_min", "age_max", "price_cents",
        "social_price_cents", "languages", "no_dutch_needed", "children_welcome", "childcare_places",
        "childcare_age_min", "childcare_age_max", "childcare_hours", "food", "bring", "contact_name",
        "contact_phone", "welcomed_by", "step_free", "quiet", "transport_offered", "companion_welcome", "sign_up",
        "capacity", "place_id", "initiative_id",
    }
)  # fmt: skip
FOLLOWED = ("place_id", "capacity", "childcare_places")
"""What sessions copy from their activity."""


@command(policy.PLAN)
def plan(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    title: str,
    pattern: Pattern | None,
    since: datetime.datetime | None = None,
    **fields: Any,
) -> Activity:
    """Plan an activity with its sessions; nobody sees it before it is published.

    ``pattern`` is None for what has no hours of its own (a telephone line). Sessions begin after ``since`` (now,
    unless a past year is loaded). Prices are in cents. Raises Refused with the field that is wrong.
    """
    _check_organisation(actor, organisation_id)
    activity = Activity(organisation_id=organisation_id, confirmed_by=actor.code)
    _say(actor, activity, {"title": title, **fields})
    activity.series = pattern
    activity.save()
    made = series.fill(activity, after=since or timezone.now())
    if pattern is not None and not made:
        raise Refused(
            _("Deze dagen zijn al voorbij, of er is geen enkele keer. Kies een dag vanaf vandaag."),
            field="start_date",
            code="past",
        )
    remember(sessions=len(made))
    return activity


@command(policy.EDIT)
def edit(actor: Actor, activity: Activity, *, seen: str = "", **fields: Any) -> list[Session]:
    """Change what an activity says. Sessions to come follow in place, places and childcare, if nobody touched them.

    Returns the sessions that did not follow: moved, cancelled, or with people on the list, who would not hear it.
    ``seen`` is the version that was on screen. Raises Refused with the field that is wrong.
    """
    versions.check_unchanged(seen, activity.version)
    before = {name: getattr(activity, name) for name in FOLLOWED}
    _say(actor, activity, fields)
    activity.save()
    changed = {name: getattr(activity, name) for name in FOLLOWED if getattr(activity, name) != before[name]}
    if not changed:
        follow([activity.pk])
        return []
    if "place_id" in changed:
        changed["village_code"] = activity.place.village_code if activity.place else ""
    now = timezone.now()
    ahead = Session.objects.filter(activity=activity, starts_at__gt=now)
    following = list(ahead.filter(Session.untouched(now)).values_list("pk", flat=True))
    Session.objects.filter(pk__in=following).update(**changed)
    follow([activity.pk])
    kept = list(ahead.exclude(pk__in=following).exclude(status=SessionStatus.CANCELLED))
    remember(followed=len(following), kept=len(kept))
    return kept


@command(policy.EDIT)
def publish(actor: Actor, activity: Activity) -> Activity:
    """Show the activity to everyone; who does so says that it is right. Also takes back ``end`` and ``unpublish``.

    Raises Refused when residents could not know when or where to come.
    """
    sessions = Session.objects.filter(activity=activity)
    if sessions.exists():
        series.fill(activity, after=timezone.now())
        if not sessions.filter(starts_at__gt=timezone.now()).exclude(status=SessionStatus.CANCELLED).exists():
            raise Refused(_("Er komt geen enkele keer meer. Plan eerst een nieuwe datum."), code="nothing_ahead")
        if activity.place_id is None:
            raise Refused(_("Zeg eerst waar het is: dan weten mensen waar ze moeten zijn."), code="no_place")
    activity.status = Status.PUBLISHED
    activity.confirmed_at, activity.confirmed_by = timezone.now(), actor.code
    activity.save(update_fields=["status", "confirmed_at", "confirmed_by"])
    follow([activity.pk])
    return activity


@command(policy.EDIT)
def unpublish(actor: Actor, activity: Activity) -> Activity:
    """Hide the activity again. Raises Refused while people are on a list for it."""
    return _withdraw(activity, Status.DRAFT)


@command(policy.EDIT)
def drop_untouched(actor: Actor, activity: Activity, **planned: Any) -> bool:
    """A draft that still says only what it was planned with, and has no sessions, goes; gives whether it went."""
    fresh = Activity(organisation_id=activity.organisation_id)
    _say(actor, fresh, planned)
    fresh.series = None
    if fresh.version != activity.version or Session.objects.filter(activity=activity).exists():
        return False
    activity.delete()
    return True


@command(policy.EDIT)
def end(actor: Actor, activity: Activity) -> Activity:
    """The activity stops: it leaves the programme, what was counted stays. Raises Refused as ``unpublish``."""
    return _withdraw(activity, Status.ENDED)


@command(policy.MAKE_INITIATIVE)
def make_initiative(actor: Actor, *, organisation_id: uuid.UUID, name: str, **fields: Any) -> Initiative:
    """Begin a lasting initiative, under which activities stand. Raises Refused when the name is taken."""
    _check_organisation(actor, organisation_id)
    return _save_initiative(Initiative(organisation_id=organisation_id), {"name": name, **fields})


@command(policy.EDIT_INITIATIVE)
def edit_initiative(actor: Actor, initiative: Initiative, **fields: Any) -> Initiative:
    """Change an initiative, or end it (``ended_on``). Raises Refused as ``make_initiative``."""
    return _save_initiative(initiative, fields)


def _check_organisation(actor: Actor, organisation_id: uuid.UUID) -> None:
    if organisation_id not in {own.pk for own in networks.organisations_of(actor)}:
        raise Refused(_("Kies een organisatie waarvoor je mag plannen."), field="organisation_id", code="not_yours")


def _say(actor: Actor, activity: Activity, fields: dict[str, Any]) -> None:
    """Write the fields on the activity, checked by themselves and together."""
    unknown = fields.keys() - EDITABLE
    if unknown:
        raise TypeError(f"an activity does not say {sorted(unknown)}")
    clean = offers.checked(fields)
    for name, value in clean.items():
        setattr(activity, name, value)
    offers.check_together({name: getattr(activity, name) for name in EDITABLE})
    if clean.get("pictogram"):
        _check_pictogram(clean["pictogram"])
    if clean.get("place_id"):
        activity.place = _place(actor, clean["place_id"])
    if clean.get("initiative_id") and not Initiative.objects.filter(pk=clean["initiative_id"]).exists():
        raise Refused(_("Kies een initiatief uit de lijst."), field="initiative_id", code="choice")


def _place(actor: Actor, place_id: uuid.UUID) -> Any:
    try:
        return networks.place(actor, place_id)
    except NotFound:
        raise Refused(_("Kies een plaats uit de lijst."), field="place_id", code="choice") from None


def _check_pictogram(identity: str) -> None:
    try:
        get_pictogram(identity)
    except KeyError:
        raise Refused(_("Kies een beeld uit de lijst."), field="pictogram", code="choice") from None


def _withdraw(activity: Activity, status: str) -> Activity:
    ahead = Session.objects.filter(activity=activity, starts_at__gt=timezone.now())
    if ahead.exclude(status=SessionStatus.CANCELLED).filter(Q(taken__gt=0) | Q(waiting__gt=0)).exists():
        raise Refused(
            _("Er zijn nog mensen ingeschreven. Zeg die keren eerst af: dan staan ze op je bellijst."),
            code="people_on_the_list",
        )
    activity.status = status
    activity.save(update_fields=["status"])
    follow([activity.pk])
    return activity


def _save_initiative(initiative: Initiative, fields: dict[str, Any]) -> Initiative:
    for name, value in fields.items():
        setattr(initiative, name, offers.text(value, f"initiative_{name}") if isinstance(value, str) else value)
    if not initiative.name:
        raise Refused(_("Geef het initiatief een naam."), field="name", code="no_title")
    if initiative.ended_on and initiative.ended_on < initiative.since:
        raise Refused(_("Het einde ligt voor het begin. Kijk de datums na."), field="ended_on", code="wrong_order")
    try:
        with transaction.atomic():
            initiative.save()
    except IntegrityError:
        raise Refused(_("Er is al een initiatief met deze naam."), field="name", code="taken") from None
    return initiative
