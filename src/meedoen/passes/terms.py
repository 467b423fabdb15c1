"""The choices of passes and allowances, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cost(models.TextChoices):
    """What an allowance may go to (the whitelist of ``domain.md §1b``)."""

    MEMBERSHIP = "membership", _("Lidgeld")
    TICKET = "ticket", _("Ticket of inschrijving")
    CAMP = "camp", _("Kamp")
    EQUIPMENT = "equipment", _("Kledij en materiaal")
    TRANSPORT = "transport", _("Vervoer")


class Where(models.TextChoices):
    """Where the activity may be."""

    ANYWHERE = "anywhere", _("Overal")
    HERE = "here", _("Alleen in de gemeente, of bij een vereniging van hier")


class Period(models.TextChoices):
    """Over which time a ceiling and a number count."""

    CALENDAR = "calendar", _("Per kalenderjaar")
    ROLLING = "rolling", _("Per twaalf maanden, vanaf elke dag")


class Deadline(models.TextChoices):
    """Until when somebody may ask (R11)."""

    NONE = "none", _("Geen")
    AFTER_YEAR = "after_year", _("Zoveel dagen na het einde van het jaar")
    AFTER_ACTIVITY = "after_activity", _("Zoveel dagen na de eerste dag van de activiteit")
    BEFORE_START = "before_start", _("Zoveel dagen vóór de activiteit begint")


class Proof(models.TextChoices):
    """What was shown. The paper itself is not kept."""

    NONE = "none", _("Geen")
    RECEIPT = "receipt", _("Kassaticket of betaalbewijs")
    INVOICE = "invoice", _("Factuur")


class Decider(models.TextChoices):
    """Who decides: the caseworker alone, or the committee."""

    CASEWORKER = "caseworker", _("De werker")
    COMMITTEE = "committee", _("Het comité (BCSD)")


class PaidTo(models.TextChoices):
    """Who gets the money."""

    PERSON = "person", _("De persoon zelf")
    ORGANISER = "organiser", _("De organisator")
    THIRD = "third", _("Wie het voorschoot")


class Payer(models.TextChoices):
    """Whose money it is when somebody lives elsewhere (R7)."""

    DOMICILE = "domicile", _("Alleen voor wie in de gemeente woont; anders betaalt de eigen gemeente")
    OWN = "own", _("Ook voor wie elders woont")
    SETTLED = "settled", _("Ook voor wie elders woont, als de eigen gemeente het ons terugbetaalt")


class Ground(models.TextChoices):
    """On what a right rests: only the kind is kept, sealed with the person's own key; never the paper or an amount."""

    ATTEST = "attest", _("Een attest of statuut")
    INCOME = "income", _("De inkomenstabel")
    JUDGEMENT = "judgement", _("Het oordeel van een werker")


class ClaimState(models.TextChoices):
    """How far a claim is."""

    WAITING = "waiting", _("wacht op een beslissing")
    GRANTED = "granted", _("toegekend, nog te betalen")
    PAID = "paid", _("betaald")
    REFUSED = "refused", _("niet toegekend")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class WhyNot(models.TextChoices):
    """The usual reasons of a no."""

    HAD = "had", _("De persoon kreeg dit al")
    PROOF = "proof", _("Het bewijs klopt niet")
    RULES = "rules", _("Dit valt niet onder de regeling")
    MONEY = "money", _("Er is geen geld meer")
    OTHER = "other", _("Iets anders")


WHY_MOST = 200
"""So many characters at most for a reason."""
COUNTS = (ClaimState.WAITING, ClaimState.GRANTED, ClaimState.PAID)
"""The states in which a claim takes room under a ceiling."""
GROUND = "passes.ground"
"""The name under which the ground of a right is sealed."""
PICTURE, QUESTION = "passes.receipt", "passes.question"
"""The names under which the photo of a receipt, and a question with its answer, are sealed."""
QUESTION_MOST = 300
OWN = "eigen pas"
"""Who asked, where the person did so with the own code."""


class Seen(models.TextChoices):
    """What a look at a door turned out to be, once it came back."""

    GOOD = "good", _("geldig")
    AGAIN = "again", _("die dag al getoond aan dezelfde deur")
    TWICE = "twice", _("die dag ook aan een andere deur getoond")
    STOPPED = "stopped", _("al gestopt")
    OVER = "over", _("niet meer geldig")
    UNKNOWN = "unknown", _("code die we niet kennen")
    FORGED = "forged", _("nagemaakte QR-code")
    LATE = "late", _("nagekeken met een lijst die voorbij was")


class Sale(models.TextChoices):
    """How far a sale with UiTPAS is. Only an answer of publiq makes it registered; without one it is unsure (R13)."""

    ASKED = "asked", _("wordt gevraagd")
    UNSURE = "unsure", _("niet zeker")
    REGISTERED = "registered", _("geregistreerd, nog te betalen")
    PAID = "paid", _("betaald")
    CANCELLED = "cancelled", _("geannuleerd")
