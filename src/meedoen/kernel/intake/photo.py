"""A photo that somebody took with a phone, drawn anew: run as a process of its own (``kernel.photos``, T10).

Reads the photo from its input; writes one line (width, height and sketch, as JSON) and then the new JPEG. What stood
beside the picture (place, camera, thumbnails, a second file) is not in it. The sketch is 256 bits that say where the
picture grows lighter from left to right: two photos of one paper give nearly the same, and nobody can read it.
"""

import io
import json
import sys

from PIL import Image, ImageOps

from meedoen.kernel.intake import limits

MOST_POINTS = 60_000_000
LONGEST = 1600
QUALITY = 72
FORMATS = ("JPEG", "PNG", "WEBP")
GRID = 16


def draw(content: bytes) -> tuple[dict[str, object], bytes]:
    """The photo upright, at most 1600 points long, and what it is. Raises ValueError and OSError for what is none."""
    Image.MAX_IMAGE_PIXELS = MOST_POINTS
    opened = Image.open(io.BytesIO(content), formats=FORMATS)
    if opened.width * opened.height > MOST_POINTS:
        raise ValueError("too many points")
    opened.draft("RGB", (LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(opened)
    if upright.mode in ("RGBA", "LA", "PA", "P"):  # what is see-through becomes white paper
        layer = upright.convert("RGBA")
        upright = Image.new("RGBA", layer.size, "white")
        upright.alpha_composite(layer)
    plain = upright.convert("RGB")
    plain.thumbnail((LONGEST, LONGEST))
    plain.info.clear()  # comments and profiles of the first file would be written along
    made = io.BytesIO()
    plain.save(made, "JPEG", quality=QUALITY, optimize=True)
    return {"width": plain.width, "height": plain.height, "sketch": sketch(plain)}, made.getvalue()


def sketch(picture: Image.Image) -> str:
    """64 hexadecimal digits: for each of 16 × 16 fields whether the next one to the right is lighter."""
    grey = picture.convert("L").resize((GRID + 1, GRID), Image.Resampling.LANCZOS)
    points = grey.tobytes()
    rows = [points[at : at + GRID + 1] for at in range(0, len(points), GRID + 1)]
    bits = "".join("1" if row[at + 1] > row[at] else "0" for row in rows for at in range(GRID))
    return f"{int(bits, 2):064x}"


def main() -> None:
    """One photo in, one photo out."""
    content = sys.stdin.buffer.read()
    Image.preinit()
    limits.limit()
    sys.addaudithook(limits.forbid)
    try:
        told, made = draw(content)
    except (ValueError, OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        told, made = {"fault": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
