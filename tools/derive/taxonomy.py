"""Write the terms of UiTdatabank that the product knows: types, themes, facilities and what goes together.

    python tools/derive/taxonomy.py ../shared/data

Ids and names are facts of publiq's public term list; nothing else is taken over.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[2] / "src/meedoen/activities/data/uitdatabank_terms.json"
GROUPS = {"eventtype": "types", "theme": "themes", "facility": "facilities"}
FOR_WHOM = {
    "andere": "other",
    "auditief": "hearing",
    "fysiek": "moving",
    "neurodivers": "neurodiverse",
    "verstandelijk": "learning",
    "visueel": "seeing",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def main(data: Path) -> None:
    folder = data / "uitdatabank-taxonomy"
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in GROUPS.values()}
    for row in rows(folder / "terms.csv"):
        term: dict[str, Any] = {"id": row["id"], "name": row["label_nl"], "scope": row["scope"].split("|")}
        if row["doelgroep"]:
            term["for"] = FOR_WHOM[row["doelgroep"]]
        if row["status"] == "verouderd":
            term["old"] = True
        groups[GROUPS[row["domain"]]].append(term)
    pairs: dict[str, list[str]] = {}
    for row in rows(folder / "eventtype_theme.csv"):
        pairs.setdefault(row["eventtype_id"], []).append(row["theme_id"])
    head = {
        "format": 1,
        "source": {
            "title": "Termen van UiTdatabank",
            "date": "2026-08-21",
            "licence": "feiten (codes en namen)",
            "credit": "Termen van UiTdatabank, publiq vzw",
            "link": "https://taxonomy.uitdatabank.be/terms",
        },
    }
    parts = [json.dumps(head, ensure_ascii=False, indent=1)[:-2]]
    for name, terms in groups.items():
        lines = [json.dumps(term, ensure_ascii=False) for term in sorted(terms, key=lambda term: term["id"])]
        parts.append(f' "{name}": [\n  ' + ",\n  ".join(lines) + "\n ]")
    together = [f"{json.dumps(kind)}: {json.dumps(sorted(themes))}" for kind, themes in sorted(pairs.items())]
    parts.append(' "themes_of_type": {\n  ' + ",\n  ".join(together) + "\n }")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/derive/taxonomy.py DATA")
    main(Path(sys.argv[1]))
