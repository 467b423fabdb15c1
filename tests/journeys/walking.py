"""A person in a browser. Wherever the walk comes, it looks: barriers, errors of scripts, what sticks out sideways."""

import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from playwright.sync_api import Locator, Page

from tests import sampling
from tests.axe import violations

SIZE = "target-size"
PASSWORD = "wachtwoord-voor-test"
MOST_STOPS = 90
OUTSIDE = (
    "els => els.filter(el => el.getBoundingClientRect().right > innerWidth + 1).map(el => el.outerHTML.slice(0, 90))"
)
FOCUS = """() => {
  const el = document.activeElement;
  const style = getComputedStyle(el), after = getComputedStyle(el, '::after');
  const words = [...(el.labels ?? [])].map(label => label.innerText).join(' ');
  return {
    name: (words || el.getAttribute('aria-label') || el.innerText || '').replace(/\\s+/g, ' ').trim(),
    tag: el.tagName, type: el.type ?? '',
    ring: [style, after].some(one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2),
  };
}"""

Name = str | re.Pattern[str]


def _barriers(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds. A small target is looked at again in the middle: a bar in place may lie half over it.

    All colours come from the tokens, and the page of samples shows each component every day: the contrast of half of
    the pages is measured each day, other ones the next, and of all in ``make deep``.
    """
    form = _form(page)
    if form in _CLEAN:
        return []
    seen = [
        (rule["id"], [node["html"][:160] for node in rule["nodes"] if rule["id"] != SIZE or _is_small(page, node)])
        for rule in violations(page, colours=_measured(page))
    ]
    wrong = [(rule, where) for rule, where in seen if where]
    if not wrong:
        _CLEAN.add(form)
    return wrong


def _measured(page: Page) -> bool:
    kind = _OF_ONE_PLACE.sub("*", urlsplit(page.url).path)
    return sampling.DEEP or crc32(f"{sampling.seed()} {kind}".encode()) % 2 == 0


_OF_ONE_PLACE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
_CLEAN: set[str] = set()
"""Pages without a barrier: many walks begin at the same ones."""

_OF_ONE_ANSWER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=csrfmiddlewaretoken\" value=\")\w+|(?<=nonce=\")[^\"]+")


def _form(page: Page) -> str:
    """All that axe looks at: the window and the page, letter for letter, but for keys that are new each time."""
    window = page.evaluate("[innerWidth, innerHeight, devicePixelRatio, document.activeElement?.outerHTML]")
    return f"{window} {_OF_ONE_ANSWER.sub('', page.content())}"


def _is_small(page: Page, node: dict[str, Any]) -> bool:
    place = page.evaluate("scrollY")
    page.locator(node["target"][0]).evaluate("target => target.scrollIntoView({ block: 'center' })")
    again = violations(page, only=[SIZE])
    page.evaluate("place => scrollTo(0, place)", place)
    return any(other["target"] == node["target"] for rule in again for other in rule["nodes"])


@dataclass
class Walk:
    """One browser window. ``taps`` counts what the finger or the mouse did; ``keys`` what the keyboard did.

    In a window without scripts nothing can be examined: ``mirror`` is a second one, with scripts, that shows the same.
    """

    page: Page
    site: str
    mirror: Page | None = None
    taps: int = 0
    keys: int = 0
    seen: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    came: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda line: line.type == "error" and self.problems.append(line.text))

    @property
    def path(self) -> str:
        """Where the window is, without the server and without the place on the page."""
        return self.page.url.removeprefix(self.site).partition("#")[0]

    @property
    def text(self) -> str:
        """What a person reads on the page."""
        return self.page.locator("body").inner_text()

    @property
    def said(self) -> str:
        """The notices: what just happened."""
        return self.page.locator("#notices").inner_text()

    def go(self, path: str, *, status: int = 200) -> "Walk":
        """Type an address, and look at what comes."""
        answer = self.page.goto(f"{self.site}{path}")
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        return self.look(status=status)

    def look(self, *, status: int = 200) -> "Walk":
        """No barrier, no error of a script or of the content policy, nothing sideways; ``status`` as expected."""
        self.page.wait_for_load_state("load")
        expected = f"Failed to load resource: the server responded with a status of {status} "
        troubles = [line for line in self.problems if status == 200 or not line.startswith(expected)]
        self.problems.clear()
        assert troubles == [], f"{self.path}: {troubles}"
        barriers = _barriers(self._shown_with_scripts())
        assert barriers == [], f"{self.path}: {barriers}"
        wide, room = self.page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        outside = self.page.eval_on_selector_all("main *", OUTSIDE) if wide > room else []
        assert wide <= room, f"{self.path}: {wide} > {room} pixels, {outside[:5]}"
        self.seen.append(self.path)
        self.came.setdefault(self.path, time.monotonic())
        return self

    def stay(self, part: str, *, seconds: float) -> None:
        """Wait until it is so long ago that the first page with this in its path was looked at."""
        first = min(moment for path, moment in self.came.items() if part in path)
        self.page.wait_for_timeout(max(0.0, first + seconds - time.monotonic()) * 1000)

    def _shown_with_scripts(self) -> Page:
        if self.mirror is None:
            return self.page
        html, url = self.page.content(), self.page.url
        self.mirror.unroute_all()
        self.mirror.route(url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        self.mirror.goto(url)
        return self.mirror

    def find(self, name: Name, role: Any = None, *, within: str = "body") -> Locator:
        """The first button or link with these words."""
        box = self.page.locator(within)
        exact = isinstance(name, str)
        if role:
            return box.get_by_role(role, name=name, exact=exact).first
        either = box.get_by_role("button", name=name, exact=exact).or_(box.get_by_role("link", name=name, exact=exact))
        return either.first

    def press(self, name: Name, role: Any = None, *, within: str = "body", status: int = 200) -> "Walk":
        """Press what has these words, land on another page, and look at it."""
        target = self.find(name, role, within=within)
        with self.page.expect_navigation() as landing:
            self.touch(target)
        assert landing.value.status == status, f"{name} -> {self.path}: {landing.value.status}"
        return self.look(status=status)

    def touch(self, target: Locator) -> None:
        """One tap or click; nothing may lie over it."""
        target.click()
        self.taps += 1

    def fill(self, **answers: str) -> "Walk":
        """Type in fields, by their name in the form."""
        for name, value in answers.items():
            self.page.locator(f"[name={name}]:visible").fill(value)
        return self

    def sign_in(self, user: Any, *, password: str = PASSWORD, status: int = 200) -> "Walk":
        """Through the real form of the page where the window is."""
        return self.fill(login=user.email, password=password).press("Meld aan", status=status)

    def to(self, name: str, *, tag: str = "") -> "Walk":
        """With Tab alone to what has this name; each stop on the way can be seen."""
        for _ in range(MOST_STOPS):
            self.key("Tab")
            stop = self.page.evaluate(FOCUS)
            if stop["tag"] != "BODY":
                assert stop["ring"], f"{self.path}: {stop} has the focus and does not show it"
            if stop["name"].startswith(name) and tag in stop["tag"]:
                return self
        raise AssertionError(f"{self.path}: Tab never reaches {name!r}")

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def type(self, words: str) -> "Walk":
        """Type where the focus is."""
        assert self.page.evaluate("() => document.activeElement.matches('input, textarea')"), self.path
        self.page.keyboard.type(words)
        self.keys += len(words)
        return self

    def enter(self, *, status: int = 200) -> "Walk":
        """Enter on what has the focus, to another page."""
        with self.page.expect_navigation() as landing:
            self.key("Enter")
        assert landing.value.status == status, f"{self.path}: {landing.value.status}"
        return self.look(status=status)
