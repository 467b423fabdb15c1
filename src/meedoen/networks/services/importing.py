"""Taking a file with figures in: all or nothing, and taken back in one act."""

import uuid
from collections.abc import Mapping

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.intake.summary import Summary
from meedoen.kernel.refusals import Refused

from .. import figure_plan as plans
from .. import policy
from ..intake.drafts import FROM_FORM, Reading, SourceDraft
from ..models import Figure, FigureImport, Indicator, Network
from .figures import keep, source_named


@command(policy.IMPORT_FIGURES)
def import_figures(
    actor: Actor,
    *,
    reading: Reading,
    filename: str,
    source: SourceDraft | None = None,
    choices: Mapping[str, tuple[str, str]] = {},
    key: uuid.UUID | None = None,
) -> Summary:
    """Take the file in: everything, or nothing when a row is refused. ``source`` is needed when the file names none;
    ``choices`` are kind and theme of indicators that the product does not know. A figure that says something else than
    what is there is a revision: what was there is kept. ``key`` is the key that the import gets, by which the sender
    finds it again. Raises Refused when the source is missing."""
    network = Network.objects.get(pk=tenancy.here())
    plan = plans.planned(reading, network.municipalities, choices)
    summary = plans.summary(plan)
    if plan.refusals:
        remember(refused=len(plan.refusals))
        return summary
    figures = plans.figures_of(plan, _sources(reading, source))
    run = FigureImport.objects.create(
        pk=key or new_id(), filename=textchecks.clean_text(filename)[:160], by_code=actor.code, read=summary.read
    )
    _name_indicators(plan)
    kept = keep(figures, run=run)
    run.created, run.updated, run.unchanged = kept.created, kept.updated, kept.unchanged
    summary.created, summary.updated, summary.unchanged = kept.created, kept.updated, kept.unchanged
    summary.applied = True
    if kept.created or kept.updated:
        run.save(update_fields=["created", "updated", "unchanged"])
        summary.run_id = run.pk
    else:
        run.delete()
    remember(created=kept.created, updated=kept.updated)
    return summary


def _sources(reading: Reading, given: SourceDraft | None) -> dict[int, uuid.UUID]:
    """The sources of the file by their number, made where they are new."""
    found = dict(enumerate(reading.sources))
    if reading.asks_source:
        if given is None or not given.credit.strip():
            raise Refused(_("Zeg waar deze cijfers vandaan komen."), field="credit", code="required")
        found[FROM_FORM] = given
    return {
        number: source_named(
            textchecks.clean_text(one.credit),
            licence=one.licence,
            name=one.name,
            link=one.link,
            dated=one.dated,
            threshold=one.threshold,
        ).pk
        for number, one in found.items()
    }


def _name_indicators(plan: plans.Plan) -> None:
    """What is measured for the first time; what was chosen for an indicator before stays as it is."""
    for draft in plan.indicators.values():
        Indicator.objects.get_or_create(
            code=draft.code,
            defaults={
                "network_id": tenancy.here(),
                "name": textchecks.clean_text(draft.name)[:160],
                "unit": draft.unit[:40],
                "kind": draft.kind,
                "theme": draft.theme,
                "basis": draft.basis,
            },
        )


@command(policy.UNDO_FIGURES)
def undo_figures(actor: Actor, run: FigureImport) -> FigureImport:
    """Take a file back: its figures go, what they revised is in use again. An indicator that has no figure left goes
    too: what it is, is asked again with the next file. Doing it twice changes nothing.

    What was typed over a figure of it since stays. Raises Refused when a later file revised one: that must be taken
    back first.
    """
    if run.undone_at is not None:
        return run
    later = Figure.objects.filter(run=run).exclude(replaced_by=None).select_related("replaced_by").first()
    if later is not None and later.replaced_by is not None:
        raise Refused(
            _("Cijfers uit dit bestand zijn later aangepast door: %(name)s. Draai eerst dat terug.")
            % {"name": later.replaced_by.filename},
            code="later",
        )
    measured = set(Figure.objects.filter(run=run).values_list("indicator", flat=True).distinct())
    Figure.objects.filter(run=run).delete()
    key = {name: OuterRef(name) for name in ("network_id", "area_code", "indicator", "period")}
    typed_since = Exists(Figure.objects.filter(replaced_at=None, **key))
    revised = Figure.objects.filter(replaced_by=run)
    revised.filter(typed_since).update(replaced_by=None)
    revised.update(replaced_at=None, replaced_by=None)
    still = Figure.objects.filter(indicator__in=measured).values_list("indicator", flat=True).distinct()
    Indicator.objects.filter(code__in=measured - set(still)).delete()
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    return run
