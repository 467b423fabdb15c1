"""Working areas of the demo (L1, H1), and practice figures by neighbourhood whose source says that they are invented.

The figures of the whole municipality come with the product and are real. Of neighbourhoods nothing is published but the
inhabitants: what stands there besides is invented here, sums to those inhabitants, and has a source that says so.
"""

import csv
import io
import random
from collections.abc import Mapping, Sequence

from meedoen.kernel.actors import Actor, Role
from meedoen.networks import public as networks

from .calendar import Days
from .willebroek import CENTRE, NORTH, SOUTH, ZONES

CREDIT = "Verzonnen oefencijfers per wijk: geen echte telling"
WORKING = {
    "willebroek": ("Zorgzame buurt Willebroek", {
        "Willebroek-Noord": ZONES[NORTH], "Willebroek-Centrum": ZONES[CENTRE], "Willebroek-Zuid": ZONES[SOUTH],
    }),
    "harelbeke": ("Centrum van Harelbeke", {}),
}  # fmt: skip
CENTRE_OF_HARELBEKE = ("34013W03",)
YEARS = (2018, 2021, 2024)
COLUMNS = (
    "Gezinnen", "Gezinnen van 1 persoon", "Gezinskernen: een koppel, of ouder met kind", "Eenoudergezinnen",
    "0 tot en met 17 jaar", "18 tot en met 34 jaar", "35 tot en met 59 jaar", "60 tot en met 79 jaar",
    "80 jaar en ouder", "65 jaar en ouder",
    "Alleenwonenden jonger dan 35 jaar", "Alleenwonenden van 35 tot en met 59 jaar",
    "Inwoners van buitenlandse herkomst",
)  # fmt: skip
LEAST = 5


def draw(slug: str, nis: str, actors: Mapping[Role, Actor], days: Days) -> None:
    """The working area with its zones, and the practice figures, made by those who may."""
    if slug not in WORKING:
        return
    actor = actors[Role.COORDINATOR]
    name, zones = WORKING[slug]
    codes = [code for codes in zones.values() for code in codes] or list(CENTRE_OF_HARELBEKE)
    since = days.today.replace(month=1, day=1)
    whole = networks.make_working_area(actor, name=name, codes=codes, valid_from=since)
    for zone, inside in zones.items():
        networks.make_working_area(actor, name=zone, codes=list(inside), part_of=whole.pk, valid_from=since)
    people = {
        row.code: int(row.inhabitants or 0)
        for row in networks.areas(actor, kind=networks.AreaKind.NEIGHBOURHOOD)
        if row.code.startswith(nis)
    }
    text = _list(slug, nis, people, codes)
    reading = networks.read_figures(text.encode(), "oefencijfers.csv")
    source = networks.SourceDraft(CREDIT, "vrij te gebruiken", CREDIT, threshold=LEAST)
    found = networks.import_figures(actor, reading=reading, filename="oefencijfers.csv", source=source)
    if not found.applied:
        raise RuntimeError(f"the practice figures of {slug} were refused: {found.refused[:3]}")


def _list(slug: str, nis: str, people: Mapping[str, int], inside: Sequence[str]) -> str:
    """An export as Swing gives it, long: small numbers hidden, the whole municipality as the sum of what is behind."""
    chance = random.Random(f"{slug} figures")  # noqa: S311 - invented figures
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(("geolevel", "geoitem", "period", *COLUMNS))
    for year in YEARS:
        sums = [0] * len(COLUMNS)
        for code, number in people.items():
            counts = _counts(number, year, chance, inside=code in inside)
            sums = [total + one for total, one in zip(sums, counts, strict=True)]
            writer.writerow(("wijk", code, year, *(_shown(one) for one in counts)))
        writer.writerow(("gemeente", nis, year, *sums))
    return out.getvalue()


def _shown(count: int) -> str:
    return "-99997" if 0 < count < LEAST else str(count)


def _counts(people: int, year: int, chance: random.Random, *, inside: bool) -> list[int]:
    """The columns of one neighbourhood: more who live alone, single parents and foreign origin inside the area."""
    more, later = (1.35 if inside else 1.0), 1 + (year - YEARS[-1]) * 0.004

    def part(whole: float, share: float) -> int:
        return round(whole * share * chance.uniform(0.92, 1.08))

    people = round(people * later) if year != YEARS[-1] else people
    households = part(people, 0.43)
    alone = min(households, part(households, 0.29 * more))
    families = households - alone
    ages = [part(people, share) for share in (0.2, 0.2, 0.33, 0.2)]
    oldest = max(0, people - sum(ages))
    return [
        households, alone, families, min(families, part(families, 0.13 * more)), *ages, oldest,
        min(people, oldest + part(ages[3], 0.72)), part(alone, 0.22), part(alone, 0.34),
        part(people, 0.17 * more * more),
    ]  # fmt: skip
