"""The choices of people, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How much is known: always the lowest that serves. Who is only counted has no row at all."""

    CODE = "code", _("Alleen een code (stempelkaart)")
    FIRST_NAME = "first_name", _("Voornaam en één manier om te bereiken")
    KNOWN = "known", _("Gekend: naam en adres in de kluis")


class RaiseFor(models.TextChoices):
    """Why more is noted of somebody: each reason opens only the fields that it needs."""

    TELL = "tell", _("Om iemand te kunnen verwittigen")
    REFER = "refer", _("Om iemand warm over te dragen")
    VISIT = "visit", _("Om op huisbezoek te gaan")
    LETTER = "letter", _("Om een brief te sturen")
    RIGHT = "right", _("Om samen een recht aan te vragen")


class LinkKind(models.TextChoices):
    """Why somebody may open a person now (trust.md rule 2). Each ends by itself: see ``rules.ends``."""

    CASELOAD = "caseload", _("Staat bij mijn mensen")
    REFERRAL = "referral", _("Lopende toeleiding")
    SIGN_UP = "sign_up", _("Ingeschreven bij ons")
    PASS = "pass", _("Pas aan mijn loket")
    TASK = "task", _("Taak die aan mij gegeven is")
    REASON = "reason", _("Met een opgeschreven reden")
    BREAK_GLASS = "break_glass", _("Dringend geopend")


class Channel(models.TextChoices):
    """How someone can be reached. E-mail is never required."""

    PHONE = "phone", _("Bellen")
    SMS = "sms", _("Sms")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Brief")
    VISIT = "visit", _("Bij het volgende bezoek")
    HELPER = "helper", _("Via iemand die helpt")
    NONE = "none", _("Niet")


class Who(models.TextChoices):
    """How well somebody has to be known in a form: the lowest that serves stands first."""

    NOBODY = "nobody", _("Niemand: alleen tellen")
    FIRST_NAME = "first_name", _("Een voornaam")
    CODE = "code", _("Een code van een kaart")
    KNOWN = "known", _("Iemand van mijn mensen")


class Relation(models.TextChoices):
    """What somebody is in a household."""

    ADULT = "adult", _("Volwassene")
    CHILD = "child", _("Kind")
    OTHER = "other", _("Iemand anders die hier woont")


class Purpose(models.TextChoices):
    """What somebody says yes to. What the law or the sign-up itself asks needs no yes and stands not here."""

    SHARE = "share", _("Voornaam doorgeven aan een andere organisatie")
    INVITE = "invite", _("Uitgenodigd worden voor iets nieuws")
    PICTURE = "picture", _("Op een foto staan die getoond wordt")
    STORY = "story", _("Het eigen verhaal vertellen")
    NEIGHBOUR = "neighbour", _("In contact komen met een buur")


class Given(models.TextChoices):
    """How a yes was given."""

    SPOKEN = "spoken", _("Gezegd")
    SIGNED = "signed", _("Ondertekend op papier")
    HELPER = "helper", _("Gezegd via een helper of tolk")


class HelperBy(models.TextChoices):
    """How a helper is reached; one without any phone is fine."""

    PHONE = "phone", _("Bellen")
    MEET = "meet", _("We zien elkaar")
    LETTER = "letter", _("Brief")


class How(models.TextChoices):
    """By what somebody who calls is found again."""

    NAME = "name", _("Voornaam")
    REACH = "reach", _("Telefoonnummer of e-mailadres")
    CODE = "code", _("Code van een inschrijving of stempelkaart")


class Ask(models.TextChoices):
    """What somebody asks about the own data (GDPR art. 15 to 17 and 20)."""

    TELL = "tell", _("Weten wat we bewaren")
    CORRECT = "correct", _("Iets laten verbeteren")
    ERASE = "erase", _("Gewist worden")


class Identified(models.TextChoices):
    """How a worker knows that it is really this person who asks."""

    CALLED_BACK = "called_back", _("Ik belde terug op het nummer dat bij ons staat")
    CODE = "code", _("De persoon gaf de code van de inschrijving of de stempelkaart")
    FACE = "face", _("De persoon staat voor mij en ik ken hem of haar")
    HELPER = "helper", _("Een helper vraagt het, en de persoon zei zelf ja")


class Outcome(models.TextChoices):
    """How a request ended."""

    TOLD = "told", _("Verteld en meegegeven")
    CORRECTED = "corrected", _("Verbeterd")
    ERASED = "erased", _("Gewist")
    STOPPED = "stopped", _("Toch niet meer nodig")


class Homes(models.TextChoices):
    """What becomes of two households when two rows turn out to be one person."""

    FIRST = "first", _("De persoon woont alleen in het eerste huishouden")
    SECOND = "second", _("De persoon woont alleen in het tweede huishouden")
    BOTH = "both", _("De persoon hoort bij beide, voor de helft")


class ReturnChannel(models.TextChoices):
    """How an answer reaches who said something. None of them needs an address or a number but the first three."""

    LETTER = "letter", _("Een brief")
    PHONE = "phone", _("Bellen")
    SMS = "sms", _("Een sms")
    NEXT_VISIT = "next_visit", _("Bij het volgende bezoek")
    HELPER = "helper", _("Via iemand die helpt")
    WALL = "wall", _("Op het bord van het ontmoetingshuis")
    NEXT_MEETING = "next_meeting", _("Op de volgende bijeenkomst")


class LookedHow(models.TextChoices):
    """How somebody was opened, as the log tells it."""

    LINKED = "linked", _("lopende opdracht")
    TYPED = "typed", _("opgeschreven reden")
    URGENT = "urgent", _("dringend geopend")
    ADDRESS = "address", _("adres getoond")
    ASKED = "asked", _("vraag over eigen gegevens")
    SEARCHED = "searched", _("gezocht bij het noteren")


class Pattern(models.TextChoices):
    """What in the log deserves a question to a colleague (trust.md T2, G9): a sign, never a verdict."""

    OWN_FILE = "own_file", _("Opende iemand met de eigen naam of het eigen nummer")
    NAMESAKE = "namesake", _("Opende iemand met dezelfde familienaam, met een opgeschreven reden")
    SAYS_NOTHING = "says_nothing", _("Schreef een reden die niets zegt")
    AT_NIGHT = "at_night", _("Opende iemand 's nachts, zonder lopende opdracht")
    MANY_REASONS = "many_reasons", _("Opende veel mensen met een opgeschreven reden")
    COMES_BACK = "comes_back", _("Kwam op drie of meer dagen terug bij iemand die een ander opvolgt")
    SAME_WORDS = "same_words", _("Schreef voor drie of meer mensen dezelfde reden")
    FAMILY = "family", _("Opende drie of meer mensen van één huishouden")
    URGENT_AGAIN = "urgent_again", _("Opende in een week twee mensen dringend")
    FOLLOWED_BEFORE = "followed_before", _("Blijft kijken bij iemand die een ander nu opvolgt")
    SWEEP = "sweep", _("Opende heel veel mensen in één uur")
    ADDRESSES = "addresses", _("Liet op één dag veel adressen tonen")
    ASKED_OFTEN = "asked_often", _("Opende op één dag de eigen gegevens van veel mensen")
    SEARCHED_OFTEN = "searched_often", _("Zocht op één dag heel veel mensen")
    MANY_EYES = "many_eyes", _("Keek bij iemand die in één week door drie of meer collega's geopend is")


class Verdict(models.TextChoices):
    """What came of the question to the colleague."""

    NEEDED = "needed", _("Het was nodig")
    TALKED = "talked", _("Besproken: het was niet nodig")
    REPORTED = "reported", _("Gemeld als inbreuk")


FIRST_NAME, REACH = "people.Participant.first_name", "people.Participant.reach"
LAST_NAME, ADDRESS = "people.Participant.last_name", "people.Participant.address"
HELPER = "people.SafeContact.helper"
RETURN_NAME, RETURN_REACH = "people.ReturnWay.name", "people.ReturnWay.reach"
"""The names under which the vault seals these fields: a value copied to another field does not open."""
