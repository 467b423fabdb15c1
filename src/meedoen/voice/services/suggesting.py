"""The nightly look at what may belong together."""

import uuid

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from meedoen.kernel import tenancy
from meedoen.kernel.access import Action, roles
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, remember

from ..models import Signal, SignalTerm, Suggestion
from ..rules import bundling
from ..rules.bundling import Said
from ..terms.signals import SignalState

STEP = 500
PER_SIGNAL = 3
LOOK = Action(
    name="voice.look_for_alike",
    label=_("Zoeken welke signalen bij elkaar horen"),
    roles=roles(Role.SYSTEM),
    purpose="signalen van mensen bij het beleid brengen, en het antwoord terug",
)


@command(LOOK)
def look_for_alike(actor: Actor) -> int:
    """Make the suggestions again: loose signals that look alike, each pair once. Gives how many pairs."""
    loose = Signal.objects.filter(state=SignalState.CHECKED, bundle=None)
    terms: dict[str, set[str]] = {}
    held = SignalTerm.objects.filter(signal__in=loose.values("pk")).annotate(key=Cast("signal_id", TextField()))
    for key, term in held.values_list("key", "term"):  # as text: a key made of each of many rows is half the work
        terms.setdefault(key, set()).add(term)
    said = loose.annotate(key=Cast("pk", TextField())).values_list("key", "pk", "theme", "area_id", "thresholds")
    every = [
        Said(pk, frozenset(terms.get(key, ())), theme, area_id, frozenset(thresholds))
        for key, pk, theme, area_id, thresholds in said
    ]
    pairs: dict[frozenset[uuid.UUID], tuple[uuid.UUID, bundling.Alike]] = {}
    for signal_id, found in bundling.all_alike(every, most=PER_SIGNAL).items():
        for alike in found:
            pairs.setdefault(frozenset((signal_id, alike.id)), (signal_id, alike))
    Suggestion.objects.all().delete()
    Suggestion.objects.bulk_create(
        (
            Suggestion(
                network_id=tenancy.here(),
                signal_id=signal_id,
                other_id=alike.id,
                score=alike.score,
                shared=why(alike),
            )
            for signal_id, alike in pairs.values()
        ),
        batch_size=STEP,
    )
    remember(pairs=len(pairs))
    return len(pairs)


def why(alike: bundling.Alike) -> list[str]:
    """Why two signals may belong together, as it is kept: shared terms, and marks for theme, area and threshold."""
    marks = (("theme", alike.theme), ("area", alike.area), ("threshold", alike.threshold))
    return [*(f"={mark}" for mark, holds in marks if holds), *alike.terms]
