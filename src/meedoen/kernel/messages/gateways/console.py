"""For the demo: nothing leaves this machine."""

import logging
from collections.abc import Iterable
from typing import Any

from .base import NotDelivered, Report

log = logging.getLogger(__name__)
NEVER = "+32470000013"
"""An invented number of the demo that never answers, so that a failure can be looked at."""


class ConsoleGateway:
    """Says on standard error that something would have left, without the number and the text."""

    repeatable = True
    arrives_at_once = True

    def send(self, number: str, text: str, *, reference: str) -> str:
        if number == NEVER:
            raise NotDelivered("refused", final=True)
        log.warning("demo: an SMS of %s signs would leave now", len(text))
        return f"demo-{reference}"

    def reports(self, body: Any) -> Iterable[Report]:
        return ()
