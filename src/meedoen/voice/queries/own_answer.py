"""The answer to what somebody said on the site, for whoever has the code that was shown there."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.typed_codes import show_code

from ..models import Delivery
from ..policy import answers as policy
from ..terms.signals import THEME_PICTOGRAMS, Theme
from ..under_token import said_with


@dataclass(frozen=True)
class OwnAnswer:
    """What came of it, in three sentences; ``asked`` is empty while there is no answer yet.

    ``letter_code`` says, once, whether it is good enough; '' when that was said already.
    """

    promised_on: datetime.date
    pictogram: str
    asked: str = ""
    done: str = ""
    not_yet: str = ""
    translations: Mapping[str, Any] = field(default_factory=dict)
    letter_code: str = ""
    coming: bool = False


@query(policy.READ_OWN_ANSWER)
def own_answer(actor: Actor, rows: None, code: str) -> OwnAnswer:
    """The newest answer that went out for what was said under this code, however it is typed. Raises Refused."""
    signal = said_with(code)
    picture = THEME_PICTOGRAMS[Theme(signal.theme)]
    promised = (signal.bundle and signal.bundle.promised_on) or signal.promised_on
    told = Delivery.objects.filter(signal=signal).exclude(answer__published_on=None).select_related("answer", "verdict")
    last = told.order_by("-answer__written_at").first()
    if last is None:
        return OwnAnswer(promised, picture)
    answer = last.answer
    return OwnAnswer(
        promised,
        answer.pictogram or picture,
        answer.asked,
        answer.done,
        answer.not_yet,
        answer.translations,
        "" if hasattr(last, "verdict") else show_code(last.code),
        answer.coming,
    )
