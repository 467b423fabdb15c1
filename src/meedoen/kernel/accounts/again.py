"""Who is about to take data away or erase it proves again who is sitting there (ASVS v5.0.0-7.5.3)."""

import time
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .adapter import JUST_NOW


def prove_again(request: HttpRequest, back: str) -> HttpResponse | None:
    """Where to go to type the password (or use the key) once more; None when that was done within ten minutes.

    ``back`` is the page to return to: one that is only looked at, never the act itself.
    """
    records = get_authentication_records(request, request.user)
    if records and time.time() - records[-1]["at"] < JUST_NOW:
        return None
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}")
