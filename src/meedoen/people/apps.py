from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "meedoen.people"
    label = "people"

    def ready(self):
        from meedoen.kernel.privacy import erasure

        from . import services

        erasure.register("people", services.forget)
