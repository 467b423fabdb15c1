from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "meedoen.voice"
    label = "voice"

    def ready(self):
        from . import joining_answers, joining_groups, joining_signals, joining_stories

        joining_signals.connect()
        joining_groups.connect()
        joining_answers.connect()
        joining_stories.connect()
