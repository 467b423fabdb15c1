"""Addresses of this feature."""

from django.urls import URLPattern, path

from .views import areas, figures, keys, logo, members, partners, places, profile, reminders, settings, working_areas
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
    path("gebieden/cijfers/", figures.choose, name="figures"),
    path("gebieden/cijfers/ja/", figures.take_in, name="take_figures"),
    path("gebieden/cijfers/voorbeeld.xlsx", figures.example, name="figures_example"),
    path("gebieden/cijfers/<uuid:import_id>/terug/", figures.undo, name="undo_figures"),
    path("gebieden/werkgebied/", working_areas.add, name="add_working_area"),
    path("gebieden/werkgebied/<uuid:working_area_id>/", profile.working_area, name="working_area"),
    path("gebieden/werkgebied/<uuid:working_area_id>/aanpassen/", working_areas.edit, name="edit_working_area"),
    path("gebieden/<slug:code>/", profile.area, name="area"),
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
