"""The forms of networks: what may be typed and how it is asked. Services decide."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from meedoen.kernel import pictures
from meedoen.kernel.actors import STAFF, Role
from meedoen.kernel.keys import GRANTABLE
from meedoen.kernel.ui.contrast import UnreadableColour, accent_palette
from meedoen.kernel.ui.forms import PlainForm, choose_from
from meedoen.kernel.ui.widgets import CountInput, PhoneInput
from meedoen.kernel.web import HouseForm

from .. import rules
from ..geography import coordinates, edition
from ..terms import AreaKind, OrganisationKind, ReminderWay, Step

Choices = Iterable[tuple[str, Any]]
OFFICIAL = ("nl", "fr", "en", "ar", "tr")


class ColourInput(forms.TextInput):
    """A colour, with the picker of the device; typing #1f5f8b works where there is none."""

    input_type = "color"


class Form(HouseForm, PlainForm):
    """Our token and cleaning, with sentences that say what to do."""


def municipality_choices() -> list[tuple[str, str]]:
    """The municipalities of which a data file is present, by name: NIS code and name."""
    known = [(nis, edition.load(nis).root.name) for nis in edition.known_municipalities()]
    return sorted(known, key=lambda pair: pair[1])


def _language_choices() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


class NetworkLook(Form):
    """What a network shows of itself; shared by making and changing it."""

    name = forms.CharField(label=_("Naam van het netwerk"), max_length=120)
    tagline = forms.CharField(
        label=_("In één zin"), max_length=160, required=False, help_text=_("Bewoners lezen dit op de eerste bladzijde.")
    )
    municipalities = forms.MultipleChoiceField(
        label=_("Gemeenten"), choices=municipality_choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Talen voor bewoners"),
        choices=_language_choices,
        initial=["nl"],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nederlands staat er altijd bij."),
    )
    accent = forms.CharField(
        label=_("Kleur"),
        max_length=7,
        initial="#1f5f8b",
        widget=ColourInput(),
        help_text=_("Voor balken en knoppen. We kijken na of ze leesbaar is."),
    )
    phone = forms.CharField(
        label=_("Telefoonnummer voor bewoners"),
        max_length=30,
        required=False,
        widget=PhoneInput({"autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("E-mailadres voor bewoners"), required=False)

    def clean_languages(self) -> list[str]:
        """Dutch comes first and is always there."""
        chosen = set(self.cleaned_data["languages"]) | {"nl"}
        return [code for code in OFFICIAL if code in chosen]

    def clean_accent(self) -> str:
        """Readable on the page, or the nearest colour that is."""
        typed = self.cleaned_data["accent"].strip()
        try:
            return accent_palette(typed)["accent"]
        except UnreadableColour as wrong:
            tip = _(" Probeer %(colour)s.") % {"colour": wrong.suggestion} if wrong.suggestion else ""
            raise forms.ValidationError(f"{wrong.sentence}{tip}") from None


class NetworkForm(NetworkLook):
    """A new network."""

    slug = forms.CharField(
        label=_("Adres"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Kort, kleine letters: “westerlo” geeft /westerlo/. Dit verandert later niet meer."),
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Alleen kleine letters, cijfers en streepjes."))],
    )
    field_order = ["name", "slug", "municipalities", "tagline", "languages", "accent", "phone", "email"]


class SettingsForm(NetworkLook):
    """What a coordinator may change."""

    controller = forms.CharField(
        label=_("Wie is verantwoordelijk voor de gegevens op deze site?"),
        max_length=160,
        required=False,
        help_text=_("Naam en adres, zoals “Gemeente Westerlo, Boerenkrijgplein 61”. Bewoners lezen dit bij privacy."),
    )
    privacy_contact = forms.CharField(
        label=_("Hoe bereik je de functionaris voor gegevensbescherming (DPO)?"),
        max_length=120,
        required=False,
        help_text=_("Een e-mailadres of telefoonnummer van de dienst, geen naam."),
    )
    stale_after_days = forms.IntegerField(
        label=_("Na hoeveel dagen vragen we of aanbod nog klopt?"), min_value=7, max_value=730, widget=CountInput()
    )
    let_smaller_pass = forms.BooleanField(
        label=_("Op de wachtlijst mag een kleine groep voorgaan als de grote er niet bij kan"), required=False
    )


class LogoForm(Form):
    """A picture from the computer; what is in it is decided by ``kernel.pictures``."""

    file = forms.FileField(
        label=_("Kies een beeld"),
        help_text=_("PNG, JPEG of WebP, hoogstens 300 kB. Een logo op een doorzichtige achtergrond is het mooist."),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_file(self) -> bytes:
        """The bytes, no more than can be a logo."""
        return bytes(self.cleaned_data["file"].read(pictures.MOST_BYTES + 1))


class NoLogoForm(Form):
    """Take the logo away."""


class OrganisationForm(Form):
    """A partner."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    kind = forms.ChoiceField(label=_("Wat voor partner is dit?"), choices=[("", _("Kies")), *OrganisationKind.choices])
    kbo = forms.CharField(
        label=_("Ondernemingsnummer"),
        max_length=20,
        required=False,
        help_text=_("Tien cijfers, zoals 0123.456.749. Een feitelijke vereniging heeft er geen."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    about = forms.CharField(
        label=_("Wat doen jullie?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": "4"})
    )
    contact_name = forms.CharField(label=_("Wie bel je?"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("Telefoon"), max_length=30, required=False, widget=PhoneInput({"autocomplete": "off"})
    )
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    def clean_kbo(self) -> str:
        """Checked here, so that a number in the wrong field is not kept in any form."""
        typed = self.cleaned_data["kbo"].strip()
        if not typed:
            return ""
        number = rules.kbo_number(typed)
        if number is None:
            raise forms.ValidationError(
                _("Dit is geen geldig ondernemingsnummer. Het heeft tien cijfers, zoals 0123.456.749.")
            )
        return number


class ClosingForm(Form):
    """A partner leaves: who takes over what goes on?"""

    hand_over_to = forms.ChoiceField(
        label=_("Wie neemt het aanbod over?"),
        required=False,
        help_text=_("De activiteiten, initiatieven en plaatsen gaan naar deze partner."),
    )

    def __init__(self, *args: Any, others: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "hand_over_to", [("", _("Niemand")), *((str(one.pk), one.name) for one in others)])

    @property
    def answers(self) -> dict[str, Any]:
        chosen = self.cleaned_data["hand_over_to"]
        return {"hand_over_to": uuid.UUID(chosen) if chosen else None}


class FirstPartnerForm(OrganisationForm):
    """The first organisation of a new network: only what is needed to begin."""

    field_order = ["name", "kind", "kbo"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("about", "contact_name", "phone", "email", "website"):
            del self.fields[name]


class InvitationForm(Form):
    """Someone is asked to take a role."""

    name = forms.CharField(
        label=_("Voornaam en naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Welke rol?"), widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Laat leeg voor wie alleen een telefoon heeft. Dan krijg je een code om voor te lezen."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, roles: Iterable[Role] = STAFF, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "role", [(role.value, role.label) for role in Role if role in set(roles)])


class KeyForm(Form):
    """A key for a program."""

    name = forms.CharField(
        label=_("Waarvoor is de sleutel?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: de website van de bibliotheek."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    actions = forms.MultipleChoiceField(label=_("Wat mag de sleutel?"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(
        label=_("Hoelang geldt hij?"),
        coerce=int,
        choices=[(31, _("Een maand")), (183, _("Een half jaar")), (366, _("Een jaar"))],
        initial=183,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "actions", list(GRANTABLE.items()))


class FirstCoordinatorForm(InvitationForm):
    """The first coordinator: the role is known."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["role"]


class CodeForm(PlainForm):
    """A code that somebody read aloud."""

    code = forms.CharField(
        label=_("Je code"),
        max_length=60,
        help_text=_("Twaalf letters en cijfers. Streepjes en hoofdletters maken niet uit."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class AcceptForm(PlainForm):
    """A new account: only a password. ``once`` makes a double click count once."""

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        max_length=200,
        strip=False,
        help_text=_("Minstens 12 tekens. Drie of vier gewone woorden na elkaar is goed. Plakken mag."),
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
    )

    def shown(self) -> None:
        """Show what was typed, for who cannot see a mistake behind dots."""
        self.fields["password"].widget.input_type = "text"


class PlaceForm(Form):
    """A place. The point comes from a click on the map, from pasted coordinates, or is left out for a neighbourhood."""

    name = forms.CharField(label=_("Naam van de plaats"), max_length=120)
    street = forms.CharField(label=_("Straat en nummer"), max_length=120, required=False)
    postcode = forms.CharField(
        label=_("Postcode"), max_length=10, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    locality = forms.CharField(label=_("Gemeente of dorp"), max_length=80, required=False)
    how_to_get_there = forms.CharField(
        label=_("Hoe geraak je er?"),
        required=False,
        max_length=600,
        help_text=_("In gewone woorden: “achter de kerk, de groene deur”."),
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    bus_stop = forms.CharField(label=_("Dichtste bushalte"), max_length=120, required=False)
    wheelchair = forms.ChoiceField(
        label=_("Kan een rolstoel binnen?"), choices=Step.choices, initial=Step.UNKNOWN, widget=forms.RadioSelect
    )
    toilet = forms.ChoiceField(
        label=_("Is er een aangepast toilet?"), choices=Step.choices, initial=Step.UNKNOWN, widget=forms.RadioSelect
    )
    parking = forms.BooleanField(label=_("Er is plaats voor auto’s"), required=False)
    known_place = forms.BooleanField(label=_("Mensen komen hier al, voor iets anders"), required=False)
    organisation = forms.ChoiceField(label=_("Van welke partner?"), required=False)
    point = forms.CharField(
        label=_("Punt op de kaart"),
        required=False,
        max_length=2000,
        help_text=_(
            "Klik op de kaart, of plak coördinaten of het adres van een kaartsite. Bijvoorbeeld 51.0833, 4.9167."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    area = forms.ChoiceField(
        label=_("Of kies een wijk"), required=False, help_text=_("Alleen nodig als je geen punt geeft.")
    )

    def __init__(self, *args: Any, areas: Iterable[Any] = (), organisations: Iterable[Any] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = [(str(area.pk), _area_label(area)) for area in areas]
        choose_from(self, "area", [("", _("Geen wijk gekozen")), *sorted(named, key=lambda pair: str(pair[1]))])
        partners = [(str(one.pk), one.name) for one in organisations]
        choose_from(self, "organisation", [("", _("Van niemand in het bijzonder")), *partners])

    def clean_point(self) -> coordinates.Coordinates | None:
        """Degrees, however they were pasted."""
        typed = self.cleaned_data["point"].strip()
        if not typed:
            return None
        try:
            return coordinates.parse(typed)
        except coordinates.NotCoordinates as wrong:
            raise forms.ValidationError(wrong.sentence) from None

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of a place."""
        found = dict(super().answers)
        point = found.pop("point")
        found["latitude"], found["longitude"] = point if point else (None, None)
        for name in ("area", "organisation"):
            chosen = found.pop(name)
            found[f"{name}_id"] = uuid.UUID(chosen) if chosen else None
        return found


def _area_label(area: Any) -> str:
    above = area.parent.name if area.parent is not None else ""
    name = _("ergens in %(village)s") % {"village": above} if area.unknown else area.name
    return f"{above}: {name}" if above and area.kind == AreaKind.NEIGHBOURHOOD else str(name)


class ReminderForm(Form):
    """How people are reminded of the day before."""

    reminders = forms.BooleanField(label=_("Herinner mensen de dag voordien"), required=False)
    reminder_hour = forms.TypedChoiceField(
        label=_("Vanaf welk uur?"),
        coerce=int,
        choices=[(hour, _("%(hour)s uur") % {"hour": hour}) for hour in range(8, 21)],
        help_text=_("De dag voordien, Belgische tijd. Tussen 21 en 8 uur gaat er nooit een sms weg."),
    )
    reminder_channels = forms.MultipleChoiceField(
        label=_("Hoe?"),
        choices=ReminderWay.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elk krijgt wat hij of zij zelf koos. Wie geen sms of mail kan krijgen, staat op de bellijst."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("reminders") and not cleaned.get("reminder_channels") and "reminder_channels" not in self.errors:
            self.add_error("reminder_channels", _("Kies minstens één manier, of zet het herinneren uit."))
        return cleaned
