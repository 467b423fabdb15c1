"""A stage for the screens' base alone: enough settings to render it, and a browser door to what it renders.

``python -m tests.kernel.ui.stage FOLDER`` draws the style page in both directions and two widths into FOLDER.
"""

import mimetypes
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tools.testing import machine

SOURCE = Path(__file__).resolve().parents[3] / "src" / "meedoen"
SITE = "http://samples.test"
WIDTHS = {"phone": 360, "desk": 1280}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)


def set_up() -> None:
    """Settings for a run without the house around it."""
    import django
    from django.conf import settings

    apps = ["staticfiles", "contenttypes", "auth"]
    settings.configure(
        SECRET_KEY="only-for-the-style-page",
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in apps), "django_htmx", "django_cotton.apps.SimpleAppConfig",
                        "meedoen.kernel.ui"],
        STATICFILES_DIRS=[SOURCE / part / "static" for part in ("kernel", "wording")],
        STATIC_URL="/static/", LANGUAGE_CODE="nl", USE_TZ=True,
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "loaders": ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
            "builtins": ["django_cotton.templatetags.cotton"]}}],
    )  # fmt: skip
    django.setup()


def page_of(base: str, language: str) -> str:
    """The style page as HTML."""
    from django.test import RequestFactory
    from django.utils import translation

    from meedoen.kernel.ui import views

    with translation.override(language):
        return views.samples(RequestFactory().get("/", {"basis": base})).content.decode()


def answer(route) -> None:
    """Serve a page (``/resident/nl``) or a static file to the browser, under the product's own content policy."""
    from django.contrib.staticfiles import finders

    path = urlsplit(route.request.url).path
    if path.startswith("/static/"):
        file = finders.find(path.removeprefix("/static/"))
        if not file:
            return route.fulfill(status=404)
        return route.fulfill(body=Path(file).read_bytes(), content_type=mimetypes.guess_type(file)[0])
    base, language = path.strip("/").split("/")
    return route.fulfill(
        body=page_of(base, language),
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": POLICY},
    )


def draw(folder: Path) -> None:
    """Pictures of the style page, to be looked at."""
    from playwright.sync_api import sync_playwright

    set_up()
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=machine.browser(), args=["--no-sandbox"])
        for base in ("resident", "worker"):
            for language in ("nl", "ar"):
                for name, width in WIDTHS.items():
                    page = browser.new_page(viewport={"width": width, "height": 900})
                    page.route(f"{SITE}/**", answer)
                    page.on("console", lambda message: sys.stderr.write(f"{message.text}\n"))
                    page.goto(f"{SITE}/{base}/{language}")
                    page.screenshot(path=folder / f"{base}-{language}-{name}.png", full_page=True)
                    page.close()
        browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
