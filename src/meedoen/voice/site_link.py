"""The ways from the residents' board to the form, and to what happened with what was said."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string


def on_the_site(request: HttpRequest, network: Any) -> str:
    """Both links, without a question to the database: where the form is closed, its page says whom to call."""
    return render_to_string("voice/site/link.html", {"network": network}, request)


def above_the_board(request: HttpRequest, network: Any) -> str:
    """The same two in a few words, for the slot ``site.ways`` above the list."""
    return render_to_string("voice/site/ways.html", {"network": network}, request)
