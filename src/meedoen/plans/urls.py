"""Addresses of plans, by noun."""

from django.urls import URLPattern

from . import observation_urls, plan_urls, survey_urls

worker: list[URLPattern] = [*plan_urls.worker, *observation_urls.worker, *survey_urls.worker]
resident: list[URLPattern] = [*plan_urls.resident, *survey_urls.resident]
