"""Is it safe to read this file at all? Decided on size and content, before any parser sees it (T10, rule 14, G12)."""

import io
import json
import re
import zipfile
from pathlib import Path

from django.utils.translation.trans_null import gettext_noop as _

from ..textchecks import clean_text, find_register_number

MAX_FILE_BYTES = 25 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_STRINGS_BYTES = 30 * 1024 * 1024  # the one part that is held whole in memory
MAX_ENTRIES = 2_000
MAX_RATIO = 250  # unpacked / packed, looked at from MIN_RATIO_BYTES on
MIN_RATIO_BYTES = 5 * 1024 * 1024
MAX_JSON_DEPTH = 60
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 10_000

XLSX, JSON, TEXT = "xlsx", "json", "text"

_OTHER_KINDS = (  # (first bytes, what to do about it)
    (b"\xd0\xcf\x11\xe0", _("Dit is een oud Excel-bestand of er staat een wachtwoord op. Bewaar het als .xlsx.")),
    (b"%PDF", _("Dit is een pdf. Gebruik een Excel- of CSV-bestand.")),
    (b"\x1f\x8b", _("Dit bestand is ingepakt (gz). Pak het eerst uit.")),
    (b"\x89PNG", _("Dit is een foto. Gebruik een Excel- of CSV-bestand.")),
    (b"\xff\xd8\xff", _("Dit is een foto. Gebruik een Excel- of CSV-bestand.")),
)
NOT_A_SHEET = _("Dit zip-bestand is geen Excel-bestand. Bewaar je lijst als .xlsx en probeer opnieuw.")
UNREADABLE = _("We kunnen dit bestand niet lezen. Bewaar het opnieuw als .xlsx of CSV en probeer nog eens.")
TOO_BIG = _("Dit bestand is te groot: hoogstens %(megabytes)s MB. Splits het in kleinere bestanden.")
TOO_BIG_UNPACKED = _("Uitgepakt is dit bestand te groot: hoogstens %(megabytes)s MB. Splits het in kleinere bestanden.")
TOO_MANY_ENTRIES = _("Dit Excel-bestand heeft te veel onderdelen. Kopieer je lijst naar een nieuw, leeg bestand.")
TOO_DENSE = _("Dit Excel-bestand is verdacht sterk ingepakt. Kopieer je lijst naar een nieuw, leeg bestand.")
TOO_DEEP = _("Dit bestand is te diep genest. Vraag het bestand opnieuw op bij UiTdatabank.")
EMPTY = _("Dit bestand is leeg. Kies een ander bestand.")
BINARY = _("Dit bestand is geen tekst en geen Excel. Gebruik een Excel- of CSV-bestand.")
BROKEN_JSON = _("Dit bestand is niet volledig of beschadigd (regel %(line)s). Vraag het opnieuw op.")


class Unsafe(Exception):
    """The file as a whole is refused; carries the sentence."""

    def __init__(self, msgid: str, **params: str | int):
        super().__init__(msgid)
        self.msgid = msgid
        self.params = params


def load(source: bytes | str | Path) -> bytes:
    """The bytes, after the size check; a file that is too big is not read. Raises Unsafe."""
    if isinstance(source, (bytes, bytearray)):
        data = bytes(source)
        size = len(data)
    else:
        try:
            size = Path(source).stat().st_size
            data = Path(source).read_bytes() if size <= MAX_FILE_BYTES else b""
        except OSError:
            raise Unsafe(UNREADABLE) from None
    if size > MAX_FILE_BYTES:
        raise Unsafe(TOO_BIG, megabytes=MAX_FILE_BYTES // 2**20)
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Unsafe(EMPTY)
    return data


def kind_of(data: bytes) -> str:
    """XLSX, JSON or TEXT, by content; the name of the file is never trusted. Raises Unsafe."""
    for magic, sentence in _OTHER_KINDS:
        if data.startswith(magic):
            raise Unsafe(sentence)
    if data[:2] == b"PK":
        check_zip(data)
        return XLSX
    start = decode(data[:2000]).lstrip("\ufeff \t\r\n")
    return JSON if start[:1] in ("{", "[") else TEXT


def check_zip(data: bytes) -> None:
    """Looks only at the directory of the zip; nothing is unpacked. Raises Unsafe.

    The sizes in the directory bind: the reader stops at the size that is declared here.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, OverflowError):
        raise Unsafe(UNREADABLE) from None
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise Unsafe(TOO_MANY_ENTRIES)
    strings = sum(entry.file_size for entry in entries if entry.filename.lower().endswith("sharedstrings.xml"))
    if unpacked > MAX_UNPACKED_BYTES or strings > MAX_STRINGS_BYTES:
        raise Unsafe(TOO_BIG_UNPACKED, megabytes=MAX_UNPACKED_BYTES // 2**20)
    if unpacked > MIN_RATIO_BYTES and unpacked > MAX_RATIO * len(data):
        raise Unsafe(TOO_DENSE)
    if "xl/workbook.xml" not in names or len(names) != len(entries):
        raise Unsafe(NOT_A_SHEET)


def decode(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252. Raises Unsafe for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").lstrip("\ufeff")
    if data.count(b"\x00") > len(data) // 100:
        raise Unsafe(BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > 0 and error.end >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8-sig")  # cut in the middle of the last letter
        return data.decode("cp1252", errors="replace")


# Possessive, and an unfinished string runs to the end: linear in the length of the text, whatever it holds.
_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


def check_depth(text: str) -> None:
    """Counts brackets outside strings in one pass, without recursion. Raises Unsafe above MAX_JSON_DEPTH."""
    depth = 0
    for token in _BRACKETS.finditer(text):
        mark = token.group()
        if mark in ("[", "{"):
            depth += 1
            if depth > MAX_JSON_DEPTH:
                raise Unsafe(TOO_DEEP)
        elif mark in ("]", "}"):
            depth = max(0, depth - 1)


def _no_constants(name: str):
    raise ValueError(name)


def parse_json(text: str):
    """Plain JSON: no contexts are fetched, NaN and Infinity are refused. Raises ValueError or Unsafe."""
    check_depth(text)
    return json.loads(text, parse_constant=_no_constants)


_REGISTER_DIGITS = 11


def clean(text: str) -> str:
    """The house's own cleaning of free text (kernel.textchecks), with a short way for plain ASCII."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return clean_text(text)


def holds_register_number(text: str) -> bool:
    """Does a national register number or bis number stand in this text? None is ever stored (§7)."""
    return sum(map(str.isdigit, text)) >= _REGISTER_DIGITS and find_register_number(text)
