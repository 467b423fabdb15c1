"""A tagged PDF made smaller: its thousands of small objects go compressed into object streams (ISO 32000-1, 7.5.7).

The compiler writes each tag of a table cell as an object of plain text; of a report that is nine tenths of the file.
Nothing of the contents changes. What is not understood is left as it is: at worst the file stays large.
"""

import re
import struct
import zlib

GROUP = 200
"""Objects in one stream: a reader opens a whole stream for one of them."""

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_OBJECT = re.compile(rb"\s*(\d+) 0 obj\s*(.*?)\s*endobj\s*$", re.DOTALL)
_ENTRY = 20


def packed(pdf: bytes) -> bytes:
    """The same document with its small objects compressed; ``pdf`` itself when it is built otherwise."""
    objects, trailer = _read(pdf)
    small = [number for number, body in objects.items() if _may_move(body)]
    if not small:
        return pdf
    out, places = bytearray(pdf[: pdf.index(b"1 0 obj")]), {}
    for number in objects.keys() - set(small):
        places[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    free = max(objects) + 1
    for at in range(0, len(small), GROUP):
        group = small[at : at + GROUP]
        places[free] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (free, _together([(number, objects[number]) for number in group]))
        places |= {number: (2, free, index) for index, number in enumerate(group)}
        free += 1
    places[free] = (1, len(out), 0)
    return bytes(out + _table(free, places, trailer, len(out)))


def _may_move(body: bytes) -> bool:
    """Streams stay where they are; so does the list of pages, by which their number is read."""
    return b"stream" not in body and not body.startswith(b"<</Type/Pages")


def _together(group: list[tuple[int, bytes]]) -> bytes:
    """An object stream: where each object begins, and then the objects."""
    heads, bodies = [], bytearray()
    for number, body in group:
        heads.append(b"%d %d" % (number, len(bodies)))
        bodies += body + b"\n"
    head = b" ".join(heads) + b"\n"
    inside = zlib.compress(head + bodies, 6)
    told = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(group), len(head), len(inside))
    return told + b"\nstream\n" + inside + b"\nendstream"


def _table(own: int, places: dict[int, tuple[int, int, int]], trailer: bytes, start: int) -> bytes:
    """The table of all objects, itself a stream, and the end of the file."""
    rows = b"".join(struct.pack(">BIH", *places.get(number, (0, 0, 65535))) for number in range(own + 1))
    inside = zlib.compress(rows, 6)
    rest = re.sub(rb"/Size \d+", b"", trailer)
    told = b"<</Type/XRef/Size %d/W[1 4 2]%b/Filter/FlateDecode/Length %d>>" % (own + 1, rest, len(inside))
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, told, inside, start)


def _read(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """The objects by number and what the trailer says; nothing when the file has another shape."""
    start = _START.search(pdf)
    table = _TABLE.match(pdf, int(start[1])) if start else None
    trailer = _TRAILER.search(pdf, table.end()) if table else None
    if start is None or table is None or trailer is None:
        return {}, b""
    entries = [pdf[table.end() + number * _ENTRY :][:_ENTRY] for number in range(int(table[1]))]
    offsets = sorted(int(entry[:10]) for entry in entries if entry[17:18] == b"n")
    found: dict[int, bytes] = {}
    for begin, end in zip(offsets, [*offsets[1:], int(start[1])], strict=True):
        one = _OBJECT.match(pdf[begin:end])
        if one is None:
            return {}, b""
        found[int(one[1])] = one[2]
    return found, trailer[1]
