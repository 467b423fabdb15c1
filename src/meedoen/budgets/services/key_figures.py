"""The key figures of the drawing right: typed, or read from a file with all municipalities (R1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.networks import public as networks

from ..queries.key_figures import BUDGET, REIMBURSED, WAGED
from ..rules.drawing_right import KeyFigures, of_municipality
from ..rules.key_file import BRUSSELS, FLANDERS


@dataclass(frozen=True)
class Given:
    """The key of one year as it was read somewhere: the own municipalities by NIS code, all together (with Brussels),
    Brussels when known, the budget in cents."""

    year: int
    here: Mapping[str, KeyFigures]
    total: KeyFigures
    vgc: KeyFigures | None
    budget: int | None
    source: str


@command(networks.NOTE_FIGURES)
def note_key(actor: Actor, given: Given) -> int:
    """Keep the key figures of a year with their source; those of that year that were there are replaced. What all have
    together stands under the code of the Flemish Region. Raises Refused when a part is more than the whole."""
    figures = []
    for here in given.here.values():
        try:
            of_municipality(0, here, given.total, vgc=given.vgc)
        except ValueError:
            raise Refused(
                _("Een deel kan niet groter zijn dan het geheel, en het geheel is niet nul. Kijk de aantallen na."),
                field="total_reimbursed",
                code="part",
            ) from None
    for code, pair in (*given.here.items(), (FLANDERS, given.total), (BRUSSELS, given.vgc)):
        if pair is not None:
            figures += [
                (code, REIMBURSED, "persons", pair.increased_reimbursement),
                (code, WAGED, "persons", pair.living_wage),
            ]
    if given.budget is not None:
        figures.append((FLANDERS, BUDGET, "cent", given.budget))
    return networks.note_figures(
        actor,
        [
            networks.TypedFigure(code, name, given.year, unit, value, given.source)
            for code, name, unit, value in figures
        ],
    )
