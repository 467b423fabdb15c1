"""Laws of every template and sheet: no inline style or script, no foreign address, logical directions, short files."""

import re
from pathlib import Path

import pytest

import meedoen
from tools.derive import css_subset

SOURCE = Path(meedoen.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
SHEETS = sorted((SOURCE / "kernel" / "static" / "ui" / "css").glob("*.css"))

INLINE = {
    "style attribute": re.compile(r"\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "script without address": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(ld\+)?json\")", re.I),
    "event attribute": re.compile(r"\son(?!ce\b)[a-z]+\s*=\s*[\"']", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
    "hx-on": re.compile(r"\shx-on", re.I),
    "foreign file": re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//", re.I),
}
ONE_SIDED = re.compile(
    r"(?:^|[\s;{])((?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:|float\s*:\s*(?:left|right)|text-align\s*:\s*(?:left|right))"
)


def faults(template: str) -> list[str]:
    """What in a template the content policy would refuse."""
    return [name for name, pattern in INLINE.items() if pattern.search(template)]


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ('<p style="color:red">', "style attribute"), ("<style>p{}</style>", "style element"),
        ("<script>alert(1)</script>", "script without address"), ('<a onclick="go()">', "event attribute"),
        ('<a href="javascript:go()">', "javascript address"), ('<p hx-on:click="go()">', "hx-on"),
        ('<img src="https://elsewhere.example/x.png">', "foreign file"),
    ],
)  # fmt: skip
def test_the_lint_catches_each_planted_fault(template, fault):
    assert faults(template) == [fault]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_template_holds_nothing_inline_and_is_short(file):
    text = file.read_text(encoding="utf-8")
    assert faults(text) == []
    assert len(text.splitlines()) <= 150


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_a_sheet_has_no_left_and_right_and_is_short(file):
    text = file.read_text(encoding="utf-8")
    assert ONE_SIDED.findall(text) == []
    assert len(text.splitlines()) <= 400


def test_the_direction_lint_can_fail():
    assert ONE_SIDED.findall("a { margin-left: 1px; text-align: right }") == ["margin-left", "text-align: right"]


def test_raw_colours_stand_in_the_tokens_only():
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b")
    allowed = {"#fff", "#000", "#777"}
    found = {
        (file.name, colour) for file in SHEETS if file.name != "tokens.css" for colour in raw.findall(file.read_text())
    }
    assert {(name, colour) for name, colour in found if colour not in allowed} == set()


def test_the_one_sheet_is_up_to_date():
    assert css_subset.HOUSE.read_text(encoding="utf-8") == css_subset.house_css(), (
        "run: python tools/derive/css_subset.py"
    )


def test_the_subset_keeps_what_is_used_and_nothing_else():
    css = "@media print{.utrecht-a,.utrecht-b{color:red}}.utrecht-b .x{y:z}.utrecht-a:has(.utrecht-c){q:r}p{s:t}"
    assert css_subset.subset(css, {"utrecht-a"}) == "@media print{.utrecht-a{color:red}}"


def test_the_sheet_and_its_first_fonts_fit_a_quarter_of_a_first_view(tmp_path):
    import gzip

    fonts = SOURCE / "kernel" / "static" / "fonts"
    latin = sum(file.stat().st_size for file in fonts.glob("*next-latin-?00-normal.woff2"))
    assert len(gzip.compress(css_subset.HOUSE.read_bytes())) + latin <= 250_000 / 4
