"""What is being counted. Two figures with another unit are never added or compared (`domain.md`, head; R26)."""

from enum import StrEnum

from django.utils.translation import ngettext


class Unit(StrEnum):
    """The unit of a count. `counts_people` says whether the figure must be rounded before it leaves."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"
    CONTACTS = "contacts"
    VISITS = "visits"
    PLACES = "places"
    SESSIONS = "sessions"
    ACTIVITIES = "activities"
    ORGANISATIONS = "organisations"
    HOURS = "hours"
    QUESTIONS = "questions"
    RIGHTS = "rights"

    @property
    def counts_people(self) -> bool:
        """True for persons and for what persons did; false for things (places offered, sessions, hours of staff)."""
        return self in _OF_PEOPLE


_OF_PEOPLE = frozenset(
    {Unit.PERSONS, Unit.HOUSEHOLDS, Unit.CONTACTS, Unit.VISITS, Unit.QUESTIONS, Unit.RIGHTS}
)


def unit_word(unit: Unit, number: int) -> str:
    """The Dutch word that follows `number`: "1 gezin", "30 gezinnen"."""
    match unit:
        case Unit.PERSONS:
            return ngettext("persoon", "personen", number)
        case Unit.HOUSEHOLDS:
            return ngettext("gezin", "gezinnen", number)
        case Unit.CONTACTS:
            return ngettext("contact", "contacten", number)
        case Unit.VISITS:
            return ngettext("bezoek", "bezoeken", number)
        case Unit.PLACES:
            return ngettext("plaats", "plaatsen", number)
        case Unit.SESSIONS:
            return ngettext("keer", "keren", number)
        case Unit.ACTIVITIES:
            return ngettext("activiteit", "activiteiten", number)
        case Unit.ORGANISATIONS:
            return ngettext("organisatie", "organisaties", number)
        case Unit.HOURS:
            return ngettext("uur", "uren", number)
        case Unit.QUESTIONS:
            return ngettext("vraag", "vragen", number)
        case Unit.RIGHTS:
            return ngettext("recht", "rechten", number)
