from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "meedoen.kernel.ui"
    label = "ui"
