"""What is made from the sources before the site can be shown: compiled translations and collected style and script."""

import hashlib
import os
from pathlib import Path

from .output import Output

STAMP = ".collected"


def compile_translations(folder: Path) -> int:
    """Compile each ``.po`` under ``folder`` that is newer than its ``.mo``, with Babel; how many were."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        beside = target.with_suffix(f".mo.{os.getpid()}")  # several processes may start at once
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(target)
        compiled += 1
    return compiled


def collect_statics(out: Output) -> bool:
    """Collect, name by content and compress style, script and fonts; False when nothing changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    digest = _digest()
    stamp = root / STAMP
    if stamp.exists() and stamp.read_text() == digest:
        return False
    out.say("Stijl, beelden en lettertypes klaarzetten …")
    root.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)
    return True


def _digest() -> str:
    """Of every source its place, size and time of change."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{storage.path(name)}|{found.st_size}|{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
