"""The real areas of the five municipalities: they fit together, and every point finds its neighbourhood."""

import itertools
import json
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from meedoen.networks.geography import coordinates, figures, history, postcodes, svgmap
from meedoen.networks.geography.coordinates import NotCoordinates, Problem
from meedoen.networks.geography.edition import from_document, known_municipalities, load, to_text
from meedoen.networks.geography.locate import Locator, NotLocated
from meedoen.networks.geography.outlines import Kind, decode_ring, encode_ring, shape_of
from meedoen.networks.geography.source_files import SourceRefused, read_folder

INHABITANTS = {"13049": 25620, "23016": 44870, "12040": 28238, "34013": 29893, "11022": 19668}
TODAY = date(2026, 3, 1)
THEN = date(2024, 6, 1)
SIXTH = Path(__file__).parent / "data" / "sixth"
SOURCES = Path(__file__).resolve().parents[3] / "shared" / "data"
SVG = "{http://www.w3.org/2000/svg}"

every = pytest.mark.parametrize("nis", sorted(INHABITANTS))


@pytest.fixture(scope="module")
def five():
    return Locator([load(nis) for nis in INHABITANTS])


# --- the tree -------------------------------------------------------------------------------------------------------


def test_the_five_come_with_the_product():
    assert set(known_municipalities()) == set(INHABITANTS)
    assert [load(nis).root.name for nis in sorted(INHABITANTS)] == [
        "Kalmthout",
        "Willebroek",
        "Westerlo",
        "Dilbeek",
        "Harelbeke",
    ]
    with pytest.raises(KeyError):
        load("../secrets")


@every
@pytest.mark.parametrize("kind", [Kind.VILLAGE, Kind.NEIGHBOURHOOD])
def test_parts_tile_their_municipality(nis, kind):
    edition = load(nis)
    whole = shape_of(edition.root.rings)
    parts = [shape_of(area.rings) for area in edition.of_kind(kind) if area.rings]
    assert sum(part.area for part in parts) == pytest.approx(whole.area, rel=0.001)
    assert shapely.union_all(parts).symmetric_difference(whole).area < 0.001 * whole.area


def test_layers_have_the_published_number_of_outlines():
    editions = [load(nis) for nis in INHABITANTS]
    drawn = {kind: sum(1 for e in editions for area in e.of_kind(kind) if area.rings) for kind in Kind}
    assert drawn == {Kind.MUNICIPALITY: 5, Kind.VILLAGE: 18, Kind.NEIGHBOURHOOD: 50, Kind.SECTOR: 0}


@every
def test_each_sector_is_in_exactly_one_neighbourhood(nis):
    edition = load(nis)
    neighbourhoods = {area.code for area in edition.of_kind(Kind.NEIGHBOURHOOD)}
    codes = [sector.code for sector in edition.of_kind(Kind.SECTOR)]
    assert len(codes) == len(set(codes))
    for day in (TODAY, THEN):
        sectors = edition.of_kind(Kind.SECTOR, on=day)
        homes = [edition.neighbourhood_of_sector(sector.code).code for sector in sectors]
        assert sectors and set(homes) <= neighbourhoods
    lost = edition.neighbourhood_of_sector(f"{nis}ZZZZ")
    assert (lost, lost.code, lost.unknown, lost.rings) == (edition.unknown_neighbourhood, f"{nis}WONB", True, ())
    with pytest.raises(KeyError):
        edition.neighbourhood_of_sector(f"{nis}W01")


@every
def test_the_way_up_ends_at_the_municipality(nis):
    edition = load(nis)
    for area in edition.areas:
        path = list(edition.upward(area.code))
        assert path[-1] == edition.root
        assert [list(Kind).index(step.kind) for step in path] == sorted(
            {list(Kind).index(step.kind) for step in path}, reverse=True
        )


def test_a_neighbourhood_over_two_villages_names_both():
    wolfsputten = load("23016").area("23016W10")
    assert wolfsputten.parent == "23016A"
    assert wolfsputten.villages == ("23016A", "23016C")
    crossing = [a.code for nis in INHABITANTS for a in load(nis).of_kind(Kind.NEIGHBOURHOOD) if len(a.villages) > 1]
    assert len(crossing) == 8


@every
def test_population_of_2024_adds_up(nis):
    edition = load(nis)
    assert edition.inhabitants_year == 2024
    assert edition.root.inhabitants == INHABITANTS[nis]
    sectors = edition.of_kind(Kind.SECTOR, on=THEN)
    assert sum(sector.inhabitants or 0 for sector in sectors) == INHABITANTS[nis]
    for kind in (Kind.VILLAGE, Kind.NEIGHBOURHOOD):
        lost = [s for s in sectors if kind == Kind.VILLAGE and not s.villages]
        placed = sum(area.inhabitants or 0 for area in edition.of_kind(kind))
        assert placed + sum(s.inhabitants or 0 for s in lost) == INHABITANTS[nis]


def test_codes_of_2024_end_and_name_their_successors():
    old = load("23016").area("23016A001")
    assert (old.valid_on(date(2024, 12, 31)), old.valid_on(date(2025, 1, 1))) == (True, False)
    assert old.successors == ("23016A00K", "23016A00L")
    new = load("23016").area("23016A00K")
    assert (new.valid_on(date(2024, 12, 31)), new.valid_on(date(2025, 1, 1))) == (False, True)
    assert new.inhabitants is None
    ended = [a for nis in INHABITANTS for a in load(nis).of_kind(Kind.SECTOR) if a.valid_to]
    assert len(ended) == 29
    assert all(a.successors for a in ended)


@every
def test_every_file_says_where_it_comes_from(nis):
    credits = " ".join(source.credit for source in load(nis).sources)
    assert "© gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies" in credits
    assert "statistische sectoren 2025" in credits
    assert all(source.licence and source.date for source in load(nis).sources)


@every
def test_an_edition_is_written_as_it_was_read(nis):
    assert from_document(json.loads(to_text(load(nis)))) == load(nis)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="format 9"):
        from_document({"format": 9})


# --- outlines -------------------------------------------------------------------------------------------------------

degrees = st.floats(-180, 180).map(lambda value: round(value, 5))


@given(st.lists(st.tuples(degrees, degrees), min_size=1, max_size=30))
def test_a_ring_survives_its_short_form(ring):
    assert decode_ring(encode_ring(ring)) == tuple(ring)


@pytest.mark.parametrize("line", ["é", "_", "_p~iF"])
def test_a_broken_ring_is_refused(line):
    with pytest.raises(ValueError, match="outline"):
        decode_ring(line)


def test_holes_stay_holes():
    outer = ((0.0, 0.0), (0.0, 4.0), (4.0, 4.0), (4.0, 0.0), (0.0, 0.0))
    hole = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0))
    assert shape_of([outer, hole]).area == 15


# --- a sixth municipality -------------------------------------------------------------------------------------------


def test_a_sixth_municipality_needs_only_files(five):
    herselt = read_folder(SIXTH, "13013")
    assert herselt.root.name == "Herselt"
    assert [area.code for area in herselt.of_kind(Kind.NEIGHBOURHOOD)] == ["13013WONB"]
    sectors = herselt.of_kind(Kind.SECTOR)
    assert len(sectors) > 10
    assert {herselt.neighbourhood_of_sector(sector.code).code for sector in sectors} == {"13013WONB"}
    assert herselt.root.inhabitants is None
    middle = herselt.root.label_point
    found = Locator([load("13049"), herselt]).locate(*middle)
    assert (found.municipality, found.neighbourhood) == (herselt.root, herselt.unknown_neighbourhood)
    assert found.reason == NotLocated.NO_NEIGHBOURHOOD
    assert five.locate(*middle).reason == NotLocated.OUTSIDE


def test_a_sixth_municipality_is_added_with_one_command(tmp_path):
    tool = Path(__file__).resolve().parents[2] / "tools/derive/areas.py"
    ran = subprocess.run(
        [sys.executable, tool, SIXTH, "--add", "13013", "--into", tmp_path], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    added = from_document(json.loads((tmp_path / "areas/13013.json").read_text(encoding="utf-8")))
    assert added == read_folder(SIXTH, "13013")
    assert added.sources[0].credit.endswith("statistische sectoren 2025")
    wrong = subprocess.run(
        [sys.executable, tool, SIXTH, "--add", "99999", "--into", tmp_path], capture_output=True, text=True, check=False
    )
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)


def test_broken_source_files_are_named(tmp_path):
    with pytest.raises(SourceRefused, match=r"gemeenten\.geojson is missing"):
        read_folder(tmp_path, "13013")
    target = tmp_path / "gemeenten.geojson"
    target.write_text("{")
    with pytest.raises(SourceRefused, match="no JSON"):
        read_folder(tmp_path, "13013")
    target.write_text((SIXTH / "gemeenten.geojson").read_text())
    with pytest.raises(SourceRefused, match="0 outlines of municipality 99999"):
        read_folder(tmp_path, "99999")
    (tmp_path / "sectoren.csv").write_text("statsec,statsec_naam,nis\n13013A00-,x,13013\n13013A00-,y,13013\n")
    with pytest.raises(SourceRefused, match="13013A00- stands in the list twice"):
        read_folder(tmp_path, "13013")
    bow_tie = {"type": "Polygon", "coordinates": [[[4, 51], [5, 52], [5, 51], [4, 52], [4, 51]]]}
    feature = {"type": "Feature", "properties": {"nis": "13013", "naam": "Herselt"}, "geometry": bow_tie}
    target.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    with pytest.raises(SourceRefused, match="no sound polygon"):
        read_folder(tmp_path, "13013")


@every
def test_the_committed_areas_are_those_of_the_sources(nis):
    folder = SOURCES / "geo-five-municipalities"
    if not folder.exists():
        pytest.skip("the real source data is not beside the project (../shared/data)")
    assert read_folder(folder, nis).areas == load(nis).areas


# --- from point to neighbourhood ------------------------------------------------------------------------------------


@every
def test_random_points_find_their_neighbourhood(nis, five):
    chance = random.Random(nis)
    for area in load(nis).of_kind(Kind.NEIGHBOURHOOD):
        if not area.rings:
            continue
        shape = shape_of(area.rings)
        west, south, east, north = shape.bounds
        hits = 0
        while hits < 25:
            point = shapely.Point(chance.uniform(west, east), chance.uniform(south, north))
            if not shape.contains(point):
                continue
            hits += 1
            found = five.locate(point.y, point.x)
            assert (found.neighbourhood, found.reason) == (area, None)
            assert found.municipality.code == nis
            assert found.village.code in area.villages


def test_no_point_of_a_municipality_falls_between_two_neighbourhoods(five):
    chance = random.Random(7)
    for nis in INHABITANTS:
        shape = shape_of(load(nis).root.rings)
        west, south, east, north = shape.bounds
        points = [(chance.uniform(south, north), chance.uniform(west, east)) for _ in range(400)]
        inside = [point for point in points if shape.contains(shapely.Point(point[1], point[0]))]
        assert inside and {five.locate(*point).reason for point in inside} == {None}


@pytest.mark.parametrize("point", [(50.8467, 4.3525), (0.0, 0.0), (51.2, 2.9)])
def test_a_point_outside_says_so(five, point):
    found = five.locate(*point)
    assert (found.neighbourhood, found.reason) == (None, NotLocated.OUTSIDE)


def test_a_point_on_a_border_always_gets_the_same_answer(five):
    corner = load("13049").area("13049W04").rings[0][0]
    reverse = Locator([load(nis) for nis in reversed(INHABITANTS)])
    assert five.locate(*corner) == reverse.locate(*corner)
    assert five.locate(*corner).neighbourhood is not None


# --- maps -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def westerlo():
    return load("13049").of_kind(Kind.NEIGHBOURHOOD)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(sorted(INHABITANTS)), st.sampled_from([320, 640, 1200]))
def test_a_click_comes_back_as_the_point_that_was_drawn(across, down, nis, shown):
    view = svgmap.Projection.around([load(nis).root], width=640)
    south, north = (f(p[0] for p in load(nis).root.rings[0]) for f in (min, max))
    west, east = (f(p[1] for p in load(nis).root.rings[0]) for f in (min, max))
    point = (south + down * (north - south), west + across * (east - west))
    x, y = view.point_to_pixel(*point)
    assert 0 <= x <= view.width and 0 <= y <= view.height
    zoom = shown / view.width
    assert view.pixel_to_point(x * zoom, y * zoom, shown_width=shown) == pytest.approx(point, abs=1e-9)


def test_a_clicked_pixel_finds_the_neighbourhood_that_was_clicked(five, westerlo):
    view = svgmap.Projection.around(westerlo)
    for area in westerlo:
        if area.rings:
            x, y = view.point_to_pixel(*area.label_point)
            assert five.locate(*view.pixel_to_point(round(x), round(y))).neighbourhood == area


def test_a_map_keeps_shape():
    view = svgmap.Projection.around([load("13049").root], width=640)
    metres_east = 111_320 * view.shrink / (view.scale * view.shrink)
    metres_north = 111_320 / view.scale
    assert metres_east == pytest.approx(metres_north)


def test_a_map_is_told_to_a_screen_reader(westerlo):
    drawn = ET.fromstring(svgmap.draw(westerlo, key="wijken", title="Wijken van Westerlo", description="Negen wijken."))
    assert (drawn.get("role"), drawn.get("aria-labelledby")) == ("img", "wijken-title wijken-desc")
    ids = {element.get("id"): element.text for element in drawn.iter() if element.get("id")}
    assert (ids["wijken-title"], ids["wijken-desc"]) == ("Wijken van Westerlo", "Negen wijken.")
    assert len(drawn.findall(f"{SVG}path")) == sum(1 for area in westerlo if area.rings) == 8


def test_links_on_a_map_are_reachable(westerlo):
    links = {"13049W04": "/westerlo/wijk/13049W04?a=1&b=2"}
    text = svgmap.draw(westerlo, key="m", title="Kaart", links=links, texts={"13049W04": "Tongerlo: 12 plekken"})
    drawn = ET.fromstring(text)
    assert drawn.get("role") == "group"
    (link,) = drawn.findall(f"{SVG}a")
    assert (link.get("href"), link.get("aria-label")) == (links["13049W04"], "Tongerlo: 12 plekken")
    assert link.find(f"{SVG}path/{SVG}title").text == "Tongerlo: 12 plekken"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//elders.example", "https://elders.example", "data:x"])
def test_a_link_that_leaves_the_site_is_refused(westerlo, href):
    with pytest.raises(ValueError, match="stays on the site"):
        svgmap.draw(westerlo, key="m", title="Kaart", links={"13049W04": href})


def test_a_map_in_a_page_holds_no_style(westerlo):
    text = svgmap.draw(westerlo, key="m", title="Kaart", steps={"13049W04": 3}, markers=[svgmap.Marker(51.1, 4.9, "x")])
    assert not re.search(r"style|<script|\son\w+=|stroke=", text)
    assert 'class="map-area step-3"' in text
    assert text.count("step-none") == 7
    assert 'fill="#' in svgmap.draw(westerlo, key="m", title="Kaart", steps={}, standalone=True)


def test_words_on_a_map_cannot_break_out(westerlo):
    nasty = '"><script>x</script>&\x00\x0b é 🎉'
    text = svgmap.draw(westerlo, key="m", title=nasty, texts={"13049W04": nasty}, links={"13049W04": "/?q=\"'<"})
    drawn = ET.fromstring(text)
    assert drawn.find(f"{SVG}title").text == '"><script>x</script>& é 🎉'
    assert drawn.find(f".//{SVG}script") is None


def test_markers_stand_where_they_are(westerlo):
    view = svgmap.Projection.around(westerlo)
    marker = svgmap.Marker(51.09, 4.91, "Ontmoetingshuis", href="/plek/1", sign="123")
    drawn = ET.fromstring(svgmap.draw(westerlo, key="m", title="Kaart", markers=[marker]))
    dot = drawn.find(f".//{SVG}circle")
    x, y = view.point_to_pixel(51.09, 4.91)
    assert (float(dot.get("cx")), float(dot.get("cy"))) == pytest.approx((x, y), abs=0.06)
    assert drawn.find(f".//{SVG}text[@class='map-sign']").text == "12"


def test_a_sign_stands_behind_the_name_and_alone_where_the_name_has_no_room(westerlo):
    signs = {"13049W04": "✓", "13049W08": "…"}
    drawn = ET.fromstring(svgmap.draw(westerlo, key="m", title="Kaart", signs=signs))
    named = [text.text for text in drawn.findall(f".//{SVG}text[@class='map-name']")]
    assert [words for words in named if words[-1] in "✓…"] == ["Tongerlo ✓", "…"]


def test_steps_run_from_light_to_dark_and_can_be_told_apart():
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    shades = [light(colour) + 0.05 for colour in svgmap.PALETTE]
    assert all(lighter / darker > 1.2 for lighter, darker in itertools.pairwise(shades))
    for number, shade in enumerate(shades):
        line = light(svgmap.LINE_ON_DARK if number >= svgmap.DARK_FROM else svgmap.LINE) + 0.05
        assert max(shade, line) / min(shade, line) > 3


def test_the_style_sheet_has_the_same_colours():
    sheet = (Path(svgmap.__file__).parents[1] / "static/networks/map.css").read_text()
    assert re.findall(r"\.map-area\.step-\d \{ fill: (#\w+)", sheet) == list(svgmap.PALETTE)


def test_figures_become_steps_with_round_ends():
    steps, ends = svgmap.nice_steps({"a": 21.3, "b": 24.0, "c": 32.9, "d": None, "e": 30})
    assert ends == ((20, 25), (25, 30), (30, 35))
    assert steps == {"a": 0, "b": 0, "c": 5, "e": 5}
    assert svgmap.nice_steps({"a": 0, "b": None}) == ({"a": 2}, ((0, 1),))
    assert svgmap.nice_steps({"a": None}) == ({}, ())
    many, ends = svgmap.nice_steps({str(number): number * 37 for number in range(100)})
    assert ends == ((0, 1000), (1000, 2000), (2000, 3000), (3000, 4000))
    assert [many["0"], many["27"], many["28"], many["99"]] == [0, 0, 2, 5]


def test_a_step_that_does_not_exist_is_refused(westerlo):
    with pytest.raises(ValueError, match="step 6"):
        svgmap.draw(westerlo, key="m", title="Kaart", steps={"13049W04": 6})


def test_without_outlines_there_is_no_map():
    with pytest.raises(ValueError, match="no area has an outline"):
        svgmap.draw([load("13049").unknown_neighbourhood], key="m", title="Kaart")


# --- pasted coordinates ---------------------------------------------------------------------------------------------

HERE = pytest.approx((51.0833, 4.9167), abs=0.0001)


@pytest.mark.parametrize(
    "text",
    [
        "51.0833, 4.9167",
        "51.0833,4.9167",
        "  (51.0833 4.9167) ",
        "51,0833 4,9167",
        "51,0833, 4,9167",
        "51,0833,4,9167",
        "51,0833; 4,9167",
        "4.9167, 51.0833",
        "N 51.0833 E 4.9167",
        "51.0833° N, 4.9167° E",
        "\u200e51.0833\u200f,\u00a04.9167",
        "51°05'00\"N 4°55'00\"E",
        "51° 5,0' N, 4° 55,0' O",
        "51°05′00″ NB 4°55′00″ OL",
        "4°55'00\"E 51°05'00\"N",
        "geo:51.0833,4.9167?z=17",
        "https://www.google.be/maps/@51.0833,4.9167,15z",
        "https://www.google.com/maps/place/X/@51.2,4.1,14z/data=!4m6!3m5!8m2!3d51.0833!4d4.9167",
        "https://www.google.com/maps?q=51.0833%2C4.9167",
        "https://www.openstreetmap.org/#map=17/51.0833/4.9167",
        "https://www.openstreetmap.org/?mlat=51.0833&mlon=4.9167#map=12/51.2/4.1",
    ],
)
def test_pasted_coordinates_are_understood(text):
    assert coordinates.parse(text) == HERE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        (" \u200f ", Problem.EMPTY),
        ("51.0833", Problem.ONE_NUMBER),
        ("51,0833", Problem.ONE_NUMBER),
        ("51°05'00\"N", Problem.ONE_NUMBER),
        ("naast de kerk", Problem.NOT_UNDERSTOOD),
        ("Kerkstraat 5 bus 2", Problem.NOT_UNDERSTOOD),
        ("51.08 4.91 3.30", Problem.NOT_UNDERSTOOD),
        ("51°61'00\"N 4°55'00\"E", Problem.NOT_UNDERSTOOD),
        ("https://www.westerlo.be/contact", Problem.NOT_UNDERSTOOD),
        ("https://maps.app.goo.gl/AbC123", Problem.SHORT_LINK),
        ("194000 198000", Problem.OTHER_GRID),
        ("48.8566, 2.3522", Problem.OUTSIDE_BELGIUM),
        ("-51.0833, 4.9167", Problem.OUTSIDE_BELGIUM),
        ("0 0", Problem.OUTSIDE_BELGIUM),
        ("1" * 3000, Problem.TOO_LONG),
    ],
)
def test_what_is_no_point_in_belgium_is_refused_with_its_reason(text, problem):
    with pytest.raises(NotCoordinates) as refused:
        coordinates.parse(text)
    assert refused.value.problem == problem


@given(st.text(alphabet=st.sampled_from("0123456789.,;°'\"NEO -+@!#=/?&q٣\u200f½"), max_size=60) | st.text())
def test_no_text_breaks_the_reader(text):
    try:
        south, west, north, east = coordinates.BELGIUM
        latitude, longitude = coordinates.parse(text)
        assert south <= latitude <= north and west <= longitude <= east
    except NotCoordinates as refused:
        assert refused.problem in coordinates.SENTENCES


def test_every_problem_has_a_sentence():
    assert set(coordinates.SENTENCES) == set(Problem)


# --- mergers, postcodes, figures ------------------------------------------------------------------------------------


def test_old_municipalities_are_followed_to_today():
    assert history.code_on("11007", date(2024, 12, 31)) == "11007"
    assert history.code_on("11007", date(2025, 1, 1)) == "11002"
    assert history.code_on("12030", TODAY) == history.code_on("12034", TODAY) == "12041"
    assert history.code_on("13049", TODAY) == "13049"
    assert history.codes_before("23106") == ("23023", "23024", "23032")
    assert history.codes_before("13049") == ()
    assert len(history.mergers()) == 15 + 27


def test_a_postcode_is_no_municipality():
    assert [place.place for place in postcodes.places_of(" 1700 ")] == [
        "Dilbeek",
        "Sint-Martens-Bodegem",
        "Sint-Ulriks-Kapelle",
    ]
    assert postcodes.places_of("9999") == ()
    assert postcodes.postcodes_of("34013") == ("8530", "8531")
    assert len(postcodes.all_places()) == 18


@every
def test_figures_carry_year_unit_and_source(nis):
    known = figures.load_figures(nis)
    total = next(
        figure for figure in known if figure.indicator == "inhabitants" and figure.area == nis and figure.year == 2024
    )
    assert (total.value, total.year, total.unit) == (INHABITANTS[nis], 2024, "persons")
    ages = [figure for figure in known if ".age." in figure.indicator]
    assert {figure.year for figure in ages} == {2015}
    assert len({figure.indicator for figure in ages}) == len(ages) >= 198
    assert 15_000 < sum(figure.value for figure in ages) < 45_000
    assert all("Statbel" in figure.source.credit and "CC BY 4.0" in figure.licence for figure in known)
    assert figures.load_figures("99999") == ()
