"""The style page: every component with realistic words, for whoever builds a screen."""

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from . import samples as words
from .contrast import accent_palette

BASES = {"resident": "ui/base_resident.html", "worker": "ui/base_worker.html"}
PICTURES = {
    "koffie": "2615", "kinderen": "1F9D2", "rolstoel": "267F", "fiets": "1F6B2", "praten": "1F4AC",
    "zwemmen": "1F3CA", "vandaag": "1F4C5", "gratis": "1F193", "avond": "1F319", "leeg": "1F5D3",
}  # fmt: skip


def samples(request: HttpRequest) -> HttpResponse:
    """All components on one page; ``?basis=worker`` on a worker's page, otherwise on a resident's."""
    wrong = words.SampleForm({"first_name": "Amina", "phone": "", "day": "31/02", "helper": "", "place": ""})
    wrong.is_valid()
    context = {
        "base": BASES.get(request.GET.get("basis", ""), BASES["resident"]),
        "network": words.NETWORK, "help_phone": words.HELP_PHONE, "menu": words.menu(),
        "language_links": words.languages(),
        "activities": words.activities(picture), "filters": words.filters(picture), "week": words.week(),
        "people": words.people(), "tabs": words.TABS, "empty_picture": picture("leeg"),
        "form": words.SampleForm(auto_id="free_%s"), "wrong": wrong, "counts": words.SampleCounts(),
    }  # fmt: skip
    return HttpResponse(render_to_string("ui/samples.html", context, request))


def accent_css(colour: str) -> str:
    """The sheet that gives a network its colour; ``UnreadableColour`` when it cannot be read."""
    return render_to_string("ui/accent.css", {"palette": accent_palette(colour)})


def picture(keyword: str) -> str:
    """The path of a sample pictogram, or of the product's mark where that pictogram is not installed."""
    path = f"pictograms/{PICTURES[keyword]}.svg"
    return path if finders.find(path) else "ui/mark.svg"
