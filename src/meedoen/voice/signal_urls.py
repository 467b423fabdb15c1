"""Addresses of signals and bundles."""

from django.urls import URLPattern, path

from .views import agendas, approvals, bundles, bundling, signals, site

_S, _B = "signalen/", "bundels/"
worker: list[URLPattern] = [
    path(_S, signals.signals, name="signals"),
    path(f"{_S}geven/", signals.give, name="give"),
    path(f"{_S}kijk/", signals.look, name="look"),
    path(f"{_S}nakijken/", signals.triage, name="triage"),
    path(f"{_S}samen/", signals.together, name="together"),
    path(f"{_S}afspraken/", signals.ways, name="ways"),
    path(f"{_S}<uuid:signal_id>/", signals.signal, name="signal"),
    path(f"{_S}<uuid:signal_id>/nakijken/", signals.vet, name="vet"),
    path(f"{_S}<uuid:signal_id>/opzij/", signals.aside, name="aside"),
    path(f"{_S}<uuid:signal_id>/opnieuw/", signals.look_again, name="look_again"),
    path(f"{_S}<uuid:signal_id>/bundel/", bundling.new, name="bundle_new"),
    path(_B, bundles.bundles, name="bundles"),
    path(f"{_B}<uuid:bundle_id>/", bundles.bundle, name="bundle"),
    path(f"{_B}<uuid:bundle_id>/erbij/", bundles.add, name="bundle_add"),
    path(f"{_B}<uuid:bundle_id>/eruit/", bundles.take_out, name="bundle_take_out"),
    path(f"{_B}<uuid:bundle_id>/verder/", bundles.on, name="bundle_on"),
    path(f"{_B}<uuid:bundle_id>/meteen/", bundling.straight, name="bundle_straight"),
    path(f"{_B}<uuid:bundle_id>/terug/", bundles.back, name="bundle_back"),
    path(f"{_B}<uuid:bundle_id>/agenda/", agendas.put, name="bundle_agenda"),
    path(f"{_B}<uuid:bundle_id>/tekst/", bundles.text, name="bundle_text"),
    path(f"{_B}<uuid:bundle_id>/trekker/", bundles.owner, name="bundle_owner"),
    path(f"{_B}<uuid:bundle_id>/akkoorden/", bundles.approvals, name="bundle_approvals"),
    path(f"{_B}<uuid:bundle_id>/bekendmaken/", bundles.publish, name="bundle_publish"),
    path(f"{_B}<uuid:bundle_id>/van-de-site/", bundles.unpublish, name="bundle_unpublish"),
    path(f"{_B}<uuid:bundle_id>/uiteen/", bundles.dissolve, name="bundle_dissolve"),
    path("akkoorden/", approvals.asked, name="approvals"),
    path("akkoorden/<uuid:approval_id>/", approvals.approve, name="approve"),
]
resident: list[URLPattern] = [path("zeg-het/", site.say, name="say")]
