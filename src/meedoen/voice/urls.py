"""Addresses of voice, by noun."""

from django.urls import URLPattern

from . import answer_urls, group_urls, signal_urls, story_urls

worker: list[URLPattern] = [*signal_urls.worker, *group_urls.worker, *answer_urls.worker, *story_urls.worker]
resident: list[URLPattern] = [*signal_urls.resident, *group_urls.resident, *answer_urls.resident, *story_urls.resident]
