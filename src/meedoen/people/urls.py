"""Addresses of this feature: questions of people about their own data."""

from django.urls import URLPattern, path

from . import views

worker: list[URLPattern] = [
    path("eigen-gegevens/", views.rights, name="rights"),
    path("eigen-gegevens/open/<uuid:person_id>/", views.open_request, name="rights_open"),
    path("eigen-gegevens/<uuid:request_id>/", views.request_page, name="rights_request"),
    path("eigen-gegevens/<uuid:request_id>/blad.pdf", views.paper, name="rights_paper"),
    path("eigen-gegevens/<uuid:request_id>/gegevens.json", views.portable, name="rights_portable"),
    path("eigen-gegevens/<uuid:request_id>/verbeteren/", views.correct, name="rights_correct"),
    path("eigen-gegevens/<uuid:request_id>/wissen/", views.erase, name="rights_erase"),
    path("eigen-gegevens/<uuid:request_id>/klaar/", views.end, name="rights_end"),
]
