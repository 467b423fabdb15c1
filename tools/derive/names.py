"""Write the names that the cleaning of signals looks for, and the villages of Flanders, which it leaves alone.

    python tools/derive/names.py FOLDER ../shared/data

FOLDER holds an unpacked ``faker`` (MIT, see LICENSES): names of many languages as they are used in Flanders. A name of
three letters or more counts; which of them are ordinary words too is decided by ``voice.rules.cleaning.ordinary``.
The villages are names of municipalities and their parts (Statbel, 2025).
"""

from __future__ import annotations

import csv
import importlib
import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "src/meedoen/voice/data/names.txt"
LOCALES = """\
nl_BE nl_NL fr_BE fr_FR fr_DZ ar_AA ar_DZ de_DE en_GB es_ES pt_PT it_IT tr_TR az_AZ pl_PL ro_RO cs_CZ sk_SK hu_HU hr_HR
sl_SI en_PK en_IN ha_NG yo_NG ig_NG sw tw_GH uz_UZ fa_IR ru_RU uk_UA bg_BG id_ID vi_VN lt_LT"""
VILLAGES = TARGET.with_name("villages.txt")
VILLAGES_NOTICE = """\
# Municipalities of Flanders and their parts, in small letters.
# Source: Statbel (Algemene Directie Statistiek - Statistics Belgium), statistical sectors 2025, CC BY 4.0.
"""
NOTICE = """\
# Given names (first line) and family names (second line), in small letters.
# Chosen from Faker, (c) 2012 Daniele Faraglia and contributors, MIT licence: LICENSES/MIT-faker.txt
"""
WORD = re.compile(r"[^\W\d_][^\W\d_'’-]{2,19}")


def collected(kind: str) -> list[str]:
    """All names of a kind (``first`` or ``last``), small, each part of a double name apart."""
    found: set[str] = set()
    for locale in LOCALES.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(f"{kind}_names") and isinstance(values, (tuple, list, dict)):
                for value in values:
                    found.update(part.lower() for part in str(value).split() if WORD.fullmatch(part))
    return sorted(found)


def villages(data: Path) -> list[str]:
    """The names of municipalities and parts of them, without what stands between brackets."""
    found: set[str] = set()
    for file, column in (("gemeenten_2025.csv", "gemeente_naam"), ("deelgemeenten_2025.csv", "deelgemeente_naam")):
        with (data / "geo-flanders-municipalities" / file).open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                found.update(re.sub(r"\(.*?\)", "", row[column]).lower().split())
    return sorted(name for name in found if len(name) > 2)


def main(folder: str, data: str) -> None:
    VILLAGES.write_text(VILLAGES_NOTICE + " ".join(villages(Path(data))) + "\n", encoding="utf-8")
    sys.path.insert(0, folder)
    lines = [" ".join(collected(kind)) for kind in ("first", "last")]
    TARGET.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
