"""A file that a page hands over: its kind follows from its name."""

from django.http import HttpResponse

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "jpg": "image/jpeg",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "xml": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file(content: bytes, name: str, *, to_keep: bool = False, kept: str = "no-store") -> HttpResponse:
    """The answer with this file, to look at or (``to_keep``) to keep under ``name``, whose ending says its kind.

    ``kept`` says what a browser may remember of it; empty leaves that to the page's own rules.
    """
    response = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'{"attachment" if to_keep else "inline"}; filename="{name}"'
    if kept:
        response.headers["Cache-Control"] = kept
    return response
