"""Every text that residents can see is translated in each language of ``settings.LANGUAGES``.

A translation counts when it is there, is not marked fuzzy, has each plural form of its language, and holds the same
placeholders and the same HTML tags as the Dutch.
"""

import ast
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from . import audience

METHODS = [
    ("**/migrations/**", "ignore"),
    ("**.py", "with_texts"),
    ("**.html", "django"),
    ("**/templates/**.txt", "django"),
]
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
SOURCE_LANGUAGE = "nl"
FIRST = 10
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sdif]|(?<!%)%[sdif]")
_CALLS = re.compile(rb"gettext|\b_\(")
_TAG = re.compile(r"</?[a-z][^>]*>")


def texts(tree: Path) -> Catalog:
    """Every text of the product, as a catalogue without translations."""
    catalogue = Catalog()
    house = tree / "src" / "meedoen"
    readers = {"django": _django, "with_texts": _python}
    methods = [(pattern, readers.get(method, method)) for pattern, method in METHODS]
    for name, line, message, comments, context in extract_from_dir(str(house), methods, keywords=KEYWORDS):
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def for_residents(tree: Path) -> list[Message]:
    """The texts that a resident can see (``audience``), in the order of their place in the sources."""
    found = [message for message in texts(tree) if message.id]
    return [message for message in found if any(audience.for_residents(tree, *place) for place in message.locations)]


def _python(file, keywords, comment_tags, options):
    """Babel's reader of Python, for the half of the files that have a text at all: it takes every word apart."""
    from babel.messages.extract import extract_python

    source = file.read()
    file.seek(0)
    return extract_python(file, keywords, comment_tags, options) if _CALLS.search(source) else ()


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
    everything = [message for message in texts(tree) if message.id]
    files = sorted({name for message in everything for name, _line in message.locations})
    found = [
        f"{name}: say in tools/checks/audience.py for whom its texts are"
        for name in files
        if not audience.is_placed(name)
    ]
    found += hidden(tree)
    wanted = for_residents(tree)
    for language in languages:
        if language != SOURCE_LANGUAGE:
            found += _of_language(tree, language, wanted)
    return found


def hidden(tree: Path) -> list[str]:
    """Texts inside an f-string, which no tool that gathers texts can see."""
    found = []
    for path in sorted((tree / "src" / "meedoen").rglob("*.py")):
        for string in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)):
            found += [
                f"{path.relative_to(tree)}:{call.lineno}: a text inside an f-string is never translated"
                for call in ast.walk(string)
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
            ]
    return found


def path_of(tree: Path, language: str) -> Path:
    """Where the translations of a language stand."""
    return tree / "src" / "meedoen" / "locale" / language / "LC_MESSAGES" / "django.po"


def missing(catalogue: Catalog, wanted: list[Message]) -> list[Message]:
    """The texts that have no translation, or one that somebody must look at again."""
    found = []
    for message in wanted:
        there = catalogue.get(message.id, message.context)
        if there is None or there.fuzzy or not _filled(there.string):
            found.append(message)
    return found


def _of_language(tree: Path, language: str, wanted: list[Message]) -> list[str]:
    path = path_of(tree, language)
    if not path.exists():
        return [f"{language}: is offered to residents, but there is no {path.relative_to(tree)}"]
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    absent = missing(catalogue, wanted)
    keys = {(message.id, message.context) for message in absent}
    wrong = [
        f"{language}: {_short(message)}: {fault}"
        for message in wanted
        if (message.id, message.context) not in keys
        for fault in faults(message, catalogue)
    ]
    found = [f"{language}: {len(absent)} of {len(wanted)} texts have no translation"] if absent else []
    return found + [f"{language}:   {_short(message)}" for message in absent[:FIRST]] + wrong[:FIRST]


def faults(message: Message, catalogue: Catalog) -> list[str]:
    """What is wrong with the translation of one text."""
    there = catalogue.get(message.id, message.context)
    if isinstance(message.id, tuple) != isinstance(there.string, tuple):
        return ["one of the two has plural forms, the other has not"]
    if not isinstance(message.id, tuple):
        return _of_form(message.id, there.string, counted=False)
    if len(there.string) != catalogue.num_plurals:
        return [f"{len(there.string)} plural forms, the language has {catalogue.num_plurals}"]
    return [fault for form in there.string for fault in _of_form(message.id[1], form, counted=True)]


def _of_form(source: str, text: str, *, counted: bool) -> list[str]:
    """One form. A plural form may leave out one placeholder, the number: "a seat", "two seats" in one word."""
    here, there = _placeholders(source), _placeholders(text)
    lost, new = here - there, there - here
    found = [f"placeholder {name!r} is not in the Dutch" for name in sorted(new)]
    if len(lost) > (1 if counted else 0):
        found.append(f"placeholder {sorted(lost)[0]!r} is lost")
    if sorted(_TAG.findall(source)) != sorted(_TAG.findall(text)):
        found.append("other HTML tags than the Dutch")
    return found


def _placeholders(text: str) -> set[str]:
    return {match.group() for match in _PLACEHOLDER.finditer(text)}


def _filled(text: str | tuple[str, ...]) -> bool:
    return all(text) if isinstance(text, tuple) else bool(text)


def _short(message: Message) -> str:
    return repr(message.id[0] if isinstance(message.id, tuple) else message.id)[:80]


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
    print("\n".join(trouble) or "all texts for residents have a translation")
    sys.exit(1 if trouble else 0)
