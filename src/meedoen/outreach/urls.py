"""Addresses of outreach, all for the staff."""

from django.urls import URLPattern, path

from . import picture_urls
from .views import contact_lists, contacts, figures, notes, rights, rights_check, rounds, today, visiting, ways

_AT = "contacten/"
worker: list[URLPattern] = [
    path(_AT, today.today, name="today"),
    path(f"{_AT}noteer/", notes.note, name="note"),
    path(f"{_AT}alle/", contacts.contacts, name="contacts"),
    path(f"{_AT}lijst/", contact_lists.choose, name="contact_list"),
    path(f"{_AT}lijst/voorbeeld.xlsx", contact_lists.example, name="contact_list_example"),
    path(f"{_AT}lijst/meenemen/", contact_lists.take_in, name="contact_list_take_in"),
    path(f"{_AT}lijst/<uuid:contact_run_id>/terug/", contact_lists.undo, name="contact_list_undo"),
    path(f"{_AT}<uuid:contact_id>/", contacts.contact, name="contact"),
    path(f"{_AT}<uuid:contact_id>/verbeteren/", notes.correct, name="correct"),
    path(f"{_AT}<uuid:contact_id>/weg/", notes.withdraw, name="withdraw"),
    path(f"{_AT}<uuid:contact_id>/terug/", notes.restore, name="restore"),
    path(f"{_AT}<uuid:contact_id>/geheim/", contacts.secret, name="secret"),
    path(f"{_AT}<uuid:contact_id>/geheim/erbij/", contacts.secret_add, name="secret_add"),
    path(f"{_AT}twee-versies/<uuid:conflict_id>/", contacts.double, name="double"),
    path(f"{_AT}opvolgen/<uuid:follow_up_id>/klaar/", today.follow_up_done, name="follow_up_done"),
    path(f"{_AT}opvolgen/<uuid:follow_up_id>/open/", today.follow_up_open, name="follow_up_open"),
    path(f"{_AT}opvolgen/<uuid:follow_up_id>/later/", today.follow_up_later, name="follow_up_later"),
    path(f"{_AT}uren/<uuid:initiative_id>/", today.hours, name="hours"),
    path(f"{_AT}huisbezoeken/", visiting.visiting, name="visiting"),
    path(f"{_AT}huisbezoeken/erbij/", visiting.add, name="visiting_add"),
    path(f"{_AT}huisbezoeken/doel/", visiting.goal, name="goal"),
    path(f"{_AT}huisbezoeken/<uuid:visiting_id>/weg/", visiting.end, name="visiting_end"),
    path(f"{_AT}huisbezoeken/<uuid:visiting_id>/terug/", visiting.again, name="visiting_again"),
    path(f"{_AT}rondes/", rounds.rounds, name="rounds"),
    path(f"{_AT}rondes/nieuw/", rounds.make, name="round_new"),
    path(f"{_AT}rondes/<uuid:round_id>/", rounds.round_of, name="round"),
    path(f"{_AT}rondes/<uuid:round_id>/aanpassen/", rounds.change, name="round_change"),
    path(f"{_AT}rondes/<uuid:round_id>/stop/", rounds.end, name="round_end"),
    path(f"{_AT}rondes/halte/<uuid:stop_id>/", rounds.walk, name="walk"),
    path(f"{_AT}rechten/", rights.rights, name="rights"),
    path(f"{_AT}rechten/erbij/", rights.add, name="right_add"),
    path(f"{_AT}rechten/nakijken/", rights_check.check, name="rights_check"),
    path(f"{_AT}rechten/blad.pdf", rights_check.leaflet, name="rights_leaflet"),
    path(f"{_AT}rechten/lijst/", rights_check.every, name="rights_list"),
    path(f"{_AT}rechten/lijst/<slug:right>/", rights_check.edit, name="right_text"),
    path(f"{_AT}rechten/lijst/<slug:right>/gewoon/", rights_check.standard, name="right_standard"),
    path(f"{_AT}rechten/<uuid:right_id>/geregeld/", rights.settle, name="right_settle"),
    path(f"{_AT}rechten/<uuid:right_id>/open/", rights.reopen, name="right_open"),
    path(f"{_AT}cijfers/", figures.figures, name="figures"),
    path(f"{_AT}cijfers/<int:year>/vastleggen/", figures.close_year, name="year_close"),
    path(f"{_AT}afspraken/", ways.ways, name="ways"),
    *picture_urls.urls,
]
