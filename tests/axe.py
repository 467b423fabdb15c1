"""axe in a page: the rules of WCAG 2.2 A and AA and the best practices."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = Axe()


def violations(page: Page, *, only: list[str] | None = None, colours: bool = True) -> list[dict[str, Any]]:
    """What is wrong with a page, by rule; of ``only`` these rules when they are given.

    Every rule is judged, but for the contrast of ``colours`` where that is not asked: it is two thirds of the work.
    Where all is well axe keeps one example instead of each element.
    """
    which = {"type": "rule", "values": only} if only else RULES
    options = {"runOnly": which, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": colours}}}
    return _AXE.run(page, options=options).response["violations"]
