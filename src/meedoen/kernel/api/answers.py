"""Answers of the API: JSON with an ETag, and what every operation declares for when it goes wrong."""

import hashlib
import json
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Schema
from pydantic import Field

from ..refusals import NotFound, Refused
from ..web import problems

FRESH_SECONDS = 60
"""How long a copy may be used without asking again; after that the ETag tells whether anything changed."""
MOST = 100

Limit = Annotated[int, Field(ge=1, le=MOST, description="how many at most in one page")]


class FieldProblem(Schema):
    """What is wrong with one field."""

    field: str
    code: str
    detail: str


class Problem(Schema):
    """A problem (RFC 9457). `code` is a stable word; `detail` is a sentence in Dutch or the language asked for."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblem] = []


def reads(schema: Any) -> dict[int, Any]:
    """What a public read answers with."""
    return {200: schema, 404: Problem, 405: Problem, 422: Problem}


def writes(schema: Any, *statuses: int) -> dict[int, Any]:
    """What a write answers with: 201 the first time, 200 when the same Idempotency-Key comes again."""
    return {200: schema, 201: schema} | dict.fromkeys(
        sorted({400, 404, 405, 409, 413, 415, 422, 429, *statuses}), Problem
    )


def read(request: HttpRequest, body: Any, *, seconds: int = FRESH_SECONDS) -> HttpResponse:
    """A public answer that anybody may keep for a minute; 304 for who has it already."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    response = HttpResponse(content, content_type="application/json")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    return get_conditional_response(request, etag=etag, response=response)  # type: ignore[return-value]


def answer(body: Any, *, status: int) -> HttpResponse:
    """An answer to one asker only."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(content, content_type="application/json", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The refusal of a rule: 422 with its sentence, 429 when it is about too many at once."""
    status = 429 if refusal.code == "busy" else 422
    named = [{"field": refusal.field, "code": refusal.code, "detail": refusal.sentence}] if refusal.field else []
    return problems.answer(request, status, code=refusal.code, detail=refusal.sentence, errors=named)


def missing(request: HttpRequest, gone: NotFound | Exception) -> HttpResponse:
    return problems.answer(request, 404)
