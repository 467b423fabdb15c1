"""``python -m bench.plan_papers``: the folder and a report of twenty pages out of a plan with all that hangs on it.

Wall seconds of one call after another in one process, as a click waits for it: read from the database, fitted, drawn as
tagged PDF/UA-1. First the first call, then the median of five.
"""

import datetime
import io
import statistics
import tempfile
import time
from collections.abc import Callable

from pypdf import PdfReader

from . import world

ROUNDS = 5
FOLDER, REPORT, PAGES = 2.0, 3.0, 20
NIS = "12040"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="meedoen-papers-") as folder:
        world.start(folder)
        world.create()
        print("| what | first | median | asked | met |\n|---|---|---|---|---|")
        _measured()
    return 0


def _row(what: str, bound: float, call: Callable[[], bytes]) -> None:
    spent, pdf = [], b""
    for _round in range(ROUNDS + 1):
        begun = time.perf_counter()
        pdf = call()
        spent.append(time.perf_counter() - begun)
    read = PdfReader(io.BytesIO(pdf))
    tagged = bool(read.trailer["/Root"]["/MarkInfo"]["/Marked"])
    middle = statistics.median(spent[1:])
    met = max(middle, spent[0]) <= bound and tagged
    size = f"{len(read.pages)} pages, {len(pdf) / 1000:.0f} kB, {'tagged' if tagged else 'NOT TAGGED'}"
    print(f"| {what} ({size}) | {spent[0]:.2f} s | {middle:.2f} s | ≤ {bound:g} s | {'yes' if met else 'NO'} |")


def _measured() -> None:
    from meedoen.kernel.actors import Actor
    from meedoen.kernel.tenancy import use_network
    from meedoen.networks import public as networks
    from meedoen.networks.services import load_areas
    from meedoen.plans.papers import folder, gathering, reports
    from meedoen.plans.papers.setting import Setting
    from meedoen.plans.terms.papers import Reader

    network = networks.create_network(Actor.system(None, "bench"), slug="bank", name="Bank", municipalities=[NIS])
    today = datetime.date(2026, 11, 30)
    setting = Setting("Bank", "#1f5f8b", "0470 00 00 01", "https://example.org/", co_writes=False, today=today)
    with use_network(network.pk):
        actor = Actor.system(network.pk, "bench")
        load_areas(actor, nis=NIS)
        few, many = _plan("few", findings=8, goals=4), _plan("many", findings=90, goals=16)

        def source(plan_id: object, *, whole: bool) -> gathering.Source:
            return gathering.gathered(actor, plan_id, zone_id=None, today=today, municipalities=[NIS], whole=whole)

        for reader in Reader:
            _row(f"folder, {reader}", FOLDER,
                 lambda reader=reader: folder.folder(source(few, whole=False), reader, setting).pdf())  # fmt: skip
        _row("folder of a plan with too much, what fits", FOLDER,
             lambda: folder.folder(source(many, whole=False), Reader.COUNCIL, setting, as_fits=True).pdf())  # fmt: skip
        _row("report, raad", REPORT, lambda: reports.report(source(many, whole=True), Reader.COUNCIL, setting))


def _plan(name: str, *, findings: int, goals: int) -> object:
    """A plan with findings that have figures and voices, a SWOT, and goals with three actions each."""
    from meedoen.kernel.guard import seeding
    from meedoen.plans import models

    day = datetime.date(2027, 6, 1)
    with seeding("bench"):
        plan = models.Plan.objects.create(name=name, first_day="2026-01-01", last_day="2028-12-31")
        swot = models.Swot.objects.create(plan=plan, year=2026)
        for at in range(findings):
            said = f"Bevinding {at}: wie niet goed stapt, blijft op zondag thuis."
            row = models.Finding.objects.create(plan=plan, text=said, right="health", duty="college")
            models.FindingFigure.objects.create(finding=row, words="1 op de 5 is ouder dan 75.", source="Statbel, 2024")
            heard = models.Observation.objects.create(kind="street", quote="Ik draai altijd om.", checked_on=day)
            models.FindingVoice.objects.create(finding=row, observation=heard)
            quadrant = ("strength", "weakness", "opportunity", "threat")[at % 4]
            models.SwotLine.objects.create(swot=swot, finding=row, quadrant=quadrant, order=at)
        for at in range(goals):
            goal = models.Goal.objects.create(
                plan=plan, text=f"Doel {at}: iedereen geraakt erbij.", blocks=["inclusion"]
            )
            for number in range(1 if findings < 10 else 3):
                models.PlannedAction.objects.create(goal=goal, text=f"Actie {number}: een belbus.", due_on=day)
    return plan.pk


if __name__ == "__main__":
    raise SystemExit(main())
