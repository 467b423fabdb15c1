"""The choices of networks, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """Kinds that the minimum composition of a network asks for (R4, ``domain.md §1a``), and the others."""

    SOCIAL_WELFARE_CENTRE = "social_welfare_centre", _("OCMW of Sociaal Huis")
    MUNICIPALITY = "municipality", _("Gemeente (algemeen)")
    CULTURE = "culture", _("Cultuurdienst of cultuurcentrum")
    YOUTH = "youth", _("Jeugddienst")
    SPORT = "sport", _("Sportdienst")
    LIBRARY = "library", _("Bibliotheek")
    POVERTY_ASSOCIATION = "poverty_association", _("Vereniging waar armen het woord nemen")
    COMMUNITY_WORK = "community_work", _("Buurt- of opbouwwerk")
    WELFARE_WORK = "welfare_work", _("Welzijnswerk (CAW en andere)")
    ASSOCIATION = "association", _("Vereniging of club")
    SCHOOL = "school", _("School")
    CARE = "care", _("Zorg of lokaal dienstencentrum")
    OTHER = "other", _("Andere")


LEISURE = (OrganisationKind.CULTURE, OrganisationKind.YOUTH, OrganisationKind.SPORT)
SUBSTITUTES = (OrganisationKind.COMMUNITY_WORK, OrganisationKind.WELFARE_WORK, OrganisationKind.ASSOCIATION)


class AreaKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Gemeente")
    VILLAGE = "village", _("Dorp of deelgemeente")
    NEIGHBOURHOOD = "neighbourhood", _("Buurt of wijk")
    SECTOR = "sector", _("Statistische sector")


class Step(models.TextChoices):
    """How easily a wheelchair gets in."""

    YES = "yes", _("Ja")
    WITH_HELP = "with_help", _("Met hulp")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weten we niet")
