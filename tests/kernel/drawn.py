"""Pictures drawn byte by byte, as a camera or a drawing program would leave them, with what must not stay in them."""

import struct
import zlib

SECRET = b"Kanarie 51.0883 4.9153"


def png(width=48, height=32, *, extra=(), data=None, tail=b""):
    """A small PNG of one colour; ``extra`` is a list of (name, body) chunks before the picture."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = b"" if data is not None else b"".join(b"\0" + b"\x20\x40\x60" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *(chunk(*one) for one in extra)]
    parts.append(chunk(b"IDAT", zlib.compress(rows if data is None else data)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"") + tail


def jpeg(width=48, height=32, *, tail=b""):
    """The parts of a JPEG in their order, with EXIF, a comment and a packed stretch that has stuffing in it."""

    def part(marker, body):
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body

    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return b"".join(
        [
            b"\xff\xd8",
            part(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            part(0xE1, b"Exif\0\0" + SECRET),
            part(0xFE, SECRET),
            part(0xDB, b"\0" + bytes(range(1, 65))),
            part(0xC0, frame),
            part(0xC4, b"\0" + bytes(16)),
            part(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56",
            b"\xff\xd9",
            tail,
        ]
    )


def webp(width=48, height=32, *, chunks=()):
    """A WebP with a lossless picture, and EXIF beside it."""

    def chunk(name, body):
        return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)

    bits = (width - 1) | (height - 1) << 14
    inner = b"WEBP" + chunk(b"VP8X", bytes(10)) + chunk(b"VP8L", b"\x2f" + struct.pack("<I", bits) + b"\x07\x10\x11")
    inner += chunk(b"EXIF", SECRET) + b"".join(chunk(*one) for one in chunks)
    return b"RIFF" + struct.pack("<I", len(inner)) + inner
