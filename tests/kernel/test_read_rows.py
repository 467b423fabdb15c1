"""An object made of a row in one step is the one that Django would have made."""

import pytest
from django.apps import apps
from django.db import models
from django.db.models.signals import post_init, pre_init

from meedoen.kernel.database.read_rows import ReadRow, columns_of

MODELS = [model for model in apps.get_models(include_auto_created=True) if issubclass(model, ReadRow)]


def own_state(row):
    kept = dict(vars(row))
    state = kept.pop("_state")
    return kept, state.adding, state.db


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_whole_row_and_a_part_of_one(model):
    assert columns_of(model), "this model goes Django's own way: its rows are read slower"
    names = [field.attname for field in model._meta.concrete_fields]
    for few in (names, names[:2]):
        values = [f"value of {name}" for name in few]
        made = model.from_db("default", few, values)
        theirs = models.Model.from_db.__func__(model, "default", few, values)
        assert own_state(made) == own_state(theirs)
        assert made.get_deferred_fields() == theirs.get_deferred_fields()


def test_who_listens_to_objects_that_are_made_hears_it():
    model, heard = MODELS[0], []
    names = [field.attname for field in model._meta.concrete_fields]

    def begun(sender, **kwargs):
        heard.append(("begun", sender))

    def made(sender, instance, **kwargs):
        heard.append(("made", getattr(instance, names[0])))

    pre_init.connect(begun, sender=model)
    post_init.connect(made, sender=model)
    try:
        model.from_db("default", names, [1] * len(names))
    finally:
        pre_init.disconnect(begun, sender=model)
        post_init.disconnect(made, sender=model)
    assert heard == [("begun", model), ("made", 1)]


def test_a_model_with_ways_of_its_own_is_made_by_django():
    class Own(ReadRow):
        size = models.IntegerField()

        class Meta:
            app_label = "kernel"
            managed = False

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.double = self.size * 2

    try:
        assert columns_of(Own) is None
        assert Own.from_db("default", ["id", "size"], [1, 4]).double == 8
    finally:
        del apps.all_models["kernel"]["own"]
        apps.clear_cache()
