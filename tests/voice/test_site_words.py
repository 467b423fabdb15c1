"""What everybody reads of signals and answers: how far something is, how many, and in French always vous."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import meedoen
from meedoen.kernel.actors import Role
from meedoen.voice.rules import answers as rules
from meedoen.voice.services import answers
from tests.factories import actor_in, make_organisation
from tests.voice.loops import make_bundle, yes

FRENCH = Path(meedoen.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "django.po"
FAMILIAR = re.compile(r"\b(tu|toi|ton|ta|tes|te)\b|\bt['’]", re.IGNORECASE)


@pytest.mark.parametrize(
    ("outcome", "progress", "stands"),
    [
        ("taken_up", [], "busy"),
        ("taken_up", ["to_do"], "busy"),
        ("taken_up", ["done", "busy"], "busy"),
        ("taken_up", ["done", "stopped"], "done"),
        ("taken_up", ["stopped"], "stopped"),
        ("partly", ["done"], ""),
        ("not", [], ""),
    ],
)
def test_what_was_taken_up_goes_on_until_all_of_it_ended(outcome, progress, stands):
    assert rules.stands(outcome, progress) == stands


def test_residents_are_addressed_as_vous():
    with FRENCH.open("rb") as file:
        told = [one.string for one in read_po(file) if one.id]
    words = [word for one in told for word in ([one] if isinstance(one, str) else one)]
    assert len(words) > 1000 and [word for word in words if FAMILIAR.search(word)] == []


@pytest.mark.django_db
def test_the_site_says_whether_it_is_done_that_we_are_late_and_fewer_than_five_in_words(noord, client, in_noord):
    house = make_organisation(noord, "De Dreef")
    lead, bundle = actor_in(house, Role.COORDINATOR), make_bundle(house, voices=3)
    made = answers.decide(lead, bundle.pk, **yes(lead))
    answer = answers.write_answer(lead, bundle.pk, asked="Het is donker.", done="Er komt licht.", coming=True)
    answers.publish_answer(lead, answer.pk)
    make_bundle(house, voices=3, promised_in=-3, published_at=answer.written_at, public_title="De bus")
    shown = client.get("/noord/wat-gebeurde-er/").content.decode()
    assert "bezig" in shown and "gedaan" not in shown
    assert "We zijn te laat. We werken eraan." in shown
    assert "minder dan 5" in shown and "0–4" not in shown
    answers.note_progress(lead, made.actions.get().pk, progress="done")
    shown = client.get("/noord/wat-gebeurde-er/").content.decode()
    assert "gedaan" in shown and "bezig" not in shown
