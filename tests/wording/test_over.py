"""What the pages "over" say is in step with what the product carries and with what was examined."""

import datetime
import tomllib
from pathlib import Path

from django.conf import settings

from meedoen.wording.public import credits, examined, libraries
from tools.derive import libraries as derive

ROOT = Path(__file__).resolve().parents[2]


def test_every_library_of_the_lock_is_named_with_its_licence():
    written = [{"name": one.name, "licence": one.licence} for one in libraries()]
    assert written == derive.entries(), "run python tools/derive/libraries.py"
    assert all(one.licence for one in libraries())


def test_no_library_asks_for_what_the_licence_of_the_product_does_not_allow():
    assert [one.name for one in libraries() if "AGPL" in one.licence or "Proprietary" in one.licence] == []


def test_every_bundled_asset_has_a_line_on_the_page():
    told = " ".join(f"{one.what} {one.line} {one.licence}" for one in credits())
    for asset in (
        "OpenMoji",
        "Atkinson",
        "Noto Sans Arabic",
        "Statbel",
        "Utrecht",
        "CLDR",
        "UiTdatabank",
        "htmx",
        "bpost",
    ):
        assert asset in told


def test_the_figures_of_the_statement_are_those_of_the_examination():
    from tests.barriers.states import STATES

    last = examined()
    planted = tomllib.loads((ROOT / "tests" / "barriers" / "planted.toml").read_text(encoding="utf-8"))["barrier"]
    assert 1 <= last.pages <= len(STATES)
    assert last.planted in (0, len(planted))
    assert 0.7 * last.planted <= last.caught <= last.planted
    assert last.languages == len(settings.LANGUAGES)
    assert last.on <= datetime.date.today()
