from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "meedoen.wording"
    label = "wording"
