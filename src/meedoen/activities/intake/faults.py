"""What goes wrong inside one row or document, raised where it is seen and gathered by the reader."""

from collections.abc import Iterator
from contextlib import contextmanager

from .drafts import Refusal


class Fault(ValueError):
    """One field cannot be taken; `msgid` is the sentence with its remedy."""

    def __init__(self, field: str, msgid: str, **params: str | int):
        super().__init__(msgid)
        self.field = field
        self.msgid = msgid
        self.params = params


class Gathering:
    """Collects the faults of one row, so that a row with two wrong cells says both at once."""

    def __init__(self, row: int, id_: str = ""):
        self.row = row
        self.id = id_
        self.refusals: list[Refusal] = []

    @contextmanager
    def catching(self) -> Iterator[None]:
        try:
            yield
        except Fault as fault:
            self.add(fault)

    def add(self, fault: Fault) -> None:
        refusal = Refusal(self.row, self.id, fault.field, fault.msgid, fault.params)
        if refusal not in self.refusals:
            self.refusals.append(refusal)
