"""A run of 1,000 letters with answers as one tagged PDF: at most 20 seconds (issue 5, Speed).

``python -m bench.letters``: letters in three languages, each with its own address, sentences and code; a first run of
ten, then the run that is measured. Gives wall and processor seconds, and says when the machine was busy with others.
"""

import datetime
import os
import re
import time
import uuid

import django
from django.utils import translation

from .__main__ import machine

LETTERS, MOST_SECONDS = 1000, 20
DAY = datetime.date(2026, 11, 13)


def _letters(number: int) -> list:
    from meedoen.people.queries import ToBring
    from meedoen.people.rules.returns import Pile
    from meedoen.voice.public import OpenDelivery

    made = []
    for at in range(number):
        said = OpenDelivery(
            id=uuid.uuid4(), token=uuid.uuid4(), answer_id=uuid.uuid4(), asked=f"Het pad {at} is donker.",
            done="De gemeente zet drie lampen op het pad.", not_yet="De lampen komen pas in de lente.",
            code=f"K7P4{at:04d}", pictogram="bus", published_on=DAY, promised_on=DAY, tries=0, lost=False, on_site=True,
        )  # fmt: skip
        language = ("nl", "fr", "ar")[at % 3]
        reach = f"Bedachte Dreef {at}, 2920 Kalmthout"
        made.append(ToBring(said, Pile.LETTER, name=f"Amina {at}", reach=reach, channel="letter", language=language))
    return made


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meedoen.config.settings")
    django.setup()
    from meedoen.people import papers

    translation.activate("nl")
    place = "meedoen.voorbeeld.be/noord"
    setting = papers.Setting("Noord", "#1f5f8b", "0470 00 00 06", place, f"https://{place}", place, f"https://{place}")
    papers.letters(_letters(10), setting)
    run = _letters(LETTERS)
    begun, worked = time.perf_counter(), time.process_time()
    pdf = papers.letters(run, setting)
    wall, spent = time.perf_counter() - begun, time.process_time() - worked
    pages = int(re.search(rb"/Type\s*/Pages\s*/Count (\d+)", pdf)[1])
    print(machine())
    size = len(pdf) / 1e6
    print(f"{pages} letters in {wall:.1f} s ({spent:.1f} s of processor), {size:.1f} MB; at most {MOST_SECONDS} s")
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    return 0 if wall <= MOST_SECONDS and pages == LETTERS else 1


if __name__ == "__main__":
    raise SystemExit(main())
