"""A picture that somebody uploads: what kind it is by its content, how big, and nothing in it but the picture.

Read by hand, chunk by chunk, so that no picture is ever decoded here: PNG (ISO/IEC 15948), JPEG (ITU-T T.81) and
WebP (RFC 9649). What stands beside the picture (place and camera in EXIF, comments, thumbnails, a second file behind
the end) is left out. SVG is refused: it can hold script and load from elsewhere.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .refusals import Refused

MOST_BYTES = 300_000
SMALLEST, LARGEST = 24, 2000
"""Pixels of the shortest and the longest side that are taken."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"}
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2}
_JPEG_KEPT = {*_JPEG_FRAMES, 0xC4, 0xDB, 0xDD, 0xEE}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"ALPH"}
_ALPHA = 0x10


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture: ``content`` holds the picture alone; sizes are in pixels."""

    content: bytes
    kind: str
    width: int
    height: int

    @property
    def content_type(self) -> str:
        return f"image/{self.kind}"


class _Broken(ValueError):
    """The file does not hold what its kind says."""


def read_picture(content: bytes) -> Picture:
    """The picture in these bytes, stripped. Raises Refused for another kind, a broken file, or a wrong size."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot: hoogstens 300 kB. Maak het beeld kleiner."), code="too_large")
    read = next((read for begins, read in _KINDS if begins(content)), None)
    if read is None:
        raise Refused(_("Dit is geen PNG, JPEG of WebP. Bewaar het beeld als PNG en probeer opnieuw."), code="kind")
    try:
        found = read(content)
    except (ValueError, struct.error, IndexError, zlib.error):
        raise Refused(
            _("Dit beeld is beschadigd. Bewaar het opnieuw als PNG en probeer nog eens."), code="broken"
        ) from None
    if min(found.width, found.height) < SMALLEST or max(found.width, found.height) > LARGEST:
        said = {"width": found.width, "height": found.height, "least": SMALLEST, "most": LARGEST}
        sentence = _("Dit beeld is %(width)s op %(height)s punten. Elke kant moet %(least)s tot %(most)s punten zijn.")
        raise Refused(sentence % said, code="dimensions")
    return found


def _png(content: bytes) -> Picture:
    kept, data, header = [_PNG], [], b""
    for name, body in _png_chunks(content):
        if not header and name != b"IHDR":
            raise _Broken(name)
        if name == b"IHDR":
            header = body
        if name == b"IDAT":
            data.append(body)
        if name in _PNG_KEPT:
            kept.append(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)))
        elif name[:1].isupper():
            raise _Broken(name)  # a chunk that may not be left out, and that nobody knows
    width, height, depth, colour, *_rest, interlaced = struct.unpack(">IIBBBBB", header)
    if colour not in _PNG_CHANNELS or max(width, height) > 100_000:
        raise _Broken("header")
    if max(width, height) <= LARGEST and not interlaced:
        _check_png_data(b"".join(data), height * ((width * depth * _PNG_CHANNELS[colour] + 7) // 8 + 1))
    return Picture(b"".join(kept), "png", width, height)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", content, at)
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(name + body) != told:
            raise _Broken("sum")
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


def _check_png_data(data: bytes, expected: int) -> None:
    """Unpack no more than the header promises: less is broken, more is a bomb."""
    unpacked = zlib.decompressobj().decompress(data, expected + 1)
    if len(unpacked) != expected:
        raise _Broken("data")


def _jpeg(content: bytes) -> Picture:
    kept, at, size = [b"\xff\xd8"], 2, None
    while size is None or content[at : at + 2] != b"\xff\xd9":
        if content[at] != 0xFF:
            raise _Broken("marker")
        marker = content[at + 1]
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2 or at + 2 + length > len(content):
            raise _Broken("length")
        end = at + 2 + length
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            size = (width, height)
        if marker == 0xDA:
            end = _end_of_scan(content, end)
        if marker in _JPEG_KEPT or marker == 0xDA:
            kept.append(content[at:end])
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            raise _Broken("marker")
        at = end
    return Picture(b"".join([*kept, b"\xff\xd9"]), "jpeg", *size)


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the packed points end: at the next marker that is no stuffing and no restart."""
    while True:
        at = content.index(b"\xff", at)
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2


def _webp(content: bytes) -> Picture:
    (told,) = struct.unpack_from("<I", content, 4)
    if told + 8 > len(content):
        raise _Broken("length")
    kept, at, size, alpha = [], 12, None, False
    while at < told + 8:
        name, (length,) = content[at : at + 4], struct.unpack_from("<I", content, at + 4)
        body = content[at + 8 : at + 8 + length]
        if len(body) != length or name in (b"ANIM", b"ANMF"):
            raise _Broken("moving")
        if name in _WEBP_KEPT:
            kept.append(name + struct.pack("<I", length) + body + b"\0" * (length % 2))
            alpha = alpha or name == b"ALPH"
        if name in (b"VP8 ", b"VP8L"):
            size = _webp_size(name, body)
        at += 8 + length + length % 2
    if size is None:
        raise _Broken("no picture")
    if alpha:
        canvas = struct.pack("<I", size[0] - 1)[:3] + struct.pack("<I", size[1] - 1)[:3]
        kept.insert(0, b"VP8X" + struct.pack("<I", 10) + bytes([_ALPHA, 0, 0, 0]) + canvas)
    joined = b"WEBP" + b"".join(kept)
    return Picture(b"RIFF" + struct.pack("<I", len(joined)) + joined, "webp", *size)


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8 ":
        if body[3:6] != b"\x9d\x01\x2a":
            raise _Broken("frame")
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    if body[0] != 0x2F:
        raise _Broken("frame")
    (bits,) = struct.unpack_from("<I", body, 1)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Picture]], ...] = (
    (lambda content: content.startswith(_PNG), _png),
    (lambda content: content.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP", _webp),
)
