"""The list of rights that often go unused: for whom, what it gives, where to ask, by which source (L3, domain.md §1d).

No amounts and no thresholds of income stand here: they change every year, and whoever asks reads them at the source.
A network says in its own words what is different with it, with the day on which it looked (``models.RightText``).
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..terms import Right
from ..terms_of_rights import Situation as On
from .ways import Choice

LISTED_ON = datetime.date(2026, 11, 30)
"""The day of this list. No row of it counts as looked up: a network does that at the source, and says when."""
MOST = 8


@dataclass(frozen=True)
class Info:
    """What is told about one right: what it gives, where to ask, the source, and the day on which a network
    looked there (None: nobody did yet)."""

    what: str
    where: str
    source: str
    situations: frozenset[str]
    checked_on: datetime.date | None = None


def _info(what: object, where: object, source: str, *situations: On) -> Info:
    return Info(what, where, source, frozenset(situations))  # type: ignore[arg-type]


STANDARD: Mapping[str, Info] = {
    Right.INCREASED_REIMBURSEMENT: _info(
        _("Je betaalt minder bij de dokter, de apotheek en in het ziekenhuis."),
        _("Vraag het aan je ziekenfonds. Het komt niet altijd vanzelf."),
        "riziv.fgov.be", On.BILLS, On.NO_WORK, On.OLDER, On.CARE, On.ONE_PARENT,
    ),
    Right.LIVING_WAGE: _info(
        _("Je krijgt een inkomen als je te weinig hebt."),
        _("Vraag een gesprek bij het OCMW."),
        "mi-is.be", On.NO_WORK, On.BILLS, On.DEBTS,
    ),
    Right.INCOME_GUARANTEE: _info(
        _("Je pensioen wordt aangevuld als het te laag is."),
        _("Vraag het aan de Pensioendienst of aan de gemeente."),
        "sfpd.fgov.be", On.OLDER,
    ),
    Right.GROWTH_PACKAGE: _info(
        _("Je krijgt meer groeipakket als je gezin weinig inkomen heeft."),
        _("Vraag het aan wie je groeipakket betaalt."),
        "groeipakket.be", On.CHILDREN, On.ONE_PARENT,
    ),
    Right.SCHOOL_ALLOWANCE: _info(
        _("Je krijgt elk jaar geld voor een kind dat naar school gaat."),
        _("Vaak komt het vanzelf. Kwam er niets? Vraag het aan wie je groeipakket betaalt."),
        "groeipakket.be", On.CHILDREN, On.ONE_PARENT,
    ),
    Right.SOCIAL_ENERGY_TARIFF: _info(
        _("Je betaalt minder voor elektriciteit, gas, warmte of water."),
        _("Kijk op je factuur of het er staat. Vraag hulp bij het OCMW."),
        "economie.fgov.be", On.BILLS, On.RENTS, On.CARE, On.OLDER,
    ),
    Right.RENT_SUBSIDY: _info(
        _("Je krijgt geld om je huur te betalen."),
        _("Vraag het aan Wonen in Vlaanderen of het woonloket van de gemeente."),
        "vlaanderen.be", On.RENTS, On.MOVED,
    ),
    Right.SOCIAL_HOUSING: _info(
        _("De huur van de woning past bij je inkomen. Er is een wachtlijst."),
        _("Schrijf je in bij de woonmaatschappij."),
        "vlaanderen.be", On.RENTS, On.MOVED,
    ),
    Right.RENOVATION_GRANT: _info(
        _("Je krijgt geld terug als je je woning herstelt of isoleert."),
        _("Vraag het aan het energiehuis, voor je begint."),
        "vlaanderen.be", On.OWNS,
    ),
    Right.CARE_BUDGET: _info(
        _("Je krijgt elke maand geld als je veel zorg nodig hebt."),
        _("Vraag het aan de zorgkas of de sociale dienst van je ziekenfonds."),
        "vlaamsesocialebescherming.be", On.CARE, On.OLDER,
    ),
    Right.LEISURE_PASS: _info(
        _("Je betaalt minder voor sport, cultuur, jeugdwerk en uitstappen."),
        _("Vraag het aan de gemeente of het OCMW."),
        "uitpas.be", On.GOES_OUT, On.CHILDREN, On.BILLS,
    ),
    Right.LEGAL_AID: _info(
        _("Een jurist geeft raad. Soms helpt een advocaat gratis of voor weinig geld."),
        _("Ga naar het justitiehuis of een zitdag in de gemeente."),
        "vlaanderen.be", On.CONFLICT, On.DEBTS,
    ),
    Right.DEBT_HELP: _info(
        _("Iemand maakt met jou een plan en praat met wie geld vraagt."),
        _("Vraag het aan het OCMW of het CAW."),
        "eerstehulpbijschulden.be", On.DEBTS, On.BILLS,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One right for the list: its code and word, and what is told about it (None: the network wrote nothing yet)."""

    code: str
    word: str
    info: Info | None

    @property
    def fits(self) -> frozenset[str]:
        return self.info.situations if self.info else frozenset()


def told(choices: Iterable[Choice], own: Mapping[str, Info]) -> list[Line]:
    """What is told about each right that a network asks about: its own words, or those of the list."""
    return [Line(one.code, one.word, own.get(one.code) or STANDARD.get(one.code)) for one in choices]


def short_list(lines: Sequence[Line], said: Iterable[str], *, most: int = MOST) -> list[Line]:
    """What may fit somebody in these situations, the most fitting first and at most eight; all when nothing was said.

    It is a list to ask about together, not a decision: only the service itself says whether somebody has a right.
    """
    wanted = frozenset(said)
    if not wanted:
        return list(lines)
    fitting = [line for line in lines if line.fits & wanted]
    return sorted(fitting, key=lambda line: -len(line.fits & wanted))[:most]
