"""Addresses of the front door and of the desk."""

from django.urls import URLPattern, path

from . import views

everywhere: list[URLPattern] = [
    path("", views.front, name="front"),
    path("werk/", views.choose, name="choose"),
    path("kleur/<slug:colour>.css", views.accent, name="accent"),
    path("taal/<slug:code>/", views.language, name="language"),
]
worker: list[URLPattern] = [
    path("", views.today, name="today"),
    path("leeslogboek/", views.read_log, name="read_log"),
]
