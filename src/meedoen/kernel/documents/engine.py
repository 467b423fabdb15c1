"""Typst, called with data only: templates are files of the product, texts of people are never part of them."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from . import signs
from .packing import packed

PACKAGE = Path(__file__).resolve().parents[2]
FONTS = Path(__file__).resolve().parent / "fonts"
RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur"}
_TEMPLATE = re.compile(r"[a-z_]+/[a-z_]+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_CONTROL = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:[bf]|u00[01][0-9a-f])")
"""A control character as JSON writes it: no letter has a shape for it, and a tagged PDF refuses what it cannot draw."""


class DocumentFault(RuntimeError):
    """A template does not compile with this data. A fault of the program, never of whoever typed the data."""


@dataclass(frozen=True)
class House:
    """What every page shows of the network: its name, its colour, and until when the paper counts.

    ``made`` and ``until`` are sentences in the language of the document ("gemaakt op 22 november 2026").
    """

    network: str = ""
    accent: str = "#1f5f8b"
    made: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        if not _COLOUR.fullmatch(self.accent):
            raise ValueError("accent is a colour as #rrggbb")


def render_pdf(
    template: str,
    data: dict[str, Any],
    *,
    language: str,
    title: str,
    house: House | None = None,
    made_at: datetime.datetime | None = None,
) -> bytes:
    """The PDF of ``template`` (``"activities/door_list"``) with ``data`` (whatever JSON can hold).

    Tagged PDF/UA-1 with language and title; right to left where the language asks for it. The same input with the same
    ``made_at`` gives the same bytes. Raises ``DocumentFault`` for a template that is absent or fails.
    """
    inputs = _inputs(data, language, title, house or House())
    return packed(_compiled(template, inputs, format="pdf", pdf_standards=["ua-1"], timestamp=made_at))


def render_pages(
    template: str, data: dict[str, Any], *, language: str, title: str, house: House | None = None, ppi: float = 96
) -> list[bytes]:
    """The same pages as pictures (PNG), for a preview on screen."""
    found = _compiled(template, _inputs(data, language, title, house or House()), format="png", ppi=ppi)
    return found if isinstance(found, list) else [found]


def told_by(
    template: str, label: str, data: dict[str, Any], *, language: str, title: str, house: House | None = None
) -> list[Any]:
    """What a template says of its own pages: the value of each ``metadata`` with this label, without making a PDF.

    So a template tells which of its parts is fuller than its place. Raises ``DocumentFault`` as ``render_pdf`` does.
    """
    inputs = _inputs(data, language, title, house or House())
    found = _asked(typst.query, template, inputs, selector=f"<{label}>", field="value")
    return list(json.loads(found))


def _inputs(data: dict[str, Any], language: str, title: str, house: House) -> dict[str, str]:
    given = {
        "data": data,
        "house": asdict(house),
        "language": language.split("-", maxsplit=1)[0],
        "direction": "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr",
        "title": title,
    }
    told = _CONTROL.sub(r"\1", json.dumps(given, ensure_ascii=False))
    return {"given": signs.printable(told, _fonts())}


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _compiled(template: str, inputs: dict[str, str], **options: Any) -> Any:
    return _asked(typst.compile, template, inputs, **options)


def _asked(ask: Callable[..., Any], template: str, inputs: dict[str, str], **options: Any) -> Any:
    if not _TEMPLATE.fullmatch(template):
        raise DocumentFault(template)
    feature, name = template.split("/")
    source = PACKAGE / feature / "documents" / f"{name}.typ"
    if not source.is_file():
        raise DocumentFault(template)
    try:
        return ask(str(source), root=str(PACKAGE), font_paths=_fonts(), sys_inputs=inputs, **options)
    except RuntimeError as error:  # both the compiler and a question to it raise one
        # The message of the compiler can quote data: only the template is named.
        raise DocumentFault(template) from error
