"""From a slug to a network, from a signed-in user to an actor. Runs before any door: reads nothing of residents."""

import uuid
from typing import Any

from django.db.models import Q, UUIDField
from django.utils import timezone

from meedoen.kernel import editions, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.statements import TODAY, Statement, every

from . import rules
from .models import Invitation, Membership, Network

_TABLE = Network._meta.db_table


def network_by_slug(slug: str) -> Network | None:
    """The network at this address; None when there is none."""
    return Network.objects.filter(slug=slug).first()


_known: dict[str, tuple[editions.Marks, dict[str, Any]]] = {}
MOST_KNOWN = 500
_WITH_MARKS = f"""SELECT n.*, e.scope, e.shown, e.mark FROM "{_TABLE}" n LEFT JOIN "kernel_edition" e
    ON e.scope IN ('', replace(CAST(n.id AS text), '-', '')) WHERE n.slug = %s"""  # noqa: S608


def network_and_marks(slug: str) -> tuple[Network | None, editions.Marks | None]:
    """The network at this address, and the marks that stand for what it shows (None where none were read).

    What the row says is kept until its table changes; each caller gets a network of its own.
    """
    if (kept := _known.get(slug)) is not None:
        marks = editions.read(kept[1]["id"])
        if editions.of(marks, _TABLE) == kept[0]:
            return _network(kept[1]), marks
        _known.pop(slug, None)
    rows = list(Network.objects.raw(_WITH_MARKS, [slug]))
    if not rows:
        return None, None
    marks = tuple(sorted((row.scope, row.shown, row.mark) for row in rows if row.mark))  # type: ignore[attr-defined]
    said = {field.attname: getattr(rows[0], field.attname) for field in Network._meta.concrete_fields}
    mine = editions.of(marks, _TABLE)
    if mine and len(_known) < MOST_KNOWN:  # without a mark nothing would tell that the row changed
        _known[slug] = mine, said
    return _network(said), marks


def forget_known() -> None:
    """Read every network anew from here on; they are right without this, it serves who counts questions."""
    _known.clear()


def _network(said: dict[str, Any]) -> Network:
    values = [list(value) if isinstance(value, list) else value for value in said.values()]
    return Network.from_db("default", list(said), values)


_HELD = Statement(
    lambda rows, *, user: rows.filter(Q(until=None) | Q(until__gte=TODAY), user_id=user, since__lte=TODAY).values_list(
        "role", "organisation_id"
    ),
    user=UUIDField(),
)


def actor_of(user, network_id: uuid.UUID | None) -> Actor:
    """The roles of this user in this network today. A membership that ended gives nothing from the next request on."""
    operator = {Role.OPERATOR} if user.is_operator else set()
    if network_id is None:
        return Actor(network_id=None, roles=frozenset(operator | {Role.PUBLIC}), user_id=user.pk, code=user.code)
    held = tuple((Role(role), organisation) for role, organisation in _HELD(every(Membership), user=user.pk))
    return Actor(
        network_id=network_id,
        roles=frozenset({role for role, _ in held} | operator | {Role.PUBLIC}),
        user_id=user.pk,
        code=user.code,
        organisation_ids=frozenset(organisation for _, organisation in held),
        organisations_by_role=held,
    )


def network_of_invitation(secret: str) -> Network | None:
    """The network that an invitation belongs to, whatever its state; None for an unknown secret."""
    with tenancy.all_networks("the secret of an invitation is all that its holder has"):
        found = (
            Invitation.objects.filter(token_hash=rules.token_hash(secret)).values_list("network_id", flat=True).first()
        )
    return Network.objects.filter(pk=found).first() if found else None


def networks_of(user) -> list[Network]:
    """The networks in which this user works today, by name."""
    today = timezone.localdate()
    with tenancy.all_networks("one person may work in several networks"):
        ids = set(
            Membership.objects.filter(
                Q(until=None) | Q(until__gte=today), user_id=user.pk, since__lte=today
            ).values_list("network_id", flat=True)
        )
    return list(Network.objects.filter(pk__in=ids))


def all_open_networks() -> list[Network]:
    """The networks of this server, by name: what the front door shows."""
    return list(Network.objects.all())
