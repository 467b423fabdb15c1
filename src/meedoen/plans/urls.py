"""Addresses of plans, by noun."""

from django.urls import URLPattern

from . import plan_urls

worker: list[URLPattern] = [*plan_urls.worker]
resident: list[URLPattern] = [*plan_urls.resident]
