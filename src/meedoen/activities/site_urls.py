"""Addresses of the residents' site, under ``/<network>/``."""

from django.urls import URLPattern, path

from .views import join, leave, site

urls: list[URLPattern] = [
    path("", site.programme, name="programme"),
    path("a/<uuid:activity_id>/", site.activity, name="activity"),
    path("a/<uuid:activity_id>/meedoen/<uuid:session_id>/", join.join, name="join"),
    path("kaart/<uuid:place_id>.svg", site.place_map, name="place_map"),
    path("uitschrijven/", leave.leave, name="leave"),
    path("uitschrijven/klaar/", leave.left, name="left"),
    path("over/", site.about, name="about"),
    path("privacy/", site.privacy, name="privacy"),
    path("toegankelijk/", site.accessible, name="accessible"),
]
