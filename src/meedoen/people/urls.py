"""Addresses of this feature: my people, the page of one person, questions about the own data."""

from django.urls import URLPattern, path

from .views import care, consents, importing, odd, persons, returns, returns_site, seats, urgent
from .views import rights as views

worker: list[URLPattern] = [
    path("mensen/", persons.people, name="people"),
    path("mensen/nieuw/", persons.add, name="add"),
    path("mensen/wie/", persons.suggest, name="suggest"),
    path("mensen/lijst/", importing.choose, name="list"),
    path("mensen/lijst/voorbeeld.xlsx", importing.example, name="list_example"),
    path("mensen/lijst/meenemen/", importing.take_in, name="list_take_in"),
    path("mensen/lijst/<uuid:list_id>/terug/", importing.undo, name="list_undo"),
    path("mensen/dringend/", urgent.urgent, name="urgent"),
    path("mensen/dringend/openen/", urgent.open_urgently, name="urgent_open"),
    path("mensen/dringend/<uuid:emergency_id>/gezien/", urgent.read, name="urgent_read"),
    path("mensen/dringend/<uuid:emergency_id>/sluiten/", urgent.close, name="urgent_close"),
    path("mensen/opvallend/", odd.odd, name="odd"),
    path("mensen/opvallend/<uuid:odd_id>/antwoord/", odd.settle, name="odd_settle"),
    path("mensen/<uuid:person_id>/veilig/", care.safe, name="safe"),
    path("mensen/<uuid:person_id>/beschermen/", care.protect, name="protect"),
    path("mensen/<uuid:person_id>/niet-beschermen/", care.unprotect, name="unprotect"),
    path("mensen/<uuid:person_id>/bewaren/", care.keep, name="keep"),
    path("mensen/<uuid:person_id>/kinderen/", care.children, name="children"),
    path("mensen/<uuid:person_id>/samen/", care.move_in, name="move_in"),
    path("mensen/<uuid:person_id>/samen/<uuid:household_id>/uit/", care.move_out, name="move_out"),
    path("mensen/<uuid:person_id>/dezelfde/", care.same, name="same"),
    path("mensen/<uuid:person_id>/dezelfde/<uuid:other_id>/apart/", care.apart, name="apart"),
    path("mensen/<uuid:person_id>/", persons.person, name="person"),
    path("mensen/<uuid:person_id>/meer/<slug:what_for>/", persons.more, name="more"),
    path("mensen/<uuid:person_id>/minder/", persons.less, name="less"),
    path("mensen/<uuid:person_id>/opvolgen/", persons.take_on, name="take_on"),
    path("mensen/<uuid:person_id>/loslaten/", persons.let_go, name="let_go"),
    path("mensen/<uuid:person_id>/adres/", persons.address, name="address"),
    path("mensen/<uuid:person_id>/toestemming/", consents.give, name="consent"),
    path(
        "mensen/<uuid:person_id>/toestemming/<uuid:consent_id>/intrekken/", consents.withdraw, name="consent_withdraw"
    ),
    path("eigen-gegevens/", views.rights, name="rights"),
    path("eigen-gegevens/open/<uuid:person_id>/", views.open_request, name="rights_open"),
    path("eigen-gegevens/<uuid:request_id>/", views.request_page, name="rights_request"),
    path("eigen-gegevens/<uuid:request_id>/blad.pdf", views.paper, name="rights_paper"),
    path("eigen-gegevens/<uuid:request_id>/gegevens.json", views.portable, name="rights_portable"),
    path("eigen-gegevens/<uuid:request_id>/verbeteren/", views.correct, name="rights_correct"),
    path("eigen-gegevens/<uuid:request_id>/wissen/", views.erase, name="rights_erase"),
    path("eigen-gegevens/<uuid:request_id>/klaar/", views.end, name="rights_end"),
    path("mensen/aan-tafel/<uuid:member_id>/", seats.tie, name="seat_tie"),
    path("mensen/aan-tafel/los/<uuid:tie_id>/", seats.untie, name="seat_untie"),
    path("antwoorden/hoe/<str:signed>/", returns.note_way, name="note_way"),
    path("antwoorden/brengen/", returns.bring, name="bring"),
    path("antwoorden/brengen/brieven.pdf", returns.letters, name="letters"),
    path("antwoorden/brengen/sms/sturen/", returns.send, name="send_answers"),
    path("antwoorden/brengen/affiche/<uuid:answer_id>.pdf", returns.poster, name="poster"),
    path("antwoorden/brengen/weg/<uuid:way_id>/anders/", returns.change_way, name="change_way"),
    path("antwoorden/brengen/weg/<uuid:way_id>/klopt/", returns.confirm, name="bring_confirm"),
    path("antwoorden/brengen/weg/<uuid:way_id>/klopt-niet/", returns.unconfirm, name="bring_unconfirm"),
    path("antwoorden/brengen/gebracht/", returns.brought_lately, name="brought_lately"),
    path("antwoorden/brengen/<slug:pile>/", returns.bring, name="bring_pile"),
    path("antwoorden/brengen/<slug:pile>/gebracht/", returns.brought, name="brought"),
    path("antwoorden/brengen/<slug:pile>/<uuid:delivery_id>/terug/", returns.not_brought, name="bring_undo"),
    path("antwoorden/brengen/<slug:pile>/<uuid:delivery_id>/niet-bereikt/", returns.tried, name="bring_tried"),
    path("antwoorden/brengen/<slug:pile>/<uuid:delivery_id>/lukt-niet/", returns.cannot, name="cannot_bring"),
]
resident: list[URLPattern] = [
    path("hoe-antwoorden/<str:signed>/", returns_site.how_to_answer, name="how_to_answer"),
    path("hoe-antwoorden/<str:signed>/klaar/", returns_site.said, name="said"),
]
