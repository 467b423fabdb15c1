"""A small programme in noord, a foreign one in zuid, and what an answer must look like."""

import json
from dataclasses import dataclass
from typing import Any

import jsonschema
import pytest
from django.test import Client

from meedoen.config import api
from tests import sampling
from tests.factories import make_activity, make_organisation, make_place, make_session

ROOT = "/api/v1"


@dataclass
class Programme:
    organisation: Any
    place: Any
    activity: Any
    session: Any
    foreign: Any


@pytest.fixture
def programme(noord, zuid):
    """One published activity with one session of ten places, of which three are taken; the same in zuid."""
    made = {}
    for network in (noord, zuid):
        organisation = make_organisation(network, name=f"Huis {network.slug}")
        place = make_place(network, name=f"Zaal {network.slug}", wheelchair="yes")
        activity = make_activity(
            organisation,
            title=f"Koken {network.slug}",
            themes=["food"],
            place=place,
            price_cents=0,
            sign_up="sign_up",
            capacity=10,
        )
        session = make_session(activity, place=place, capacity=10, taken=3, village_code="d1")
        made[network.slug] = Programme(organisation, place, activity, session, None)
    made["noord"].foreign = made["zuid"]
    return made["noord"]


@pytest.fixture
def ask(db):
    """``ask("/networks/noord/sessions")``: the answer, held against the OpenAPI document (status, type and form)."""

    def run(address: str, *, method: str = "get", client: Client | None = None, **more: Any) -> Any:
        answer = getattr(client or Client(), method)(ROOT + address, **more)
        fits(answer, address.partition("?")[0], "post" if method == "post" else "get")
        return answer

    return run


def fits(answer: Any, address: str, method: str) -> None:
    """The document names this status for this address, and the body has the form that stands there."""
    document = json.loads(json.dumps(api.schema()))
    operation = next((item for path, item in document["paths"].items() if _same(path, ROOT + address)), None)
    if operation is None or answer.request["REQUEST_METHOD"] not in ("GET", "POST"):
        return
    declared = operation.get(method) or next(iter(operation.values()))
    told = declared["responses"][str(answer.status_code)]
    if answer.status_code == 304:
        assert answer.content == b""
        return
    ((media, content),) = told["content"].items()
    assert answer["Content-Type"] == media
    schema = content["schema"] | {"components": document["components"]}
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(answer.json())


def _same(path: str, address: str) -> bool:
    ours, theirs = path.split("/"), address.split("/")
    return len(ours) == len(theirs) and all(a == b or a.startswith("{") for a, b in zip(ours, theirs, strict=True))


@pytest.fixture
def seed():
    """What the questions of this run are drawn with."""
    return sampling.seed()
