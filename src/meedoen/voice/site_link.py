"""The way from the residents' board to the form."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from .queries.signals import public_form_open


def on_the_site(request: HttpRequest, network: Any) -> str:
    """The link, where the form is open."""
    if not public_form_open():
        return ""
    return render_to_string("voice/site/link.html", {"network": network}, request)
