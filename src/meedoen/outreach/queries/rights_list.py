"""The list of rights of a network, and the short list for a situation that is kept nowhere."""

from collections.abc import Iterable

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound

from .. import policy
from ..models import RightText
from ..rules import rights_list
from ..rules.rights_list import Info, Line
from .ways import right_choices


def _own_texts() -> dict[str, Info]:
    """What the network that is named wrote itself."""
    return {
        row.code: Info(row.what, row.where, row.source, frozenset(row.situations), row.checked_on)
        for row in RightText.objects.all()
    }


@query(policy.CHECK_RIGHTS)
def checked(
    actor: Actor, rows: None, *, situations: Iterable[str] = (), codes: Iterable[str] | None = None
) -> list[Line]:
    """What may fit these situations, or the rights with these codes in the order of the list.

    The situations stand neither in a table nor in the log nor in an address: they are read and forgotten.
    """
    lines = rights_list.told(right_choices(), _own_texts())
    if codes is not None:
        wanted = set(codes)
        return [line for line in lines if line.code in wanted]
    return rights_list.short_list(lines, situations)


@query(policy.SET_WAYS)
def every_right(actor: Actor, rows: None) -> list[Line]:
    """The whole list of the network, for who keeps it."""
    return rights_list.told(right_choices(), _own_texts())


@query(policy.SET_WAYS)
def one_right(actor: Actor, rows: None, code: str) -> Line:
    """One right of the list. Raises NotFound."""
    found = [line for line in rights_list.told(right_choices(), _own_texts()) if line.code == code]
    if not found:
        raise NotFound("right")
    return found[0]
