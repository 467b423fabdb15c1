"""``python -m tools.translations``: bring the catalogues in step with the sources and say what is missing.

Every text that residents can see (``tools/checks/audience.py``) gets its place in
``src/meedoen/locale/<language>/LC_MESSAGES/django.po``. What was translated stays; a text that is gone is kept as
obsolete, and is found again when it comes back. ``--check`` writes nothing. Exit 1 while something is missing.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tools.checks import translations

ROOT = Path(__file__).resolve().parents[1]
HEADER = """# Translations into {language} of what residents see. The Dutch sentence is the id.
# Words that return: docs/guide/talen.md. In step with the sources: python -m tools.translations
"""
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
"""Zero, one, two, few, many, other (CLDR); Babel's own rule for Arabic puts 11 to 99 elsewhere."""
Key = tuple[str | tuple[str, ...], str | None]


def merged(language: str, wanted: list[Message], old: Catalog | None) -> Catalog:
    """A catalogue with exactly these texts and every translation that the old one has of them."""
    known = _known(old) if old is not None else {}
    made = Catalog(language, charset="utf-8", fuzzy=False, project="Meedoen", version="1")
    made.header_comment = HEADER.format(language=language)
    if language == "ar":
        made.mime_headers = [("Plural-Forms", ARABIC)]
    for message in wanted:
        there = known.pop(_key(message), None)
        files = sorted({(name, 0) for name, _line in message.locations})
        made.add(
            message.id,
            there.string if there is not None else None,
            files,
            {flag for flag in there.flags if flag == "fuzzy"} if there is not None else (),
            context=message.context,
            user_comments=there.user_comments if there is not None else (),
        )
    for key, gone in known.items():
        if translations._filled(gone.string):
            made.obsolete[key] = gone
    return made


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file, in an order and a shape that change no more than the texts do."""
    out = BytesIO()
    write_po(out, catalogue, width=110, sort_by_file=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    dated = ('"POT-', '"PO-Revision', '"Generated-By', '"Last-Translator', '"Language-Team', '"Report-Msgid')
    return "".join(line for line in lines if not line.startswith(dated)).encode()


def _known(catalogue: Catalog) -> dict[Key, Message]:
    current = [message for message in catalogue if message.id]
    return {_key(message): message for message in (*catalogue.obsolete.values(), *current)}


def _key(message: Message) -> Key:
    return (message.id, message.context)


def main(argv: list[str] | None = None) -> int:
    """Write the catalogues (or only look), and tell what is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools.translations", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("languages", nargs="*", help="codes; all of settings.LANGUAGES when none is given")
    asked = parser.parse_args(argv)
    wanted = translations.for_residents(ROOT)
    codes = [code for code in asked.languages or translations.complete(ROOT) if code != translations.SOURCE_LANGUAGE]
    absent = 0
    for code in codes:
        path, old = translations.path_of(ROOT, code), None
        if path.exists():
            with path.open("rb") as file:
                old = read_po(file, locale=code)
        catalogue = merged(code, wanted, old)
        text = written(catalogue)
        if not asked.check and (not path.exists() or path.read_bytes() != text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        gaps = translations.missing(catalogue, wanted)
        absent += len(gaps)
        print(f"{code}: {len(wanted) - len(gaps)} of {len(wanted)} texts are translated")
        for message in gaps:
            print(f"  {message.id!r}" + (f"  [{message.context}]" if message.context else ""))
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
