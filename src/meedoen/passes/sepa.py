"""A payment file for the bank: SEPA credit transfer, written and checked against its schema by a library."""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

SCHEMA = "pain.001.001.03"
NO_BIC = "NOTPROVIDED"
"""What Febelfin asks for as the bank of the payer where only its IBAN is known."""


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
    config = {"name": payer.holder, "IBAN": payer.iban, "batch": True, "currency": "EUR"}
    file = _transfer()(config, schema=SCHEMA, clean=True)
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


def _transfer() -> Any:
    """The writer of the library, with the bank of the payer said as Febelfin asks, and the whole hour in ``MsgId``."""
    from xml.etree.ElementTree import Element, SubElement

    from sepaxml import SepaTransfer  # only who pays loads the schemas

    class Transfer(SepaTransfer):  # type: ignore[misc]
        def _create_header(self) -> None:
            self.msg_id = f"{timezone.localtime():%Y%m%d%H%M%S}-{secrets.token_hex(6)}"
            super()._create_header()

        def _create_PmtInf_node(self) -> dict[str, Element]:
            nodes: dict[str, Element] = super()._create_PmtInf_node()
            other = SubElement(nodes["FinInstnId_DbtrAgt_Node"], "Othr")
            SubElement(other, "Id").text = NO_BIC
            return nodes

    return Transfer
