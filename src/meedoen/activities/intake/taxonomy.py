"""The terms of UiTdatabank that the house understands: ids are facts of publiq's public term list.

What is not here is kept as it came (`Draft.unknown_terms`), never dropped.
"""

# The themes of `activities.terms`, with the words by which a list may name them.
THEMES = {
    "meeting_people": "Mensen ontmoeten",
    "sport": "Bewegen en sport",
    "culture": "Muziek, dans, toneel",
    "creative": "Maken en naaien",
    "food": "Koken en eten",
    "nature": "Tuin en natuur",
    "children": "Voor kinderen",
    "language": "Nederlands oefenen",
    "learning": "Iets leren",
    "digital": "Computer en telefoon",
    "health": "Gezondheid",
    "money": "Geld en papieren",
    "housing": "Wonen",
    "parenting": "Opvoeden",
    "work": "Werk zoeken",
    "shop": "Goedkoop winkelen",
    "outing": "Uitstap",
    "voice": "Zeg je mening",
}

# event type -> (kind, theme that the type itself carries)
TYPES = {
    "0.7.0.0.0": ("activity", "outing"),
    "0.6.0.0.0": ("activity", ""),
    "0.50.4.0.0": ("activity", "culture"),
    "0.3.1.0.1": ("training", "learning"),
    "0.3.1.0.0": ("workshop", "learning"),
    "0.54.0.0.0": ("activity", "culture"),
    "1.50.0.0.0": ("activity", "food"),
    "0.5.0.0.0": ("activity", ""),
    "0.50.6.0.0": ("activity", "culture"),
    "0.57.0.0.0": ("holiday", "children"),
    "0.28.0.0.0": ("encounter", "meeting_people"),
    "0.3.2.0.0": ("training", "learning"),
    "0.37.0.0.0": ("encounter", "meeting_people"),
    "0.12.0.0.0": ("encounter", "meeting_people"),
    "0.49.0.0.0": ("activity", "meeting_people"),
    "0.17.0.0.0": ("activity", "outing"),
    "0.50.21.0.0": ("activity", "meeting_people"),
    "0.59.0.0.0": ("activity", "sport"),
    "0.19.0.0.0": ("activity", "sport"),
    "0.0.0.0.0": ("activity", "creative"),
    "0.55.0.0.0": ("activity", "culture"),
    "0.51.0.0.0": ("activity", ""),
}

_BY_THEME = {
    "creative": "1.0.1 1.0.2 1.0.3 1.0.4 1.0.5 1.0.6 1.0.9 1.1.0 1.2.1 1.2.2 1.41.0 1.42.0 1.49.0",
    "culture": (
        "1.7.1 1.7.2 1.7.3 1.7.4 1.7.6 1.7.7 1.7.8 1.7.10 1.7.11 1.7.12 1.7.13 1.7.14 1.7.15 "
        "1.8.1.0.0 1.8.2.0.0 1.8.3.1.0 1.8.3.2.0 1.8.3.3.0 1.8.3.5.0 1.8.4.0.0 1.4.0 1.5.0 "
        "1.3.1 1.3.4 1.3.5 1.3.10 1.9.1 1.9.2 1.9.3 1.9.5 1.10.0 1.10.5 1.10.8 1.10.11 1.10.12 1.11.0 1.17.0 1.40.0"
    ),
    "sport": "1.51.3 1.51.6 1.51.10 1.51.11 1.51.12 1.51.13 1.51.14 1.58.8",
    "language": "1.11.1",
    "digital": "1.21.0",
    "nature": "1.63.0 1.64.0",
    "health": "1.37.1 1.62.0",
    "parenting": "1.37.0",
    "learning": "1.25.0 1.37.2 1.43.0 1.44.0 1.52.0 1.61.0 1.66.0",
    "food": "1.65.0",
    "children": "1.11.2",
}


def _full(short: str) -> str:
    return ".".join([*short.split("."), "0", "0"][:5])


THEME_OF = {_full(short): code for code, shorts in _BY_THEME.items() for short in shorts.split()}
KNOWN_WITHOUT_MEANING = {"1.58.0.0.0"}  # "Thema onbepaald"

FACILITIES = {
    "3.13.1.0.0": "assistance_dog",
    "3.13.2.0.0": "audio_description",
    "3.17.1.0.0": "hearing_loop",
    "3.17.2.0.0": "felt_sound",
    "3.17.3.0.0": "subtitles",
    "3.23.1.0.0": "wheelchair",
    "3.23.2.0.0": "assistance",
    "3.23.3.0.0": "wheelchair_on_loan",
    "3.25.0.0.0": "contact_for_disability",
    "3.26.0.0.0": "reserved_parking",
    "3.27.0.0.0": "wheelchair",
    "3.28.0.0.0": "other_entrance",
    "3.29.0.0.0": "guaranteed_view",
    "3.30.0.0.0": "wheelchair_platform",
    "3.31.0.0.0": "accessible_toilet",
    "3.32.0.0.0": "reserved_camping",
    "3.33.0.0.0": "sign_language",
    "3.34.0.0.0": "plain_information",
    "3.35.0.0.0": "companion_free",
    "3.36.0.0.0": "care_room",
    "3.37.0.0.0": "wheelchair_charging",
    "3.38.0.0.0": "inter_assistance",
    "3.39.0.0.0": "companion_pass",
    "3.40.0.0.0": "inter_events",
    "4Vz9eZf0cnQmtfqcGGnNMF": "predictable",
    "H28fcfRKFQAQs00K9NF9hh": "low_stimulus",
}
