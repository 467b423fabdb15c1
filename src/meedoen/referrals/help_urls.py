"""Addresses of small help among neighbours."""

from django.urls import URLPattern, path

from .views import small_help

worker: list[URLPattern] = [
    path("buurthulp/", small_help.notices, name="notices"),
    path("buurthulp/nieuw/", small_help.note, name="note"),
    path("buurthulp/cijfers/", small_help.figures, name="figures"),
    path("buurthulp/<uuid:notice_id>/", small_help.notice, name="notice"),
    path("buurthulp/<uuid:notice_id>/samen/", small_help.together, name="together"),
    path("buurthulp/<uuid:notice_id>/ruimer/", small_help.wider, name="wider"),
    path("buurthulp/<uuid:notice_id>/sluiten/", small_help.close, name="close"),
    path("buurthulp/samen/<uuid:match_id>/", small_help.say, name="say"),
    path("buurthulp/samen/<uuid:match_id>/doorgeven/", small_help.pass_contact, name="pass_contact"),
]
resident: list[URLPattern] = [
    path("buurthulp/", small_help.public, name="help"),
]
