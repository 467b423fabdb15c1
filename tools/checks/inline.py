"""No inline script or style in a template, nothing from a third party: the content policy forbids it anyway."""

import re
from pathlib import Path

from .sources import files

_EVENTS = (
    r"on(?:click|dblclick|change|input|submit|reset|invalid|load|unload|beforeunload|error|focus\w*|blur|toggle|scroll"
    r"|wheel|paste|copy|cut|drop|drag\w*|key\w+|mouse\w+|touch\w+|pointer\w+|select\w*|animation\w+|transition\w+)"
)
FORBIDDEN = {
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>", re.I),
    "an inline style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[^>{}]*\sstyle\s*=", re.I | re.S),
    "an event attribute": re.compile(rf"<[a-z][^>]*\s{_EVENTS}\s*=", re.I | re.S),
    "a script address": re.compile(r"javascript:", re.I),
    "something of a third party": re.compile(
        r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.I
    ),
    "htmx evaluation": re.compile(r"\bhx-(?:on\b|vals=[\"']js:)", re.I),
}


def violations(tree: Path) -> list[str]:
    found = []
    for path in files(tree, ".html", under="src"):
        text = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", path.read_text(), flags=re.S)
        for what, pattern in FORBIDDEN.items():
            found += [f"{path.relative_to(tree)}: {what}: {hit[0][:60]!r}" for hit in pattern.finditer(text)]
    return found
