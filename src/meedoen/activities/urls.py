"""Addresses of this feature."""

from django.urls import URLPattern

worker: list[URLPattern] = []
resident: list[URLPattern] = []
