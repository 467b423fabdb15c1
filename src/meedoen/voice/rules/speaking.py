"""What a telephone in the room is told when something does not go: for residents, in their language."""

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused


def unknown_room() -> Refused:
    """There is no open room behind this code."""
    sentence = _("Deze code kennen we niet, of de vergadering is voorbij. Kijk nog eens op het blad of het bord.")
    return Refused(sentence, field="code", code="unknown_code")


def counted_already() -> Refused:
    """The statement is closed, or of another room."""
    return Refused(_("Over deze stelling is al geteld."), field="code")


def said_enough() -> Refused:
    """One telephone, or the whole room, wrote more than anybody can read."""
    return Refused(_("Je schreef al veel. Zeg de rest luidop, of geef een briefje af."), field="words")
