from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "meedoen.activities"
    label = "activities"

    def ready(self):
        from meedoen.kernel.privacy import erasure

        from . import services

        erasure.register("activities", services.forget)
