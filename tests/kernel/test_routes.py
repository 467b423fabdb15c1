"""An address leads where Django would lead it, whichever words stand first."""

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, path, re_path
from django.urls.resolvers import RegexPattern, RoutePattern

from meedoen.kernel.web.routes import ByFirstWord, first_words, group


def view(request, **kwargs):
    raise AssertionError("never called")


def plainly(entry):
    """The same routes by Django's own resolver."""
    if not isinstance(entry, URLResolver):
        return entry
    below = [plainly(one) for one in entry.url_patterns]
    return URLResolver(entry.pattern, below, entry.default_kwargs, entry.app_name, entry.namespace)


def answer(resolver, address):
    try:
        found = resolver.resolve(address)
    except Resolver404:
        return None
    return found.func, found.kwargs, found.view_name, found.route, found.namespaces


def rooted(entries):
    return URLResolver(RegexPattern(r"^/"), entries)


AMBIGUOUS = [
    path("<slug:any>/", view, name="any"),
    path("maand/", view, name="month"),
    path("", view, name="start"),
    path("blok.html", view, name="block"),
    path("maand/<int:n>/", view, name="one"),
    re_path(r"^k[ao]art/$", view, name="map"),
    path("maand", view, name="bare"),
    group("", [path("a/<uuid:pk>.svg", view, name="picture"), path("<str:x>.ics", view, name="agenda")], "inner"),
    group("a/", [path("", view, name="a"), path("<slug:rest>/", view, name="rest")]),
]
ASKED = ["", "maand/", "maand", "maand/3/", "maand/x/", "blok.html", "kaart/", "koort/", "x.ics", "a/", "a/b/", "a/b",
         "a/00000000-0000-4000-8000-000000000000.svg", "nergens/niets/", "//", "a//", "é/"]  # fmt: skip


@pytest.mark.parametrize("address", ASKED)
def test_the_first_that_fits_is_found_whatever_the_order(address):
    for entries in (AMBIGUOUS, AMBIGUOUS[::-1]):
        ours, theirs = rooted([group("", entries)]), rooted([group("", entries)])
        plain = rooted([plainly(one) for one in theirs.url_patterns])
        assert answer(ours, f"/{address}") == answer(plain, f"/{address}")


def test_every_route_of_the_house_is_found_as_before():
    ours = get_resolver()
    plain = rooted([plainly(one) for one in ours.url_patterns])
    addresses = sorted(set(samples(ours.url_patterns, "/")))
    assert len(addresses) > 500
    for address in addresses:
        for asked in (address, f"{address}niets/", address.rstrip("/")):
            assert answer(ours, asked) == answer(plain, asked), asked


SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "3", "slug": "een-woord", "str": "woord"}


def samples(entries, begun):
    for entry in entries:
        if not isinstance(entry.pattern, RoutePattern):
            continue
        route = str(entry.pattern)
        for name, converter in entry.pattern.converters.items():
            for kind, word in SAMPLES.items():
                if type(converter).__name__.lower().startswith(kind) or kind == "str":
                    route = route.replace(f"<{kind}:{name}>", word).replace(f"<{name}>", word)
        if isinstance(entry, URLPattern):
            yield begun + route
        else:
            yield from samples(entry.url_patterns, begun + route)


def test_few_patterns_are_asked_for_a_page_of_workers():
    house = get_resolver().url_patterns[0]
    assert isinstance(house, ByFirstWord)
    assert first_words(path("plan/<int:n>/", view)) == {"plan"}
    assert first_words(path("<int:n>/plan/", view)) is None
    assert first_words(re_path("^plan/", view)) is None
    assert first_words(group("plan", [path("x/", view)])) is None
