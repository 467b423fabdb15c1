"""Writes of groups: made, changed, ended; members, mandates, the counts of a council, what members learned."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.rows import one

from ..models import Group, GroupMember, Learned
from ..policy import groups as policy
from ..rules import groups as rules
from ..terms.groups import MemberRole

GROUP_FIELDS = (
    "name", "kind", "about", "themes", "target_groups", "seats", "quorum", "mandate_months", "times_a_year"
)  # fmt: skip


@command(policy.MAKE_GROUP)
def make_group(actor: Actor, *, organisation_id: uuid.UUID, said: Mapping[str, Any]) -> Group:
    """A new group of one's own organisation; who makes it guides it. ``said`` holds GROUP_FIELDS.

    Raises NotFound for another organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    group = Group.objects.create(organisation_id=organisation_id, **_told(said))
    if actor.user_id is not None:
        GroupMember.objects.create(group=group, user_id=actor.user_id, role=MemberRole.GUIDE)
    return group


@command(policy.CHANGE_GROUP)
def change_group(actor: Actor, group: Group, *, said: Mapping[str, Any]) -> Group:
    """Other words, themes or agreements for a group. Its history stays."""
    for name, value in _told(said).items():
        setattr(group, name, value)
    group.save()
    return group


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in GROUP_FIELDS if name in said}


@command(policy.CHANGE_GROUP)
def end_group(actor: Actor, group: Group, *, ended: bool = True) -> Group:
    """The group meets no more; ``ended=False`` takes that back. Members and minutes stay for their terms."""
    group.ended_on = timezone.localdate() if ended else None
    group.save(update_fields=["ended_on"])
    return group


@command(policy.CHANGE_GROUP)
def count_composition(actor: Actor, group: Group, *, women: int, men: int, unsaid: int) -> Group:
    """How many women and men sit in a council (R17): counts alone. Raises Refused when they are not its members."""
    members = sum(
        rules.may_vote(group.kind, role)
        for role in GroupMember.objects.filter(group=group, until=None).values_list("role", flat=True)
    )
    counted = rules.Composition(women, men, unsaid)
    if not rules.counts_fit(counted, members):
        raise Refused(
            _("Er zijn %(members)s stemgerechtigde leden. Jij telde er %(counted)s. Tel opnieuw.")
            % {"members": members, "counted": counted.members},
            field="women",
        )
    group.women, group.men, group.unsaid, group.counted_on = women, men, unsaid, timezone.localdate()
    group.save(update_fields=["women", "men", "unsaid", "counted_on"])
    return group


@command(policy.CHANGE_GROUP)
def add_member(
    actor: Actor,
    group: Group,
    *,
    alias: str = "",
    user_id: uuid.UUID | None = None,
    role: str = MemberRole.MEMBER,
    sent_by_id: uuid.UUID | None = None,
    instead_of_id: uuid.UUID | None = None,
    since: datetime.date | None = None,
    token: uuid.UUID | None = None,
) -> GroupMember:
    """Somebody takes a seat: a person by an alias, or a member of the staff. Who they replace leaves the seat.

    Raises Refused: nobody named, a number or mail address in the alias, no free seat, already there.
    """
    start = since or timezone.localdate()
    _refuse_name(alias, user_id)
    before = None
    if instead_of_id is not None:
        before = one(GroupMember.objects.filter(group=group, until=None), pk=instead_of_id)
        before.until = start
        before.save(update_fields=["until"])
    _refuse_full(group, role)
    try:
        with transaction.atomic():
            return GroupMember.objects.create(
                group=group,
                alias=alias.strip() if user_id is None else "",
                user_id=user_id,
                role=role,
                sent_by_id=_sender(group, sent_by_id),
                instead_of=before,
                since=start,
                mandate_until=rules.mandate_ends(start, group.mandate_months),
                token=token if user_id is None else None,
            )
    except IntegrityError:
        raise Refused(_("Deze collega zit al in de groep."), field="user_id") from None


def _sender(group: Group, sent_by_id: uuid.UUID | None) -> uuid.UUID | None:
    """The group that sends a delegate, when it is one of this network that may send them."""
    if sent_by_id is None:
        return None
    sender = Group.objects.filter(pk=sent_by_id, ended_on=None).first()
    if sender is None or not rules.may_delegate(sender.kind):
        raise Refused(_("Kies een groep van bewoners die nog samenkomt."), field="sent_by_id")
    return sender.pk


def _refuse_name(alias: str, user_id: uuid.UUID | None) -> None:
    if user_id is None and not alias.strip():
        raise Refused(_("Zeg wie erbij komt: een voornaam of schuilnaam, of een collega."), field="alias")
    if rules.reaches_somebody(alias):
        raise Refused(_("Schrijf hier geen nummer of adres. Een voornaam of schuilnaam is genoeg."), field="alias")


@command(policy.CHANGE_MEMBER)
def change_member(
    actor: Actor, member: GroupMember, *, alias: str, role: str, mandate_until: datetime.date | None
) -> GroupMember:
    """Another alias, role or end of the mandate. Raises Refused for an alias with a number in it, or an empty one."""
    _refuse_name(alias, member.user_id)
    if member.user_id is None:
        member.alias = alias.strip()
    member.role, member.mandate_until = role, mandate_until
    member.save(update_fields=["alias", "role", "mandate_until"])
    return member


@command(policy.CHANGE_MEMBER)
def key_of_seat(actor: Actor, member: GroupMember) -> uuid.UUID:
    """The opaque key of a seat of a resident, made now when there is none: whoever knows people ties it to one.

    Raises Refused for a seat of the staff, or one that nobody sits in any more.
    """
    if member.user_id is not None or member.until is not None:
        raise Refused(_("Dit is geen plaats van een bewoner die nog meedoet."))
    if member.token is None:
        member.token = uuid.uuid4()
        member.save(update_fields=["token"])
    return member.token


@command(policy.CHANGE_MEMBER)
def end_member(actor: Actor, member: GroupMember, *, ended: bool = True) -> GroupMember:
    """Somebody leaves; ``ended=False`` takes that back.

    Raises Refused: somebody else took the seat meanwhile, all seats are taken, or this colleague sits there again.
    """
    if ended or member.until is None:
        member.until = timezone.localdate() if ended else None
        member.save(update_fields=["until"])
        return member
    if GroupMember.objects.filter(instead_of=member, until=None).exists():
        raise Refused(_("Iemand anders zit intussen op deze plaats."))
    _refuse_full(member.group, member.role)
    member.until = None
    try:
        with transaction.atomic():
            member.save(update_fields=["until"])
    except IntegrityError:
        raise Refused(_("Deze collega zit al in de groep.")) from None
    return member


@command(policy.CHANGE_MEMBER)
def undo_member(actor: Actor, member: GroupMember) -> uuid.UUID:
    """Somebody was set at the table by mistake: the seat goes, and who was replaced sits there again."""
    before = member.instead_of
    member.delete()
    if before is not None and before.until is not None:
        before.until = None
        before.save(update_fields=["until"])
    return member.group_id


def _refuse_full(group: Group, role: str) -> None:
    taken = GroupMember.objects.filter(group=group, until=None).exclude(role=MemberRole.GUIDE).count()
    if role != MemberRole.GUIDE and rules.free_seats(group.seats, taken) == 0:
        raise Refused(_("Alle plaatsen zijn bezet. Kies wie vervangen wordt, of verhoog het aantal plaatsen."))


@command(policy.CHANGE_MEMBER)
def note_learned(actor: Actor, member: GroupMember, *, skill: str, words: str) -> Learned:
    """What a member says they learned (K10), in their own words. Saying it again replaces the words; no score."""
    made, _new = Learned.objects.update_or_create(
        member=member, skill=skill, defaults={"words": words, "on": timezone.localdate()}
    )
    return made


@command(policy.CHANGE_MEMBER)
def take_away_learned(actor: Actor, member: GroupMember, *, skill: str) -> GroupMember:
    """The member does not want it to stand there any more: it is gone."""
    remember(count=Learned.objects.filter(member=member, skill=skill).delete()[0])
    return member
