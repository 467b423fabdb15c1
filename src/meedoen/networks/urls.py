"""Addresses of this feature."""

from django.urls import URLPattern, path

from .views import areas, keys, logo, members, partners, places, reminders, settings
from .views import invitations as inviting
from .views import operator as operating

worker: list[URLPattern] = [
    path("partners/", partners.partners, name="partners"),
    path("partners/nieuw/", partners.add_partner, name="add_partner"),
    path("partners/<uuid:organisation_id>/", partners.partner, name="partner"),
    path("partners/<uuid:organisation_id>/aanpassen/", partners.edit_partner, name="edit_partner"),
    path("partners/<uuid:organisation_id>/sluiten/", partners.close_partner, name="close_partner"),
    path("partners/<uuid:organisation_id>/heropenen/", partners.reopen_partner, name="reopen_partner"),
    path("partners/<uuid:organisation_id>/uitnodigen/", members.invite, name="invite"),
    path("partners/mensen/", members.members, name="members"),
    path("partners/mensen/<uuid:membership_id>/beeindigen/", members.end_membership, name="end_membership"),
    path(
        "partners/mensen/<uuid:membership_id>/tweede-sleutel/", members.reset_second_factor, name="reset_second_factor"
    ),
    path("partners/mensen/<uuid:membership_id>/nieuwe-code/", members.let_in_again, name="let_in_again"),
    path("partners/uitnodigingen/<uuid:invitation_id>/intrekken/", members.withdraw, name="withdraw"),
    path("partners/sleutels/", keys.keys, name="keys"),
    path("partners/sleutels/<uuid:key_id>/intrekken/", keys.withdraw_key, name="withdraw_key"),
    path("partners/mensen/<uuid:membership_id>/sleutel/", keys.make_key, name="make_key"),
    path("partners/wie-mag-wat/", members.permissions, name="permissions"),
    path("instellingen/", settings.settings, name="settings"),
    path("instellingen/herinneringen/", reminders.reminders, name="reminders"),
    path("instellingen/logo/", logo.edit, name="edit_logo"),
    path("instellingen/logo/weg/", logo.remove, name="remove_logo"),
    path("gebieden/", areas.areas, name="areas"),
    path("gebieden/<slug:code>/", areas.area, name="area"),
    path("plaatsen/", places.places, name="places"),
    path("plaatsen/nieuw/", places.add_place, name="add_place"),
    path("plaatsen/kaart.svg", places.click_map, name="map"),
    path("plaatsen/<uuid:place_id>/", places.place, name="place"),
    path("plaatsen/<uuid:place_id>/aanpassen/", places.edit_place, name="edit_place"),
]
resident: list[URLPattern] = [
    path("logo/<str:name>", logo.logo, name="logo"),
]
invitations: list[URLPattern] = [
    path("", inviting.code, name="code"),
    path("klaar/", inviting.done, name="done"),
    path("<str:secret>/", inviting.accept, name="accept"),
]
operator: list[URLPattern] = [
    path("", operating.networks, name="networks"),
    path("nieuw/", operating.add_network, name="add_network"),
    path("<slug:network>/", operating.network, name="network"),
]
