"""Write the frequent Dutch word forms that the search leans on, in bands, without their figures.

    python tools/derive/dutch_words.py ../shared/data

Source: wordfreq (Robyn Speer), CC BY-SA 4.0. The result is an adaptation under the same licence and says so itself.
"""

from __future__ import annotations

import csv
import re
import sys
import textwrap
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "src/meedoen/wording/data/dutch_words.txt"
BANDS = (4.0, 3.5, 3.0)
NOTICE = """\
# Frequent Dutch word forms in bands (Zipf from 4, from 3.5, from 3), one band a line, each band by frequency.
# Adapted (chosen, frequencies left out) from wordfreq, (c) 2022 Robyn Speer, licence CC BY-SA 4.0; this file too.
# wordfreq holds data of SUBTLEX-NL (Keuleers, Brysbaert & New; freely available), OPUS OpenSubtitles 2018
# (opensubtitles.org), Wikipedia, ParaCrawl, the Leeds Internet Corpus and Google Books Ngrams
# (books.google.com/ngrams). Frequencies tell how usual a word is, not how hard.
"""


def main(data: Path) -> None:
    source = data / "dutch-word-frequency" / "nl_zipf_40000.csv"
    with source.open(encoding="utf-8", newline="") as lines:
        rows = [(row["woord"], float(row["zipf"])) for row in csv.DictReader(lines)]
    plain = [(word, zipf) for word, zipf in rows if re.fullmatch(r"[a-zà-öø-ÿ]{3,16}", word)]
    bands, above = [], 99.0
    for least in BANDS:
        bands.append(" ".join(word for word, zipf in plain if least <= zipf < above))
        above = least
    TARGET.write_text(textwrap.dedent(NOTICE) + "\n".join(bands) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
