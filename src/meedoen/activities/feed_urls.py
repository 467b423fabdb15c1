"""Addresses for calendars, readers and websites of others, and the page on which their addresses are chosen."""

from django.urls import URLPattern, path

from .views import elsewhere, feeds

resident: list[URLPattern] = [
    path("agenda.ics", feeds.agenda, name="agenda"),
    path("nieuw.atom", feeds.newest, name="newest"),
    path("blok.html", feeds.block, name="block"),
]
worker: list[URLPattern] = [
    path("eigen-website/", elsewhere.own_website, name="own_website"),
]
