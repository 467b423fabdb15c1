"""What is being counted. Two figures with another unit are never added or compared (`domain.md`, head; R26)."""

from enum import StrEnum

from django.utils.translation import ngettext


class Unit(StrEnum):
    """The unit of a count. `counts_people` says whether the figure must be rounded before it leaves."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"
    CONTACTS = "contacts"
    VISITS = "visits"
    REFERRALS = "referrals"
    PLACES = "places"
    SESSIONS = "sessions"
    ACTIVITIES = "activities"
    ORGANISATIONS = "organisations"
    HOURS = "hours"
    QUESTIONS = "questions"
    RIGHTS = "rights"
    SIGNALS = "signals"
    MEETINGS = "meetings"

    @property
    def counts_people(self) -> bool:
        """True for persons and for what persons did; false for things (places offered, sessions, hours of staff)."""
        return self in _OF_PEOPLE


_OF_PEOPLE = frozenset(
    {
        Unit.PERSONS,
        Unit.HOUSEHOLDS,
        Unit.CONTACTS,
        Unit.VISITS,
        Unit.QUESTIONS,
        Unit.RIGHTS,
        Unit.REFERRALS,
        Unit.SIGNALS,
    }
)


def unit_word(unit: Unit, number: int) -> str:
    """The Dutch word that follows `number`: "1 gezin", "30 gezinnen"."""
    if unit in (Unit.SIGNALS, Unit.MEETINGS, Unit.HOURS):
        return _word_of_voice_and_time(unit, number)
    match unit:
        case Unit.PERSONS:
            word = ngettext("persoon", "personen", number)
        case Unit.HOUSEHOLDS:
            word = ngettext("gezin", "gezinnen", number)
        case Unit.CONTACTS:
            word = ngettext("contact", "contacten", number)
        case Unit.VISITS:
            word = ngettext("bezoek", "bezoeken", number)
        case Unit.REFERRALS:
            word = ngettext("toeleiding", "toeleidingen", number)
        case Unit.PLACES:
            word = ngettext("plaats", "plaatsen", number)
        case Unit.SESSIONS:
            word = ngettext("keer", "keren", number)
        case Unit.ACTIVITIES:
            word = ngettext("activiteit", "activiteiten", number)
        case Unit.ORGANISATIONS:
            word = ngettext("organisatie", "organisaties", number)
        case Unit.QUESTIONS:
            word = ngettext("vraag", "vragen", number)
        case Unit.RIGHTS:
            word = ngettext("recht", "rechten", number)
    return word


def _word_of_voice_and_time(unit: Unit, number: int) -> str:
    if unit is Unit.HOURS:
        return ngettext("uur", "uren", number)
    if unit is Unit.MEETINGS:
        return ngettext("bijeenkomst", "bijeenkomsten", number)
    return ngettext("signaal", "signalen", number)
