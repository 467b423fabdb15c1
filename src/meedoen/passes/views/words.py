"""Schemes in words: what a version says, line by line."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meedoen.kernel.web.words import euros

from ..rules.schemes import Terms
from ..terms import Cost, Deadline, Decider, PaidTo, Payer, Period, Proof, Where

CAUTIONS = {
    "person_share": gettext_lazy("Wie deelneemt, betaalt meer dan een kwart zelf. Dat is voor velen te veel."),
    "organiser_share": gettext_lazy("De organisator draagt minder dan 10 procent. Meestal is het meer."),
}


def exact(cents: int) -> str:
    """An amount with its cents, for what adds up."""
    return euros(cents, exact=True)


def lines(terms: Terms, names: dict[str, str]) -> list[tuple[str, str]]:
    """(what, how) of a version; what does not apply is left out. ``names`` are those of other schemes."""
    period = Period(terms.period).label
    found = [(_("Het fonds betaalt"), _rates(terms))]
    if terms.organiser_rate:
        found.append((_("De organisator draagt"), _("%(n)s procent") % {"n": terms.organiser_rate}))
    if any(band.ceiling is not None for band in terms.bands):
        found.append((_("Ten hoogste per persoon"), _ceilings(terms)))
    if terms.household_ceiling is not None:
        found.append((_("Ten hoogste per gezin"), euros(terms.household_ceiling)))
    if terms.most is not None:
        words = ngettext("%(n)s per persoon", "%(n)s per persoon", terms.most)
        found.append((_("Aantal activiteiten"), words % {"n": terms.most}))
    found.append((_("Telt opnieuw"), str(period)))
    if set(terms.costs) != set(Cost.values):
        found.append((_("Waarvoor"), ", ".join(str(Cost(one).label) for one in terms.costs)))
    if terms.where == Where.HERE:
        found.append((_("Waar"), str(Where(terms.where).label)))
    found.append((_("Voor wie"), str(Payer(terms.payer).label)))
    if terms.deadline != Deadline.NONE:
        found.append((str(Deadline(terms.deadline).label), ngettext("%(n)s dag", "%(n)s dagen", terms.deadline_days) % {
            "n": terms.deadline_days}))  # fmt: skip
    found += _deciding(terms, names)
    weeks = ngettext("%(n)s week ervoor", "%(n)s weken ervoor", terms.renewal_weeks) % {"n": terms.renewal_weeks}
    return [*found, (_("Bericht dat de pas eindigt"), weeks)]


def _deciding(terms: Terms, names: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    if terms.proof != "none":
        found.append((_("Bewijs"), str(Proof(terms.proof).label)))
    decider = str(Decider(terms.decider).label)
    if terms.four_eyes_above is not None and terms.decider == Decider.CASEWORKER:
        decider = _("De werker; boven %(amount)s kijkt een tweede persoon na") % {
            "amount": euros(terms.four_eyes_above)
        }
    found.append((_("Wie beslist"), decider))
    found.append((_("Wie krijgt het geld"), ", ".join(str(PaidTo(one).label) for one in terms.paid_to)))
    if terms.excludes:
        found.append((_("Gaat niet samen met"), ", ".join(names.get(one, "") for one in terms.excludes)))
    return found


def _rates(terms: Terms) -> str:
    if len({band.rate for band in terms.bands}) == 1:
        return _("%(n)s procent van de prijs") % {"n": terms.bands[0].rate}
    parts = [_("%(n)s procent") % {"n": terms.bands[0].rate}]
    for band in terms.bands[1:]:
        said = {"n": band.rate, "age": band.from_age}
        parts.append(
            _("vanaf %(age)s jaar %(n)s procent") % said if band.rate else _("vanaf %(age)s jaar niets") % said
        )
    return ", ".join(parts)


def _ceilings(terms: Terms) -> str:
    parts = []
    for band in terms.bands:
        amount = euros(band.ceiling) if band.ceiling is not None else _("geen plafond")
        if band.rate:
            from_age = _("vanaf %(age)s jaar %(amount)s") % {"age": band.from_age, "amount": amount}
            parts.append(from_age if band.from_age else amount)
    return ", ".join(parts)
