"""Write the Flemish school holidays of 2024-2025 to 2028-2029.

    python tools/derive/school_holidays.py

The Flemish government fixes them by rule, so they are worked out here rather than copied (Easter by the Gregorian
rule of ``dateutil``):

* autumn: the week of 1 November; when that is a Sunday, the week after;
* Christmas: two weeks from the Monday of the week of 25 December; when that is a Saturday or Sunday, the week after;
* spring: the week of the seventh Monday before Easter;
* Easter: two weeks from the first Monday of April; when Easter falls in March, from the Monday after Easter; when it
  falls after 15 April, from the second Monday before Easter, and then Easter Monday comes with it;
* Ascension and the Friday after it; summer: July and August.

Single days that are public holidays are computed by ``activities.rules.holidays``; free choice days of a school are
not known here.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from dateutil.easter import easter

TARGET = Path(__file__).resolve().parents[2] / "src/meedoen/activities/data/school_holidays.json"
FIRST, LAST = 2024, 2028
WEEK = timedelta(days=7)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def autumn(year: int) -> tuple[date, date]:
    saints = date(year, 11, 1)
    first = saints + timedelta(days=1) if saints.weekday() == 6 else monday(saints)
    return first, first + timedelta(days=6)


def christmas(year: int) -> tuple[date, date]:
    day = date(year, 12, 25)
    first = monday(day) + WEEK if day.weekday() >= 5 else monday(day)
    return first, first + timedelta(days=13)


def spring(year: int) -> tuple[date, date]:
    first = easter(year) - timedelta(days=48)
    return first, first + timedelta(days=6)


def easter_weeks(year: int) -> tuple[date, date]:
    sunday = easter(year)
    if sunday.month == 3:
        first = sunday + timedelta(days=1)
    elif sunday > date(year, 4, 15):
        first = sunday - timedelta(days=13)
    else:
        first = monday(date(year, 4, 7))
    return first, max(first + timedelta(days=13), sunday + timedelta(days=1))


def ascension(year: int) -> tuple[date, date]:
    thursday = easter(year) + timedelta(days=39)
    return thursday, thursday + timedelta(days=1)


def entries() -> list[dict[str, str]]:
    found = []
    for year in range(FIRST, LAST + 1):
        for name, (first, last) in (
            ("Herfstvakantie", autumn(year)),
            ("Kerstvakantie", christmas(year)),
            ("Krokusvakantie", spring(year + 1)),
            ("Paasvakantie", easter_weeks(year + 1)),
            ("Hemelvaart", ascension(year + 1)),
            ("Zomervakantie", (date(year + 1, 7, 1), date(year + 1, 8, 31))),
        ):
            school_year = f"{year}-{year + 1}"
            entry = {"name": name, "from": first.isoformat(), "to": last.isoformat(), "school_year": school_year}
            found.append(entry)
    return found


def main() -> None:
    head = {
        "format": 1,
        "region": "Vlaanderen",
        "source": "Vlaamse overheid, Onderwijs en Vorming: schoolvakanties, berekend volgens de vaste regels",
        "link": "https://onderwijs.vlaanderen.be/nl/schoolvakanties",
        "licence": "feiten",
    }
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries())
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "school_holidays": [\n{lines}\n ]\n}}\n'
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
