"""What our own examination of the residents' pages found, for the accessibility statement.

The figures are those of the last examination with axe in every language, on a phone and on a computer, and of the
planted barriers of ``tests/barriers`` (G27). They are written down by hand in ``data/accessibility.json`` with their
day, because a statement says what was true on a day. Renew them after ``make deep``.
"""

import datetime
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).with_name("data") / "accessibility.json"


@dataclass(frozen=True, slots=True)
class Examined:
    """``pages`` counts addresses in a state; ``found`` what was found on them; ``caught`` of ``planted`` barriers.

    ``planted`` is 0 as long as the planted barriers were not looked for in a whole run.
    """

    on: datetime.date
    pages: int
    languages: int
    found: int
    planted: int
    caught: int


@lru_cache(maxsize=1)
def examined() -> Examined:
    """The last whole examination."""
    told = json.loads(_DATA.read_text(encoding="utf-8"))["examined"]
    return Examined(**{**told, "on": datetime.date.fromisoformat(told["on"])})
