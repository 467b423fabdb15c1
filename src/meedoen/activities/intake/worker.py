"""The process that opens what people send: limits on itself first, then the file on standard input, JSON out.

Run by `sandbox` only. It has no settings, no database and no secrets in its environment; a hook that cannot be
taken away stops every attempt to reach the network, to start a program or to write a file.
"""

import json
import resource
import sys
from datetime import date

MEMORY_BYTES = 1024**3
CPU_SECONDS = 60
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system", "os.remove", "os.rename",
              "os.mkdir", "os.rmdir", "shutil.", "ctypes.", "ftplib.", "smtplib.", "urllib.", "http.")  # fmt: skip


def limit() -> None:
    """Memory, time, no files written, no core dump."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid(event: str, args: tuple) -> None:
    """The audit hook: raises on whatever a reader of files has no need of."""
    writes = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def main(arguments: list[str]) -> int:
    limit()
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and it takes a lot of room
    from meedoen.activities.intake import Window, read, safety

    sys.addaudithook(forbid)
    filename, today, start, end = arguments
    window = Window(date.fromisoformat(start), date.fromisoformat(end)) if start else None
    data = sys.stdin.buffer.read(safety.MAX_FILE_BYTES + 1)
    reading = read(data, filename, today=date.fromisoformat(today), window=window)
    json.dump(reading.to_json(), sys.stdout, ensure_ascii=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
