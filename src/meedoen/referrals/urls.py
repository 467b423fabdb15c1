"""Addresses of this feature."""

from django.urls import URLPattern, path

from .views import companions, company_asks, figures, leaving, received, revoking, sent, starting

_one = "toeleiding/<uuid:referral_id>"
_comes = "toeleiding/onthaal/<uuid:received_id>"
_guide = "toeleiding/gidsen/<uuid:companion_id>"

worker: list[URLPattern] = [
    path("toeleiding/", sent.sent, name="sent"),
    path("toeleiding/nieuw/", starting.where, name="where"),
    path("toeleiding/nieuw/wie/", starting.refer, name="refer"),
    path("toeleiding/cijfers/", figures.figures, name="figures"),
    path("toeleiding/cijfers/<int:year>/vastleggen/", figures.close_year, name="year_close"),
    path("toeleiding/taken/", companions.tasks, name="tasks"),
    path("toeleiding/taken/uren/", companions.own_hours, name="own_hours"),
    path("toeleiding/gidsen/", companions.companions, name="companions"),
    path("toeleiding/gidsen/nieuw/", companions.add, name="add_companion"),
    path("toeleiding/gidsen/vraag/<uuid:company_ask_id>/", company_asks.answer, name="answer_ask"),
    path(f"{_guide}/", companions.companion, name="companion"),
    path(f"{_guide}/uren/", companions.hours, name="hours"),
    path(f"{_guide}/uren/terug/", companions.hours_back, name="hours_back"),
    path(f"{_guide}/stop/", companions.stop, name="companion_stop"),
    path(f"{_guide}/opnieuw/", companions.again, name="companion_again"),
    path("toeleiding/onthaal/", received.received, name="received"),
    path(f"{_comes}/", received.receive, name="receive"),
    path(f"{_comes}/antwoord/", received.answer, name="answer"),
    path(f"{_comes}/toch-niet/", received.not_there_after_all, name="not_there_after_all"),
    path(f"{_comes}/einde/", received.stopped, name="stopped"),
    path("toeleiding/overdragen/", leaving.hand_over, name="hand_over"),
    path("toeleiding/vertellen/", leaving.to_tell, name="to_tell"),
    path("toeleiding/vertellen/<uuid:tell_id>/", leaving.told, name="told"),
    path("toeleiding/vertellen/<uuid:tell_id>/terug/", leaving.not_told, name="not_told"),
    path(f"{_one}/", sent.referral, name="referral"),
    path(f"{_one}/ja/", sent.agree, name="agree"),
    path(f"{_one}/moment/", sent.moment, name="moment"),
    path(f"{_one}/nodig/", sent.needs, name="needs"),
    path(f"{_one}/gids/", sent.company, name="company"),
    path(f"{_one}/gids/elders/", company_asks.ask, name="ask_elsewhere"),
    path(f"{_one}/gids/weg/", sent.let_company_go, name="let_company_go"),
    path(f"{_one}/einde/", sent.end, name="end"),
    path(f"{_one}/terug/", sent.take_back, name="take_back"),
    path(f"{_one}/stop/", sent.stop_for_person, name="stop_for_person"),
    path(f"{_one}/gelezen/", sent.see_answer, name="see_answer"),
]
resident: list[URLPattern] = [
    path("toch-niet/", revoking.stop, name="stop"),
    path("toch-niet/klaar/", revoking.stopped, name="stopped"),
]
