"""The same plan in the words of who reads it: residents in plain words, the council with evidence and state."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.web.words import begin

from ..queries.findings import Found
from ..queries.goals import Acted, Aimed
from ..terms.findings import Missing
from ..terms.goals import Light
from ..terms.papers import Reader
from ..views import words
from . import blocks
from .blocks import Block


def quotes(found: Found) -> list[str]:
    """The words of people that may be printed: what they agreed to. A note of a worker never leaves on paper."""
    return [one.words for one in found.voices if one.quoted and one.words]


def finding(found: Found, reader: Reader, *, evidence: bool) -> Block:
    """A finding. With ``evidence`` its figures, its right, who must act, and for the council what it still lacks."""
    row = found.row
    if not evidence:
        return blocks.item(row.text, quotes=quotes(found)[:1])
    lines = [_figure(said, source) for _key, said, source in found.figures]
    others = len(found.voices) - len(quotes(found))
    if others:
        lines.append(ngettext("Nog %(n)s stem zegt dit.", "Nog %(n)s stemmen zeggen dit.", others) % {"n": others})
    about = [found.zone, str(row.get_right_display()) if row.right else ""]
    if row.duty:
        about.append(_("wie moet handelen: %(who)s") % {"who": _who(found)})
    lines.append(" · ".join(part for part in about if part))
    if reader == Reader.COUNCIL and found.missing:
        lacks = ", ".join(str(Missing(one).label) for one in found.missing)
        lines.append(_("Mist nog: %(lacks)s.") % {"lacks": lacks})
    return blocks.item(row.text, lines=lines, quotes=quotes(found))


def _figure(said: str, source: str) -> str:
    return f"{said} ({source})" if source else said


def _who(found: Found) -> str:
    duty = str(found.row.get_duty_display())
    return f"{duty} ({found.partner})" if found.partner else duty


def aim(aimed: Aimed, reader: Reader) -> str:
    """A goal as this reader reads it."""
    return aimed.row.plain if reader == Reader.RESIDENTS and aimed.row.plain else aimed.row.text


def act(acted: Acted, reader: Reader) -> str:
    """An action as this reader reads it."""
    return acted.row.plain if reader == Reader.RESIDENTS and acted.row.plain else acted.row.text


def action(acted: Acted, reader: Reader) -> Block:
    """An action with who pulls it and by when; for the council with its state in a word and its figure."""
    told = words.action(acted)
    lines = [" · ".join(part for part in (told["owner"], _by(told["due"]), told["zone"]) if part)]
    if reader == Reader.RESIDENTS:
        late = acted.standing.light == Light.RED
        said = _("duurt langer dan gepland") if late else str(acted.row.get_progress_display())
        return blocks.item(act(acted, reader), lines=lines, tag=said)
    if told["target"]:
        lines.append(measured(acted))
    return blocks.item(acted.row.text, lines=lines, tag=told["why"], tone=told["tone"])


def _by(due: str) -> str:
    return _("klaar tegen %(day)s") % {"day": due}


def measured(acted: Acted) -> str:
    """ "Eters aan tafel: 34 personen (op weg van 20 naar 50)", or only the way to go."""
    told = words.action(acted)
    if not told["target"]:
        return ""
    way = _("van %(start)s naar %(target)s %(unit)s") % told
    if not told["last"]:
        return f"{begin(told['indicator'])}: {way}".strip()
    return _("%(name)s: %(last)s op %(on)s (%(way)s)") % {
        "name": begin(told["indicator"]), "last": told["last"], "on": told["last_on"], "way": way.strip(),
    }  # fmt: skip


def by_duty(found: Iterable[Found]) -> list[tuple[str, list[str]]]:
    """Who must act, with the findings that ask it of them; a finding without a duty is left out."""
    asked: dict[str, list[str]] = {}
    for one in found:
        if one.row.duty:
            asked.setdefault(_who(one), []).append(one.row.text)
    return sorted(asked.items(), key=lambda line: -len(line[1]))


def longest(parts: Sequence[Block], most: int = 3) -> list[str]:
    """The longest texts of these blocks that somebody wrote: what shortening helps most."""
    written = [text for one in parts for text in (one.get("text", ""), *one.get("quotes", ())) if text]
    return sorted(dict.fromkeys(written), key=lambda text: (-len(text), text))[:most]
