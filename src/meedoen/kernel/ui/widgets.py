"""The inputs of a form that Django does not give the right shape by itself."""

from django import forms


class DateInput(forms.DateInput):
    """A day, with the calendar of the device."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """An hour, with the clock of the device."""

    input_type = "time"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%H:%M")


class PhoneInput(forms.TextInput):
    """A phone number: the device shows digits and offers one's own number."""

    input_type = "tel"

    def __init__(self, attrs: dict | None = None):
        super().__init__({"autocomplete": "tel", **(attrs or {})})


class CountInput(forms.NumberInput):
    """A count of people or things, from nought; ``c-stepper`` puts − and + beside it."""

    def __init__(self, attrs: dict | None = None):
        super().__init__({"min": "0", "inputmode": "numeric", **(attrs or {})})
