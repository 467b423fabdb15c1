"""Addresses of groups, meetings and councils."""

from django.urls import URLPattern

worker: list[URLPattern] = []
resident: list[URLPattern] = []
