"""A photo from a phone, such as one of a receipt: drawn anew in a process of its own, so that nothing but the picture
is left of it, and small enough to keep. (``kernel.pictures`` keeps a logo as it is.)"""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .intake import sandbox
from .refusals import Refused

MOST_BYTES = 12_000_000
SECONDS = 20
WORKER = "meedoen.kernel.intake.photo"
_BEGINS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG of at most 1600 points, upright. Two photos of one paper have nearly the same ``sketch``: few of its 256
    bits differ."""

    content: bytes
    width: int
    height: int
    sketch: str


def read_photo(content: bytes) -> Photo:
    """The photo in these bytes, drawn anew. Raises Refused for what is no photo, is broken, or is too large."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Deze foto is te groot: hoogstens 12 MB. Maak een kleinere foto."), field="photo", code="large")
    if not content.startswith(_BEGINS) and not (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        raise Refused(_("Dit is geen foto die we kennen. Stuur een JPEG of PNG."), field="photo", code="kind")
    try:
        line, _end, made = sandbox.run(WORKER, content, [], SECONDS).partition(b"\n")
        told = json.loads(line)
    except (sandbox.Stopped, ValueError):
        told = {"fault": "stopped"}
    if "fault" in told:
        raise Refused(_("Deze foto is beschadigd. Maak een nieuwe foto."), field="photo", code="broken")
    return Photo(made, told["width"], told["height"], told["sketch"])
