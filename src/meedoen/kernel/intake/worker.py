"""The process that opens a list as rows of cells: limits on itself first, then the file on standard input, JSON out.

Run by ``sandbox`` only. It has no settings, no database and no secrets in its environment.
"""

import json
import sys

from meedoen.kernel.intake.limits import forbid, limit


def main() -> int:
    limit()
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and it takes a lot of room
    from meedoen.kernel.intake import rows, safety

    sys.addaudithook(forbid)
    data = sys.stdin.buffer.read(safety.MAX_FILE_BYTES + 1)
    json.dump(rows.read(data), sys.stdout, ensure_ascii=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
