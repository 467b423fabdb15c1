"""axe in a page: the rules of WCAG 2.2 A and AA and the best practices."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = Axe()


def violations(page: Page, *, only: list[str] | None = None) -> list[dict[str, Any]]:
    """What is wrong with a page, by rule; of ``only`` these rules when they are given.

    Every rule is judged. Where all is well axe keeps one example instead of each element: that is most of its work.
    """
    which = {"type": "rule", "values": only} if only else RULES
    return _AXE.run(page, options={"runOnly": which, "resultTypes": ["violations"]}).response["violations"]
