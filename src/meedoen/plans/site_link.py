"""The way from the residents' board to the questions that anybody may answer."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string


def on_the_site(request: HttpRequest, network: Any) -> str:
    """A link, without a question to the database: when nothing runs, its page says so."""
    return render_to_string("plans/site/link.html", {"network": network}, request)
