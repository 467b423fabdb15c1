"""The papers of passes: whose they are, and a statement of what a fund gave."""

from collections.abc import Iterable
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from meedoen.kernel.documents import House, render_pdf

from ..queries.settlements import Line
from ..rules.saying import day
from . import words


def house(network: Any) -> House:
    """Whose paper it is, made today."""
    made_on = _("Gemaakt op %(day)s") % {"day": formats.date_format(timezone.localdate(), "j F Y")}
    return House(network=network.name, accent=network.accent, made=made_on)


def statement_pdf(
    network: Any,
    row: Any,
    lines: Iterable[Line],
    *,
    title: str,
    to: str,
    account: str,
    what: str,
    granted: str,
    settled: str,
) -> bytes:
    """A statement for who gets it or pays it: codes and amounts, no names. ``what`` and ``granted`` head their column;
    ``settled``: since when nothing is to be paid any more, "" while it is."""
    data = {
        "to": to,
        "account": account,
        "period": _("Van %(first)s tot %(last)s") % {"first": day(row.first_day), "last": day(row.last_day)},
        "paid": settled or _("Nog te betalen"),
        "columns": [_("Dag"), what, _("Aanvraag"), _("Prijs"), granted],
        "lines": [
            [day(line.on), line.what, line.code, words.exact(line.price), words.exact(line.granted)] for line in lines
        ],
        "sum": _("Samen"),
        "total": words.exact(row.cents),
    }
    return render_pdf("passes/statement", data, language="nl", title=title, house=house(network))
