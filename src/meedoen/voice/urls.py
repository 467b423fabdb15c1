"""Addresses of voice, by noun."""

from django.urls import URLPattern

from . import signal_urls

worker: list[URLPattern] = [*signal_urls.worker]
resident: list[URLPattern] = [*signal_urls.resident]
