"""Photos from a phone: drawn anew, upright, nothing beside the picture, and known again when they show one paper."""

import io
import random

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from meedoen.kernel import photos
from meedoen.kernel.refusals import Refused
from meedoen.passes.rules.signs import SAME_PAPER, SAME_PHOTO


def paper(seed):
    """A receipt on a table, as a phone would see it."""
    draw = random.Random(seed)
    table = Image.new("RGB", (1200, 1600), (110, 90, 70))
    pen = ImageDraw.Draw(table)
    left, top = draw.randint(150, 300), draw.randint(100, 250)
    pen.rectangle((left, top, left + 700, top + 1200), fill=(245, 243, 238))
    for line in range(draw.randint(12, 24)):
        at = top + 60 + line * 46
        pen.rectangle((left + 50, at, left + 50 + draw.randint(80, 420), at + 22), fill=(50, 50, 55))
        pen.rectangle((left + 520, at, left + 520 + draw.randint(40, 130), at + 22), fill=(50, 50, 55))
    return table


def as_jpeg(picture, **said):
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=85, **said)
    return made.getvalue()


def test_a_photo_is_drawn_anew_without_place_or_camera():
    notes = Image.Exif()
    notes[0x0110] = "Verzonnen toestel"
    notes[0x8825] = {1: "N", 2: (50.0, 51.0, 0.0)}
    notes[0x0112] = 6  # lies on its side
    content = as_jpeg(paper(1).rotate(90, expand=True), exif=notes, comment=b"geheim") + b"<script>"
    made = photos.read_photo(content)
    again = Image.open(io.BytesIO(made.content))
    assert (again.format, again.size, dict(again.getexif())) == ("JPEG", (made.width, made.height), {})
    assert (made.width < made.height, max(made.width, made.height) <= 1600) == (True, True)
    assert not any(word in made.content for word in (b"Verzonnen", b"geheim", b"script", b"Exif"))


def test_one_paper_is_known_again_and_another_is_not():
    first = paper(1)
    second = ImageEnhance.Brightness(first.resize((900, 1200)).rotate(1, fillcolor=(110, 90, 70))).enhance(0.85)
    one, again = (photos.read_photo(as_jpeg(shown)).sketch for shown in (first, second))
    same_file = photos.read_photo(as_jpeg(first.resize((800, 1066)))).sketch
    others = [photos.read_photo(as_jpeg(paper(seed))).sketch for seed in range(2, 6)]

    def apart(left, right):
        return (int(left, 16) ^ int(right, 16)).bit_count()

    print(apart(one, same_file), apart(one, again), [apart(one, other) for other in others])
    assert apart(one, same_file) <= SAME_PHOTO
    assert apart(one, again) <= SAME_PAPER
    assert min(apart(one, other) for other in others) > SAME_PAPER


HUGE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_001).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0" + b"\0" * 9


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kind"),
        (b"GIF89a" + b"\0" * 40, "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"\xff\xd8\xff" + b"\0" * 400, "broken"),
        (
            b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (60_001).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0" + b"\0" * 9,
            "broken",
        ),
        (b"\xff\xd8\xff" + b"\0" * photos.MOST_BYTES, "large"),
    ],
)
def test_what_is_no_photo_is_refused(content, code):
    with pytest.raises(Refused) as refusal:
        photos.read_photo(content)
    assert refusal.value.code == code
