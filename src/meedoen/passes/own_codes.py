"""The own code of a pass: on the slip beside the card, never on the card. With it the person sees what is left.

Who reads the card at a door therefore cannot look up a balance (trust.md T7).
"""

import uuid

from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import make_code, read_code

from .models import Pass


def own_code(pass_id: uuid.UUID) -> str:
    """The eight signs; made again each time, so that a lost slip can be printed again."""
    return make_code(bytes.fromhex(vault.keyed_index(tenancy.here(), f"own code of pass {pass_id}")))


def index_of(code: str) -> str:
    """The print under which a pass is found by its own code."""
    return vault.keyed_index(tenancy.here(), f"own code {code}")


def living_pass(code: str) -> Pass:
    """The pass behind an own code. One that was stopped and a code that never was look alike: Refused."""
    plain = read_code(code)
    living = Pass.objects.filter(stopped_on=None).select_related("group")
    row = living.filter(own_index=index_of(plain)).first() if plain else None
    if row is None:
        raise Refused(_("Deze code kennen we niet. Kijk na of bel ons."), field="code", code="unknown")
    return row


def pass_of_person(code: str) -> tuple[Pass, uuid.UUID]:
    """The same, with whose it is, for what only a person does. Raises Refused, also for the pass of a group."""
    row = living_pass(code)
    if row.group_id is not None:
        raise Refused(_("Dit is de pas van een groep. Bel ons, dan kijken we het samen na."), code="group")
    return row, row.owner_id
