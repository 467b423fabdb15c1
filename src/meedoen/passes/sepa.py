"""A payment file for the bank: SEPA credit transfer, written and checked against its schema by a library."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

SCHEMA = "pain.001.001.03"


@dataclass(frozen=True)
class Account:
    """From which account is paid."""

    holder: str
    iban: str


@dataclass(frozen=True)
class Payment:
    """One transfer: to whom, on which account, how much in cents, what the bank statement says, our number."""

    holder: str
    iban: str
    cents: int
    words: str
    number: int


def write(payer: Account, payments: Sequence[Payment], *, on: datetime.date) -> bytes:
    """The file, valid by its schema; accents become plain letters, as banks ask. Raises what the library raises."""
    from sepaxml import SepaTransfer  # only who pays loads the schemas

    config = {"name": payer.holder, "IBAN": payer.iban, "batch": True, "currency": "EUR"}
    file = SepaTransfer(config, schema=SCHEMA, clean=True)
    for payment in payments:
        file.add_payment(
            {
                "name": payment.holder,
                "IBAN": payment.iban,
                "amount": payment.cents,
                "execution_date": on,
                "description": payment.words,
                "endtoend_id": f"MEEDOEN-{payment.number}",
            }
        )
    return bytes(file.export(validate=True))
