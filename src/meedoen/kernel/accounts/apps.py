from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in. Stands before django-allauth in INSTALLED_APPS, so that its pages are ours."""

    name = "meedoen.kernel.accounts"
    label = "accounts"

    def ready(self):
        from . import devices, stillness, watch

        devices.connect()
        stillness.connect()
        watch.connect()
