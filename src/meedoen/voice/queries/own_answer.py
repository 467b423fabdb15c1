"""The answer to what somebody said on the site, for whoever has the code that was shown there."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import read_code

from ..models import Delivery, Signal
from ..policy import answers as policy
from ..terms.signals import THEME_PICTOGRAMS, Theme


@dataclass(frozen=True)
class OwnAnswer:
    """What came of it, in three sentences; ``asked`` is empty while there is no answer yet."""

    promised_on: datetime.date
    pictogram: str
    asked: str = ""
    done: str = ""
    not_yet: str = ""
    translations: Mapping[str, Any] = field(default_factory=dict)


@query(policy.READ_OWN_ANSWER)
def own_answer(actor: Actor, rows: None, code: str) -> OwnAnswer:
    """The newest answer that went out for what was said under this code, however it is typed. Raises Refused."""
    plain = read_code(code)
    signal = Signal.objects.select_related("bundle").filter(answer_code=plain).first() if plain else None
    if signal is None:
        raise Refused(_("Deze code kennen we niet. Kijk na wat je opschreef."), field="code")
    picture = THEME_PICTOGRAMS[Theme(signal.theme)]
    promised = (signal.bundle and signal.bundle.promised_on) or signal.promised_on
    told = Delivery.objects.filter(signal=signal).exclude(answer__published_on=None).select_related("answer")
    last = told.order_by("-answer__written_at").first()
    if last is None:
        return OwnAnswer(promised, picture)
    answer = last.answer
    return OwnAnswer(
        promised, answer.pictogram or picture, answer.asked, answer.done, answer.not_yet, answer.translations
    )
