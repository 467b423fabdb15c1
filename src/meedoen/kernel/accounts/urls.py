"""Addresses of the account that the sign-in library does not have."""

from django.urls import URLPattern, path

from . import elsewhere

urls: list[URLPattern] = [path("elders/", elsewhere.sign_out_elsewhere, name="elsewhere")]
