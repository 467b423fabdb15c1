"""Headers on every answer, also on errors and files."""

from collections.abc import Callable
from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_OWN_POLICY = ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt")


class PolicyMiddleware(CSPMiddleware):
    """django-csp's, which writes the policy out anew for each answer; ours is the same on all that say nothing else."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(hasattr(response, name) for name in _OWN_POLICY) or getattr(request, "_csp_nonce", None) is not None:
            return super().process_response(request, response)
        if HEADER not in response:
            response[HEADER] = _policy()
        return response


@cache
def _policy() -> str:
    return str(build_policy())


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
