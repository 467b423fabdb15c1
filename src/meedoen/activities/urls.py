"""Addresses of this feature."""

from django.urls import URLPattern

from . import import_urls

worker: list[URLPattern] = [*import_urls.urls]
resident: list[URLPattern] = []
