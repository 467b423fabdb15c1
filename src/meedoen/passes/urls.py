"""Addresses of passes and allowances."""

from django.urls import URLPattern, path

from .views import schemes

_version = "regelingen/versie/<uuid:version_id>"

worker: list[URLPattern] = [
    path("regelingen/", schemes.schemes, name="schemes"),
    path("regelingen/nieuw/", schemes.add, name="add_scheme"),
    path(f"{_version}/", schemes.version, name="version"),
    path(f"{_version}/aanpassen/", schemes.change, name="change"),
    path(f"{_version}/publiceren/", schemes.publish, name="publish"),
    path(f"{_version}/vernieuwen/", schemes.new_version, name="new_version"),
    path(f"{_version}/stoppen/", schemes.stop, name="stop"),
]
