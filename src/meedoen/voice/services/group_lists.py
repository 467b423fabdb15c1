"""Taking a list of groups in: all or nothing, no group twice, taken back in one act."""

import uuid

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused

from ..models import Group, GroupMember, GroupRun, ListedGroup, Trajectory
from ..policy import groups as policy
from ..queries.group_lists import already_there
from ..rules.group_lists import Draft, GroupListing, refused_rows
from ..terms.groups import MemberRole


@command(policy.IMPORT_GROUPS)
def take_groups_in(
    actor: Actor, *, organisation_id: uuid.UUID, listing: GroupListing, filename: str, skip_refused: bool = False
) -> GroupRun:
    """Make every group of the list that the organisation does not have yet, with its members: all, or none.

    Who takes the list in guides the groups. Raises Refused: rows that cannot be taken (unless ``skip_refused``), or
    nothing new; NotFound for a foreign organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    listing.refuse_faults(skip_refused=skip_refused)
    there = already_there(organisation_id, listing.groups)
    new = [draft for draft in listing.groups if draft.row not in there]
    if not new:
        raise Refused(_("Alle groepen van deze lijst staan er al. Er is niets veranderd."), code="nothing_new")
    run = GroupRun.objects.create(
        organisation_id=organisation_id,
        filename=filename[:160],
        by_code=actor.code,
        created=len(new),
        known=len(there),
        refused=refused_rows(listing.faults),
    )
    made = [Group(organisation_id=organisation_id, name=draft.name, kind=draft.kind) for draft in new]
    for group in made:
        group.network_id = run.network_id
    Group.objects.bulk_create(made)
    GroupMember.objects.bulk_create(
        member for group, draft in zip(made, new, strict=True) for member in _members(actor, group, draft)
    )
    ListedGroup.objects.bulk_create(
        ListedGroup(network_id=run.network_id, run=run, group=group, members=len(draft.members))
        for group, draft in zip(made, new, strict=True)
    )
    remember(created=len(made))
    return run


def _members(actor: Actor, group: Group, draft: Draft) -> list[GroupMember]:
    seats = [GroupMember(network_id=group.network_id, group=group, alias=alias) for alias in draft.members]
    if actor.user_id is not None:
        guide = GroupMember(
            network_id=group.network_id, group=group, user_id=actor.user_id, role=MemberRole.GUIDE
        )  # fmt: skip
        seats.append(guide)
    return seats


@command(policy.UNDO_GROUPS)
def undo_groups(actor: Actor, run: GroupRun) -> GroupRun:
    """Take one list back: its groups go, but for those that met, got a member or did anything since. Twice is no
    fault."""
    if run.undone_at is not None:
        return run
    came = {one.group_id: one.members for one in ListedGroup.objects.filter(run=run)}
    going = [pk for pk in _untouched(list(came)) if _as_it_came(pk, came[pk])]
    Group.objects.filter(pk__in=going).delete()
    remember(erased=len(going), kept=len(came) - len(going))
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    return run


def _untouched(groups: list[uuid.UUID]) -> list[uuid.UUID]:
    """Those to which nothing else leads: no meeting, check, threshold, answer, debrief, trajectory or delegate."""
    used = Q(meetings__isnull=False) | Q(checks__isnull=False) | Q(thresholds__isnull=False)
    used |= Q(answers__isnull=False) | Q(debriefs__isnull=False) | Q(delegates__isnull=False)
    loose = Group.objects.filter(pk__in=groups).exclude(used)
    walked = Trajectory.objects.filter(group__in=groups).values("group_id")
    return list(loose.exclude(pk__in=walked).values_list("pk", flat=True))


def _as_it_came(group_id: uuid.UUID, members: int) -> bool:
    """Whether the same residents still sit there: nobody came, left, was tied to a person or said what was learned."""
    seats = GroupMember.objects.filter(group_id=group_id, user_id=None)
    told = seats.aggregate(
        all=Count("pk", distinct=True),
        changed=Count("pk", filter=~Q(until=None) | ~Q(token=None) | Q(learned__isnull=False), distinct=True),
    )
    return told == {"all": members, "changed": 0}
