"""Forms that speak plainly: short sentences that say what to do, in place of the framework's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.money import read_euros, typed_euros
from meedoen.kernel.photos import MOST_BYTES, Photo, read_photo
from meedoen.kernel.refusals import Refused

REQUIRED: dict[type[forms.Field], Any] = {
    forms.BooleanField: _("Vink dit aan om verder te gaan."),
    forms.ChoiceField: _("Kies er een."),
    forms.FileField: _("Kies een bestand."),
    forms.Field: _("Vul dit in."),
}
INVALID: dict[type[forms.Field], Any] = {
    forms.DateField: _("Deze dag bestaat niet. Schrijf bijvoorbeeld 28/11/2026."),
    forms.TimeField: _("Dit uur bestaat niet. Schrijf bijvoorbeeld 14:30."),
    forms.EmailField: _("Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@voorbeeld.be."),
    forms.IntegerField: _("Schrijf een getal, bijvoorbeeld 3."),
}


class PlainForm(forms.Form):
    """A form whose errors say what to do. The browser's own bubbles stay out: they cannot be translated or reread."""

    use_required_attribute = False

    def full_clean(self):
        for field in self.fields.values():  # also those that a form adds for what it was given
            for code, sentences in (("required", REQUIRED), ("invalid", INVALID)):
                plain = next((sentence for kind, sentence in sentences.items() if isinstance(field, kind)), None)
                if plain and field.error_messages.get(code) == _default(field, code):
                    field.error_messages[code] = plain
        super().full_clean()


class MoneyField(forms.CharField):
    """An amount in euro as people type it ("7120", "7.120,50", "€ 12,5"); the value is in cents, None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": "8", "class": "short", "autocomplete": "off"})
    default_error_messages = {"invalid": _("Schrijf een bedrag, bijvoorbeeld 12,50.")}

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        cents = read_euros(typed)
        if cents is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return cents

    def prepare_value(self, value: Any) -> Any:
        return typed_euros(value) if isinstance(value, int) else value


def choose_from(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Fill a list of the form with what the view has read."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no list")
    field.choices = list(choices)


def sometimes(form: forms.Form, *names: str) -> None:
    """These fields are needed in some cases, as their help says: "not required" would not be true of them."""
    for name in names:
        form.fields[name].sometimes = True  # type: ignore[attr-defined]


def own_organisation(form: forms.Form, organisations: Iterable[Any]) -> None:
    """Which of one's own organisations, in ``organisation_id``; where there is one, it is not asked."""
    mine = list(organisations)
    choose_from(form, "organisation_id", [(str(one.pk), one.name) for one in mine])
    if len(mine) == 1:
        field: Any = form.fields["organisation_id"]
        field.widget, field.required, field.empty_value = forms.HiddenInput(), False, mine[0].pk
        form.initial.setdefault("organisation_id", mine[0].pk)


def _default(field: forms.Field, code: str) -> Any:
    """The framework's own message for a field of this kind: what is worded by hand is left alone."""
    kinds = (kind.__dict__.get("default_error_messages", {}) for kind in type(field).__mro__)
    return next((messages[code] for messages in kinds if code in messages), None)


class PhotoField(forms.FileField):
    """A photo from a phone or a computer; the value is a ``kernel.photos.Photo``, or None when none was chosen."""

    widget = forms.FileInput({"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Photo | None:
        if not data and not self.required:
            return None
        file = super().clean(data, initial)
        try:
            return read_photo(file.read(MOST_BYTES + 1))
        except Refused as refusal:
            raise forms.ValidationError(str(refusal.sentence), code=refusal.code) from None
