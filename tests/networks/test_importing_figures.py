"""Figures taken in from a file: all or nothing, revised with what they were, taken back in one act."""

from decimal import Decimal as D

import pytest

from meedoen.kernel import facts, tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, Refused
from meedoen.networks import queries, services
from meedoen.networks.intake import SourceDraft, read
from meedoen.networks.models import Area, Figure, FigureImport, FigureSource, Indicator, Network
from tests.factories import actor_in

pytestmark = pytest.mark.django_db
HEAD = "geoitem;period;Gezinnen;Aandeel in een flat\n"
FIRST = HEAD + "12040W13;2024;100;30\n12040W14;2024;-99997;?\n13049;2024;5;5\n"
SOURCE = SourceDraft("Bron: Willebroek in cijfers", "vrij te gebruiken", threshold=5)


@pytest.fixture
def analyst(in_noord, noord, office):
    with seeding("test"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["12040"])
    services.load_areas(actor_in(office, Role.COORDINATOR), nis="12040")
    return actor_in(office, Role.ANALYST)


def take(actor, text, name="export.csv", source=SOURCE, **more):
    return services.import_figures(actor, reading=read(text.encode(), name), filename=name, source=source, **more)


def in_use(indicator="households"):
    rows = Figure.objects.filter(indicator=indicator, replaced_at=None, period="2024").order_by("area_code")
    return [(one.area_code, one.missing or int(one.value), one.version) for one in rows]


def test_a_file_is_taken_in_once_revised_and_taken_back(analyst):
    reading = read(FIRST.encode())
    seen, plan = queries.preview_figures(analyst, reading=reading)
    assert (seen.read, seen.created, seen.updated, seen.unchanged, plan.elsewhere) == (4, 4, 0, 0, 2)
    assert not FigureImport.objects.exists()
    first = take(analyst, FIRST)
    assert first.as_json() == {
        "read": 4, "created": 4, "updated": 0, "unchanged": 0, "refused": [], "applied": True,
    }  # fmt: skip
    assert in_use() == [("12040W13", 100, 1), ("12040W14", "hidden", 1)]
    assert [(one.code, one.kind) for one in Indicator.objects.all()] == [("aandeel_in_een_flat", "share")]
    again = take(analyst, FIRST)
    assert (again.created, again.updated, again.unchanged, again.run_id) == (0, 0, 4, None)
    assert FigureImport.objects.count() == 1
    second = take(analyst, HEAD + "12040W13;2024;110;30\n12040W14;2024;0;40\n12040W15;2024;9;1\n", "nieuw.csv")
    assert (second.created, second.updated, second.unchanged) == (2, 3, 1)
    assert in_use() == [("12040W13", 110, 2), ("12040W14", 0, 2), ("12040W15", 9, 1)]
    assert Figure.objects.filter(indicator="households", area_code="12040W13").count() == 2
    with pytest.raises(Refused) as refusal:
        services.undo_figures(analyst, first.run_id)
    assert "nieuw.csv" in refusal.value.sentence
    for _twice in range(2):
        services.undo_figures(analyst, second.run_id)
        assert in_use() == [("12040W13", 100, 1), ("12040W14", "hidden", 1)]
    services.undo_figures(analyst, first.run_id)
    assert in_use() == []
    assert [one.filename for one in queries.imports(analyst)] == ["nieuw.csv", "export.csv"]


def test_one_wrong_row_and_nothing_is_taken(analyst):
    found = take(analyst, HEAD + "12040W13;2024;100;30\n12040W99;2024;1;2\n12040W14;2024;tien;3\n")
    assert [(row["row"], row["reason"][:32]) for row in found.refused] == [
        (3, "Deze code kennen we niet in dit "),
        (4, "Dit is geen getal: tien. Schrijf"),
    ]
    assert (found.applied, found.created, in_use(), FigureImport.objects.exists()) == (False, 0, [], False)
    elsewhere = take(analyst, HEAD + "13049;2024;100;30\n")
    assert [row["row"] for row in elsewhere.refused] == [0]


def test_a_file_without_a_source_asks_for_one_and_what_it_measures_may_be_said(analyst):
    with pytest.raises(Refused) as refusal:
        take(analyst, FIRST, source=None)
    assert refusal.value.field == "credit"
    take(analyst, FIRST, choices={"aandeel_in_een_flat": ("mean", "housing")})
    made = Indicator.objects.get()
    assert (made.kind, made.theme, made.name) == ("mean", "housing", "Aandeel in een flat")
    source = FigureSource.objects.get(credit=SOURCE.credit)
    assert (source.licence, source.threshold) == ("vrij te gebruiken", 5)


def test_the_strictest_threshold_of_a_source_counts_whenever_it_was_said(analyst):
    free, strict = SourceDraft("Bron: X"), SourceDraft("Bron: X", threshold=5)
    take(analyst, "geoitem;period;Gezinnen\n12040W13;2023;3\n", source=free)
    assert queries.figure_line(analyst, "12040W13", "households", "2023").number == "3"
    take(analyst, "geoitem;period;Gezinnen\n12040W13;2024;100\n", source=strict)
    take(analyst, "geoitem;period;Gezinnen\n12040W13;2025;100\n", source=SourceDraft("Bron: X", threshold=2))
    take(analyst, "geoitem;period;Gezinnen\n12040W13;2026;100\n", source=free)
    assert FigureSource.objects.get(credit="Bron: X").threshold == 5
    assert not queries.figure_line(analyst, "12040W13", "households", "2023").known


def test_what_was_chosen_for_an_indicator_stays_with_the_next_file_and_goes_with_the_first(analyst):
    text = "geoitem;period;Tuintjes\n12040W13;2024;30\n12040W14;2024;40\n"
    first = take(analyst, text, choices={"tuintjes": ("share", "housing")})
    _summary, plan = queries.preview_figures(analyst, reading=read(text.replace("2024", "2025").encode()))
    assert [(one.kind, one.theme, one.sure) for one in plan.indicators.values()] == [("share", "housing", True)]
    second = take(analyst, text.replace("2024", "2025"), choices={"tuintjes": ("count", "other")})
    services.undo_figures(analyst, second.run_id)
    made = Indicator.objects.get()
    assert (made.kind, made.theme) == ("share", "housing")
    services.undo_figures(analyst, first.run_id)
    assert not Indicator.objects.exists()  # a wrong choice can be made again


def test_one_area_written_in_two_ways_has_one_figure_or_none_is_taken(analyst):
    text = "geoitem;period;Gezinnen\n12040W13;2024;100\n12040w13;2024;"
    found = take(analyst, text + "200\n")
    assert [(row["row"], row["reason"][:37]) for row in found.refused] == [(3, "Dit cijfer staat ook op rij 2, met ee")]
    assert not found.applied and in_use() == []
    assert (take(analyst, text + "100\n").created, in_use()) == (1, [("12040W13", 100, 1)])
    sectors = "jaar,sector,inwoners\n2031,12040A00-,9\n2031,12040a00-,8\n"
    (refused,) = take(analyst, sectors, source=None).refused
    assert refused["reason"].startswith("Hetzelfde gebied staat er twee keer in: als 12040A00- en als 12040a00-.")


def test_a_file_is_taken_back_around_what_was_typed_since(analyst, office):
    head = "geoitem;period;Gezinnen\n"
    before = take(analyst, head + "12040W13;2024;90\n12040W14;2024;80\n")
    done = take(analyst, head + "12040W13;2024;100\n12040W14;2024;70\n12040W15;2024;60\n")
    typed = [services.TypedFigure(f"12040W{at}", "households", 2024, "households", 99, "Brief") for at in (13, 15)]
    services.note_figures(actor_in(office, Role.COORDINATOR), typed)
    with pytest.raises(Refused, match="Draai eerst dat terug"):
        services.undo_figures(analyst, before.run_id)  # the second file comes first
    services.undo_figures(analyst, done.run_id)
    assert in_use() == [("12040W13", 99, 3), ("12040W14", 80, 1), ("12040W15", 99, 2)]
    services.undo_figures(analyst, before.run_id)
    assert in_use() == [("12040W13", 99, 3), ("12040W15", 99, 2)]


def test_every_source_of_a_number_on_the_profile_is_named(analyst):
    sizes = [f"Gezinnen van {size}" for size in ("1 persoon", "2 personen", "3 tot 5 personen", "6 personen of meer")]
    for credit, names, year, area in (
        ("Bron: van de staven", sizes, 2023, "12040W13"),
        ("Bron: van hier", sizes[:3], 2025, "12040W13"),
        ("Bron: van hier", sizes[3:], 2026, "12040W13"),
        ("Bron: van Vlaanderen", sizes[:1], 2025, "02000"),
        ("Bron: van de gemeente", ["Woningen"], 2025, "12040"),
    ):
        text = f"geoitem;period;{';'.join(names)}\n{area};{year}{';50' * len(names)}\n"
        assert take(analyst, text, source=SourceDraft(credit)).applied
    page = queries.profile(analyst, "12040W13")
    assert page.sizes.period == "2023" and page.with_flanders
    credits = {one.credit for one in page.sources}
    assert {f"Bron: van {one}" for one in ("de staven", "hier", "Vlaanderen", "de gemeente")} <= credits


def neighbourhoods():
    rows = Area.objects.filter(kind="neighbourhood", unknown=False, valid_to=None).order_by("code")
    return list(rows.values_list("code", flat=True))


@pytest.mark.parametrize(("hidden", "threshold"), [("-99997", None), ("3", 5)])
def test_what_a_source_hides_is_no_subtraction_away_on_any_page(analyst, hidden, threshold):
    """The attacker lays the profiles of every working area but one neighbourhood, and the map, beside the whole."""
    codes = neighbourhoods()
    text = "geoitem;period;Gezinnen\n" + "".join(f"{one};2024;{100 + at}\n" for at, one in enumerate(codes[1:]))
    text += f"{codes[0]};2024;{hidden}\n12040;2024;{sum(100 + at for at in range(len(codes) - 1)) + 3}\n"
    take(analyst, text, source=SourceDraft("Bron: X", threshold=threshold))
    _measure, _period, found = queries.by_area(analyst, codes, "households", "2024")
    shown = {code: one.value for code, one in found.items() if one.known}
    assert 0 < len(shown) <= len(codes) - 2
    around = services.make_working_area(analyst, name="Alles behalve een", codes=codes[1:])
    for where in (around.pk, *codes):
        row = next(
            one for one in queries.profile(analyst, where).rows["households"] if one.measure.code == "households"
        )
        inside = codes[1:] if where == around.pk else [where]
        told = row.whole.known and (row.here.known or row.rest.known)
        assert not told or codes[0] not in inside, where
        missing = {one for one in codes if one not in shown} - set(inside if row.here.known else ())
        assert not row.whole.known or len(missing) != 1, where
        assert not row.rest.known, where  # a hidden neighbour is always in it
    line = queries.figure_line(analyst, codes[1], "households", "2024")
    assert line.known == (codes[1] in shown)


def test_the_same_file_of_statbel_as_the_product_carries_changes_nothing(analyst):
    text = "statsec2024,naam,nis,gemeente,inwoners\n"
    sectors = Figure.objects.filter(indicator="inhabitants", level="sector")
    text += "".join(f"{one.area_code},x,12040,Willebroek,{int(one.value)}\n" for one in sectors)
    found = take(analyst, text, "statsec2024_bevolking.csv", source=None)
    assert (found.applied, found.created, found.updated, found.unchanged) == (True, 0, 0, len(sectors))


def test_who_may_read_figures_in_and_never_those_of_another_network(analyst, office, zuid):
    done = take(analyst, FIRST)
    with pytest.raises(Closed):
        take(actor_in(office, Role.WORKER), FIRST)
    with tenancy.use_network(zuid.pk):
        assert not Figure.objects.exists()
    assert done.applied


def test_figures_are_published_as_facts_to_the_unit(analyst, noord, tmp_path):
    take(analyst, FIRST)
    take(analyst, HEAD + "12040W13;2024;110;30,25\n", "nieuw.csv")
    kept = Figure.objects.filter(replaced_at=None)
    rows = {(one.area_code, one.indicator, one.period): (one.value, one.missing) for one in kept}
    assert facts.write_all(tmp_path, noord.pk)["networks.figures"] == len(rows)
    with facts.opened(tmp_path, noord.pk) as duck:
        written = duck.execute('SELECT area, indicator, period, value, missing FROM "networks.figures"').fetchall()
        here = duck.execute("SELECT value, version, source FROM \"networks.figures\" WHERE area = '12040W13' "
                            "AND indicator = 'aandeel_in_een_flat'").fetchall()  # fmt: skip
    assert here == [(30.25, 2, SOURCE.credit)]
    assert {row[:3]: (row[3] if row[3] is None else D(str(row[3])), row[4]) for row in written} == rows


def test_no_reader_gets_a_figure_that_lies_under_the_threshold_of_its_source(analyst):
    guarded = SourceDraft("Bron: oefening", threshold=5)
    text = "geoitem;period;Mensen met een leefloon;Moestuinen\n12040W13;2024;3;2\n12040;2024;9;7\n"
    take(analyst, text, source=guarded)
    named = queries.figures_named(analyst, ["12040", "12040W13", "12040W14"], ["living_wage"])
    assert [(one.area_code, one.year, one.value, one.credit) for one in named] == [("12040", 2024, 9, guarded.credit)]
    rows = {row[:4:2]: row[6:8] for row in queries.figure_facts(analyst) if row[9] == guarded.credit}
    assert rows["12040W13", "living_wage"] == rows["12040W13", "moestuinen"] == ("", "hidden")
    assert rows["12040", "living_wage"] == (9, "") and rows["12040", "moestuinen"] == (7, "")
