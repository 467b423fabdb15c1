"""Headers on every answer, also on errors and files."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SIGN_OUT = "account_logout"


class HeadersMiddleware:
    """Switches off what the product never uses in the browser."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.method == "POST" and getattr(request.resolver_match, "url_name", "") == SIGN_OUT:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'  # the next one at this computer finds nothing
        return response
