"""The choices of groups, meetings and councils, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    """What a group is for, and how long one stays in it (K1, K4, K8)."""

    PARTICIPATION = "participation", _("Participatiegroep")
    FOCUS = "focus", _("Focusgroep (één keer, zonder engagement)")
    CORE = "core", _("Kerngroep")
    STEERING = "steering", _("Stuurgroep")
    NETWORK = "network", _("Netwerkoverleg")
    COUNCIL = "council", _("Adviesraad")


KIND_SHORT = {
    GroupKind.PARTICIPATION: _("Participatiegroep"),
    GroupKind.FOCUS: _("Focusgroep"),
    GroupKind.CORE: _("Kerngroep"),
    GroupKind.STEERING: _("Stuurgroep"),
    GroupKind.NETWORK: _("Netwerkoverleg"),
    GroupKind.COUNCIL: _("Adviesraad"),
}

KIND_PICTOGRAMS = {
    GroupKind.PARTICIPATION: "overleg",
    GroupKind.FOCUS: "praten",
    GroupKind.CORE: "samen",
    GroupKind.STEERING: "afspraak",
    GroupKind.NETWORK: "gezin",
    GroupKind.COUNCIL: "stemmen",
}


class MemberRole(models.TextChoices):
    MEMBER = "member", _("Lid")
    DELEGATE = "delegate", _("Afgevaardigde")
    CHAIR = "chair", _("Voorzitter")
    SECRETARY = "secretary", _("Secretaris")
    GUIDE = "guide", _("Begeleider")
    COUNCILLOR = "councillor", _("Gemeenteraadslid of schepen")


NEVER_VOTING = (MemberRole.COUNCILLOR, MemberRole.GUIDE)
"""Who sits there without a vote: members of the municipal council and the college (R17), and who only helps."""


class Stage(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", _("gepland")
    INVITED = "invited", _("uitgenodigd")
    OPEN = "open", _("bezig")
    HELD = "held", _("gehouden")
    FOLLOWED_UP = "followed_up", _("opgevolgd")
    CANCELLED = "cancelled", _("gaat niet door")


class Welcome(models.TextChoices):
    """What makes a meeting low-threshold (W4): each is looked after before people are invited."""

    KNOWN_PLACE = "known_place", _("Een plaats die mensen kennen")
    WAY = "way", _("Hoe je er geraakt")
    PICK_UP = "pick_up", _("Wie opgehaald wordt, en door wie")
    CHILDREN = "children", _("Kinderen: opvang of een speelhoek")
    COFFEE = "coffee", _("Koffie en taart")
    LANGUAGE = "language", _("Gewone taal, of iemand die tolkt")
    PICTOGRAMS = "pictograms", _("Beelden bij wat er op papier staat")
    POLICY_MAKERS = "policy_makers", _("Wie van het beleid tussen de bewoners zit")


WELCOME_PICTOGRAMS = {
    Welcome.KNOWN_PLACE: "huis",
    Welcome.WAY: "bushalte",
    Welcome.PICK_UP: "auto",
    Welcome.CHILDREN: "spelen",
    Welcome.COFFEE: "koffie",
    Welcome.LANGUAGE: "praten",
    Welcome.PICTOGRAMS: "lezen",
    Welcome.POLICY_MAKERS: "overleg",
}


class Side(models.TextChoices):
    """The three answers to a statement."""

    AGREE = "agree", _("Eens")
    DISAGREE = "disagree", _("Niet eens")
    PASS = "pass", _("Ik weet het niet")


SIDE_PICTOGRAMS = {Side.AGREE: "duim omhoog", Side.DISAGREE: "duim omlaag", Side.PASS: "weet niet"}


class LineKind(models.TextChoices):
    """A line of the minutes."""

    SAID = "said", _("Wat we zeiden")
    DECIDED = "decided", _("Wat we beslisten")


class PointOutcome(models.TextChoices):
    """What a council did with a point, as the delegate heard it."""

    TAKEN_UP = "taken_up", _("Ja, ze doen het")
    PARTLY = "partly", _("Ze doen een deel")
    LATER = "later", _("Ze kijken er later naar")
    NOT = "not", _("Nee, ze doen het niet")
    NOT_DISCUSSED = "not_discussed", _("Er was geen tijd voor")


class Lowered(models.TextChoices):
    """Whether a threshold is lowered (W5)."""

    OPEN = "open", _("nog niet bekeken")
    YES = "yes", _("ja, weg of lager")
    PARTLY = "partly", _("een beetje lager")
    NO = "no", _("nee, even hoog")


class Judge(models.TextChoices):
    """Who said whether a threshold is lowered: who it is for goes before who made it."""

    GROUP = "group", _("De groep")
    VISITORS = "visitors", _("Mensen die het gebruiken")
    SERVICE = "service", _("De dienst zelf")


class PlanStage(models.TextChoices):
    """How early a service asks (K6)."""

    IDEA = "idea", _("Het is nog een idee")
    DRAFT = "draft", _("Er is een ontwerp")
    BEFORE_DECISION = "before_decision", _("Vlak voor de beslissing")
    RUNNING = "running", _("Het loopt al")


EARLY = (PlanStage.IDEA, PlanStage.DRAFT)


class CheckState(models.TextChoices):
    """A policy check: a service asks → the group advises → the service answers (K2)."""

    ASKED = "asked", _("wacht op advies van de groep")
    ADVISED = "advised", _("wacht op antwoord van de dienst")
    ANSWERED = "answered", _("beantwoord")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class CheckOutcome(models.TextChoices):
    TAKEN_UP = "taken_up", _("We deden wat jullie zeiden")
    PARTLY = "partly", _("We deden een deel")
    LATER = "later", _("We doen het later")
    NOT = "not", _("We deden het niet")


class Skill(models.TextChoices):
    """What members may say they learned (K10). They say it themselves; nobody scores it."""

    MEETING = "meeting", _("Hoe een vergadering loopt")
    SPEAKING = "speaking", _("Iets zeggen in een groep")
    LISTENING = "listening", _("Luisteren naar anderen")
    BEYOND = "beyond", _("Verder kijken dan mijn eigen leven")
    CHOOSING = "choosing", _("Kiezen wat het belangrijkst is")
    COMPROMISE = "compromise", _("Toegeven en iets terugkrijgen")
    CONSENSUS = "consensus", _("Samen tot één besluit komen")
    RIGHTS = "rights", _("Weten waar ik recht op heb")
    READING = "reading", _("Een plan van de gemeente lezen")
