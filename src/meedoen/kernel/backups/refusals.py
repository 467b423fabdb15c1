"""How a backup or a restore says no. Whenever one of these is raised, nothing was touched."""

from django.utils.translation import gettext as _

from ..refusals import Refused


def damaged() -> Refused:
    return Refused(_("Dit reservebestand is beschadigd of onvolledig. Er is niets veranderd."), code="backup_damaged")


def no_backup() -> Refused:
    return Refused(_("Dit is geen reservebestand van Meedoen. Er is niets veranderd."), code="backup_unknown")


def wrong_kind() -> Refused:
    return Refused(
        _("Dit bestand is van een andere soort: kijk of je de gegevens en de sleutels niet verwisselde."),
        code="backup_wrong_kind",
    )


def wrong_key() -> Refused:
    return Refused(
        _("Dit reservebestand past niet bij de hoofdsleutel van deze machine. Er is niets veranderd."),
        code="backup_wrong_key",
    )


def newer() -> Refused:
    return Refused(
        _("Dit reservebestand is gemaakt met een nieuwere versie. Zet eerst die versie van Meedoen klaar."),
        code="backup_newer",
    )


def occupied() -> Refused:
    return Refused(
        _("Hier staan al gegevens. Kies uitdrukkelijk voor vervangen als die weg mogen."), code="backup_occupied"
    )


def running() -> Refused:
    return Refused(_("Meedoen draait nog op deze gegevens. Leg het stil en probeer opnieuw."), code="backup_running")


def keys_needed() -> Refused:
    return Refused(
        _("De sleutelbewaring is leeg. Geef ook het nieuwste sleutelbestand (keys-….mdk) mee."),
        code="backup_keys_needed",
    )


def no_place() -> Refused:
    return Refused(
        _("Daar staat al iets dat geen reservebestand van Meedoen is. Kies een andere naam: er is niets overschreven."),
        code="backup_no_place",
    )


def unreadable(error: OSError) -> Refused:
    return Refused(
        _("Het bestand kan niet worden gelezen of geschreven: %(why)s.") % {"why": error.strerror or error},
        code="backup_unreadable",
    )
