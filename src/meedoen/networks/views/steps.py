"""Two shapes of page that return: "are you sure, this is what happens", and "this is shown once"."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from meedoen.kernel.web import HouseForm, attempt, done, page
from meedoen.kernel.web.request import HouseRequest

from ..invitation_mail import send_invitation


def confirm(
    request: HouseRequest,
    *,
    question: str,
    consequences: list[str],
    act: str,
    back: str,
    call: Callable[[Any], Any],
    said: str,
    kind: str = "danger",
) -> HttpResponse:
    """Ask once, do it, go back. A refusal is shown on the same page. ``call`` gets the token of the form."""
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: call(form.token)) is not None:
        if said:
            done(request, said)
        response = HttpResponseRedirect(back)
        response.status_code = 303
        return response
    context = {
        "question": question, "consequences": consequences, "act": act, "back_url": back, "form": form,
        "action": request.path, "kind": kind,
    }  # fmt: skip
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


def show_secret(request: HouseRequest, made: Any, *, back: str) -> HttpResponse:
    """The link or code of a new invitation, once. A repeated submit finds the invitation, but no longer its secret."""
    invitation, secret = made if len(made) == 2 else (made[0], None)
    by_mail = bool(invitation.email)
    link = request.build_absolute_uri(reverse("invitations:accept", args=[secret])) if secret else ""
    mailed = (
        bool(secret)
        and by_mail
        and send_invitation(
            to=invitation.email,
            name=invitation.name,
            network=request.network,
            link=link,  # type: ignore[attr-defined]
        )
    )
    context = {
        "invitation": invitation, "link": link, "mailed": mailed, "by_mail": by_mail, "back": back,
        "spoken": "-".join(secret[start : start + 4] for start in range(0, 12, 4)) if secret and not by_mail else "",
        "code_page": request.build_absolute_uri(reverse("invitations:code")),
    }  # fmt: skip
    return page(request, "invitations/made.html", context)
