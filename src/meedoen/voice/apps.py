from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "meedoen.voice"
    label = "voice"

    def ready(self):
        from . import joining_groups, joining_signals

        joining_signals.connect()
        joining_groups.connect()
