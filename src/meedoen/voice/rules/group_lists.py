"""A list of groups as rows: which groups, of what kind, with whom, by alias or as a count (K1, K8). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from meedoen.kernel.intake.columns import Numbered, folded
from meedoen.kernel.intake.example import Column
from meedoen.kernel.intake.listing import Listing
from meedoen.kernel.intake.refusal import Refusal

from ..terms.groups import KIND_SHORT, GroupKind
from .groups import reaches_somebody

NAME, KIND, MEMBERS, COUNT = "Groep", "Soort", "Leden", "Aantal leden"
KNOWN = {
    "name": ("groep", "groepsnaam", "naamgroep", "naamvandegroep", "naam"),
    "kind": ("soort", "soortgroep", "type"),
    "members": ("leden", "lid", "deelnemers", "deelnemer", "voornaam", "schuilnaam"),
    "count": ("aantalleden", "aantal", "hoeveel", "hoeveelleden"),
}
EXPLAINED = (
    Column(NAME, "De naam van de groep. Rijen met dezelfde naam worden samen één groep.", True),
    Column(KIND, "Kies uit de lijst. Eén keer per groep is genoeg.", True),
    Column(MEMBERS, "Een voornaam of schuilnaam. Meer dan één: zet een komma ertussen. Nooit een nummer of adres."),
    Column(COUNT, "Ken je de namen niet? Schrijf hoeveel mensen er zijn."),
)
EXAMPLE = (
    ("Voorbeeldgroep", "Participatiegroep", "Voorbeeld A, Voorbeeld B", 5),
    ("Voorbeeldraad", "Adviesraad", "", 12),
)
MOST, MOST_MEMBERS, LONGEST_NAME, LONGEST_ALIAS = 2000, 200, 120, 60


@dataclass
class Draft:
    """One group of the list, with the row where it begins. ``count`` is all its members, named or not."""

    row: int
    name: str
    kind: str = ""
    aliases: list[str] = field(default_factory=list)
    count: int = 0

    @property
    def members(self) -> list[str]:
        """The aliases, and "Lid 3" for who has none."""
        nameless = (_("Lid %(number)s") % {"number": at + 1} for at in range(len(self.aliases), self.count))
        return [*self.aliases, *nameless]


@dataclass
class GroupListing(Listing):
    """What a list of groups says."""

    groups: list[Draft] = field(default_factory=list)


def from_plain(said: Mapping[str, Any]) -> GroupListing:
    """The listing again, from plain data (``asdict``)."""
    return GroupListing(**GroupListing.shared(said), groups=[Draft(**one) for one in said["groups"]])


def read(rows: Numbered) -> GroupListing:
    """The groups of the list. A row that cannot be taken says why; its group comes without it."""
    found = GroupListing()
    taken, body = found.open(rows, KNOWN, must={"name": NAME}, most=MOST)
    groups: dict[str, Draft] = {}
    for at, cells in body:
        said = taken.cells(cells)
        if any(said.values()):
            _row(found, groups, at, said)
    for draft in groups.values():
        _whole(found, draft)
    found.faults.sort(key=lambda fault: fault.row)
    return found


def kind_words() -> list[str]:
    """The kinds in the words in which a list may say them."""
    return [str(word) for word in KIND_SHORT.values()]


def _kind_named(said: str) -> str:
    """The code of a kind, named in Dutch or in the language of the reader; '' for another word."""
    named: dict[str, str] = {}
    for language in ("nl", get_language() or "nl"):
        with override(language):
            named |= {folded(str(word)): code.value for code, word in KIND_SHORT.items()}
            named |= {folded(str(kind.label)): kind.value for kind in GroupKind}
    return named.get(folded(said), "")


def _row(found: GroupListing, groups: dict[str, Draft], at: int, said: Mapping[str, str]) -> None:
    before = len(found.faults)
    name = " ".join(said["name"].split())
    if not name:
        found.refuse(at, NAME, _("De naam van de groep ontbreekt. Vul ze in of haal de rij weg."))
    elif len(name) > LONGEST_NAME:
        found.refuse(at, NAME, _("Deze naam is te lang. Hoogstens %(most)s tekens.") % {"most": LONGEST_NAME})
    else:
        found.tells_too_much(at, NAME, name)
    draft = groups.get(folded(name)) or Draft(at, name)
    kind = _kind(found, at, said.get("kind", ""), draft)
    aliases = _aliases(found, at, said.get("members", ""), draft)
    count = _count(found, at, said.get("count", ""))
    if len(found.faults) > before:
        return
    groups[folded(name)] = draft
    draft.kind = draft.kind or kind
    draft.aliases += aliases
    draft.count = max(draft.count, count)


def _kind(found: GroupListing, at: int, said: str, draft: Draft) -> str:
    kind = _kind_named(said)
    if said and not kind:
        words = ", ".join(kind_words())
        found.refuse(at, KIND, _("Deze soort kennen we niet. Kies: %(words)s.") % {"words": words})
    elif kind and draft.kind and kind != draft.kind:
        sentence = _("Op rij %(row)s heeft deze groep een andere soort. Kies er één.")
        found.refuse(at, KIND, sentence % {"row": draft.row})
    return kind


def _aliases(found: GroupListing, at: int, said: str, draft: Draft) -> list[str]:
    aliases = [" ".join(one.split()) for one in said.replace(";", ",").replace("\n", ",").split(",") if one.strip()]
    for place, alias in enumerate(aliases):
        if found.tells_too_much(at, MEMBERS, alias):
            continue
        if reaches_somebody(alias):
            found.refuse(at, MEMBERS, _("Schrijf hier geen nummer of adres. Een voornaam of schuilnaam is genoeg."))
        elif len(alias) > LONGEST_ALIAS:
            found.refuse(at, MEMBERS, _("Deze naam is te lang. Hoogstens %(most)s tekens.") % {"most": LONGEST_ALIAS})
        elif folded(alias) in map(folded, [*draft.aliases, *aliases[:place]]):
            sentence = _(
                "%(alias)s staat twee keer in deze groep. Zijn het er twee? Schrijf %(alias)s 1 en %(alias)s 2."
            )
            found.refuse(at, MEMBERS, sentence % {"alias": alias})
    return aliases


def _count(found: GroupListing, at: int, said: str) -> int:
    if not said:
        return 0
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else -1
    if not 0 <= number <= MOST_MEMBERS:
        found.refuse(at, COUNT, _("Schrijf een getal van 0 tot %(most)s.") % {"most": MOST_MEMBERS})
    return max(number, 0)


def _whole(found: GroupListing, draft: Draft) -> None:
    """The group as all its rows say it: its kind, and not more names than members."""
    if not draft.kind:
        words = ", ".join(kind_words())
        found.refuse(draft.row, KIND, _("Zeg wat voor groep het is. Kies: %(words)s.") % {"words": words})
    elif draft.count and draft.count < len(draft.aliases):
        sentence = _("Er staan %(names)s namen bij deze groep, en het aantal is %(count)s. Verbeter het aantal.")
        found.refuse(draft.row, COUNT, sentence % {"names": len(draft.aliases), "count": draft.count})
    elif len(draft.aliases) > MOST_MEMBERS:
        found.refuse(draft.row, MEMBERS, _("Een groep heeft hoogstens %(most)s leden.") % {"most": MOST_MEMBERS})
    else:
        found.groups.append(draft)


def refused_rows(faults: Sequence[Refusal]) -> int:
    """How many rows are not taken."""
    return len({fault.row for fault in faults})
