"""What every paper of a network needs besides its programme, and what comes out."""

import datetime
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Setting:
    """The network as paper shows it. ``site`` is the address as one types it, ``site_url`` what the QR code holds.

    ``villages`` are names by code; ``areas`` are the rows of the villages with their outlines, for a map.
    """

    name: str
    slug: str
    accent: str
    today: datetime.date
    phone: str = ""
    tagline: str = ""
    site: str = ""
    site_url: str = ""
    villages: dict[str, str] = field(default_factory=dict)
    areas: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A finished print: the PDF, how many pages it has, how many lines were left off to make it fit (0: none).

    ``recipe`` is what it was made from: template, language, title, house and data.
    """

    pdf: bytes
    pages: int
    left_off: int = 0
    recipe: tuple[Any, ...] = ()
