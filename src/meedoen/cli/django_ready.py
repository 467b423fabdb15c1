"""Start Django for a command, with Dutch as its language."""

import os

from .assets import compile_translations


def choose(*, demo: bool) -> None:
    """Say whether this is the demo, before the settings are read."""
    if demo:
        os.environ["MEEDOEN_DEMO"] = "1"


def start() -> None:
    """Load settings and features; translations are compiled first, because Django reads them as it starts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meedoen.config.settings")
    import django
    from django.apps import apps
    from django.conf import settings
    from django.utils import translation

    for folder in settings.LOCALE_PATHS:
        compile_translations(folder)
    if not apps.ready:  # a second time would bind the log to whatever standard error is at that moment
        django.setup()
    translation.activate("nl")
