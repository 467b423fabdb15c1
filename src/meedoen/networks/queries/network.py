"""Reads of networks."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import query
from meedoen.kernel.pages import Page, page_of
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one

from .. import closing, policy, rules
from ..models import Agreement, ApiKey, Area, Invitation, Membership, Network, NetworkLogo, Organisation, Place
from ..terms import REACHED, AreaKind

OF_A_PARENT_UNUSED = ("parent__outline", "parent__villages", "parent__successors")
"""What is long of a parent and shown nowhere beside a part of it."""
PLACE_COLUMNS = (
    "name", "id", "street", "postcode", "locality", "latitude", "longitude", "area__code", "how_to_get_there",
    "bus_stop", "wheelchair", "toilet", "parking",
)  # fmt: skip


@dataclass(frozen=True)
class ToClose:
    """A partner that may leave, and everything one has to know before it does."""

    partner: Organisation
    staff: int
    left: list[closing.Left]
    others: list[Organisation]


@dataclass(frozen=True)
class Colleague:
    """Somebody of the staff, as those of the same organisation know them."""

    user_id: uuid.UUID
    name: str


@dataclass(frozen=True)
class Agreed:
    """The cover of an agreement: its period and state, who signs, and what its composition is (R4)."""

    row: Agreement
    parties: list[Organisation]
    composition: rules.Composition


@query(policy.LIST_NETWORKS)
def all_networks(actor: Actor, rows: None) -> list[Network]:
    """Every network of this server, by name, for its operator, each with its number of partners (``partners``)."""
    with tenancy.all_networks("the operator sees how many partners each network has, not which"):
        counted = dict(Organisation.objects.order_by().values_list("network_id").annotate(Count("pk")))
    networks = list(Network.objects.all())
    for network in networks:
        network.partners = counted.get(network.pk, 0)  # type: ignore[attr-defined]
    return networks


@query(policy.SEE_LOGO)
def logo(actor: Actor, rows: QuerySet[NetworkLogo], name: str) -> NetworkLogo:
    """The logo of this name. Raises NotFound for one that was replaced or taken away."""
    return one(rows, name=name)


@query(policy.SEE_NETWORK)
def partners(actor: Actor, rows: QuerySet[Organisation]) -> list[Organisation]:
    """The partners that are in the network today, by name, each with its number of staff (``staff``)."""
    today = timezone.localdate()
    live = Q(memberships__until=None) | Q(memberships__until__gte=today)
    return list(
        rows.filter(Q(left_on=None) | Q(left_on__gte=today))
        .annotate(staff=Count("memberships__user", filter=live, distinct=True))
        .order_by("name")  # grouping forgets the order of the model
    )


@query(policy.SEE_NETWORK)
def partners_on(
    actor: Actor, rows: QuerySet[Organisation], day: datetime.date
) -> tuple[list[Organisation], rules.Composition]:
    """The partners that were in the network on this day, by name, and its minimum composition then (R4)."""
    found = list(rows.filter(Q(left_on=None) | Q(left_on__gt=day), joined_on__lte=day).order_by("name"))
    return found, rules.composition({row.kind for row in found})


@query(policy.CLOSE_ORGANISATION)
def closed_partners(actor: Actor, rows: QuerySet[Organisation]) -> list[Organisation]:
    """The partners that left the network, by name."""
    return list(rows.filter(left_on__lt=timezone.localdate()).order_by("name"))


@query(policy.CLOSE_ORGANISATION)
def to_close(actor: Actor, rows: QuerySet[Organisation], organisation_id: uuid.UUID) -> ToClose:
    """A partner that may leave: what it leaves behind, who works there, who can take over. Raises NotFound."""
    found = one(rows, pk=organisation_id)
    today = timezone.localdate()
    live = Membership.objects.filter(Q(until=None) | Q(until__gte=today), organisation=found)
    return ToClose(
        partner=found,
        staff=live.order_by().values("user_id").distinct().count(),
        left=closing.all_left(found.pk),
        others=list(rows.filter(left_on=None).exclude(pk=found.pk).order_by("name")),
    )


@query(policy.SEE_PUBLIC_PARTNERS)
def public_partners(actor: Actor, rows: QuerySet[Organisation]) -> list[Organisation]:
    """Who is in the network today, by name: name, kind and website for everybody to read, nothing of its people."""
    today = timezone.localdate()
    live = rows.filter(Q(left_on=None) | Q(left_on__gte=today), joined_on__lte=today)
    return list(live.only("name", "kind", "website").order_by("name"))


@query(policy.SEE_NETWORK)
def partner(actor: Actor, rows: QuerySet[Organisation], organisation_id: uuid.UUID) -> Organisation:
    """One partner. Raises NotFound."""
    return one(rows, pk=organisation_id)


@query(policy.EDIT_ORGANISATION)
def editable_partner(actor: Actor, rows: QuerySet[Organisation], organisation_id: uuid.UUID) -> Organisation:
    """A partner whose details the actor may change. Raises NotFound."""
    return one(rows, pk=organisation_id)


@query(policy.SEE_NETWORK)
def composition(actor: Actor, rows: QuerySet[Organisation]) -> rules.Composition:
    """Which parts of the minimum composition are there today (R4)."""
    today = timezone.localdate()
    return rules.composition(set(rows.filter(Q(left_on=None) | Q(left_on__gte=today)).values_list("kind", flat=True)))


@query(policy.SEE_NETWORK)
def organisations_of(actor: Actor, rows: QuerySet[Organisation]) -> list[Organisation]:
    """The organisations in the network that the actor works for; all of them for who leads the network."""
    found = rows.filter(left_on=None).order_by("name")
    return list(found if actor.has(*policy.LEADS) else found.filter(pk__in=actor.organisation_ids))


@query(policy.SEE_NETWORK)
def own_organisations(actor: Actor, rows: QuerySet[Organisation]) -> list[Organisation]:
    """The organisations that the actor works for, by name, also for who leads the network."""
    return list(rows.filter(left_on=None, pk__in=actor.organisation_ids).order_by("name"))


@query(policy.SEE_MEMBERS)
def members(actor: Actor, rows: QuerySet[Membership], *, organisation_id: uuid.UUID | None = None) -> list[Membership]:
    """Who works where today, with user and organisation, and whether there is a second key (``second_key``)."""
    from allauth.mfa.models import Authenticator

    today = timezone.localdate()
    live = rows.filter(Q(until=None) | Q(until__gte=today)).select_related("user", "organisation")
    if organisation_id is not None:
        live = live.filter(organisation_id=organisation_id)
    keys = Authenticator.objects.filter(user_id=OuterRef("user_id"))
    return list(live.annotate(second_key=Exists(keys)).order_by("organisation__name", "user__name", "role"))


@query(policy.SEE_COLLEAGUES)
def colleagues(
    actor: Actor, rows: QuerySet[Membership], organisation_id: uuid.UUID, *, roles: Collection[Role] = ()
) -> list[Colleague]:
    """Who works today in one of the actor's own organisations, by name; with ``roles`` only who has one of them."""
    today = timezone.localdate()
    live = rows.filter(Q(until=None) | Q(until__gte=today), organisation_id=organisation_id, since__lte=today)
    if roles:
        live = live.filter(role__in=roles)
    found = live.order_by("user__name").values_list("user_id", "user__name")
    return [Colleague(user_id, name) for user_id, name in dict(found).items()]


@query(policy.SEE_MEMBERS)
def roles_held(actor: Actor, rows: QuerySet[Membership]) -> frozenset[Role]:
    """The roles that somebody has today in this network: whether there is a lead, an officer."""
    today = timezone.localdate()
    live = rows.filter(Q(until=None) | Q(until__gte=today), since__lte=today, user__is_active=True)
    return frozenset(map(Role, live.order_by().values_list("role", flat=True).distinct()))


@query(policy.SEE_MEMBERS)
def addresses_of(
    actor: Actor, rows: QuerySet[Membership], role: Role, organisation_id: uuid.UUID | None = None
) -> list[str]:
    """The e-mail addresses of who has this role today, in one organisation or in the network."""
    today = timezone.localdate()
    live = rows.filter(Q(until=None) | Q(until__gte=today), since__lte=today, role=role, user__is_active=True)
    if organisation_id is not None:
        live = live.filter(organisation_id=organisation_id)
    return sorted(set(live.values_list("user__email", flat=True)))


@query(policy.SEE_MEMBERS)
def membership(actor: Actor, rows: QuerySet[Membership], membership_id: uuid.UUID) -> Membership:
    """One role of one person, with user and organisation. Raises NotFound."""
    return one(rows.select_related("user", "organisation"), pk=membership_id)


@query(policy.SEE_KEYS)
def keys(actor: Actor, rows: QuerySet[ApiKey]) -> list[ApiKey]:
    """The keys of programs that still open something, newest first, each with its person and organisation."""
    good = rows.filter(withdrawn_at=None, expires_at__gt=timezone.now())
    return list(good.select_related("membership__user", "membership__organisation"))


@query(policy.INVITE)
def open_invitations(actor: Actor, rows: QuerySet[Organisation]) -> list[Invitation]:
    """Invitations that nobody has taken yet, newest first."""
    open_now = Invitation.objects.filter(organisation__in=rows, used_at=None, expires_at__gt=timezone.now())
    return list(open_now.select_related("organisation").order_by("-expires_at"))


@query(policy.ACCEPT_INVITATION)
def invitation(actor: Actor, rows: QuerySet[Invitation], secret: str) -> Invitation:
    """The open invitation with this secret. Raises NotFound when there is none (or no more)."""
    found = rows.filter(token_hash=rules.token_hash(secret)).select_related("organisation").first()
    if found is None or not rules.invitation_open(found.expires_at, found.used_at, timezone.now()):
        raise NotFound("invitation")
    return found


@query(policy.SEE_AREAS)
def areas(
    actor: Actor,
    rows: QuerySet[Area],
    *,
    kind: str | None = None,
    within: uuid.UUID | None = None,
    today: datetime.date | None = None,
) -> list[Area]:
    """The areas in use today (or that day), of one kind or all, by code, each with its parent; ``within``: only those
    that have this one as their parent."""
    day = today or timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    if kind:
        current = current.filter(kind=kind)
    if within:
        current = current.filter(parent=within)
    return list(current.select_related("parent").defer(*OF_A_PARENT_UNUSED))


@query(policy.SEE_AREAS)
def area(actor: Actor, rows: QuerySet[Area], code: str) -> Area:
    """The version in use today of the area with this code, with its parent. Raises NotFound."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), code=code, valid_from__lte=today)
    found = current.select_related("parent").order_by("-valid_from").first()
    if found is None:
        raise NotFound("area")
    return found


@query(policy.SEE_AREAS)
def villages(actor: Actor, rows: QuerySet[Area]) -> list[Area]:
    """The villages (deelgemeenten) of the network that lie somewhere, by name."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), kind=AreaKind.VILLAGE, unknown=False)
    return list(current.order_by("name"))


@query(policy.SEE_AREAS)
def village_names(actor: Actor, rows: QuerySet[Area]) -> dict[str, str]:
    """The names of the villages of the network by their code, in order of name; no outlines are read."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), kind=AreaKind.VILLAGE, unknown=False)
    return dict(current.order_by("name").values_list("code", "name"))


@query(policy.SEE_AREAS)
def village_points(actor: Actor, rows: QuerySet[Area]) -> dict[str, list[float]]:
    """The middle (latitude, longitude) of each village by its code, for whose is known; no outlines are read."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), kind=AreaKind.VILLAGE, unknown=False)
    return {code: point for code, point in current.values_list("code", "label_point") if len(point) == 2}


@query(policy.SEE_PLACES)
def places(actor: Actor, rows: QuerySet[Place], *, organisation_id: uuid.UUID | None = None) -> list[Place]:
    """The places in use (of the network, or of one partner), by name, with their neighbourhood."""
    found = rows.filter(closed_on=None).select_related("area")
    return list(found.filter(organisation_id=organisation_id) if organisation_id else found)


@query(policy.SEE_PLACES)
def place_names(
    actor: Actor, rows: QuerySet[Place], *, organisations: Collection[uuid.UUID] | None = None
) -> dict[uuid.UUID, str]:
    """The places in use (of the network, or of some partners) by their key, in order of name; nothing else is read."""
    found = rows.filter(closed_on=None)
    if organisations is not None:
        found = found.filter(organisation_id__in=organisations)
    return dict(found.order_by("name").values_list("pk", "name"))


@query(policy.SEE_PLACES)
def place_areas(actor: Actor, rows: QuerySet[Place], ids: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID | None]:
    """The neighbourhood of each of these places, by key; a place that is not there is left out."""
    return dict(rows.filter(pk__in=ids).order_by().values_list("pk", "area_id"))


@query(policy.SEE_PLACES)
def some_place_reached(actor: Actor, rows: QuerySet[Place]) -> bool:
    """Whether there is any place at all where a wheelchair gets in."""
    return rows.filter(wheelchair__in=REACHED).exists()


@query(policy.SEE_PLACES)
def place(actor: Actor, rows: QuerySet[Place], place_id: uuid.UUID) -> Place:
    """One place with its neighbourhood and its organisation. Raises NotFound."""
    return one(rows.select_related("area", "organisation"), pk=place_id)


@query(policy.SEE_PUBLIC_PARTNERS)
def partners_page(actor: Actor, rows: QuerySet[Organisation], *, after: tuple | None, limit: int) -> Page:
    """Who is in the network today, for other systems: (name, id, kind, website) by name."""
    today = timezone.localdate()
    live = rows.filter(Q(left_on=None) | Q(left_on__gte=today), joined_on__lte=today)
    return page_of(live, ("name", "id", "kind", "website"), by=("name", "id"), after=after, limit=limit)


@query(policy.SEE_AREAS)
def areas_page(actor: Actor, rows: QuerySet[Area], *, kind: str | None, after: tuple | None, limit: int) -> Page:
    """The areas in use today, for other systems: (code, id, kind, name, code of the parent, inhabitants) by code."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today, unknown=False)
    if kind:
        current = current.filter(kind=kind)
    columns = ("code", "id", "kind", "name", "parent__code", "inhabitants")
    return page_of(current, columns, by=("code", "id"), after=after, limit=limit)


@query(policy.SEE_PLACES)
def places_page(actor: Actor, rows: QuerySet[Place], *, after: tuple | None, limit: int) -> Page:
    """The places in use, for other systems: ``PLACE_COLUMNS`` by name."""
    return page_of(rows.filter(closed_on=None), PLACE_COLUMNS, by=("name", "id"), after=after, limit=limit)


@query(policy.SEE_AGREEMENTS)
def agreements(actor: Actor, rows: QuerySet[Agreement]) -> list[Agreement]:
    """The agreements of the network, newest period first."""
    return list(rows.order_by("-first_day", "name"))


@query(policy.SEE_AGREEMENTS)
def agreement(actor: Actor, rows: QuerySet[Agreement], agreement_id: uuid.UUID) -> Agreed:
    """One agreement with the partners that sign it, by name. Raises NotFound."""
    found = one(rows, pk=agreement_id)
    signing = Organisation.objects.filter(pk__in=found.parties.values("organisation_id")).order_by("name")
    parties = list(signing)
    return Agreed(found, parties, rules.composition({party.kind for party in parties}))


@query(policy.SEE_NETWORK)
def names_of_partners(actor: Actor, rows: QuerySet[Organisation]) -> dict[uuid.UUID, str]:
    """The names of all partners by their key, also of who left: for what happened before."""
    return dict(rows.order_by("name").values_list("pk", "name"))
