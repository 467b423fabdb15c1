"""Laws about tables: a network or a reason, a privacy class for every word, an end for every person.

Each law is a function over model classes; it holds for the product and sees a planted model.
"""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.registers import needs_class, own_models
from meedoen.kernel.tenancy import Tenant

BELOW_PEOPLE = ["kernel", "networks", "wording", "budgets", "voice", "plans", "reach"]
PEOPLE_AND_ABOVE = {"people", "activities", "passes", "referrals", "outreach", "press", "desk"}
POINTS_BY_NAME = ("person_id", "participant_id", "resident_id", "token_id")
KNOWS_PEOPLE_OTHERWISE = {
    "vault.PersonKey": "it is the key itself; erasing a person destroys the row",
    "vault.Erasure": "it is the list of erased persons; it must outlive them",
}


def without_network(tables):
    """Tables that neither derive from Tenant nor say why they are global."""
    return [
        f"{model._meta.label}: no network and no reason"
        for model in tables
        if not issubclass(model, Tenant) and not str(getattr(model, "global_because", "")).strip()
    ]


def without_class(tables):
    """Fields that hold words and have no privacy class, and names in the declaration that are no field."""
    found = []
    for model in tables:
        declared = getattr(model, "privacy", None)
        if not isinstance(declared, Privacy):
            found.append(f"{model._meta.label}: says not how private it is and how long it is kept")
            continue
        names = {field.name for field in model._meta.concrete_fields}
        words = {field.name for field in model._meta.concrete_fields if needs_class(field)}
        found += [f"{model._meta.label}.{name}: no privacy class" for name in sorted(words - set(declared.fields))]
        found += [f"{model._meta.label}.{name}: is no field" for name in sorted(set(declared.fields) - names)]
    return found


def readable_identity(tables):
    """Fields of the class identity that are kept as readable text instead of sealed bytes."""
    return [
        f"{model._meta.label}.{field.name}: identity that is not sealed"
        for model in tables
        for field in model._meta.concrete_fields
        if isinstance(getattr(model, "privacy", None), Privacy)
        and model.privacy.of(field.name) == Class.IDENTITY
        and not isinstance(field, models.BinaryField)
    ]


def points_to_person(model):
    """Whether a row of this table is about a person: a relation to ``people``, or a bare id of one."""
    if model._meta.label in KNOWS_PEOPLE_OTHERWISE:
        return False
    relations = [field for field in model._meta.concrete_fields if field.is_relation]
    if model._meta.app_label == "people" or any(_app(field) == "people" for field in relations):
        return True
    return any(field.attname in POINTS_BY_NAME for field in model._meta.concrete_fields)


def _app(field):
    target = field.related_model
    return target.split(".")[0] if isinstance(target, str) else target._meta.app_label


def without_end(tables, erasers, exporters):
    """Tables about a person that do not name the column, or whose feature hands in no erasure or no export."""
    found = []
    for model in filter(points_to_person, tables):
        if not getattr(model, "person_field", ""):
            found.append(f"{model._meta.label}: points to a person and has no person_field")
        if model._meta.app_label not in erasers:
            found.append(f"{model._meta.label}: its feature registers no erasure")
        if model._meta.app_label not in exporters:
            found.append(f"{model._meta.label}: its feature registers no export")
    return found


def paths_to_people(starts, above=frozenset(PEOPLE_AND_ABOVE)):
    """Ways by relations and reverse accessors from tables below ``people`` to ``people`` or higher."""
    found = []
    for start in starts:
        for field in start._meta.get_fields():
            if field.is_relation and field.related_model and _app(field) in above:
                found.append(f"{start._meta.label}.{field.name} leads to {field.related_model._meta.label}")
    return found


def lower_models():
    return [model for model in own_models() if model._meta.app_label in BELOW_PEOPLE]


def test_every_table_has_a_network_or_a_reason():
    assert without_network(own_models()) == []


def test_every_word_has_a_privacy_class_and_a_term():
    assert without_class(own_models()) == []


def test_identity_is_sealed():
    assert readable_identity(own_models()) == []


def test_every_table_about_a_person_can_be_erased_and_told():
    assert without_end(own_models(), erasure.registered(), exports.registered()) == []


def test_some_tables_are_about_a_person():
    assert any(points_to_person(model) for model in own_models())


def test_signals_are_among_the_tables_below_people():
    assert {"voice.Signal", "voice.Bundle"} <= {model._meta.label for model in lower_models()}


def test_nothing_below_people_leads_to_people():
    assert paths_to_people(lower_models()) == []


@pytest.fixture
def planted():
    """Models that break the laws, in a registry of their own."""
    with isolate_apps("meedoen.people", "meedoen.networks", "meedoen.kernel"):

        class Homeless(models.Model):
            words = models.CharField(max_length=9)

            class Meta:
                app_label = "people"

        class Untold(models.Model):
            global_because = "planted"
            words = models.JSONField()
            number = models.IntegerField()
            privacy = Privacy(keep=Keep.DAY, gone=Class.PUBLIC)

            class Meta:
                app_label = "networks"

        class Readable(models.Model):
            name = models.CharField(max_length=9)
            participant_id = models.UUIDField()
            privacy = Privacy(keep=Keep.PERSON, name=Class.IDENTITY)

            class Meta:
                app_label = "networks"

        class BackDoor(models.Model):
            person = models.ForeignKey(Homeless, on_delete=models.CASCADE)

            class Meta:
                app_label = "networks"

        yield {model.__name__: model for model in (Homeless, Untold, Readable, BackDoor)}


def test_a_table_without_network_is_seen(planted):
    assert without_network([planted["Homeless"], planted["Untold"]]) == ["people.Homeless: no network and no reason"]


def test_a_word_without_class_is_seen(planted):
    assert without_class([planted["Homeless"], planted["Untold"]]) == [
        "people.Homeless: says not how private it is and how long it is kept",
        "networks.Untold.words: no privacy class",
        "networks.Untold.gone: is no field",
    ]


def test_readable_identity_is_seen(planted):
    assert readable_identity(planted.values()) == ["networks.Readable.name: identity that is not sealed"]


def test_a_person_without_end_is_seen(planted):
    assert without_end(planted.values(), frozenset({"people"}), frozenset({"people"})) == [
        "people.Homeless: points to a person and has no person_field",
        "networks.Readable: points to a person and has no person_field",
        "networks.Readable: its feature registers no erasure",
        "networks.Readable: its feature registers no export",
        "networks.BackDoor: points to a person and has no person_field",
        "networks.BackDoor: its feature registers no erasure",
        "networks.BackDoor: its feature registers no export",
    ]
    assert without_end([planted["Homeless"]], frozenset({"people"}), frozenset()) == [
        "people.Homeless: points to a person and has no person_field",
        "people.Homeless: its feature registers no export",
    ]


def test_a_back_door_to_people_is_seen(planted):
    assert paths_to_people([planted["BackDoor"], planted["Untold"]]) == [
        "networks.BackDoor.person leads to people.Homeless"
    ]
