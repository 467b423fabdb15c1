from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "meedoen.desk"
    label = "desk"
