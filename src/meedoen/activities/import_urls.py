"""Addresses of the import."""

from django.urls import path, re_path

from .views import importing

urls = [
    path("inlezen/", importing.choose, name="import"),
    path("inlezen/ja/", importing.take_in, name="import_take_in"),
    path("inlezen/<uuid:run_id>/terug/", importing.undo, name="import_undo"),
    re_path(r"^inlezen/voorbeeld\.(?P<kind>xlsx|csv)$", importing.template, name="import_template"),
]
