"""The API is not led on from http to https: what a program sent in the clear was read already (ASVS v5.0.0-4.1.2).

A page for people is led on (``SECURE_SSL_REDIRECT``); a program would go on sending its key in the clear, and nobody
would notice. So it gets a problem, also for a question that anybody may ask.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import problems


class PlainApiMiddleware:
    """Stands behind the one that knows who asks and how, before anything answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and problems.wanted(request) and not request.is_secure():
            return problems.answer(request, 403, code="https_only", detail=str(problems.HTTPS_ONLY))
        return self.get_response(request)
