"""The ways from the residents' board to the form, and to what happened with what was said."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from .queries.signals import public_form_open


def on_the_site(request: HttpRequest, network: Any) -> str:
    """The form only where it is open; what came of it always."""
    return render_to_string("voice/site/link.html", {"network": network, "open": public_form_open()}, request)
