"""``python -m bench.surveys``: 100,000 answer sets scored, with every table of a result, and the page that shows them.

CPU seconds of the process that does the work, medians of three rounds. Scoring alone, the whole result, and the result
with the sets read out of the database, which is what closing a survey does.
"""

import random
import statistics
import tempfile
from typing import Any

from . import world
from .measures import cpu

SETS, ROUNDS = 100_000, 3
BOUND = 2.0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="meedoen-surveys-") as folder:
        world.start(folder)
        world.create()
        print("| what | ours | asked | met |\n|---|---|---|---|")
        sets = _sets(random.Random(19))
        _scored(sets)
        _closed(sets)
    return 0


def _row(what: str, seconds: float) -> None:
    print(f"| {what} | {seconds:.2f} s | ≤ {BOUND:g} s | {'yes' if seconds <= BOUND else 'NO'} |")


def _median(call: Any) -> float:
    return statistics.median(cpu(call, times=1) / 1000 for _round in range(ROUNDS))


def _sets(draw: random.Random) -> list[dict[str, str]]:
    """Twelve items each, of two scales; one in fifty misses one."""
    words = {f"djg6.{item}": ("yes", "some", "no") for item in range(1, 7)}
    words |= {f"cohesion6.{item}": ("1", "2", "3", "4", "5") for item in range(1, 7)}
    sets = [{key: draw.choice(given) for key, given in words.items()} for _number in range(SETS)]
    for one in sets[::50]:
        del one["djg6.3"]
    return sets


def _scored(sets: list[dict[str, str]]) -> None:
    from meedoen.plans.rules import bank
    from meedoen.plans.rules.asking import Asked, screens
    from meedoen.plans.rules.results import Given, Plan, result
    from meedoen.plans.rules.scoring import tally

    for code in ("djg6", "cohesion6"):
        scale = bank.instrument(code)
        _row(f"{SETS:,} answer sets of {code} scored", _median(lambda scale=scale: tally(scale, sets)))
    asked = screens([Asked("djg6", "scale", instrument="djg6"), Asked("c", "scale", instrument="cohesion6")])
    given = [Given(one, ("18", "35", "60", "80")[at % 4], "abc"[at % 3], "paper") for at, one in enumerate(sets)]
    plan = Plan(asked, "none", parts=["a", "b", "c"])
    _row("the whole result of two scales, by age and by part", _median(lambda: result(plan, given)))


def _closed(sets: list[dict[str, str]]) -> None:
    """What closing does: read, score, and write the result."""
    from meedoen.kernel.actors import Actor
    from meedoen.kernel.guard import seeding
    from meedoen.kernel.tenancy import use_network
    from meedoen.networks.public import create_network
    from meedoen.plans.models import AnswerSet, Question, Survey
    from meedoen.plans.services.surveys import close_survey

    network = create_network(Actor.system(None, "bench"), slug="bank", name="Bank", municipalities=["13049"])
    with use_network(network.pk):
        with seeding("bench"):
            survey = Survey.objects.create(title="Bench", code="BENCH000", state="open")
            for at, code in enumerate(("djg6", "cohesion6")):
                Question.objects.create(survey=survey, position=at, key=code, kind="scale", instrument=code)
            rows = [AnswerSet(network=network, survey=survey, answers=one, age_band="60", way="paper") for one in sets]
            AnswerSet.objects.bulk_create(rows, batch_size=2000)
        actor = Actor.system(network.pk, "bench")
        seconds = cpu(lambda: close_survey(actor, survey.pk), times=1) / 1000
    _row("closing: read from the database, scored, written", seconds)


if __name__ == "__main__":
    raise SystemExit(main())
