"""The choices of outreach, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How somebody was met (``domain.md §1d``)."""

    HOME_VISIT = "home_visit", _("Huisbezoek")
    STREET = "street", _("Op straat")
    DROP_IN = "drop_in", _("Inloop")
    PHONE = "phone", _("Telefoon")
    GROUP = "group", _("In een groep")


KIND_PICTOGRAMS: dict[str, str] = {
    Kind.HOME_VISIT: "huis",
    Kind.STREET: "wandelen",
    Kind.DROP_IN: "koffie",
    Kind.PHONE: "bellen",
    Kind.GROUP: "gezin",
}


class Who(models.TextChoices):
    """How much is known of who was met: always the lowest that serves."""

    NOBODY = "nobody", _("Geen naam, alleen tellen")
    FIRST_NAME = "first_name", _("Een voornaam")
    CODE = "code", _("Een code (stempelkaart)")
    KNOWN = "known", _("Iemand die ik al ken")


class Met(models.TextChoices):
    """Whether we knew this person already (W16)."""

    NEW = "new", _("Nieuw voor ons")
    KNOWN = "known", _("Al gekend")
    UNKNOWN = "unknown", _("Weet ik niet")


OWN_PICTOGRAM = "praten"
"""The picture of a theme that a network added itself."""


class Duration(models.TextChoices):
    """How long it took, in bands: nobody keeps a clock."""

    QUARTER = "quarter", _("Tot een kwartier")
    HALF_HOUR = "half_hour", _("Een half uur")
    HOUR = "hour", _("Een uur")
    LONGER = "longer", _("Langer")


class FollowKind(models.TextChoices):
    """What has to be followed up after a contact."""

    QUESTION = "question", _("Vraag")
    PROMISE = "promise", _("Belofte")
    NEXT = "next", _("Volgend contact")


class Outcome(models.TextChoices):
    """How something that was followed up ended."""

    DONE = "done", _("Gedaan of beantwoord")
    NOT_POSSIBLE = "not_possible", _("Kon niet")
    NOT_NEEDED = "not_needed", _("Niet meer nodig")


class RightState(models.TextChoices):
    """What became of a right that somebody did not use yet (L3)."""

    FOUND = "found", _("Nog te regelen")
    ARRANGED = "arranged", _("Geregeld")
    NOT_ARRANGED = "not_arranged", _("Niet gelukt")


class ArrangedBy(models.TextChoices):
    """Which kind of service arranges it; never which worker."""

    SOCIAL_WELFARE_CENTRE = "social_welfare_centre", _("OCMW of Sociaal Huis")
    HEALTH_FUND = "health_fund", _("Ziekenfonds")
    WELFARE_WORK = "welfare_work", _("CAW of ander welzijnswerk")
    MUNICIPALITY = "municipality", _("Gemeente")
    HOUSING = "housing", _("Huisvesting of energiehuis")
    EMPLOYMENT = "employment", _("VDAB of werkwinkel")
    SELF = "self", _("De persoon zelf, met onze hulp")
    OTHER = "other", _("Andere dienst")


class Right(models.TextChoices):
    """Rights that often go unused. A network chooses which of them are asked about, and adds its own."""

    INCREASED_REIMBURSEMENT = "increased_reimbursement", _("Verhoogde tegemoetkoming")
    LIVING_WAGE = "living_wage", _("Leefloon of aanvulling")
    INCOME_GUARANTEE = "income_guarantee", _("Inkomensgarantie voor ouderen")
    GROWTH_PACKAGE = "growth_package", _("Sociale toeslag van het groeipakket")
    SCHOOL_ALLOWANCE = "school_allowance", _("Schooltoeslag")
    SOCIAL_ENERGY_TARIFF = "social_energy_tariff", _("Sociaal tarief voor energie of water")
    RENT_SUBSIDY = "rent_subsidy", _("Huursubsidie of huurpremie")
    SOCIAL_HOUSING = "social_housing", _("Inschrijving voor een sociale woning")
    RENOVATION_GRANT = "renovation_grant", _("Premie voor de woning")
    CARE_BUDGET = "care_budget", _("Zorgbudget")
    LEISURE_PASS = "leisure_pass", _("Kansentarief voor vrije tijd")
    LEGAL_AID = "legal_aid", _("Juridische bijstand")
    DEBT_HELP = "debt_help", _("Schuldhulp")


class Settled(models.TextChoices):
    """What somebody decided about two versions of one note."""

    KEPT = "kept", _("De eerste blijft")
    TAKEN = "taken", _("De tweede telt")
