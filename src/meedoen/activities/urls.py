"""Addresses of this feature."""

from django.urls import URLPattern

from . import door_urls, feed_urls, import_urls, planning_urls, site_urls

worker: list[URLPattern] = [
    *planning_urls.urls,
    *import_urls.urls,
    *door_urls.door_urls,
    *feed_urls.worker,
]
resident: list[URLPattern] = [*site_urls.urls, *feed_urls.resident]
