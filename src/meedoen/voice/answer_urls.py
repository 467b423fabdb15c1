"""Addresses of decisions, answers, the promise clock and figures."""

from django.urls import URLPattern, path

from .views import answers, council, judging, own_answer, promises, site_answers

_one = "bundels/<uuid:bundle_id>"
_answer = "antwoorden/<uuid:answer_id>"

worker: list[URLPattern] = [
    path("antwoorden/", promises.promises, name="promises"),
    path("antwoorden/raad/", council.council, name="council"),
    path("antwoorden/schrijven/", council.to_answer, name="to_answer"),
    path("antwoorden/cijfers/", promises.figures, name="figures"),
    path(f"{_one}/antwoord/", answers.bundle, name="answers"),
    path(f"{_one}/beslissing/", answers.decide, name="decide"),
    path(f"{_one}/actie/", answers.add_action, name="add_action"),
    path(f"{_one}/antwoord/schrijven/", answers.write, name="write_answer"),
    path(f"{_one}/rond/", answers.close, name="close_bundle"),
    path("antwoorden/actie/<uuid:action_id>/", answers.progress, name="progress"),
    path(f"{_answer}/", answers.change, name="change_answer"),
    path(f"{_answer}/taal/<slug:language>/", answers.translate, name="translate_answer"),
    path(f"{_answer}/groep/", answers.group_says, name="group_says"),
    path(f"{_answer}/bekendmaken/", answers.publish, name="publish_answer"),
    path("antwoorden/oordeel/", judging.note_verdict, name="note_verdict"),
]
resident: list[URLPattern] = [
    path("wat-gebeurde-er/", site_answers.what_happened, name="what_happened"),
    path("jouw-antwoord/", own_answer.own_answer, name="own_answer"),
    path("niet-goed-genoeg/", judging.judge, name="judge"),
    path("niet-goed-genoeg/dank-je/", judging.judged, name="judged"),
]
