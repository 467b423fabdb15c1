"""What stays of an uploaded picture, and what is refused: by content, never by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.pictures import LARGEST, MOST_BYTES, SMALLEST, read_picture
from meedoen.kernel.refusals import Refused
from tests.kernel.drawn import SECRET, jpeg, png, webp

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png(extra=[(b"tEXt", SECRET), (b"eXIf", SECRET), (b"tIME", bytes(7))], tail=SVG), "png"),
        (jpeg(tail=SVG), "jpeg"),
        (webp(chunks=[(b"XMP ", SECRET)]) + SVG, "webp"),
    ],
)
def test_only_the_picture_stays(content, kind):
    found = read_picture(content)
    assert (found.kind, found.content_type, found.width, found.height) == (kind, f"image/{kind}", 48, 32)
    assert SECRET in content
    assert SECRET not in found.content
    assert b"<svg" not in found.content
    assert read_picture(found.content) == found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kind"),
        (SVG, "kind"),
        (b"GIF89a" + bytes(40), "kind"),
        (b"<html>", "kind"),
        (png()[:-20], "broken"),
        (png(data=b"\0" * 5_000_000), "broken"),
        (png(data=b"\0"), "broken"),
        (png(extra=[(b"FAKE", b"x")]), "broken"),
        (png().replace(b"\x20\x40\x60", b"\x20\x40\x61", 1)[:60] + b"\0" * 40, "broken"),
        (jpeg()[:40], "broken"),
        (jpeg().replace(b"\xff\xc0", b"\xff\xc9"), "broken"),
        (webp(chunks=[(b"ANIM", bytes(6))]), "broken"),
        (webp()[:30], "broken"),
        (png(SMALLEST - 1, 40), "dimensions"),
        (png(LARGEST + 1, 40), "dimensions"),
        (png(60_000, 60_000, data=b""), "dimensions"),
        (png(tail=bytes(MOST_BYTES)), "too_large"),
    ],
)
def test_the_rest_is_refused_with_a_way_out(content, code):
    with pytest.raises(Refused) as refused:
        read_picture(content)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


@given(st.sampled_from([png(), jpeg(), webp()]), st.data())
def test_no_mutation_does_more_than_be_refused(content, data):
    at = data.draw(st.integers(0, len(content) - 1))
    changed = content[:at] + data.draw(st.binary(max_size=6)) + content[at + data.draw(st.integers(0, 6)) :]
    try:
        found = read_picture(changed)
    except Refused:
        return
    assert len(found.content) <= len(changed) + 18
    assert max(found.width, found.height) <= LARGEST
