"""Addresses of this feature."""

from django.urls import URLPattern, path

from .views import newsletters, prints, reading, reading_newsletters, sheets, state_of_play

worker: list[URLPattern] = [
    path("stand-van-zaken/", state_of_play.state, name="state"),
    path("stand-van-zaken/<int:year>.pdf", state_of_play.paper, name="state_paper"),
    path("stand-van-zaken/<int:year>/dias.pdf", state_of_play.slides, name="state_slides"),
    path("stand-van-zaken/<int:year>/vastleggen/", state_of_play.close, name="state_close"),
    path("drukwerk/", prints.prints, name="prints"),
    path("drukwerk/onthaalbladen/", sheets.sheets, name="sheets"),
    path("drukwerk/onthaalbladen/nieuw/", sheets.add_sheet, name="add_sheet"),
    path("drukwerk/onthaalbladen/<uuid:sheet_id>/", sheets.sheet, name="sheet"),
    path("drukwerk/onthaalbladen/<uuid:sheet_id>/aanpassen/", sheets.edit_sheet, name="edit_sheet"),
    path("drukwerk/onthaalbladen/<uuid:sheet_id>/tonen/", sheets.show_sheet, name="show_sheet"),
    path("drukwerk/onthaalbladen/<uuid:sheet_id>/verbergen/", sheets.hide_sheet, name="hide_sheet"),
    path(
        "drukwerk/onthaalbladen/<uuid:sheet_id>/vertalen/<slug:language>/",
        sheets.translate_sheet,
        name="translate_sheet",
    ),
    path("drukwerk/onthaalbladen/<uuid:sheet_id>/<slug:language>.pdf", sheets.paper, name="sheet_paper"),
    path("drukwerk/onthaalbladen/<uuid:sheet_id>/<slug:language>.png", sheets.preview, name="sheet_preview"),
    path("drukwerk/nieuwsbrieven/", newsletters.newsletters, name="newsletters"),
    path("drukwerk/nieuwsbrieven/nieuw/", newsletters.add_newsletter, name="add_newsletter"),
    path("drukwerk/nieuwsbrieven/<uuid:newsletter_id>/", newsletters.newsletter, name="newsletter"),
    path("drukwerk/nieuwsbrieven/<uuid:newsletter_id>/aanpassen/", newsletters.edit_newsletter, name="edit_newsletter"),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/vertalen/<slug:language>/",
        newsletters.translate_newsletter,
        name="translate_newsletter",
    ),
    path("drukwerk/nieuwsbrieven/<uuid:newsletter_id>/weg/", newsletters.drop_newsletter, name="drop_newsletter"),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/hoger/<slug:newsletter_part>/",
        newsletters.move_part,
        name="move_part",
    ),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/bekendmaken/",
        newsletters.publish_newsletter,
        name="publish_newsletter",
    ),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/verbeteren/",
        newsletters.correct_newsletter,
        name="correct_newsletter",
    ),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/intrekken/",
        newsletters.withdraw_newsletter,
        name="withdraw_newsletter",
    ),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/<slug:paper_shape>/<slug:language>.pdf",
        newsletters.paper,
        name="newsletter_paper",
    ),
    path(
        "drukwerk/nieuwsbrieven/<uuid:newsletter_id>/<slug:paper_shape>/<slug:language>.png",
        newsletters.preview,
        name="newsletter_preview",
    ),
    path("drukwerk/<slug:paper_kind>/", prints.prints, name="print"),
    path("drukwerk/<slug:paper_kind>/<slug:language>.pdf", prints.paper, name="paper"),
    path("drukwerk/<slug:paper_kind>/<slug:language>.png", prints.preview, name="preview"),
]
resident: list[URLPattern] = [
    path("welkom/", reading.sheets, name="sheets"),
    path("welkom/<slug:sheet_slug>/", reading.sheet, name="sheet"),
    path("welkom/<slug:sheet_slug>/blad.pdf", reading.paper, name="paper"),
]
newsletter: list[URLPattern] = [
    path("nieuwsbrief/", reading_newsletters.newest, name="newest"),
    path("nieuwsbrief/<int:issue_number>/", reading_newsletters.issue, name="issue"),
    path("nieuwsbrief/<int:issue_number>/<slug:paper_shape>.pdf", reading_newsletters.paper, name="paper"),
]
