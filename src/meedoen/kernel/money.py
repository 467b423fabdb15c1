"""Whole cents, as people type them. How an amount is shown stands in ``kernel.web.words``."""

import re

_AMOUNT = re.compile(r"(\d{1,3}(?:[. \u00a0]\d{3})+|\d{1,9})(?:,(\d{1,2})|\.(\d{1,2}))?")


def read_euros(typed: str) -> int | None:
    """Cents of an amount as people type it ("7120", "7.120,50", "€ 12,5"); None when it is no amount."""
    text = typed.casefold().replace("€", "").replace("euro", "").strip()
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    whole = int(re.sub(r"\D", "", found[1]))
    return whole * 100 + int((found[2] or found[3] or "0").ljust(2, "0"))


def typed_euros(cents: int) -> str:
    """An amount as somebody would type it: "2", "2,50"."""
    return f"{cents // 100},{cents % 100:02d}" if cents % 100 else str(cents // 100)
