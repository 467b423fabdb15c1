"""What the suite sees of a page: axe, and our own eyes for what axe does not look at (``trust.md`` G26, G27)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.axe import violations

CHECKS = (Path(__file__).parent / "checks.js").read_text()
MOST_STOPS = 120

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
"""The room that a reader may give to letters (WCAG 1.4.12)."""

_STOP = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const box = el.getBoundingClientRect();
  const style = getComputedStyle(el), after = getComputedStyle(el, '::after'), label = el.closest('label');
  const rings = [style, after, ...(label ? [getComputedStyle(label), getComputedStyle(label, '::after')] : [])];
  const line = rings.some(one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2);
  const drawn = () => [...el.querySelectorAll('*')].map(one => getComputedStyle(one))
    .map(one => ({look: [one.stroke, one.strokeWidth, one.fill].join(), width: parseFloat(one.strokeWidth)}));
  let ring = line;
  if (!line && el.closest('svg')) {  // in a drawing the focus is a thick line around the shape itself
    const with_focus = drawn();
    el.blur();
    const without = drawn();
    el.focus();
    ring = with_focus.some((one, at) => one.look !== without[at].look && one.width >= 2);
  }
  const own = top => !top || el.contains(top) || top.contains(el) || (label && label.contains(top));
  const at = (across, down) => own(document.elementFromPoint(
    Math.min(Math.max(box.x + box.width * across, 1), innerWidth - 1),
    Math.min(Math.max(box.y + box.height * down, 1), innerHeight - 1)));
  // The middle of what is drawn may lie outside its own shape: there any point will do.
  const steps = el.closest('svg') ? [.1, .3, .5, .7, .9] : [.5];
  const covered = box.width > 1 && !steps.some(across => steps.some(down => at(across, down)));
  window.__stops = window.__stops || [];
  const known = window.__stops.indexOf(el);
  window.__stops.push(el);
  return {html: el.outerHTML.replace(/\\s+/g, ' ').slice(0, 110), ring, covered, known,
          y: box.y + scrollY, x: box.x, tiny: box.width < 2};
}"""


@dataclass(frozen=True)
class Finding:
    """One barrier: which rule, and where."""

    rule: str
    where: str


@cache
def dutch_texts(language: str) -> tuple[str, ...]:
    """Every sentence of the interface as it stands in Dutch, where this language says it otherwise."""
    from babel.messages.pofile import read_po
    from django.conf import settings

    if language == "nl":
        return ()
    file = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    with file.open("rb") as stream:
        catalogue = read_po(stream)
    plain = [one for one in catalogue if one.id and isinstance(one.id, str) and "%" not in one.id]
    return tuple(one.id for one in plain if one.string and one.string != one.id and len(one.id) > 3)


def examine(page: Page, *, language: str = "nl", state: str = "", help: bool = True) -> list[Finding]:
    """All that is wrong with the page as it stands; an empty list when nothing is."""
    page.wait_for_load_state("load")
    found = [Finding(f"axe:{rule['id']}", node["html"][:140]) for rule in violations(page) for node in rule["nodes"]]
    asked: dict[str, Any] = {"language": language, "state": state, "help": help, "dutch": dutch_texts(language)}
    return found + [Finding(rule, where) for rule, where in page.evaluate(CHECKS, asked)]


def keyboard(page: Page) -> list[Finding]:
    """With Tab through the whole page: each stop can be seen, none is covered, none is a trap; order as on paper."""
    page.evaluate("() => { window.__stops = []; document.activeElement?.blur(); window.scrollTo(0, 0); }")
    found, reached = [], 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or stop["known"] == 0:
            break
        reached += 1
        if stop["known"] > 0:
            found.append(Finding("trap", stop["html"]))
            break
        if not stop["ring"]:
            found.append(Finding("focus", stop["html"]))
        if stop["covered"]:
            found.append(Finding("focus-covered", stop["html"]))
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button:not([disabled]), input:not([type=hidden]), summary')]
        .filter(el => el.offsetParent && !el.closest('[aria-hidden=true], .trap, details:not([open]) > :not(summary)'))
        .filter(el => el.type !== 'radio').filter(el => !window.__stops.includes(el))
        .map(el => el.outerHTML.replace(/\\s+/g, ' ').slice(0, 110))"""
    )
    unreached = [Finding("unreached", one) for one in wanted] if reached < MOST_STOPS else []
    clicked = page.evaluate(
        """() => [...document.querySelectorAll('[onclick], [role=button], [role=link]')]
        .filter(el => !el.matches('a[href], button, input, summary') && el.tabIndex < 0)
        .map(el => el.outerHTML.slice(0, 110))"""
    )
    return found + unreached + [Finding("unreached", one) for one in clicked]


def spaced(page: Page, *, language: str = "nl") -> list[Finding]:
    """With the room between letters and lines that a reader may ask for: nothing is cut off or pushed aside.

    The window must have been opened with ``bypass_csp``: the style comes from outside the page, as a reader's does.
    """
    page.add_style_tag(content=SPACING)
    asked = {"language": language, "state": "", "help": False, "dutch": ()}
    rules = {"cut-off", "sideways"}
    return [Finding(f"spacing:{rule}", where) for rule, where in page.evaluate(CHECKS, asked) if rule in rules]
