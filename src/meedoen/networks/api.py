"""For other systems: networks, their partners, areas and places. Open to all, without a person in them."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field, WithJsonSchema

from meedoen.kernel.api import Cursor, Kind, Limit, after, following, kind, read, reads
from meedoen.kernel.api.cursors import identity, words
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts

from . import policy, queries
from .identity import all_open_networks
from .terms import AreaKind, OrganisationKind, Step

router = Router()

Slug = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,40}$", "description": "the network, as in its web address"}
InNetwork = Annotated[Any, WithJsonSchema(Slug)]
"""The gate makes the network of the address before the operation runs."""
Reach = Annotated[Literal[*Step.values], Field(description="how easily a wheelchair gets in")]  # type: ignore[valid-type]


class NetworkOut(Schema):
    """A local network that offers activities together."""

    slug: str
    name: str
    tagline: str
    municipalities: list[str] = Field(description="NIS codes")
    languages: list[str]
    phone: str
    email: str
    url: str = Field(description="the residents' site of the network on this server")


class NetworkPage(Schema):
    items: list[NetworkOut]
    next_cursor: str | None


class OrganisationOut(Schema):
    """A partner of the network."""

    id: UUID
    name: str
    kind: Literal[*OrganisationKind.values]  # type: ignore[valid-type]
    website: str


class OrganisationPage(Schema):
    items: list[OrganisationOut]
    next_cursor: str | None


class AreaOut(Schema):
    """A municipality, village, neighbourhood or statistical sector, as it is today."""

    code: str
    kind: Literal[*AreaKind.values]  # type: ignore[valid-type]
    name: str
    parent: str | None = Field(description="the code of the area in which it lies")
    inhabitants: int | None = Field(description="persons, an open figure as it was imported")


class AreaPage(Schema):
    items: list[AreaOut]
    next_cursor: str | None


class PlaceOut(Schema):
    """Where something happens and how one gets there."""

    id: UUID
    name: str
    street: str
    postcode: str
    locality: str
    latitude: float | None
    longitude: float | None
    area: str | None = Field(description="the code of its neighbourhood")
    how_to_get_there: str
    bus_stop: str
    wheelchair: Reach
    toilet: Reach
    parking: bool


class PlacePage(Schema):
    items: list[PlaceOut]
    next_cursor: str | None


class Asked(Schema, extra="forbid"):
    limit: Limit = 50
    cursor: Cursor = None


class AreasAsked(Asked):
    kind: Literal[*AreaKind.values] | None = None  # type: ignore[valid-type]


@router.get("/networks", response=reads(NetworkPage), url_name="networks", tags=["networks"])
@kind(Kind.PUBLIC_READ)
@acts(policy.FIND_NETWORKS)
def networks(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """The networks of this server, by address."""
    key = after(asked.cursor, words)
    found = sorted(all_open_networks(), key=lambda network: network.slug)
    rest = [network for network in found if key is None or network.slug > key[0]]
    shown = rest[: asked.limit]
    last = (shown[-1].slug,) if len(rest) > asked.limit else None
    return read(request, {"items": [_network(network) for network in shown], "next_cursor": following(last)})


@router.get("/networks/{slug:network}", response=reads(NetworkOut), url_name="network", tags=["networks"])
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PUBLIC_PARTNERS)
def network(request: HttpRequest, network: InNetwork) -> HttpResponse:
    """One network."""
    return read(request, _network(network))


def _network(network: Any) -> dict[str, Any]:
    plain = ("slug", "name", "tagline", "municipalities", "languages", "phone", "email")
    return {name: getattr(network, name) for name in plain} | {"url": f"/{network.slug}/"}


@router.get(
    "/networks/{slug:network}/organisations",
    response=reads(OrganisationPage),
    url_name="organisations",
    tags=["networks"],
)
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PUBLIC_PARTNERS)
def organisations(request: HttpRequest, network: InNetwork, asked: Query[Asked]) -> HttpResponse:
    """The partners of a network, by name."""
    key = after(asked.cursor, words, identity)
    page = queries.partners_page(request.actor, after=key, limit=asked.limit)  # type: ignore[attr-defined]
    items = [_organisation(*row) for row in page.rows]
    return read(request, {"items": items, "next_cursor": following(page.last)})


@router.get(
    "/networks/{slug:network}/organisations/{uuid:organisation_id}",
    response=reads(OrganisationOut),
    url_name="organisation",
    tags=["networks"],
)
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PUBLIC_PARTNERS)
def organisation(request: HttpRequest, network: InNetwork, organisation_id: UUID) -> HttpResponse:
    """One partner."""
    found = [one for one in queries.public_partners(request.actor) if one.pk == organisation_id]  # type: ignore[attr-defined]
    if not found:
        raise NotFound("organisation")
    return read(request, _organisation(found[0].name, found[0].pk, found[0].kind, found[0].website))


def _organisation(name: str, id: UUID, kind: str, website: str) -> dict[str, Any]:
    return {"id": str(id), "name": name, "kind": kind, "website": website}


@router.get("/networks/{slug:network}/areas", response=reads(AreaPage), url_name="areas", tags=["areas and places"])
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_AREAS)
def areas(request: HttpRequest, network: InNetwork, asked: Query[AreasAsked]) -> HttpResponse:
    """The areas of a network, by code."""
    key = after(asked.cursor, words, identity)
    page = queries.areas_page(request.actor, kind=asked.kind, after=key, limit=asked.limit)  # type: ignore[attr-defined]
    items = [_area(code, *row) for code, _id, *row in page.rows]
    return read(request, {"items": items, "next_cursor": following(page.last)})


@router.get(
    "/networks/{slug:network}/areas/{slug:code}", response=reads(AreaOut), url_name="area", tags=["areas and places"]
)
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_AREAS)
def area(request: HttpRequest, network: InNetwork, code: str) -> HttpResponse:
    """One area."""
    found = queries.area(request.actor, code)  # type: ignore[attr-defined]
    parent = found.parent.code if found.parent else None
    return read(request, _area(found.code, found.kind, found.name, parent, found.inhabitants))


def _area(code: str, kind: str, name: str, parent: str | None, inhabitants: int | None) -> dict[str, Any]:
    return {"code": code, "kind": kind, "name": name, "parent": parent, "inhabitants": inhabitants}


@router.get("/networks/{slug:network}/places", response=reads(PlacePage), url_name="places", tags=["areas and places"])
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PLACES)
def places(request: HttpRequest, network: InNetwork, asked: Query[Asked]) -> HttpResponse:
    """The places of a network, by name."""
    key = after(asked.cursor, words, identity)
    page = queries.places_page(request.actor, after=key, limit=asked.limit)  # type: ignore[attr-defined]
    return read(request, {"items": [_place(row) for row in page.rows], "next_cursor": following(page.last)})


@router.get(
    "/networks/{slug:network}/places/{uuid:place_id}",
    response=reads(PlaceOut),
    url_name="place",
    tags=["areas and places"],
)
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PLACES)
def place(request: HttpRequest, network: InNetwork, place_id: UUID) -> HttpResponse:
    """One place."""
    found = queries.place(request.actor, place_id)  # type: ignore[attr-defined]
    code = found.area.code if found.area else None
    row = [code if column == "area__code" else getattr(found, column) for column in queries.PLACE_COLUMNS]
    return read(request, _place(tuple(row)))


def _place(row: tuple) -> dict[str, Any]:
    told = dict(zip(queries.PLACE_COLUMNS, row, strict=True))
    return {"id": str(told.pop("id")), "area": told.pop("area__code"), **told}
