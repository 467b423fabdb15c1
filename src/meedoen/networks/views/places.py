"""Places: where something happens and how one gets there. The point is clicked, pasted, or left to a neighbourhood."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import maps, policy, queries, services
from ..forms import PlaceForm
from ..geography import coordinates
from ..geography.svgmap import Marker
from ..terms import AreaKind

PLAIN = (
    "name", "street", "postcode", "locality", "how_to_get_there", "bus_stop", "wheelchair", "toilet", "parking",
    "known_place",
)  # fmt: skip
TICKED = ("parking", "known_place")


def _neighbourhoods(request: HouseRequest) -> list[Any]:
    return queries.areas(request.actor, kind=AreaKind.NEIGHBOURHOOD)  # type: ignore[attr-defined]


@require_safe
@acts(policy.SEE_NETWORK)
def places(request: HouseRequest, network: Any) -> HttpResponse:
    """Every place in use, on the map and in a list."""
    found = queries.places(request.actor)
    markers = [
        Marker(
            one.latitude,
            one.longitude,
            label=one.name,
            href=reverse("networks:place", kwargs={"network": network.slug, "place_id": one.pk}),
        )
        for one in found
        if one.latitude is not None and one.longitude is not None
    ]
    context = {
        "places": found,
        "without_point": len(found) - len(markers),
        "map": maps.pinned(
            _neighbourhoods(request), markers, title=_("Plaatsen van %(name)s") % {"name": network.name}
        ),
    }
    return page(request, "networks/places.html", context)


@require_safe
@acts(policy.SEE_NETWORK)
def place(request: HouseRequest, network: Any, place_id: uuid.UUID) -> HttpResponse:
    """One place, as a worker needs it to send somebody there."""
    found = queries.place(request.actor, place_id)
    point = found.latitude, found.longitude
    pin = [Marker(point[0], point[1], label=found.name)] if point[0] is not None and point[1] is not None else []
    context = {
        "place": found,
        "wheelchair": found.get_wheelchair_display(),
        "toilet": found.get_toilet_display(),
        "map": maps.pinned(
            _neighbourhoods(request), pin, title=found.name, selected=found.area.code if found.area else None
        ),
    }
    return page(request, "networks/place.html", context)


@acts(policy.ADD_PLACE)
def add_place(request: HouseRequest, network: Any) -> HttpResponse:
    """A new place."""
    return _edit(request, None)


@acts(policy.EDIT_PLACE)
def edit_place(request: HouseRequest, network: Any, place_id: uuid.UUID) -> HttpResponse:
    """Change a place."""
    return _edit(request, queries.place(request.actor, place_id))


def _initial(place: Any) -> dict[str, Any]:
    if place is None:
        return {}
    known = {name: getattr(place, name) for name in PLAIN}
    point = f"{place.latitude:.6f}, {place.longitude:.6f}" if place.latitude is not None else ""
    return {**known, "point": point, "area": place.area_id or "", "organisation": place.organisation_id or ""}


def _click(request: HouseRequest) -> tuple[int, int, int] | None:
    """Which picture was clicked and where; None when the form was sent in another way, or by keyboard (0, 0)."""
    for size in maps.SIZES:
        x, y = request.POST.get(f"m{size}.x", ""), request.POST.get(f"m{size}.y", "")
        if x.isdecimal() and y.isdecimal() and len(x) < 6 and len(y) < 6 and (int(x), int(y)) != (0, 0):
            return size, int(x), int(y)
    return None


def _edit(request: HouseRequest, place: Any) -> HttpResponse:
    areas = _neighbourhoods(request)
    partners = queries.organisations_of(request.actor)  # type: ignore[attr-defined]
    if place is not None and place.organisation is not None and place.organisation not in partners:
        partners.append(place.organisation)
    choices = {"areas": areas, "organisations": partners}
    drawable = [row for row in areas if row.outline]
    click = _click(request)
    if click and drawable:
        outlines = [maps.outline(row) for row in drawable]
        view = maps.View.read(request.POST.get("view", "")).clicked(outlines, *click)
        typed: dict[str, Any] = {name: value for name, value in request.POST.items() if name in PlaceForm.base_fields}
        typed |= {name: name in request.POST for name in TICKED}
        typed["point"] = f"{view.point[0]:.6f}, {view.point[1]:.6f}" if view.point else ""
        return _form_page(request, PlaceForm(initial=typed, **choices), place, view, drawable, clicked=True)
    form = PlaceForm(request.POST or None, initial=_initial(place), **choices)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: _save(request, place, form))
        if saved:
            done(request, _("%(name)s is bewaard.") % {"name": saved.name})
            return redirect_to(request, "networks:place", place_id=saved.pk)
    return _form_page(request, form, place, _view_of(form["point"].value()), drawable)


def _save(request: HouseRequest, place: Any, form: PlaceForm) -> Any:
    actor = request.actor  # type: ignore[attr-defined]
    if place is None:
        return services.add_place(actor, once=form.token, **form.answers)
    return services.edit_place(actor, place.pk, once=form.token, **form.answers)


def _view_of(point: Any) -> maps.View:
    try:
        latitude, longitude = coordinates.parse(str(point or ""))
        return maps.View((latitude, longitude), 1)
    except coordinates.NotCoordinates:
        return maps.View()


def _form_page(
    request: HouseRequest, form: PlaceForm, place: Any, view: maps.View, drawable: list[Any], *, clicked: bool = False
) -> HttpResponse:
    source = reverse("networks:map", kwargs={"network": request.network.slug})  # type: ignore[attr-defined]
    context = {
        "form": form,
        "place": place,
        "view": str(view),
        "clicked": clicked,
        "pictures": [
            {
                "name": f"m{size}",
                "size": size,
                "height": maps.height(drawable, size),
                "src": f"{source}?breed={size}&view={view}",
            }
            for size in maps.SIZES
        ]
        if drawable
        else [],
    }
    return page(request, "networks/place_form.html", context, status=422 if form.errors else 200)


@require_safe
@acts(policy.ADD_PLACE)
def click_map(request: HouseRequest, network: Any) -> HttpResponse:
    """The picture of a form to click on."""
    drawable = [row for row in _neighbourhoods(request) if row.outline]
    asked = request.GET.get("breed", "")
    if not drawable or asked not in {str(size) for size in maps.SIZES}:
        raise NotFound("map")
    view = maps.View.read(request.GET.get("view", ""))
    title = _("Kaart van %(name)s") % {"name": network.name}
    return HttpResponse(maps.background(drawable, view, float(asked), title=title), content_type="image/svg+xml")
