"""A series said in plain Dutch."""

from datetime import date, time

import pytest
from django.utils.translation import override

from meedoen.activities.rules.series import Frequency, Pattern, describe

TUESDAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def in_dutch():
    with override("nl"):
        yield


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "elke dinsdag van 14 tot 16 uur"),
        ({"skip_school_holidays": True}, "elke dinsdag van 14 tot 16 uur, niet in de schoolvakanties"),
        ({"skip_public_holidays": True}, "elke dinsdag van 14 tot 16 uur, niet op feestdagen"),
        (
            {"skip_public_holidays": True, "skip_school_holidays": True},
            "elke dinsdag van 14 tot 16 uur, niet in de schoolvakanties en niet op feestdagen",
        ),
        ({"weekdays": (0, 2, 4)}, "elke maandag, woensdag en vrijdag van 14 tot 16 uur"),
        ({"interval": 2}, "om de 2 weken op dinsdag van 14 tot 16 uur, vanaf 1 september 2026"),
        (
            {"until": date(2026, 12, 15)},
            "elke dinsdag van 14 tot 16 uur, vanaf 1 september 2026, tot en met 15 december 2026",
        ),
        ({"count": 10}, "elke dinsdag van 14 tot 16 uur, vanaf 1 september 2026, 10 keer"),
        ({"freq": Frequency.ONCE}, "op dinsdag 1 september 2026 van 14 tot 16 uur"),
        ({"freq": Frequency.ONCE, "skip_school_holidays": True}, "op dinsdag 1 september 2026 van 14 tot 16 uur"),
        ({"freq": Frequency.DAILY}, "elke dag van 14 tot 16 uur"),
        ({"freq": Frequency.MONTHLY_BY_WEEKDAY}, "elke 1e dinsdag van de maand van 14 tot 16 uur"),
        (
            {"freq": Frequency.MONTHLY_BY_WEEKDAY, "nth": -1, "weekdays": (4,)},
            "elke laatste vrijdag van de maand van 14 tot 16 uur",
        ),
        ({"freq": Frequency.MONTHLY_BY_DAY}, "elke maand op de 1e van 14 tot 16 uur"),
        (
            {"freq": Frequency.MONTHLY_BY_DAY, "start_date": date(2026, 8, 31)},
            "elke maand op de 31e (niet in maanden zonder die dag) van 14 tot 16 uur",
        ),
        ({"freq": Frequency.YEARLY}, "elk jaar op 1 september van 14 tot 16 uur"),
        (
            {"freq": Frequency.YEARLY, "start_date": date(2028, 2, 29)},
            "elk jaar op 29 februari (alleen in een schrikkeljaar) van 14 tot 16 uur",
        ),
        (
            {"start_time": time(19, 30), "end_time": time(1)},
            "elke dinsdag van 19.30 tot 1 uur de volgende dag",
        ),
        (
            {"extra_dates": (date(2026, 9, 4),), "except_dates": (date(2026, 9, 8), date(2026, 9, 15))},
            "elke dinsdag van 14 tot 16 uur, ook op 4 september 2026, niet op 8 september 2026 en 15 september 2026",
        ),
        (
            {"except_dates": tuple(date(2026, 9, day) for day in (8, 15, 22, 29))},
            "elke dinsdag van 14 tot 16 uur, niet op 4 andere dagen",
        ),
    ],
)
def test_words(more, words):
    start = {"freq": Frequency.WEEKLY, "start_date": TUESDAY, "start_time": time(14), "end_time": time(16)}
    assert describe(Pattern(**{**start, **more})) == words
