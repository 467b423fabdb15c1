"""Write the questionnaires that the product knows, with how they are scored.

    python tools/derive/instruments.py ../shared/data

Items and scoring are those of Statistics Netherlands (CBS, CC BY 4.0), taken over to the letter; codes are our own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[2] / "src/meedoen/plans/data/instruments.json"
OPTIONS = {
    "ja": "yes",
    "min of meer": "some",
    "soms": "some",
    "nee": "no",
    "helemaal mee eens": "5",
    "mee eens": "4",
    "niet mee eens, maar ook niet mee oneens": "3",
    "mee oneens": "2",
    "helemaal mee oneens": "1",
}
SCALES = {"emotioneel": "emotional", "sociaal": "social"}
BANDS = {
    "niet eenzaam": "none",
    "enigszins eenzaam": "some",
    "matig of enigszins eenzaam": "some",
    "sterk eenzaam": "strong",
    "eenzaam": "lonely",
}
CODES = {"djg6": "djg6", "cbs-cohesie6": "cohesion6", "cbs-ucla6": "ucla6"}
LINKS = {
    "djg6": "https://www.cbs.nl/nl-nl/nieuws/2023/51",
    "cohesion6": "https://www.cbs.nl/nl-nl/nieuws/2018/01",
    "ucla6": "https://www.cbs.nl/nl-nl/nieuws/2016/38",
}


def options(scale: dict[str, Any]) -> list[dict[str, str]]:
    return [{"code": OPTIONS[word], "label": word} for word in scale["antwoorden"]]


def items(scale: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"text": item["tekst"], "part": SCALES.get(item.get("subschaal", ""), ""), "reversed": item["omgekeerd"]}
        for item in scale["items"]
    ]


def bands(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"low": one["van"], "high": one["tot"], "code": BANDS[one["label"]], "label": one["label"]} for one in found
    ]


def scored(scale: dict[str, Any]) -> dict[str, Any]:
    """The points of an answer, straight and reversed, and the bands of the total."""
    rules = scale["scoring"]
    if "labels" in rules:  # a mean of five points
        straight = {str(value): value for value in range(1, 6)}
        return {
            "kind": "mean",
            "points": straight,
            "reversed": {code: 6 - value for code, value in straight.items()},
            "bands": [
                {"low": int(value), "high": int(value), "code": f"level_{value}", "label": label}
                for value, label in sorted(rules["labels"].items())
            ],
            "part_bands": [],
        }
    return {
        "kind": "sum",
        "points": {OPTIONS[word]: value for word, value in rules["niet_omgekeerd"].items()},
        "reversed": {OPTIONS[word]: value for word, value in rules["omgekeerd"].items()},
        "bands": bands(rules["totaal"]),
        "part_bands": bands(rules.get("subschaal", [])),
    }


def main(data: Path) -> None:
    source = json.loads((data / "survey-instruments" / "instrumenten.json").read_text(encoding="utf-8"))
    found = []
    for scale in source["instrumenten"]:
        code = CODES[scale["id"]]
        found.append(
            {
                "code": code,
                "name": scale["naam"],
                "source": scale["bron"],
                "link": LINKS[code],
                "licence": "CC BY 4.0",
                "options": options(scale),
                "items": items(scale),
                "scoring": scored(scale),
            }
        )
    head = {"format": 1, "instruments": found}
    TARGET.write_text(json.dumps(head, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
