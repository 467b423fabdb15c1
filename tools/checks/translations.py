"""Every text has a translation in each language that says it is complete (`settings.LANGUAGES`)."""

import ast
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

METHODS = [
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**.html", "django"),
    ("**/templates/**.txt", "django"),
]
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
SOURCE_LANGUAGE = "nl"
FIRST = 10


def texts(tree: Path) -> Catalog:
    """Every text of the product, as a catalogue without translations."""
    catalogue = Catalog()
    house = tree / "src" / "meedoen"
    methods = [(pattern, _django if method == "django" else method) for pattern, method in METHODS]
    for name, line, message, comments, context in extract_from_dir(str(house), methods, keywords=KEYWORDS):
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def _django(file, keywords, comment_tags, options):
    """Babel's reader of Django templates: Django's own, turned into Python and read as such."""
    from io import BytesIO

    from babel.messages.extract import extract_python
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    source = templatize(file.read().decode())
    return extract_python(BytesIO(source.encode()), keywords, comment_tags, options)


def violations(tree: Path, languages: list[str]) -> list[str]:
    """What is missing or wrong in each of these languages; the first ten by text, the rest as a number."""
    wanted = [message for message in texts(tree) if message.id]
    found = []
    for language in languages:
        if language != SOURCE_LANGUAGE:
            found += _of_language(tree, language, wanted)
    return found


def _of_language(tree: Path, language: str, wanted: list) -> list[str]:
    path = tree / "src" / "meedoen" / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return [f"{language}: says it is complete, but there is no {path.relative_to(tree)}"]
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    missing, wrong = [], []
    for message in wanted:
        there = catalogue.get(message.id, message.context)
        if there is None or there.fuzzy or not _filled(there.string):
            missing.append(message.id)
        elif errors := list(there.check(catalogue)):
            wrong.append(f"{language}: {_short(message.id)}: {errors[0]}")
    found = [f"{language}: {len(missing)} of {len(wanted)} texts have no translation"] if missing else []
    return found + [f"{language}:   {_short(text)}" for text in missing[:FIRST]] + wrong[:FIRST]


def _filled(text: str | tuple[str, ...]) -> bool:
    return all(text) if isinstance(text, tuple) else bool(text)


def _short(text: str | tuple[str, ...]) -> str:
    return repr(text[0] if isinstance(text, tuple) else text)[:80]


def complete(tree: Path) -> list[str]:
    """The codes of ``LANGUAGES`` as they are written in the settings."""
    module = ast.parse((tree / "src" / "meedoen" / "config" / "settings.py").read_text())
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LANGUAGES":
            return [code for code, _name in ast.literal_eval(node.value)]
    raise LookupError("settings.LANGUAGES")


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[2]
    trouble = violations(here, sys.argv[1:] or complete(here))
    print("\n".join(trouble) or "all texts have a translation")
    sys.exit(1 if trouble else 0)
