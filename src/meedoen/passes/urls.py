"""Addresses of passes and allowances."""

from django.urls import URLPattern, path

from .views import claims, doors, groups, passes, receipts, schemes, settlements, site

_version = "regelingen/versie/<uuid:version_id>"

worker: list[URLPattern] = [
    path("regelingen/", schemes.schemes, name="schemes"),
    path("regelingen/nieuw/", schemes.add, name="add_scheme"),
    path(f"{_version}/", schemes.version, name="version"),
    path(f"{_version}/aanpassen/", schemes.change, name="change"),
    path(f"{_version}/publiceren/", schemes.publish, name="publish"),
    path(f"{_version}/vernieuwen/", schemes.new_version, name="new_version"),
    path(f"{_version}/stoppen/", schemes.stop, name="stop"),
    path("aanvragen/", claims.claims, name="claims"),
    path("aanvragen/recht/<uuid:person_id>/", claims.check, name="check"),
    path("aanvragen/nieuw/<uuid:entitlement_id>/", claims.claim, name="claim"),
    path("aanvragen/<uuid:claim_id>/", receipts.one, name="one"),
    path("aanvragen/<uuid:claim_id>/bewijs.jpg", receipts.photo, name="photo"),
    path("aanvragen/<uuid:claim_id>/vragen/", receipts.ask, name="ask"),
    path("aanvragen/<uuid:claim_id>/antwoorden/", receipts.answer, name="answer"),
    path("aanvragen/<uuid:claim_id>/beslissen/", claims.decide, name="decide"),
    path("aanvragen/<uuid:claim_id>/weigeren/", claims.refuse, name="refuse"),
    path("aanvragen/<uuid:claim_id>/terugnemen/", claims.undo_decision, name="undo_decision"),
    path("aanvragen/<uuid:claim_id>/betalen/", claims.pay, name="pay"),
    path("aanvragen/<uuid:claim_id>/intrekken/", claims.withdraw, name="withdraw"),
    path("afrekenen/", settlements.settlements, name="settlements"),
    path("afrekenen/alles/", settlements.settle_all, name="settle_all"),
    path("afrekenen/bestand/", settlements.bank, name="bank"),
    path("afrekenen/wij/", settlements.owed, name="owed"),
    path("afrekenen/rekening/<uuid:organisation_id>/", settlements.account, name="account"),
    path("afrekenen/met/<uuid:organisation_id>/", settlements.settle, name="settle"),
    path("afrekenen/<uuid:settlement_id>/betaald/", settlements.pay, name="pay_settlement"),
    path("afrekenen/<uuid:settlement_id>/bestand-betaald/", settlements.pay_file, name="pay_file"),
    path("afrekenen/<uuid:settlement_id>/overzicht.pdf", settlements.statement, name="statement"),
    path("afrekenen/<uuid:settlement_id>/lijst.xlsx", settlements.export, name="export"),
    path("afrekenen/pas/<uuid:session_id>/", settlements.charge, name="charge"),
    path("afrekenen/groepspas/<uuid:session_id>/", groups.charge, name="charge_group"),
    path("passen/groepen/", groups.groups, name="groups"),
    path("passen/groepen/nieuw/", groups.add, name="add_group"),
    path("passen/groepen/<uuid:group_pass_id>/kaart/", groups.card, name="group_card"),
    path("passen/groepen/<uuid:group_pass_id>/vervangen/", groups.replace, name="replace_group"),
    path("passen/groepen/<uuid:group_pass_id>/stoppen/", groups.stop, name="stop_group"),
    path("passen/afdrukken/", passes.cards, name="cards"),
    path("passen/nakijken/", passes.check, name="check_pass"),
    path("passen/deur/", doors.door, name="door"),
    path("passen/deur/bewaar.js", doors.keeper, name="keeper"),
    path("passen/toestellen/", doors.devices, name="devices"),
    path("passen/toestellen/<uuid:device_id>/stoppen/", doors.stop_device, name="stop_device"),
    path("passen/geven/<uuid:person_id>/", passes.issue, name="issue"),
    path("passen/<uuid:pass_id>/vervangen/", passes.replace, name="replace"),
    path("passen/<uuid:pass_id>/stoppen/", passes.stop, name="stop_pass"),
    path("passen/<uuid:pass_id>/kaart/", passes.card, name="card"),
]
resident: list[URLPattern] = [
    path("pas/", site.own, name="own"),
    path("pas/terugvragen/", site.ask_back, name="ask_back"),
    path("pas/antwoorden/", site.answer, name="answer"),
]
