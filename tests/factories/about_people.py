"""A row in every table about a person, made from the tables themselves: a table that comes later is in it by itself.

Every word that the privacy class calls personal, sealed or printed is the canary of that person, so that whoever finds
it afterwards knows whose it was.
"""

import datetime
import uuid

from django.db import models
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.privacy.classes import Class
from meedoen.kernel.registers import own_models
from meedoen.people.models import Participant

ADDS_UP = {"passes.Claim.price": 2}
"""Numbers that a table checks against others: the fund and the person pay one cent each."""

SAYS = {Class.PERSONAL, Class.IDENTITY, Class.SECRET_HASH}
STAYS_AS_A_COUNT = {"outreach.Contact.themes", "outreach.Contact.thresholds"}
"""Codes of a list, not words: what was spoken about is counted on when nobody knows any more with whom."""


def tables():
    """Every table that names the column in which its person stands; of a household or list its rows are asked."""
    found = [model for model in own_models() if getattr(model, "person_field", "") not in ("", "id")]
    return sorted(found, key=lambda model: model._meta.label)


class Shelf:
    """What a row may lean on that is about nobody: one of each table, made when it is first asked for."""

    def __init__(self, *given):
        self.rows = {row._meta.label: row for row in given}

    def one(self, model, person):
        if model._meta.label in self.rows:
            return self.rows[model._meta.label]
        if any(field.related_model is Participant for field in model._meta.concrete_fields):
            return about(model, person, self)
        self.rows[model._meta.label] = about(model, person, self)
        return self.rows[model._meta.label]


def canary(person):
    """The word of this person: letters and digits that stand nowhere else."""
    return f"Qz{person.hex[-10:]}"


def about(model, person, shelf):
    """A row of this table about this person. Called inside ``seeding``."""
    row = model()
    for field in model._meta.concrete_fields:
        if field.name == "network" or field.primary_key:
            continue
        exact = ADDS_UP.get(f"{model._meta.label}.{field.name}")
        setattr(row, field.attname, exact or _value(model, field, person, shelf))
    row.save(force_insert=True)
    return row


def _value(model, field, person, shelf):
    if field.is_relation:
        return _related(field, person, shelf)
    if field.attname == getattr(model, "person_field", ""):
        return person
    said = model.privacy.of(field.name)
    if field.name == "person_code":
        return Participant.objects.get(pk=person).code
    if isinstance(field, models.BinaryField):
        return vault.seal(person, f"{model._meta.label}.{field.name}", canary(person))
    if isinstance(field, models.JSONField):
        counted = f"{model._meta.label}.{field.name}" in STAYS_AS_A_COUNT
        if said in SAYS and not counted:
            return [canary(person)]
        return field.get_default() if field.has_default() or field.null else {}
    if isinstance(field, models.CharField | models.TextField):
        return _word(field, said, person)
    if field.null and isinstance(field, models.DateField) and field.name.endswith(("_on", "_at")):
        return None  # nothing is closed, answered or over yet
    return field.get_default() if field.has_default() or field.null else _plain(field)


def _word(field, said, person):
    if field.choices:
        return field.get_default() or field.choices[0][0]
    if said in SAYS:
        return canary(person)[: field.max_length]
    return field.get_default() if field.has_default() or field.blank else uuid.uuid4().hex[: field.max_length]


def _plain(field):
    if isinstance(field, models.DateTimeField):
        return timezone.now() + datetime.timedelta(days=1)
    if isinstance(field, models.DateField):
        return timezone.localdate() + datetime.timedelta(days=1)
    return uuid.uuid4() if isinstance(field, models.UUIDField) else 1


def _related(field, person, shelf):
    target = field.related_model
    if target is Participant:
        return person
    return None if field.null else shelf.one(target, person).pk
