"""Addresses of signals and bundles."""

from django.urls import URLPattern

worker: list[URLPattern] = []
resident: list[URLPattern] = []
