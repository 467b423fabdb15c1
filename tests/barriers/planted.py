"""Barriers that we plant in clean pages of our own, to learn how many the suite sees (``trust.md`` G27).

An own list (``planted.toml``): one barrier each, in the way it comes about in practice. Those that only a person
notices (a text that is too hard, a picture that says something else) stand in it too: the share tells the truth.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ADD = (
    "const add = (css) => { const s = document.createElement('style'); s.textContent = css; document.head.append(s); };"
)


@dataclass(frozen=True)
class Barrier:
    """What goes wrong, the change that makes it so, on which page, in which language, and which look could see it."""

    name: str
    change: str
    state: str = "activity"
    how: str = "page"
    language: str = "nl"

    @property
    def script(self) -> str:
        return f"() => {{ {ADD} {' '.join(self.change.splitlines())} }}"


PLANTED = [Barrier(**told) for told in tomllib.loads((Path(__file__).parent / "planted.toml").read_text())["barrier"]]
