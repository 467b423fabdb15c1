"""The privacy class of every field and the term of every table: what the registers and the nightly job read."""

from dataclasses import dataclass
from enum import Enum


class Class(Enum):
    """How private a field is. Every text, binary or JSON field names its class; other fields are OPERATIONAL."""

    PUBLIC = "openbaar"
    OPERATIONAL = "werking"
    STAFF = "gegevens van personeel"
    PERSONAL = "persoonsgegeven"
    IDENTITY = "identiteit, versleuteld per persoon"
    SECRET_HASH = "alleen als afdruk bewaard"  # noqa: S105


class Keep(Enum):
    """How long, why, and what then (R25; the municipality may shorten the days in its own settings)."""

    DAY = (1, "dubbel versturen herkennen", "destroy")
    MONTH = (31, "lopende zaken opvolgen", "destroy")
    SECRECY = (92, "hoogstens drie maanden: beroepsgeheim van een team", "destroy")
    SESSION = (730, "twee jaar: vergelijken met vorig jaar en verantwoorden", "anonymise")
    PERSON = (730, "twee jaar na de laatste deelname", "destroy")
    DRAFT = (365, "een jaar nadat het laatst getoond of veranderd werd", "destroy")
    ACCOUNT = (365, "een jaar na het einde van de laatste rol", "destroy")
    LOG = (3650, "tien jaar: bewijs van wie wat zag", "destroy")
    MONEY = (3650, "tien jaar: verantwoorden waar geld naartoe ging, geen personen", "keep")
    OFFER = (3650, "tien jaar: geschiedenis van het aanbod, geen personen", "keep")
    NETWORK = (0, "zolang het netwerk bestaat", "keep")

    @property
    def days(self) -> int:
        return self.value[0]

    @property
    def motive(self) -> str:
        return self.value[1]

    @property
    def then(self) -> str:
        return self.value[2]


@dataclass(frozen=True, init=False)
class Privacy:
    """Declared on each model: its term and the class of each of its fields that holds words."""

    keep: Keep
    fields: dict[str, Class]

    def __init__(self, *, keep: Keep, **fields: Class):
        object.__setattr__(self, "keep", keep)
        object.__setattr__(self, "fields", fields)

    def of(self, name: str) -> Class | None:
        return self.fields.get(name)
