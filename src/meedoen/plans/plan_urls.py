"""Addresses of plans."""

from django.urls import URLPattern, path

from .views import plans

_P = "buurtplannen/"
worker: list[URLPattern] = [
    path(_P, plans.plans, name="plans"),
    path(f"{_P}nieuw/", plans.make, name="make"),
    path(f"{_P}<uuid:area_plan_id>/", plans.plan, name="plan"),
    path(f"{_P}<uuid:area_plan_id>/aanpassen/", plans.change, name="change"),
]
resident: list[URLPattern] = []
