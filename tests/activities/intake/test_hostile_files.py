"""Bombs and mutated files (T10, G12): refused in a sentence, quickly, and never an exception."""

import io
import json
import random
import subprocess
import sys
import time
import zipfile
from datetime import date

import pytest

from meedoen.activities.intake import Reading, read, sandbox
from meedoen.activities.intake.drafts import Window
from meedoen.activities.intake.template import template
from meedoen.kernel.intake import sandbox as process

TODAY = date(2026, 3, 1)
WINDOW = Window(date(2026, 3, 1), date(2026, 4, 1))
HEADINGS = "Naam;Dag;Begin;Einde\n"
CONTENT_TYPES = "[Content_Types].xml"


def event(number=1):
    return {
        "@id": f"https://io.uitdatabank.be/event/0000-{number}",
        "@type": "Event",
        "mainLanguage": "nl",
        "languages": ["nl"],
        "name": {"nl": "Soepcafé مرحبا 👩‍👧"},
        "description": {"nl": "<p>Soep &amp; brood</p>"},
        "calendarType": "permanent",
        "openingHours": [{"dayOfWeek": ["monday", "friday"], "opens": "20:00", "closes": "02:00"}],
        "openingHoursClosedDays": [{"startDate": "2026-03-06", "endDate": "2026-03-08"}],
        "status": {"type": "Available"},
        "priceInfo": [{"category": "base", "name": {"nl": "Basistarief"}, "price": 2.5}],
        "typicalAgeRange": "6-12",
        "terms": [{"id": "1.51.3.0.0", "label": "Zwemmen", "domain": "theme"}],
        "location": {
            "@id": "/place/0000-0009",
            "name": {"nl": "De Linde"},
            "geo": {"latitude": 51.0, "longitude": 4.9},
        },
    }


def rebuilt(changes):
    """The template with other parts inside."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template("xlsx"))) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return target.getvalue()


def laughs():
    entities = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    start = f'<?xml version="1.0"?><!DOCTYPE x [{"".join(entities)}]>'
    return start + '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&a11;</t></si></sst>'


def external():
    start = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return (
        start + '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&secret;</t></si></sst>'
    )


def many_entries():
    return rebuilt({f"xl/media/{n}.txt": "x" for n in range(2_001)})


def zip_of_zeros(megabytes):
    return rebuilt({"xl/worksheets/sheet9.xml": b"\0" * (megabytes * 2**20)})


def lying_zip():
    """Says 1,000 bytes unpacked in its directory and holds 30 MB."""
    data = bytearray(rebuilt({"xl/sharedStrings.xml": b" " * (30 * 2**20)}))
    size = (30 * 2**20).to_bytes(4, "little")
    return bytes(data.replace(size, (1_000).to_bytes(4, "little")))


BOMBS = {
    "zip bomb of 110 MB": lambda: zip_of_zeros(110),
    "zip packed too well": lambda: zip_of_zeros(60),
    "zip that lies about its size": lying_zip,
    "zip of 2,001 parts": many_entries,
    "31 MB of shared strings": lambda: rebuilt({"xl/sharedStrings.xml": random.Random(2).randbytes(31 * 2**20)}),
    "zip that is no sheet": lambda: rebuilt({"xl/workbook.xml": ""})[:-30] + b"\0" * 30,
    "billion laughs": lambda: rebuilt({"xl/sharedStrings.xml": laughs()}),
    "external entity": lambda: rebuilt({"xl/sharedStrings.xml": external()}),
    "xml in an encoding that is none": lambda: rebuilt(
        {"xl/sharedStrings.xml": '<?xml version="1.0" encoding="X-8"?><a/>'}
    ),
    "json 100,000 deep": lambda: b"[" * 100_000 + b"]" * 100_000,
    "json objects 100,000 deep": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "json deep behind a quote": lambda: b'[{"a":"\\"' + b'\\"' * 500_000 + b'"},' + b"[" * 100_000,
    "json of a million quotes": lambda: b"[" + b'\\"' * 1_000_000,
    "json number of a million digits": lambda: b'[{"@id": ' + b"9" * 1_000_000 + b"}]",
    "json NaN": lambda: b'[{"@id": NaN}]',
    "json of 50,001 documents": lambda: json.dumps([1] * 50_001).encode(),
    "csv of a million columns": lambda: (HEADINGS + ";" * 999_999 + "x").encode(),  # noqa: PLW0108
    "csv heading of a million columns": lambda: ("a;" * 1_000_000).encode(),  # noqa: PLW0108
    "csv of 50,001 rows": lambda: (HEADINGS + "a;b;c;d\n" * 50_001).encode(),  # noqa: PLW0108
    "csv with one giant cell": lambda: (HEADINGS + '"' + "x" * 20_000_000 + '";;;').encode(),  # noqa: PLW0108
    "csv with an open quote": lambda: (HEADINGS + 'a;"b;c;d\n' + "a;b;c;d\n" * 40_000).encode(),  # noqa: PLW0108
    "a byte more than 25 MB": lambda: b"x" * (25 * 2**20 + 1),
    "nothing": lambda: b"",
    "only nothings": lambda: b"\0" * 10_000,
    "an old Excel file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_000,
    "a pdf": lambda: b"%PDF-1.7\n",
    "random bytes": lambda: random.Random(1).randbytes(100_000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_as_a_whole_and_quickly(bomb):
    data = BOMBS[bomb]()
    begun = time.process_time()
    reading = read(data, "bom.xlsx", today=TODAY, window=WINDOW)
    assert time.process_time() - begun < 5
    assert reading.drafts == ()
    assert reading.refusals
    assert all(r.reason.endswith(".") and "%(" not in r.reason and "<" not in r.reason for r in reading.refusals)
    assert "root:x:" not in str(reading.to_json())
    if bomb not in ("json NaN", "json number of a million digits", "csv of a million columns"):
        assert [r.row for r in reading.refusals] in ([0], [2]), reading.refusals[:3]


def test_a_cell_beside_a_giant_one_is_not_lost():
    rows = f"{HEADINGS}Soep;14/03/2026;12;13\n{'x' * 10_001};14/03/2026;12;13\nBrei;14/03/2026;12;13\n"
    reading = read(rows.encode(), today=TODAY)
    assert [r.row for r in reading.refusals] == [3]
    assert [d.title["nl"] for d in reading.drafts] == ["Soep", "Brei"]


SPICE = [
    "😀",
    "\u202e",
    "\u200f",
    "\x00",
    ";",
    ",",
    "\t",
    '"',
    "'",
    "\n",
    "\r\n",
    "{",
    "[",
    "]",
    "}",
    "=1+1",
    "é",
    "1e999",
    "9" * 5_000,
    "[" * 200,
    "x" * 11_000,
    "null",
    "-1",
    "\ud83d",
    "<b>",
    "&amp;",
    "0000-00-00",
    "NaN",
    "\\u0000",
    "\\ud800",
    "true",
    "[]",
    "{}",
    '""',
    "2026-13-45T99:99:99+99:99",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00",
]


def seeds():
    list_csv = template("csv")
    rows = list_csv.split(b"\r\n")
    return [
        json.dumps(event(), ensure_ascii=False).encode(),
        json.dumps({"member": [event(n) for n in range(5)]}).encode(),
        "\n".join(json.dumps(event(n)) for n in range(5)).encode(),
        list_csv,
        b"\r\n".join([rows[0], *[rows[1]] * 20]),
        template("xlsx"),
    ]


def mutated(data, dice):
    """One file with one to six wounds."""
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        wound = dice.randrange(6)
        if wound == 0 and data:
            at = min(at, len(data) - 1)
            data = data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
        elif wound == 1:
            data = data[:at]
        elif wound == 2:
            data = data[:at] + dice.choice(SPICE).encode("utf-8", "surrogatepass") + data[at:]
        elif wound == 3:
            swap = dice.sample([b";", b",", b"\t", b":", b'"', b"[", b"{"], 2)
            data = data.replace(swap[0], swap[1], dice.randint(1, 50))
        elif wound == 4:
            end = min(len(data), at + dice.randint(1, 400))
            data = data[:at] + data[end:] if dice.random() < 0.5 else data[:end] + data[at:]
        else:
            data = data[:at] + dice.randbytes(dice.randint(1, 8)) + data[at:]
    return data


def replaced(value, dice):
    """A document in which one value became something of another kind."""
    strange = [None, True, -1, 1e308, [], {}, [[]], [{}], {"nl": []}, "", *SPICE]
    document = json.loads(json.dumps(value))
    holder = document
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return document
        key = dice.choice(keys)
        if isinstance(holder[key], (dict, list)) and holder[key] and dice.random() < 0.7:
            holder = holder[key]
            continue
        holder[key] = dice.choice(strange)
        return document


def mutated_sheet(dice):
    """A sheet that is still a zip, with wounds in its XML."""
    with zipfile.ZipFile(io.BytesIO(template("xlsx"))) as book:
        name = dice.choice([n for n in book.namelist() if n.endswith((".xml", ".rels"))])
        return rebuilt({name: mutated(book.read(name), dice)})


def one_file(files, number, dice):
    if number % 5 == 0:
        return json.dumps([replaced(event(n), dice) for n in range(3)]).encode("utf-8", "surrogatepass")
    if number % 5 == 1:
        return mutated_sheet(dice)
    return mutated(dice.choice(files), dice)


def check_files(count, seed):
    files = seeds()
    taken = refused = 0
    for number in range(count):
        dice = random.Random(f"{seed}-{number}")
        reading = read(one_file(files, number, dice), "f", today=TODAY, window=WINDOW)
        told = json.dumps(reading.to_json())
        assert Reading.from_json(json.loads(told)) == reading, (seed, number)
        assert all(r.reason and "%(" not in r.reason for r in reading.refusals), (seed, number)
        told.encode("utf-8")
        taken += bool(reading.drafts)
        refused += bool(reading.refusals)
    assert taken and refused  # both ends of the reader were reached
    return taken, refused


def test_mutated_files_never_crash_the_reader():
    seed = int(time.time()) // 3600
    print(f"seed {seed}")
    check_files(150, seed)


@pytest.mark.deep
def test_a_thousand_mutated_files_never_crash_the_reader():
    seed = int(time.time()) // 3600
    print(f"seed {seed}")
    check_files(1_000, seed)


def test_the_sandbox_reads_as_the_reader_does(tmp_path):
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(template("xlsx"))
    assert sandbox.read_safely(file, today=TODAY) == read(file, today=TODAY)
    text = json.dumps([event(), {"@type": "Place"}]).encode()
    assert sandbox.read_safely(text, "e.json", today=TODAY, window=WINDOW) == read(text, today=TODAY, window=WINDOW)


def test_the_sandbox_refuses_what_takes_too_long():
    [refusal] = sandbox.read_safely(template("xlsx"), "traag.xlsx", today=TODAY, seconds=0.01).refusals
    assert (refusal.row, refusal.id, refusal.msgid) == (0, "traag.xlsx", sandbox.TOO_SLOW)


def test_the_sandbox_refuses_when_its_process_dies(monkeypatch):
    monkeypatch.setattr(process, "_SOURCES", "/nowhere")
    monkeypatch.setattr(process.sys, "executable", "/bin/false")
    [refusal] = sandbox.read_safely(template("xlsx"), "zwaar.xlsx", today=TODAY).refusals
    assert (refusal.row, refusal.msgid) == (0, sandbox.TOO_HEAVY)


@pytest.mark.parametrize("act", ["bytearray(2 * 1024**3)", "open(sys.argv[1], 'wb', buffering=0).write(b'x' * 100)"])
def test_the_worker_has_little_memory_and_writes_no_file(act, tmp_path):
    code = f"""
import signal, sys
from meedoen.activities.intake.worker import limit
limit()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    {act}
except (MemoryError, OSError):
    print("stopped")
"""
    assert in_a_child(code, tmp_path / "nooit").stdout == "stopped\n"


def in_a_child(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={"PYTHONPATH": process._SOURCES},
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.mark.parametrize(
    "act",
    ["import socket; socket.create_connection(('127.0.0.1', 9))", "import subprocess; subprocess.run(['true'])",
     "open('/tmp/meedoen-nooit', 'w')", "import os; os.system('true')", "import os; os.remove('/tmp/meedoen-nooit')",
     "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')"],
)  # fmt: skip
def test_the_worker_cannot_reach_out(act):
    code = f"""
import sys
from meedoen.activities.intake.worker import forbid
sys.addaudithook(forbid)
try:
    {act}
except PermissionError as error:
    print("stopped", error)
"""
    assert in_a_child(code).stdout.startswith("stopped")
