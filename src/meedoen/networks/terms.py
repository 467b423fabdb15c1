"""The choices of networks, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.actors import Role


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


REACHED = (Step.YES, Step.WITH_HELP)
"""Somebody in a wheelchair gets in, alone or with help."""

MISSING = {
    "leisure": _("een dienst voor cultuur, jeugd of sport"),
    "social_welfare_centre": _("het OCMW of Sociaal Huis"),
    "poverty_association": _(
        "een vereniging waar armen het woord nemen (of, als die er niet is, buurtwerk, welzijnswerk of een vereniging)"
    ),
}

UNITS = {
    "persons": _("personen"),
    "households": _("gezinnen"),
    "euro": _("euro"),
    "percent": _("op de 100"),
    "per_thousand": _("op de 1.000 inwoners"),
    "returns": _("aangiften"),
    "dwellings": _("woningen"),
    "cent": _("cent"),
}

ROLE_WORDS = {
    Role.COORDINATOR: _("Leidt het netwerk: partners, mensen, instellingen. Ziet geen dossiers van anderen."),
    Role.WORKER: _("Werkt voor een partner: plant activiteiten, ontvangt mensen, noteert wie kwam."),
    Role.REFERRER: _("Kent mensen van elders en brengt ze naar het aanbod: school, Kind en Gezin, huisarts, OCMW."),
    Role.PROVIDER: _("Zet het eigen aanbod erin en ziet alleen wie zich voor het eigen aanbod inschreef."),
    Role.GROUP_GUIDE: _("Begeleidt een groep en noteert wat de groep zegt."),
    Role.COUNCIL_CLERK: _("Volgt adviezen en antwoorden van raden op. Ziet geen deelnemers."),
    Role.POLICY_MAKER: _("Leest veilige cijfers. Ziet nooit namen."),
    Role.DPO: _("Kijkt na wie wat las. Functionaris voor de gegevensbescherming."),
    Role.CASHIER: _("Kijkt aan de kassa of een pas geldig is, en rekent plaatsen van een groepspas aan. Meer niet."),
    Role.COMPANION: _("Vrijwilliger die met iemand meegaat. Ziet alleen wie hem of haar is toevertrouwd."),
    Role.ANALYST: _("Maakt analyses met cijfers zonder namen."),
}


class ReminderWay(models.TextChoices):
    """How somebody is reminded of the day before: by what they chose themselves, or by a call."""

    SMS = "sms", _("Sms")
    EMAIL = "email", _("E-mail")
    CALL = "call", _("Bellen door een vrijwilliger of werker")


class Threshold(models.TextChoices):
    """The seven thresholds, the 7 B's (R15, ``domain.md §1d``), each with what somebody says who meets it."""

    USEFUL = "useful", _("Bruikbaar: het past niet bij wat ik zoek")
    AVAILABLE = "available", _("Beschikbaar: het is er niet, of het is vol")
    AFFORDABLE = "affordable", _("Betaalbaar: het is te duur")
    REACHABLE = "reachable", _("Bereikbaar: ik geraak er niet")
    KNOWN = "known", _("Bekend: ik wist niet dat het bestond")
    CLEAR = "clear", _("Begrijpbaar: ik begrijp niet wat ik moet doen")
    TRUSTED = "trusted", _("Betrouwbaar: ik voel me er niet op mijn gemak")


class ThresholdGroup(models.TextChoices):
    """The three groups in which Dilbeek's programme orders its thresholds (D6, ``domain.md §1d``)."""

    FINANCIAL = "financial", _("Financieel: het geld")
    PRACTICAL = "practical", _("Praktisch: er geraken, het weten en begrijpen")
    PSYCHOLOGICAL = "psychological", _("Psychologisch: erbij horen en durven")


IN_GROUP: dict[str, tuple[str, ...]] = {
    ThresholdGroup.FINANCIAL: (Threshold.AFFORDABLE,),
    ThresholdGroup.PRACTICAL: (Threshold.AVAILABLE, Threshold.REACHABLE, Threshold.KNOWN, Threshold.CLEAR),
    ThresholdGroup.PSYCHOLOGICAL: (Threshold.USEFUL, Threshold.TRUSTED),
}
"""The 7 B's in each group, each in one. The programme names the groups and not what belongs in which: this is ours."""


class FigureKind(models.TextChoices):
    """What a figure is, and so how the figures of two areas become one of both together."""

    COUNT = "count", _("Aantal")
    SHARE = "share", _("Aandeel")
    AMOUNT = "amount", _("Bedrag")
    MEAN = "mean", _("Gemiddelde")


class Missing(models.TextChoices):
    """Why there is no figure. A known zero is a figure and not one of these (the codes of Swing, R21)."""

    UNKNOWN = "unknown", _("niet bekend")
    HIDDEN = "hidden", _("verborgen door de bron")
    NOT_APPLICABLE = "not_applicable", _("kan hier niet voorkomen")
    EMPTY = "empty", _("niets gemeld")


SPREADS = (Missing.UNKNOWN, Missing.HIDDEN)
"""With one of these in it, a sum is not known either; the others add nothing to it."""


class Basis(models.TextChoices):
    """Everybody was counted, or some were asked."""

    REGISTER = "register", _("telling van iedereen")
    SAMPLE = "sample", _("bevraging van een deel")


class Theme(models.TextChoices):
    """The parts of a profile, in the order in which they stand on the page."""

    POPULATION = "population", _("Wie woont er")
    HOUSEHOLDS = "households", _("Gezinnen")
    FOCUS = "focus", _("Wie extra aandacht vraagt")
    INCOME = "income", _("Inkomen")
    HOUSING = "housing", _("Wonen")
    OTHER = "other", _("Andere cijfers")
