"""What a list says, whatever it is a list of: the rows that cannot be taken, and the columns that stay behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..refusals import Refused
from . import sensitive
from .columns import Columns, Numbered, sort_out
from .refusal import Refusal


@dataclass
class Listing:
    """The rows that cannot be taken (row 0: the list as a whole), and the columns that were left out.

    A feature adds what it takes.
    """

    faults: list[Refusal] = field(default_factory=list)
    banned: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def refuse(self, row: int, column: str, sentence: str) -> None:
        """This row is not taken, because of this column: why, and what to do."""
        self.faults.append(Refusal(row, "", column, sentence))

    @property
    def stops(self) -> bool:
        """Whether the list as a whole cannot be taken."""
        return any(fault.row == 0 for fault in self.faults)

    def refuse_faults(self, *, skip_refused: bool) -> None:
        """Raises Refused when rows cannot be taken and nobody said to leave them out."""
        if self.stops or (self.faults and not skip_refused):
            raise Refused(_("Er zijn rijen die we niet kunnen nemen. Er is niets veranderd."), code="refused_rows")

    @staticmethod
    def shared(plain: Mapping[str, Any]) -> dict[str, Any]:
        """What every list says, out of plain data (``dataclasses.asdict``): to make the listing of a feature again."""
        return {
            "faults": [Refusal(**one) for one in plain["faults"]],
            "banned": [(name, what) for name, what in plain["banned"]],
            "ignored": list(plain["ignored"]),
        }

    def open(
        self, rows: Numbered, known: Mapping[str, Sequence[str]], *, must: Mapping[str, str], most: int
    ) -> tuple[Columns, Numbered]:
        """The columns and the rows below them; no rows when the list is empty, too long, or misses a column.

        ``must``: the heading of each column without which nothing can be read.
        """
        if not rows:
            self.refuse(0, "", _("Dit bestand is leeg. Kies een ander bestand."))
            return Columns(), []
        (_at, headings), body = rows[0], rows[1:]
        taken = sort_out(headings, body, known)
        self.banned, self.ignored = taken.banned, taken.ignored
        for code, heading in must.items():
            if code not in taken.places.values():
                sentence = _("Er is geen kolom '%(heading)s'. Zet boven elke kolom wat erin staat.")
                self.refuse(0, heading, sentence % {"heading": heading})
        if len(body) > most:
            sentence = _("Deze lijst is te lang: hoogstens %(most)s rijen tegelijk. Splits ze.")
            self.refuse(0, "", sentence % {"most": most})
        return (taken, []) if self.stops else (taken, body)

    def tells_too_much(self, row: int, column: str, text: str) -> bool:
        """Whether this cell says what we never keep; then the row is refused."""
        told = sensitive.by_content(text)
        if told:
            sentence = _("Hier staat %(what)s in. Dat bewaren we niet. Haal het weg.")
            self.refuse(row, column, sentence % {"what": sensitive.WORDS[told]})
        return bool(told)
