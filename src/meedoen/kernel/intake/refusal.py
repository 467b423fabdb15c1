"""Why a row of a file is not taken: the sentence with its remedy, in a shape that crosses the pipe of the sandbox."""

from dataclasses import dataclass
from dataclasses import field as made_anew

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one row, or one field of it, is not taken; `row` 0 means the file as a whole.

    The sentence travels as msgid + params, so that it is translated where it is read.
    A national register number never stands in `params`.
    """

    row: int
    id: str
    field: str
    msgid: str
    params: dict[str, str | int] = made_anew(default_factory=dict)

    @property
    def reason(self) -> str:
        """The sentence in the language of the reader; in Dutch where no settings exist."""
        try:
            sentence = gettext(self.msgid)
        except ImproperlyConfigured:
            sentence = self.msgid
        return sentence % self.params if self.params else sentence

    @property
    def sentence(self) -> str:
        """The reason with its row and column before it, for a list of plain lines."""
        where = f"{self.row}, {self.field}" if self.field else f"{self.row}"
        return f"{where}: {self.reason}" if self.row else self.reason

    def summary(self) -> dict[str, str | int]:
        """The four keys of the JSON summary: row, id, field, reason."""
        return {"row": self.row, "id": self.id, "field": self.field, "reason": self.reason}
