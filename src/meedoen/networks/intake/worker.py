"""The process that opens a file with figures: limits on itself first, then the file on standard input, JSON out.

Run by the sandbox only. It has no settings, no database and no secrets in its environment.
"""

import json
import sys

from meedoen.kernel.intake.limits import forbid, limit


def main(arguments: list[str]) -> int:
    limit()
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and it takes a lot of room
    from meedoen.kernel.intake import safety
    from meedoen.networks.intake import read

    sys.addaudithook(forbid)
    filename, year = arguments
    reading = read(sys.stdin.buffer.read(safety.MAX_FILE_BYTES + 1), filename, year)
    json.dump(reading.to_json(), sys.stdout, ensure_ascii=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
