"""From "every Tuesday at two" to sessions: tables for what people plan, laws for what must always hold."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from meedoen.activities.rules.holidays import Holidays, SchoolHoliday
from meedoen.activities.rules.series import (
    BRUSSELS,
    MAX_SESSIONS,
    Frequency,
    Pattern,
    from_rrule,
    local_moment,
    occurrences,
    to_rrule,
)
from meedoen.kernel.refusals import Refused

AUTUMN = Holidays((SchoolHoliday("herfstvakantie", date(2026, 11, 2), date(2026, 11, 8)),), "proef")
NONE = Holidays()
TWO, FOUR = time(14), time(16)


def pattern(freq=Frequency.WEEKLY, start=date(2026, 9, 1), **more):
    return Pattern(**{"freq": freq, "start_date": start, "start_time": TWO, "end_time": FOUR, **more})


def days(series, first=date(2026, 1, 1), last=date(2026, 12, 31), holidays=NONE):
    return [o.local_date for o in occurrences(series, window_start=first, window_end=last, holidays=holidays)]


def iso(found):
    return [day.isoformat() for day in found]


class TestDays:
    def test_once(self):
        assert iso(days(pattern(Frequency.ONCE))) == ["2026-09-01"]

    def test_loose_dates_alone(self):
        series = pattern(Frequency.ONCE, extra_dates=(date(2026, 10, 9), date(2026, 9, 4)))
        assert iso(days(series)) == ["2026-09-01", "2026-09-04", "2026-10-09"]

    def test_every_other_week_on_two_days_counts_weeks_from_monday(self):
        series = pattern(interval=2, weekdays=(3, 1), count=5)
        assert iso(days(series)) == ["2026-09-01", "2026-09-03", "2026-09-15", "2026-09-17", "2026-09-29"]

    def test_a_week_ends_on_sunday(self):
        series = pattern(interval=2, weekdays=(1, 6), count=4)
        assert iso(days(series)) == ["2026-09-01", "2026-09-06", "2026-09-15", "2026-09-20"]

    def test_first_session_comes_after_a_start_on_another_weekday(self):
        assert iso(days(pattern(weekdays=(4,), count=2))) == ["2026-09-04", "2026-09-11"]

    def test_second_wednesday(self):
        series = pattern(Frequency.MONTHLY_BY_WEEKDAY, date(2026, 9, 9), count=3)
        assert iso(days(series)) == ["2026-09-09", "2026-10-14", "2026-11-11"]

    def test_a_fifth_weekday_means_the_last(self):
        series = pattern(Frequency.MONTHLY_BY_WEEKDAY, date(2026, 9, 30), count=3)
        assert iso(days(series)) == ["2026-09-30", "2026-10-28", "2026-11-25"]

    def test_the_31st_skips_months_without_one(self):
        series = pattern(Frequency.MONTHLY_BY_DAY, date(2026, 1, 31))
        assert [day.month for day in days(series)] == [1, 3, 5, 7, 8, 10, 12]

    def test_29_february_comes_in_leap_years_only(self):
        series = pattern(Frequency.YEARLY, date(2024, 2, 29))
        assert iso(days(series, last=date(2033, 1, 1), first=date(2024, 1, 1))) == [
            "2024-02-29",
            "2028-02-29",
            "2032-02-29",
        ]

    def test_a_day_that_never_comes_ends_by_itself(self):
        series = pattern(Frequency.MONTHLY_BY_DAY, date(2026, 2, 28) + timedelta(days=2), interval=12)
        assert iso(days(series, last=date(2099, 12, 31)))[:2] == ["2026-03-02", "2027-03-02"]
        never = pattern(Frequency.YEARLY, date(2024, 2, 29), interval=99)
        assert iso(days(never, first=date(2024, 1, 1), last=date(2100, 12, 31))) == ["2024-02-29"]

    def test_until_includes_its_own_day(self):
        assert iso(days(pattern(until=date(2026, 9, 15)))) == ["2026-09-01", "2026-09-08", "2026-09-15"]

    def test_except_wins_from_extra_and_uses_up_the_count(self):
        gone = date(2026, 9, 8)
        series = pattern(count=3, except_dates=(gone,), extra_dates=(gone, date(2026, 9, 10)))
        assert iso(days(series)) == ["2026-09-01", "2026-09-10", "2026-09-15"]

    def test_skipped_days_do_not_use_up_the_count(self):
        series = pattern(start=date(2026, 10, 27), count=3, skip_school_holidays=True)
        assert iso(days(series, holidays=AUTUMN)) == ["2026-10-27", "2026-11-10", "2026-11-17"]

    def test_public_holidays_are_skipped_only_when_asked(self):
        wednesday = pattern(start=date(2026, 11, 4), count=2)
        assert iso(days(wednesday)) == ["2026-11-04", "2026-11-11"]
        wednesday = pattern(start=date(2026, 11, 4), count=2, skip_public_holidays=True)
        assert iso(days(wednesday)) == ["2026-11-04", "2026-11-18"]

    def test_an_extra_date_in_a_holiday_is_someones_own_choice(self):
        series = pattern(start=date(2026, 10, 27), count=1, skip_school_holidays=True, extra_dates=(date(2026, 11, 3),))
        assert iso(days(series, holidays=AUTUMN)) == ["2026-10-27", "2026-11-03"]

    def test_a_single_date_in_a_holiday_is_kept_too(self):
        series = pattern(Frequency.ONCE, date(2026, 11, 3), skip_school_holidays=True)
        assert iso(days(series, holidays=AUTUMN)) == ["2026-11-03"]

    def test_window_ends_are_included(self):
        assert iso(days(pattern(), date(2026, 9, 8), date(2026, 9, 15))) == ["2026-09-08", "2026-09-15"]
        assert days(pattern(), date(2026, 9, 9), date(2026, 9, 14)) == []

    def test_exactly_the_most_is_planned_and_one_more_is_refused(self):
        first = date(2026, 1, 1)
        daily = pattern(Frequency.DAILY, first)
        assert len(days(daily, first, first + timedelta(days=MAX_SESSIONS - 1))) == MAX_SESSIONS
        with pytest.raises(Refused) as refused:
            days(daily, first, first + timedelta(days=MAX_SESSIONS))
        assert refused.value.sentence == "Dat zijn meer dan 400 keren. Kies een vroegere einddatum."
        assert (refused.value.field, refused.value.code) == ("until", "series_too_long")

    def test_too_many_by_extra_dates_is_refused_too(self):
        first = date(2026, 1, 1)
        series = pattern(Frequency.DAILY, first, extra_dates=(first + timedelta(days=MAX_SESSIONS + 5),), count=400)
        with pytest.raises(Refused):
            days(series, first, date(2027, 12, 31))


class TestMoments:
    @pytest.mark.parametrize(
        ("day", "wall", "utc"),
        [
            (date(2026, 3, 28), time(15), "2026-03-28T14:00"),
            (date(2026, 3, 29), time(15), "2026-03-29T13:00"),
            (date(2026, 10, 24), time(15), "2026-10-24T13:00"),
            (date(2026, 10, 25), time(15), "2026-10-25T14:00"),
            (date(2026, 3, 29), time(1, 59), "2026-03-29T00:59"),
            (date(2026, 3, 29), time(2), "2026-03-29T01:00"),
            (date(2026, 3, 29), time(2, 30), "2026-03-29T01:00"),
            (date(2026, 3, 29), time(2, 59, 59), "2026-03-29T01:00"),
            (date(2026, 3, 29), time(3), "2026-03-29T01:00"),
            (date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),
            (date(2026, 10, 25), time(3), "2026-10-25T02:00"),
        ],
    )
    def test_wall_clock(self, day, wall, utc):
        assert local_moment(day, wall).astimezone(UTC) == datetime.fromisoformat(utc).replace(tzinfo=UTC)

    def test_half_past_two_on_the_last_sunday_of_march_starts_at_three(self):
        series = pattern(Frequency.ONCE, date(2026, 3, 29), start_time=time(2, 30), end_time=time(4))
        (session,) = occurrences(series, window_start=date(2026, 3, 29), window_end=date(2026, 3, 29), holidays=NONE)
        assert session.start.isoformat() == "2026-03-29T03:00:00+02:00"
        assert session.end.isoformat() == "2026-03-29T04:00:00+02:00"

    def test_a_session_wholly_inside_the_skipped_hour_keeps_its_length(self):
        series = pattern(Frequency.ONCE, date(2026, 3, 29), start_time=time(2, 15), end_time=time(2, 45))
        (session,) = occurrences(series, window_start=date(2026, 3, 29), window_end=date(2026, 3, 29), holidays=NONE)
        assert (session.start.isoformat(), session.end.isoformat()) == (
            "2026-03-29T03:00:00+02:00",
            "2026-03-29T03:30:00+02:00",
        )

    def test_past_midnight_across_the_clock_change(self):
        series = pattern(Frequency.ONCE, date(2026, 10, 24), start_time=time(22), end_time=time(4))
        (session,) = occurrences(series, window_start=date(2026, 10, 24), window_end=date(2026, 10, 24), holidays=NONE)
        assert session.local_date == date(2026, 10, 24)
        assert session.end.isoformat() == "2026-10-25T04:00:00+01:00"
        assert session.end.astimezone(UTC) - session.start.astimezone(UTC) == timedelta(hours=7)


class TestRefused:
    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"end_time": TWO}, "end_time"),
            ({"interval": 0}, "interval"),
            ({"interval": 100}, "interval"),
            ({"weekdays": (7,)}, "weekdays"),
            ({"freq": Frequency.MONTHLY_BY_WEEKDAY, "nth": 5}, "nth"),
            ({"freq": Frequency.MONTHLY_BY_WEEKDAY, "nth": 0}, "nth"),
            ({"until": date(2026, 8, 31)}, "until"),
            ({"count": 0}, "count"),
            ({"count": 401}, "count"),
            ({"count": 3, "until": date(2026, 12, 1)}, "count"),
            ({"start": date(1989, 12, 31)}, "start_date"),
            ({"until": date(2101, 1, 1)}, "until"),
            ({"extra_dates": tuple(date(2026, 1, 1) + timedelta(days=n) for n in range(401))}, "extra_dates"),
        ],
    )
    def test_with_the_field_and_a_sentence(self, more, field):
        with pytest.raises(Refused) as refused:
            pattern(**more)
        assert refused.value.field == field
        assert refused.value.sentence.endswith(".")

    def test_equal_series_are_equal_however_they_were_typed(self):
        assert pattern(weekdays=(3, 1, 3)) == pattern(weekdays=(1, 3))
        assert pattern() == pattern(weekdays=(1,))
        assert pattern(Frequency.DAILY, weekdays=(2,), nth=3) == pattern(Frequency.DAILY)
        assert pattern(Frequency.ONCE, count=9, interval=4) == pattern(Frequency.ONCE)


DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
TIMES = st.times().map(lambda wall: wall.replace(microsecond=0, second=0))


@st.composite
def patterns(draw):
    start, end = draw(st.tuples(TIMES, TIMES).filter(lambda both: both[0] != both[1]))
    first = draw(DATES)
    ending = draw(st.sampled_from(["none", "until", "count"]))
    return Pattern(
        freq=draw(st.sampled_from(list(Frequency))),
        start_date=first,
        start_time=start,
        end_time=end,
        interval=draw(st.integers(1, 5)),
        weekdays=tuple(draw(st.lists(st.integers(0, 6), max_size=4))),
        nth=draw(st.sampled_from([None, 1, 2, 3, 4, -1])),
        until=first + timedelta(days=draw(st.integers(0, 400))) if ending == "until" else None,
        count=draw(st.integers(1, 60)) if ending == "count" else None,
        skip_school_holidays=draw(st.booleans()),
        skip_public_holidays=draw(st.booleans()),
        extra_dates=tuple(draw(st.lists(DATES, max_size=3))),
        except_dates=tuple(draw(st.lists(DATES, max_size=3))),
    )


@st.composite
def calendars(draw):
    found = []
    for number in range(draw(st.integers(0, 4))):
        first = draw(DATES)
        found.append(SchoolHoliday(f"vakantie {number}", first, first + timedelta(days=draw(st.integers(0, 60)))))
    return Holidays(tuple(found), "proef")


WINDOWS = st.tuples(DATES, st.integers(0, 370)).map(lambda both: (both[0], both[0] + timedelta(days=both[1])))


def planned(series, window, holidays):
    return occurrences(series, window_start=window[0], window_end=window[1], holidays=holidays)


class TestLaws:
    @given(patterns(), WINDOWS, calendars())
    def test_sorted_unique_and_inside_the_window(self, series, window, holidays):
        found = planned(series, window, holidays)
        dates = [o.local_date for o in found]
        assert dates == sorted(set(dates))
        assert [o.start for o in found] == sorted(o.start for o in found)
        assert all(window[0] <= day <= window[1] for day in dates)

    @given(patterns(), WINDOWS, calendars())
    def test_nothing_in_a_skipped_holiday_but_what_was_added_by_hand(self, series, window, holidays):
        by_hand = set(series.extra_dates)
        if series.freq is Frequency.ONCE:
            by_hand.add(series.start_date)
        for day in (o.local_date for o in planned(series, window, holidays)):
            if day in by_hand:
                continue
            assert not (series.skip_school_holidays and holidays.school_holiday(day))
            assert not (series.skip_public_holidays and holidays.public_holiday(day))

    @given(patterns(), WINDOWS, calendars())
    def test_never_on_an_excepted_day_nor_before_the_start_unless_by_hand(self, series, window, holidays):
        dates = {o.local_date for o in planned(series, window, holidays)}
        assert not dates & set(series.except_dates)
        assert all(day >= series.start_date for day in dates - set(series.extra_dates))

    @given(patterns(), WINDOWS, calendars())
    def test_wall_time_is_constant_outside_the_skipped_hour(self, series, window, holidays):
        for o in planned(series, window, holidays):
            assert o.start.astimezone(UTC) < o.end.astimezone(UTC)
            assert o.start.date() == o.local_date
            if o.start.time() != series.start_time:
                assert (o.start.month, o.start.time()) == (3, time(3))
                assert series.start_time.hour == 2
            assert o.start.tzinfo is BRUSSELS

    @given(patterns(), WINDOWS, WINDOWS, calendars())
    def test_another_window_changes_nothing_in_the_overlap(self, series, one, other, holidays):
        first, last = max(one[0], other[0]), min(one[1], other[1])
        seen = [
            [o for o in planned(series, window, holidays) if first <= o.local_date <= last] for window in (one, other)
        ]
        assert seen[0] == seen[1]

    @given(patterns(), WINDOWS, st.integers(1, 369), calendars())
    def test_two_windows_side_by_side_show_what_one_does(self, series, window, cut, holidays):
        middle = min(window[0] + timedelta(days=cut), window[1])
        whole = planned(series, window, holidays)
        before = planned(series, (window[0], middle), holidays)
        after = planned(series, (middle + timedelta(days=1), window[1]), holidays)
        assert before + after == whole

    @given(patterns(), calendars())
    def test_a_count_is_held_in_full(self, series, holidays):
        if series.count is None or series.freq in (Frequency.YEARLY, Frequency.ONCE):
            return
        window = (series.start_date, date(2100, 12, 31))
        by_rule = {o.local_date for o in planned(series, window, holidays)} - set(series.extra_dates)
        by_hand = set(series.extra_dates) | set(series.except_dates)
        assert series.count - len(by_hand) <= len(by_rule) <= series.count

    @settings(max_examples=300)
    @given(patterns())
    def test_text_and_back(self, series):
        assert from_rrule(to_rrule(series)) == series

    @given(patterns(), WINDOWS)
    def test_the_text_means_the_same_to_another_reader(self, series, window):
        """dateutil reads our RRULE line and gives the same days, where no holidays are skipped."""
        rule = [line for line in to_rrule(series).splitlines() if line.startswith("RRULE")]
        if not rule or series.skip_school_holidays or series.skip_public_holidays:
            return
        read = rrulestr(rule[0], dtstart=datetime.combine(series.start_date, series.start_time))
        theirs = {
            m.date()
            for m in read.between(datetime.combine(window[0], time()), datetime.combine(window[1], time.max), inc=True)
        }
        theirs |= {day for day in series.extra_dates if window[0] <= day <= window[1]}
        ours = [o.local_date for o in planned(series, window, NONE)]
        assert ours == sorted(theirs - set(series.except_dates))


class TestText:
    def test_as_written(self):
        series = pattern(interval=2, weekdays=(1, 3), until=date(2026, 12, 18), skip_school_holidays=True)
        assert to_rrule(series).splitlines() == [
            "DTSTART;TZID=Europe/Brussels:20260901T140000",
            "DTEND;TZID=Europe/Brussels:20260901T160000",
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261218T235959",
            "X-MEEDOEN-SKIP:SCHOOL",
        ]

    @pytest.mark.parametrize(
        ("until", "last"),
        [
            ("20260915", date(2026, 9, 15)),
            ("20260915T140000", date(2026, 9, 15)),
            ("20260915T135959", date(2026, 9, 14)),
            ("20260915T120000Z", date(2026, 9, 15)),
            ("20260915T115959Z", date(2026, 9, 14)),
            ("20260915T220000Z", date(2026, 9, 15)),
        ],
    )
    def test_until_of_elsewhere(self, until, last):
        text = f"DTSTART:20260901T140000\nDTEND:20260901T160000\nRRULE:FREQ=WEEKLY;UNTIL={until}"
        assert from_rrule(text) == pattern(until=last)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "RRULE:FREQ=DAILY",
            "DTSTART:20260901T140000",
            "DTSTART:20260901T140000\nDTEND:20260901T140000",
            "DTSTART:20260901T140000\nDTEND:20260903T140000",
            "DTSTART:20260931T140000\nDTEND:20260931T160000",
            "DTSTART:20260901T140000\nDTEND:20260901T160000\nDTEND:20260901T170000",
            "DTSTART:20260901T140000\nDTEND:20260901T160000\nSUMMARY:x",
            *(
                f"DTSTART:20260901T140000\nDTEND:20260901T160000\n{line}"
                for line in (
                    "RRULE:FREQ=HOURLY",
                    "RRULE:FREQ=WEEKLY;BYSETPOS=1",
                    "RRULE:FREQ=WEEKLY;BYDAY=2TU",
                    "RRULE:FREQ=MONTHLY;BYDAY=TU",
                    "RRULE:FREQ=MONTHLY;BYDAY=1TU,2WE",
                    "RRULE:FREQ=MONTHLY;BYMONTHDAY=2",
                    "RRULE:FREQ=DAILY;BYDAY=MO",
                    "RRULE:FREQ=DAILY;WKST=SU",
                    "RRULE:FREQ=DAILY;FREQ=WEEKLY",
                    "RRULE:FREQ=DAILY;COUNT=-1",
                    "RRULE:FREQ=DAILY;COUNT=99999999999",
                    "RRULE:FREQ=DAILY;UNTIL=morgen",
                    "RRULE:FREQ=WEEKLY;BYDAY=DI",
                    "EXDATE:20260908T150000",
                    "X-MEEDOEN-SKIP:WINTER",
                )
            ),
        ],
    )
    def test_more_than_we_mean_is_refused(self, text):
        with pytest.raises(Refused):
            from_rrule(text)

    @given(st.text(alphabet="DTSARENDRULE:;=,0123456789TFQWKLYMO-X\n", max_size=120))
    def test_any_text_is_read_or_refused(self, text):
        try:
            assert isinstance(from_rrule(text), Pattern)
        except Refused as refused:
            assert refused.sentence
