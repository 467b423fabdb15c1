"""Addresses of this feature."""

from django.urls import URLPattern

worker: list[URLPattern] = []
invitations: list[URLPattern] = []
operator: list[URLPattern] = []
