"""The map beside the noticeboard: targets apart, names under nothing, every word escaped."""

import math
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.networks.geography import labels, noticemap, svgmap
from meedoen.networks.geography.noticemap import Dot
from meedoen.networks.geography.outlines import Area, Kind

WEST = ((51.0, 4.8), (51.0, 4.9), (51.2, 4.9), (51.2, 4.8), (51.0, 4.8))
EAST = ((51.0, 4.9), (51.0, 5.0), (51.2, 5.0), (51.2, 4.9), (51.0, 4.9))
VILLAGES = [
    Area("A", Kind.VILLAGE, "Oosterwijk", None, rings=(WEST,)),
    Area("B", Kind.VILLAGE, "Tongerlo", None, rings=(EAST,), label_point=(51.1, 4.95)),
]
BASE = noticemap.ground(VILLAGES, [])


def dots(count, seed=1):
    chance = random.Random(seed)
    return [
        Dot(chance.uniform(51, 51.2), chance.uniform(4.8, 5), f"Zaal {n}", f"/n/?plaats={n}", 1) for n in range(count)
    ]


def distances(targets):
    return [
        math.hypot(one.x - two.x, one.y - two.y) for number, one in enumerate(targets) for two in targets[number + 1 :]
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 200])
def test_targets_are_apart_and_every_dot_is_in_one(count):
    found = noticemap.gather(BASE.view, dots(count))
    assert sorted(dot.name for target in found for dot in target.dots) == sorted(dot.name for dot in dots(count))
    assert all(distance >= noticemap.APART for distance in distances(found))
    assert sum(target.count for target in found) == count
    if count > 1:
        assert len(found) > 1


@given(st.lists(st.tuples(st.floats(50.9, 51.3), st.floats(4.7, 5.1)), max_size=60))
def test_whatever_the_places_no_targets_overlap(points):
    found = noticemap.gather(BASE.view, [Dot(*point, "x", "/", 1) for point in points])
    assert all(distance >= noticemap.APART for distance in distances(found))
    assert all(0 <= target.x <= BASE.view.width and 0 <= target.y <= BASE.view.height for target in found)


@pytest.mark.parametrize("count", [0, 1, 200])
def test_no_name_lies_under_a_dot_or_another_name(count):
    targets = noticemap.gather(BASE.view, dots(count))
    placed = [label.box for label in noticemap.names_beside(BASE, targets)]
    taken = placed + [labels.around(target.x, target.y, noticemap.DOT) for target in targets]
    assert not any(labels.touch(one, two) for number, one in enumerate(placed) for two in taken[number + 1 :])
    assert len(placed) == 2 or count == 200


def test_a_dot_in_the_middle_of_a_village_moves_its_name():
    middle = BASE.villages[1]
    latitude, longitude = BASE.view.pixel_to_point(middle.x, middle.y)
    dot = Dot(latitude, longitude, "De Kring", "/n/?plaats=1", 3)
    (name,) = [
        label for label in noticemap.names_beside(BASE, noticemap.gather(BASE.view, [dot])) if label.text == "Tongerlo"
    ]
    assert (name.x, name.y) != (middle.x, middle.y)


def test_the_small_map_of_a_place_covers_no_name_either():
    shown = [VILLAGES[1]]
    view = svgmap.Projection.around(shown, width=360)
    plain = svgmap.draw(shown, key="a", title="t", projection=view)
    x, y = (float(value) for value in re.search(r'map-name"[^>]*x="([\d.]+)" y="([\d.]+)"', plain).groups())
    latitude, longitude = view.pixel_to_point(x, y - 4)
    drawn = svgmap.draw(
        shown, key="a", title="t", projection=view, markers=[svgmap.Marker(latitude, longitude, "De Kring")]
    )
    moved = re.search(r'map-name"[^>]*x="([\d.]+)" y="([\d.]+)"', drawn)
    box = labels.Label("Tongerlo", float(moved[1]), float(moved[2])).box
    assert not labels.touch(box, labels.around(x, y - 4, svgmap.DOT))


def test_words_are_escaped_and_a_network_without_outlines_has_no_map():
    targets = noticemap.gather(BASE.view, [Dot(51.1, 4.95, "x", "/n/", 3)])
    svg = noticemap.draw(
        BASE,
        targets,
        title='"><script>',
        villages={"A": ('/n/?a="b"&c', "A & <b>")},
        told=[("/n/", "<i>")],
        selected="A",
    )
    assert "<script>" not in svg
    assert 'aria-label="A &amp; &lt;b&gt;"' in svg
    assert svg.count("<a ") == 2
    assert svg.count("is-chosen") == 1
    assert noticemap.ground([Area("C", Kind.VILLAGE, "Niets", None)], []) is None
