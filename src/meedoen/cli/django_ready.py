"""Start Django for a command, with Dutch as its language."""

import os


def choose(*, demo: bool) -> None:
    """Say whether this is the demo, before the settings are read."""
    if demo:
        os.environ["MEEDOEN_DEMO"] = "1"


def start() -> None:
    """Load settings and features."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meedoen.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("nl")
