"""The process that opens what people send: limits on itself first, then the file on standard input, JSON out.

Run by `sandbox` only. It has no settings, no database and no secrets in its environment; a hook that cannot be
taken away stops every attempt to reach the network, to start a program or to write a file.
"""

import json
import sys
from datetime import date

from meedoen.kernel.intake.limits import forbid, limit


def main(arguments: list[str]) -> int:
    limit()
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and it takes a lot of room
    from meedoen.activities.intake import Window, read
    from meedoen.kernel.intake import safety

    sys.addaudithook(forbid)
    filename, today, start, end = arguments
    window = Window(date.fromisoformat(start), date.fromisoformat(end)) if start else None
    data = sys.stdin.buffer.read(safety.MAX_FILE_BYTES + 1)
    reading = read(data, filename, today=date.fromisoformat(today), window=window)
    json.dump(reading.to_json(), sys.stdout, ensure_ascii=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
