"""What the style page shows: invented, but worded as the real pages are."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .forms import PlainForm
from .widgets import CountInput, DateInput, PhoneInput, TimeInput


class SampleForm(PlainForm):
    """One field of each shape."""

    first_name = forms.CharField(
        label=_("Je voornaam"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    phone = forms.CharField(
        label=_("Je gsm-nummer"),
        help_text=_("We bellen of sturen een bericht als er iets verandert."),
        widget=PhoneInput(),
    )
    day = forms.DateField(label=_("Welke dag?"), widget=DateInput())
    hour = forms.TimeField(label=_("Vanaf hoe laat?"), required=False, widget=TimeInput())
    place = forms.ChoiceField(
        label=_("Waar?"), choices=[("", _("Kies een plaats")), ("de-kring", "De Kring, Westerlo"), ("oevel", "Oevel")]
    )
    helper = forms.ChoiceField(
        label=_("Wil je dat iemand meegaat?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja, graag")), ("no", _("Nee, ik kom alleen")), ("call", _("Bel mij daarover"))],
    )
    needs = forms.MultipleChoiceField(
        label=_("Wat heb je nodig?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("childcare", _("Opvang voor de kinderen")), ("lift", _("Vervoer"))],
    )
    note = forms.CharField(
        label=_("Wil je nog iets zeggen?"), required=False, widget=forms.Textarea(attrs={"rows": "3", "data-keep": ""})
    )
    agree = forms.BooleanField(label=_("Ik heb gelezen wie dit ziet"))


class SampleCounts(PlainForm):
    """Two counts at the door."""

    adults = forms.IntegerField(label=_("En nog andere volwassenen"), initial=3, min_value=0, widget=CountInput())
    children = forms.IntegerField(label=_("En nog andere kinderen"), initial=5, min_value=0, widget=CountInput())


NETWORK = {"name": "Samen in Westerlo", "slug": "westerlo"}
HELP_PHONE = {"dial": "+3214000000", "shown": "014 00 00 00"}


def languages() -> list[dict]:
    """The five languages of the resident pages."""
    names = {"nl": "Nederlands", "fr": "Français", "en": "English", "ar": "العربية", "tr": "Türkçe"}
    return [
        {"code": code, "name": name, "href": f"?taal={code}", "current": code == "nl"} for code, name in names.items()
    ]


def menu() -> list[dict]:
    """A coordinator's menu: longer than a thumb can hold."""
    items = [
        (_("Vandaag"), "home"),
        (_("Kalender"), "calendar"),
        (_("Tiklijst"), "list"),
        (_("Partners"), "people"),
        (_("Plaatsen"), "pin"),
        (_("Cijfers"), "figures"),
        (_("Leeslogboek"), "info"),
    ]
    return [{"label": label, "icon": icon, "url": f"#{icon}", "current": icon == "home"} for label, icon in items]


def activities(picture) -> list[dict]:
    """Three cards of the board; ``picture(keyword)`` gives the path of a pictogram."""
    return [
        {
            "title": _("Koffie en spelletjes"), "href": "#koffie", "pictogram": picture("koffie"),
            "day": _("Vandaag"), "time": _("van 14 tot 16 uur"), "place": "De Kring, Westerlo-centrum",
            "route": _("Twee minuten van de bushalte Kerk"), "price": _("gratis"),
            "flags": [(picture("kinderen"), _("kinderen welkom")), (picture("rolstoel"), _("rolstoel kan binnen"))],
        },
        {
            "title": _("Fietsen herstellen, samen met Jos"), "href": "#fiets", "pictogram": picture("fiets"),
            "day": _("Zaterdag 28 november"), "time": _("van 10 tot 12 uur"), "place": "Parochiezaal, Oevel",
            "route": _("Achter de kerk, de groene deur"), "price": _("2 euro, met kansentarief 0,50 euro"),
            "flags": [(picture("praten"), _("weinig Nederlands is oké"))],
        },
        {
            "title": _("Zwemmen met het gezin"), "href": "#zwemmen", "pictogram": picture("zwemmen"),
            "day": _("Zondag 29 november"), "time": _("van 9 tot 11 uur"), "place": "Zwembad, Tongerlo",
            "cancelled": _("Gaat niet door: het bad is gesloten."), "flags": [],
        },
    ]  # fmt: skip


def filters(picture) -> list[dict]:
    """The everyday words by which a resident narrows the board."""
    words = [
        (_("Vandaag"), "vandaag"), (_("Gratis"), "gratis"), (_("Met kinderen"), "kinderen"),
        (_("Weinig Nederlands"), "praten"), (_("Rolstoel"), "rolstoel"), (_("’s Avonds"), "avond"),
    ]  # fmt: skip
    return [
        {"label": word, "href": f"?{key}=1", "pictogram": picture(key), "active": key == "gratis"}
        for word, key in words
    ]


def week() -> list[dict]:
    """A week strip with how many activities each day has."""
    days = [("ma", 23, 2), ("di", 24, 1), ("wo", 25, 4), ("do", 26, 0), ("vr", 27, 3), ("za", 28, 1), ("zo", 29, 1)]
    full = {"ma": _("maandag"), "di": _("dinsdag"), "wo": _("woensdag"), "do": _("donderdag"), "vr": _("vrijdag")}
    full |= {"za": _("zaterdag"), "zo": _("zondag")}
    return [
        {"name": name, "number": number, "count": count, "href": f"?dag={number}",
         "full": ngettext("%(day)s, %(count)d activiteit", "%(day)s, %(count)d activiteiten", count)
         % {"day": f"{full[name]} {number}", "count": count}, "current": number == 25}
        for name, number, count in days
    ]  # fmt: skip


def people() -> list[dict]:
    """Rows of a tick list: a first name or a code, never more."""
    return [
        {"id": "tick-1", "name": "Amina", "detail": _("en 2 kinderen · opvang gevraagd"), "here": True},
        {"id": "tick-2", "name": "Luc", "detail": _("komt met de minibus"), "here": False},
        {"id": "tick-3", "name": "K7-4M", "detail": _("stempelkaart · eerste keer"), "here": False},
    ]


TABS = [
    {"label": _("Komende"), "href": "#komende", "current": True, "count": 12},
    {"label": _("Voorbij"), "href": "#voorbij"},
    {"label": _("Afgelast"), "href": "#afgelast", "count": 1},
]
