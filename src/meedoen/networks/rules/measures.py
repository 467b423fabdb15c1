"""What the product knows how to measure: code, words, unit, and of what a share or mean is made.

The formulas are those of Flemish municipal profiles: counts above, counts below. A share or mean is worked out of its
counts wherever they are there; where only the share was published, that is shown, and it cannot be summed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..terms import Basis, FigureKind, Theme

PERSONS, HOUSEHOLDS, EURO, PER_CENT = "persons", "households", "euro", "percent"


@dataclass(frozen=True)
class Measure:
    """One indicator. A part that begins with "-" is taken off. ``listed``: False for what only serves a formula.

    ``proportion``: a part of a whole, so that 100 is the most and chance can be reckoned with.
    """

    code: str
    name: Any
    unit: str
    kind: str = FigureKind.COUNT
    theme: str = Theme.POPULATION
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    factor: int = 1
    basis: str = Basis.REGISTER
    listed: bool = True
    proportion: bool = False

    @property
    def parts(self) -> frozenset[str]:
        """The codes of the counts that it is made of."""
        return frozenset(code.lstrip("-") for code in (*self.numerator, *self.denominator))

    @property
    def numerator_codes(self) -> tuple[str, ...]:
        """What stands above, without signs."""
        return tuple(code.lstrip("-") for code in self.numerator)

    @property
    def sums(self) -> bool:
        """Whether the figures of two areas may be added."""
        return self.kind in (FigureKind.COUNT, FigureKind.AMOUNT)


def _share(code: str, name: Any, above: tuple[str, ...], below: tuple[str, ...], theme: str) -> Measure:
    return Measure(code, name, PER_CENT, FigureKind.SHARE, theme, above, below, 100, proportion=True)


def _ratio(code: str, name: Any, above: tuple[str, ...], below: tuple[str, ...]) -> Measure:
    return Measure(code, name, PER_CENT, FigureKind.SHARE, Theme.POPULATION, above, below, 100)


def _count(code: str, name: Any, *, unit: str = PERSONS, theme: str = Theme.POPULATION, listed: bool = True) -> Measure:
    return Measure(code, name, unit, theme=theme, listed=listed)


AGE_BANDS = ("age.0_17", "age.18_34", "age.35_59", "age.60_79", "age.80_plus")
"""Everybody falls in one of these: the bars of a profile."""

HOUSEHOLD_SIZES = ("households.1", "households.2", "households.3_5", "households.6_plus")

_ALL = (
    _count("inhabitants", _("Inwoners")),
    _count("age.0_17", _("0 tot en met 17 jaar")),
    _count("age.18_34", _("18 tot en met 34 jaar")),
    _count("age.35_59", _("35 tot en met 59 jaar")),
    _count("age.60_79", _("60 tot en met 79 jaar")),
    _count("age.80_plus", _("80 jaar en ouder")),
    _count("age.0_19", _("Jonger dan 20 jaar"), listed=False),
    _count("age.20_59", _("20 tot en met 59 jaar"), listed=False),
    _count("age.20_64", _("20 tot en met 64 jaar"), listed=False),
    _count("age.60_plus", _("60 jaar en ouder"), listed=False),
    _count("age.65_plus", _("65 jaar en ouder"), listed=False),
    _share("share.under_18", _("Jonger dan 18 jaar"), ("age.0_17",), ("inhabitants",), Theme.POPULATION),
    _share("share.65_plus", _("65-plussers"), ("age.65_plus",), ("inhabitants",), Theme.POPULATION),
    _share("share.80_plus", _("80-plussers"), ("age.80_plus",), ("inhabitants",), Theme.POPULATION),
    _ratio("ageing_ratio", _("60-plussers tegenover wie jonger is dan 20"), ("age.60_plus",), ("age.0_19",)),
    _share("share.oldest", _("80-plussers onder de 60-plussers"), ("age.80_plus",), ("age.60_plus",), Theme.POPULATION),
    _ratio("dependency_ratio", _("Jonger dan 20 en ouder dan 59, tegenover wie ertussen zit"),
           ("age.60_plus", "age.0_19"), ("age.20_59",)),
    _ratio("burden_ratio", _("Jonger dan 20 en ouder dan 64, tegenover wie ertussen zit"),
           ("age.65_plus", "age.0_19"), ("age.20_64",)),
    _count("births", _("Geboorten"), listed=False),
    _count("deaths", _("Sterfgevallen"), listed=False),
    _count("arrivals", _("Wie kwam wonen"), listed=False),
    _count("departures", _("Wie wegging"), listed=False),
    Measure("natural_growth", _("Geboorten min sterfgevallen"), "per_thousand", FigureKind.MEAN, Theme.POPULATION,
            ("births", "-deaths"), ("inhabitants",), 1000),
    Measure("migration_balance", _("Wie kwam wonen min wie wegging"), "per_thousand", FigureKind.MEAN,
            Theme.POPULATION, ("arrivals", "-departures"), ("inhabitants",), 1000),
    _count("households", _("Gezinnen"), unit=HOUSEHOLDS, theme=Theme.HOUSEHOLDS),
    _count("households.1", _("Gezinnen van 1 persoon"), unit=HOUSEHOLDS, theme=Theme.HOUSEHOLDS),
    _count("households.2", _("Gezinnen van 2 personen"), unit=HOUSEHOLDS, theme=Theme.HOUSEHOLDS),
    _count("households.3_5", _("Gezinnen van 3 tot 5 personen"), unit=HOUSEHOLDS, theme=Theme.HOUSEHOLDS),
    _count("households.6_plus", _("Gezinnen van 6 personen of meer"), unit=HOUSEHOLDS, theme=Theme.HOUSEHOLDS),
    _count("persons_in_households", _("Personen in een gezin"), theme=Theme.HOUSEHOLDS, listed=False),
    Measure("household_size", _("Hoe groot een gezin gemiddeld is"), PERSONS, FigureKind.MEAN, Theme.HOUSEHOLDS,
            ("persons_in_households",), ("households",)),
    _count("families", _("Gezinskernen: een koppel, of ouder met kind"), unit=HOUSEHOLDS, theme=Theme.HOUSEHOLDS,
           listed=False),
    _count("families.single_parent", _("Eenoudergezinnen"), unit=HOUSEHOLDS, theme=Theme.FOCUS),
    _count("families.single_mother", _("Moeders alleen met kinderen"), unit=HOUSEHOLDS, theme=Theme.FOCUS,
           listed=False),
    _count("families.single_father", _("Vaders alleen met kinderen"), unit=HOUSEHOLDS, theme=Theme.FOCUS,
           listed=False),
    _share("share.single_parent", _("Eenoudergezinnen onder de gezinskernen"), ("families.single_parent",),
           ("families",), Theme.FOCUS),
    _share("share.alone", _("Gezinnen van één persoon: mensen die alleen wonen"), ("households.1",), ("households",),
           Theme.FOCUS),
    _count("alone.under_35", _("Alleenwonenden jonger dan 35 jaar"), theme=Theme.FOCUS),
    _count("alone.35_59", _("Alleenwonenden van 35 tot en met 59 jaar"), theme=Theme.FOCUS),
    _count("foreign_nationals", _("Inwoners met een andere nationaliteit dan de Belgische"), theme=Theme.FOCUS),
    _share("share.foreign_nationals", _("Inwoners met een andere nationaliteit dan de Belgische"),
           ("foreign_nationals",), ("inhabitants",), Theme.FOCUS),
    _count("foreign_origin", _("Inwoners van buitenlandse herkomst"), theme=Theme.FOCUS),
    _share("share.foreign_origin", _("Inwoners van buitenlandse herkomst"), ("foreign_origin",), ("inhabitants",),
           Theme.FOCUS),
    _count("increased_reimbursement", _("Mensen met verhoogde tegemoetkoming"), theme=Theme.FOCUS),
    _share("share.increased_reimbursement", _("Mensen met verhoogde tegemoetkoming"), ("increased_reimbursement",),
           ("inhabitants",), Theme.FOCUS),
    _count("living_wage", _("Mensen met een leefloon"), theme=Theme.FOCUS),
    Measure("income.total", _("Alle inkomens samen"), EURO, FigureKind.AMOUNT, Theme.INCOME, listed=False),
    _count("income.returns", _("Belastingaangiften met inkomen"), unit="returns", theme=Theme.INCOME, listed=False),
    _count("income.returns_zero", _("Belastingaangiften zonder inkomen"), unit="returns", theme=Theme.INCOME,
           listed=False),
    _count("income.inhabitants", _("Inwoners, in de cijfers over inkomen"), theme=Theme.INCOME, listed=False),
    Measure("income.per_return", _("Inkomen per belastingaangifte, gemiddeld"), EURO, FigureKind.MEAN, Theme.INCOME,
            ("income.total",), ("income.returns",)),
    Measure("income.per_head", _("Inkomen per inwoner, gemiddeld"), EURO, FigureKind.MEAN, Theme.INCOME,
            ("income.total",), ("income.inhabitants",)),
    _count("dwellings", _("Woningen"), unit="dwellings", theme=Theme.HOUSING),
    _count("dwellings.social", _("Sociale huurwoningen"), unit="dwellings", theme=Theme.HOUSING),
    _count("dwellings.rented", _("Woningen die verhuurd worden"), unit="dwellings", theme=Theme.HOUSING),
    _share("share.social_housing", _("Sociale huurwoningen"), ("dwellings.social",), ("dwellings",), Theme.HOUSING),
    _share("share.rented", _("Woningen die verhuurd worden"), ("dwellings.rented",), ("dwellings",), Theme.HOUSING),
    _count("workforce", _("Wie werkt of werk zoekt"), theme=Theme.INCOME, listed=False),
    _count("working_age", _("Wie op arbeidsleeftijd is"), theme=Theme.INCOME, listed=False),
    _share("share.active", _("Wie werkt of werk zoekt, op arbeidsleeftijd"), ("workforce",), ("working_age",),
           Theme.INCOME),
)  # fmt: skip

MEASURES: dict[str, Measure] = {measure.code: measure for measure in _ALL}
"""By code, in the order in which a profile shows them."""


def measure_names(codes: Iterable[str]) -> dict[str, str]:
    """What each of these measures is called, in the order in which they are named."""
    return {code: str(MEASURES[code].name) for code in codes}
