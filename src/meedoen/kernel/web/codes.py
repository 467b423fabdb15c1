"""A short code that somebody types without signing in: type it, look what it is for, say yes."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.refusals import Refused

from . import languages
from .forms import retyped
from .public_forms import PublicForm
from .request import HouseRequest
from .throttle import Throttle, source_of


class TypedCodeForm(PublicForm):
    """The short code, however it is typed."""

    code = forms.CharField(
        label=gettext_lazy("Je code"),
        help_text=gettext_lazy("Acht tekens. Ze staan op je blad, bijvoorbeeld K7P4-QX2M."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={
            "required": gettext_lazy("Typ je code. Weet je ze niet meer? Bel ons."),
            "max_length": gettext_lazy("Dat is te lang voor een code. Een code heeft acht tekens."),
        },
    )


class CodeForm(TypedCodeForm):
    """The code, and ``sure``: the yes on the second screen."""

    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)


Answer = Callable[[HouseRequest, CodeForm], HttpResponse]


def by_code(request: HouseRequest, guesses: Throttle, *, ask: Answer, look: Answer, act: Answer) -> HttpResponse:
    """The code, then what it is for (``look``), then done (``act``); ``ask`` shows the question, with what is wrong.

    A code that ``look`` or ``act`` refuses counts as a guess; after too many guesses of one sender the phone is left.
    """
    if request.method != "POST":
        return ask(request, CodeForm())
    switching = languages.switching(request)
    if switching and not request.POST.get("sure"):
        return ask(request, retyped(CodeForm(), request.POST))
    form = CodeForm(request.POST)
    source = f"{request.network.slug} {source_of(request)}"
    if not form.is_valid():
        return ask(request, form)
    if guesses.full(source):
        form.add_error("code", _("Dat was te vaak fout. Wacht een kwartier, of bel ons."))
        return ask(request, form)
    try:
        return (act if form.cleaned_data["sure"] and not switching else look)(request, form)
    except Refused as refusal:
        guesses.take(source)
        form.add_error("code", str(refusal.sentence))
        return ask(request, form)
