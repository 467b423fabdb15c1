"""Kalmthout: the participation group, and its way to the advisory council (K1 to K12)."""

from .calendar import in_school_holidays, monthly, weekly
from .script import Crowd, Initiative, Offer, Partner, Pool, Script, Spot

GROUP = "Participatiegroep"
FOCUS = "Focusgroepen"
MEETING = "Ontmoeten in Kalmthout"
SIGN_UP = "sign_up"

PARTNERS = (
    Partner("ocmw", "OCMW Kalmthout", "social_welfare_centre", "Hulp en advies. Begeleidt de participatiegroep."),
    Partner("jeugd", "Jeugddienst Kalmthout", "youth", "Speelpleinen en activiteiten voor jongeren."),
    Partner("sport", "Sportdienst Kalmthout", "sport", "Sport en bewegen voor elke leeftijd."),
    Partner("cultuur", "Cultuurdienst Kalmthout", "culture", "Voorstellingen en workshops."),
    Partner("bib", "Bibliotheek Kalmthout", "library", "Boeken, spelletjes en internet."),
    Partner("raad", "Raad voor Welzijn en Gezondheid", "association", "Geeft advies aan het gemeentebestuur."),
    Partner("schakel", "Welzijnsschakel Kalmthout", "poverty_association", "Mensen in armoede komen hier samen."),
    Partner("caw", "CAW in Kalmthout", "welfare_work", "Een luisterend oor en hulp bij problemen."),
    Partner("dienst", "Lokaal dienstencentrum Kalmthout", "care", "Eten, bewegen en hulp dicht bij huis."),
    Partner("scholen", "Scholen van Kalmthout", "school", "Helpen ouders met vragen over school."),
)

SPOTS = (
    Spot(
        "sociaal", "Sociaal Huis", "11022W02", "Tien minuten stappen van het station.", "Station", "ocmw", toilet="yes"
    ),
    Spot(
        "bib",
        "Bibliotheek",
        "11022W02",
        "Naast het gemeentepark. Er zijn fietsrekken.",
        "Gemeentepark",
        "bib",
        toilet="yes",
    ),
    Spot(
        "dorp",
        "Parochiecentrum Dorp",
        "11022W03",
        "Naast de kerk. Je kan hier parkeren.",
        "Kalmthout kerk",
        parking=True,
        wheelchair="with_help",
    ),
    Spot("heide", "Zaal in Heide", "11022W04", "Vlak bij het station van Heide.", "Heide station"),
    Spot(
        "achterbroek",
        "Dorpshuis Achterbroek",
        "11022W01",
        "De bus stopt voor de deur.",
        "Achterbroek kerk",
        toilet="yes",
    ),
    Spot("nieuwmoer", "Dorpshuis Nieuwmoer", "11022W06", "Met de fiets langs de grote weg.", "Nieuwmoer kerk"),
)

POOLS = (
    Pool("groep", "ocmw", names=14, at_once=True),
    Pool("focus", "ocmw", names=30, children=(0, 2, 0, 1), brought=0.3),
    Pool("ontmoeten", "schakel", names=35, cards=15, children=(0, 1, 0, 0, 2), brought=0.25, stay=(100, 500)),
)

INITIATIVES = (
    Initiative(GROUP, "ocmw", "Bewoners kijken mee naar wat de gemeente doet.", "K1", 22, 30, 140),
    Initiative(FOCUS, "ocmw", "Eén avond over één thema. Je hoeft niet terug te komen.", "K8", 10, 8, 120),
    Initiative(MEETING, "schakel", "Een plek om buren te leren kennen.", "K9", 18, 36, 190),
)


def _focus(theme: str, text: str, place: str, picto: str, when) -> Offer:
    return Offer(
        f"Praten over {theme}", text, "meeting", ("voice",), picto, "ocmw", place, when,
        Crowd("focus", known=(6, 10), others=(0, 3)), FOCUS,
        says={"children_welcome": True, "childcare_places": 6, "childcare_age_min": 1, "childcare_age_max": 10,
              "childcare_hours": "Tijdens de hele avond", "sign_up": SIGN_UP, "capacity": 14, "food": "Koffie en koek",
              "transport_offered": True},
    )  # fmt: skip


OFFERS = (
    Offer(
        "Participatiegroep",
        "We bekijken plannen van de gemeente. We zeggen wat beter kan. De dienst geeft antwoord.",
        "meeting", ("voice",), "overleg", "ocmw", "sociaal", monthly(1, "di", "09:30-11:30"),
        Crowd("groep", known=(8, 12), others=(0, 0)), GROUP,
        says={"food": "Koffie", "companion_welcome": True, "step_free": "yes", "transport_offered": True},
    ),
    Offer(
        "De raad voorbereiden",
        "Twee leden gaan naar de adviesraad. We bereiden hen samen voor.",
        "meeting", ("voice",), "afspraak", "ocmw", "sociaal", monthly(3, "di", "09:30-11:00", every=2),
        Crowd("groep", known=(5, 8), others=(0, 0)), GROUP, says={"step_free": "yes", "quiet": True},
    ),
    Offer(
        "Werken aan de onthaalbrochure",
        "We schrijven samen wat het OCMW doet. In gewone woorden.",
        "workshop", ("voice", "learning"), "lezen", "ocmw", "bib", monthly(2, "do", "13:30-15:30"),
        Crowd("groep", known=(4, 7), others=(0, 0)), GROUP, stale=True, says={"step_free": "yes"},
    ),
    _focus("wonen", "Je vertelt hoe je woont. Wat is te duur of te klein?", "heide", "thuis", monthly(2, "wo",
    "19:30-21:30", every=3)),
    _focus("vrije tijd", "Wat wil je doen? Wat houdt je tegen?", "achterbroek", "voetbal", monthly(3, "wo",
    "19:30-21:30", every=3)),
    _focus("vervoer", "Hoe geraak je waar je moet zijn?", "nieuwmoer", "bushalte", monthly(4, "wo", "19:30-21:30",
    every=3)),
    Offer(
        "Open huis",
        "Je loopt binnen voor koffie en een babbel.",
        "drop_in", ("meeting_people",), "koffie", "schakel", "dorp", weekly("ma do", "13:30-16:30"),
        Crowd("ontmoeten", known=(4, 9), others=(2, 7), young=(0, 3)), MEETING,
        says={"children_welcome": True, "no_dutch_needed": True, "food": "Koffie en koek"},
    ),
    Offer(
        "Samen koken",
        "We koken goedkoop en gezond. We eten samen aan tafel.",
        "workshop", ("food",), "koken", "schakel", "dorp", weekly("wo", "16:00-19:00", every=2),
        Crowd("ontmoeten", known=(4, 8)), MEETING,
        says={"sign_up": SIGN_UP, "capacity": 12, "children_welcome": True, "price_cents": 300,
              "social_price_cents": 100},
    ),
    Offer(
        "Wandelen in de heide",
        "We wandelen samen in de natuur. Het gaat traag.",
        "activity", ("nature", "sport"), "wandelen", "sport", "heide", weekly("vr", "10:00-11:30"),
        Crowd("ontmoeten", known=(3, 7), others=(1, 6)), MEETING,
        says={"bring": "Goede schoenen", "companion_welcome": True},
    ),
    Offer(
        "Spelletjes in de bib",
        "We spelen bordspellen voor groot en klein.",
        "activity", ("children", "meeting_people"), "gezelschapsspel", "bib", "bib", weekly("za", "10:00-12:00",
        every=2),
        Crowd("ontmoeten", known=(2, 6), others=(2, 7), young=(2, 8)), MEETING,
        says={"children_welcome": True, "step_free": "yes"},
    ),
    Offer(
        "Fit op je eigen tempo",
        "We bewegen een uur. Elke week een beetje meer.",
        "activity", ("sport", "health"), "yoga", "sport", "achterbroek", weekly("di", "14:00-15:00", term=True),
        Crowd("ontmoeten", known=(3, 6), others=(1, 5)), MEETING, says={"sign_up": SIGN_UP, "capacity": 15},
    ),
    Offer(
        "Vakantieuitstap",
        "In de vakantie gaan we samen op uitstap. Er rijdt een busje.",
        "holiday", ("outing", "children"), "minibus", "jeugd", "nieuwmoer", in_school_holidays("do", "10:00-16:00"),
        Crowd("ontmoeten", known=(5, 9), young=(0, 0), others=(0, 0)), MEETING,
        says={"children_welcome": True, "sign_up": SIGN_UP, "capacity": 16, "transport_offered": True,
              "price_cents": 500,
              "social_price_cents": 100},
    ),
)  # fmt: skip

KALMTHOUT = Script(
    "kalmthout", "11022", "Kalmthout", "Samen beslissen: jouw stem telt mee.", "#9d2f62", "praten",
    PARTNERS, SPOTS, POOLS, INITIATIVES, OFFERS, home="ocmw", association="schakel", provider="jeugd",
    full=("Samen koken",), moved="Fit op je eigen tempo", called_off="Samen koken", group="Vakantieuitstap",
)  # fmt: skip
