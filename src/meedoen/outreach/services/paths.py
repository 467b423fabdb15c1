"""Writes of long paths. A step is a day and a kind of hand: there is no field for a story."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import path_standing as standing
from ..models import Path, PathTemplate, StepDone
from ..policy import paths as policy
from ..rules import paths as rules
from ..rules.paths import By, Counted, Ending, Outcome, Step


@command(policy.MAKE_TEMPLATE)
def make_template(
    actor: Actor, *, name: str, counted: str, steps: Sequence[str], endings: Sequence[tuple[str, str]]
) -> PathTemplate:
    """A kind of path for the whole network. ``endings``: kind and own word. Raises Refused as ``change_template``."""
    made = PathTemplate()
    _say(made, name, counted, steps, endings)
    return made


@command(policy.CHANGE_TEMPLATE)
def change_template(
    actor: Actor,
    template: PathTemplate,
    *,
    name: str,
    counted: str,
    steps: Sequence[str],
    endings: Sequence[tuple[str, str]],
) -> PathTemplate:
    """Other words or another order; what was done of a step stays done, also under its new word.

    Raises Refused: no step, no outcome, a name that is taken, another unit while paths are counted in the old one.
    """
    if template.counted != counted and template.paths.exists():
        raise Refused(
            _("Er lopen al trajecten. Wat je telt, blijft daarom hetzelfde. Maak een nieuwe soort."), field="counted"
        )
    _say(template, name, counted, steps, endings)
    return template


def _say(
    template: PathTemplate, name: str, counted: str, steps: Sequence[str], endings: Sequence[tuple[str, str]]
) -> None:
    words = rules.tidy(steps, rules.MOST_STEPS)
    if not words:
        raise Refused(_("Schrijf minstens één stap."), field="steps")
    old = [Step(*pair) for pair in template.steps]
    keys = {(kind, word.casefold()): key for key, kind, word in template.endings}
    said = [(kind, " ".join(word.split())[: rules.LONGEST_WORD]) for kind, word in endings]
    kept = [(keys.get((kind, word.casefold())) or rules.new_key(), kind, word) for kind, word in said if word]
    if not kept:
        raise Refused(_("Kies minstens één afloop."), field="reached")
    template.name, template.counted = " ".join(name.split()), counted
    template.steps = [[step.key, step.word] for step in rules.rekeyed(old, words)]
    template.endings = [list(one) for one in kept[: rules.MOST_OUTCOMES]]
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        raise Refused(_("Er is al een soort traject met deze naam."), field="name") from None


@command(policy.CHANGE_TEMPLATE)
def end_template(actor: Actor, template: PathTemplate, *, ended: bool = True) -> PathTemplate:
    """No new paths of this kind; those that run go on. ``ended=False`` takes that back."""
    template.ended_on = timezone.localdate() if ended else None
    template.save(update_fields=["ended_on"])
    return template


@command(policy.START_PATH)
def start_path(
    actor: Actor,
    *,
    template_id: uuid.UUID,
    organisation_id: uuid.UUID,
    answers: Mapping[str, Any],
    next_on: datetime.date | None = None,
) -> Path:
    """Begin a path with somebody, as ``people.PersonForm`` named them; the first step comes next. A kind that counts
    households is the path of the whole household.

    Raises Refused: a kind that stopped, nobody named, a path of this kind that runs already, a day in the past.
    """
    template = PathTemplate.objects.filter(pk=template_id, ended_on=None).first()
    if template is None:
        raise Refused(_("Deze soort traject is gestopt. Kies een andere."), field="template_id")
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    _not_past(next_on)
    person_id = people.resolve_person(actor, answers, organisation_id)
    if person_id is None:
        raise Refused(_("Zeg met wie je dit traject begint."), field="who")
    today = timezone.localdate()
    path = Path(
        template=template,
        organisation_id=organisation_id,
        participant_id=person_id,
        household_id=people.home_for(person_id) if template.counted == Counted.HOUSEHOLDS else None,
        worker_id=actor.user_id,
        started_on=today,
        touched_on=today,
        next_key=template.steps[0][0],
        next_on=next_on,
    )
    try:
        with transaction.atomic():
            path.save()
    except IntegrityError:
        raise Refused(
            _("Met deze persoon of dit gezin loopt al een traject van deze soort."), field="template_id"
        ) from None
    standing.follow_person(path)
    return path


@command(policy.FOLLOW_PATH)
def do_step(
    actor: Actor,
    path: Path,
    *,
    key: str,
    on: datetime.date,
    by: str = By.US,
    partner_id: uuid.UUID | None = None,
    next_key: str = "",
    next_on: datetime.date | None = None,
    seen: int | None = None,
) -> Path:
    """A step is done: on which day and by whom; what comes next and when.

    ``seen`` is the version that the form showed. Raises Refused: a colleague changed it, it ended, the step is done
    already or does not exist, a day that cannot be, another organisation that was not named.
    """
    _open(path, seen)
    steps = _steps(path)
    word = next((step.word for step in steps if step.key == key), None)
    if word is None:
        raise Refused(_("Deze stap bestaat niet meer. Kies een andere."), field="key")
    wrong = rules.wrong_days(path.started_on, on, timezone.localdate())
    if wrong == "future":
        raise Refused(_("Deze dag moet nog komen. Noteer de stap als hij gedaan is."), field="on")
    if wrong == "before":
        raise Refused(_("Deze dag ligt voor het begin van het traject."), field="on")
    if by == By.PARTNER and (partner_id is None or not _is_partner(actor, partner_id)):
        raise Refused(_("Kies welke organisatie dit deed."), field="partner_id")
    _not_past(next_on)
    _made, is_new = StepDone.objects.get_or_create(
        path=path,
        key=key,
        defaults={
            "word": word,
            "on": on,
            "by": by,
            "partner_id": partner_id if by == By.PARTNER else None,
            "by_code": actor.code,
        },
    )
    if not is_new:
        raise Refused(_("Deze stap is al genoteerd."), field="key")
    path.next_key = rules.next_of(steps, _done_keys(path), next_key)
    path.next_on = next_on if path.next_key else None
    return standing.touch(path)


def _is_partner(actor: Actor, organisation_id: uuid.UUID) -> bool:
    return any(one.pk == organisation_id for one in networks.partners(actor))


@command(policy.FOLLOW_PATH)
def undo_step(actor: Actor, path: Path, *, key: str) -> Path:
    """The step was not done after all; it comes next again. Twice is no fault."""
    _open(path)
    if StepDone.objects.filter(path=path, key=key).delete()[0]:
        path.next_key = rules.next_of(_steps(path), _done_keys(path), key)
        path.next_on = None
    return standing.touch(path)


@command(policy.FOLLOW_PATH)
def plan_step(actor: Actor, path: Path, *, key: str, on: datetime.date, seen: int | None = None) -> Path:
    """Which step comes next, and on which day. Raises Refused as ``do_step``."""
    _open(path, seen)
    if rules.next_of(_steps(path), _done_keys(path), key) != key:
        raise Refused(_("Deze stap is al gedaan of bestaat niet meer. Kies een andere."), field="key")
    _not_past(on)
    path.next_key, path.next_on = key, on
    return standing.touch(path)


@command(policy.FOLLOW_PATH)
def end_path(actor: Actor, path: Path, *, ending: str, threshold: str = "", seen: int | None = None) -> Path:
    """How it ended, in the words of the template. Raises Refused: it ended already, an outcome that does not exist,
    stopped by a threshold without saying which.
    """
    _open(path, seen)
    found = next((one for one in _endings(path.template) if one.key == ending), None)
    if found is None:
        raise Refused(_("Deze afloop bestaat niet meer. Kies een andere."), field="ending")
    if found.kind == Outcome.THRESHOLD and not threshold:
        raise Refused(_("Kies welke drempel het was."), field="threshold")
    path.outcome, path.ending = found.kind, found.key
    path.threshold = threshold if found.kind == Outcome.THRESHOLD else ""
    path.ended_on = timezone.localdate()
    path.next_on = None
    people.close_links(standing.SOURCE, path.pk)
    return standing.touch(path, mine=False)


@command(policy.FOLLOW_PATH)
def reopen_path(actor: Actor, path: Path) -> Path:
    """It goes on after all: the undo of ``end_path``. Refused for who was erased, or when another one runs."""
    if path.ended_on is None:
        return path
    if path.participant_id is None:
        raise Refused(_("Deze persoon is intussen gewist. Het traject kan niet verder."))
    path.ended_on, path.outcome, path.ending, path.threshold = None, "", "", ""
    path.next_key = rules.next_of(_steps(path), _done_keys(path))
    try:
        with transaction.atomic():
            path.save()
    except IntegrityError:
        raise Refused(_("Met deze persoon of dit gezin loopt intussen een ander traject van deze soort.")) from None
    return standing.touch(path)


@command(policy.FOLLOW_PATH)
def take_path_over(actor: Actor, path: Path) -> Path:
    """The actor follows this path from now on, and so has a reason to open the person."""
    _open(path)
    path.worker_id = actor.user_id
    people.close_links(standing.SOURCE, path.pk)
    return standing.touch(path)


def _steps(path: Path) -> list[Step]:
    return [Step(*pair) for pair in path.template.steps]


def _endings(template: PathTemplate) -> list[Ending]:
    return [Ending(*one) for one in template.endings]


def _done_keys(path: Path) -> set[str]:
    return set(StepDone.objects.filter(path=path).values_list("key", flat=True))


def _open(path: Path, seen: int | None = None) -> None:
    """Refused when somebody else was first, or it ended."""
    if path.participant_id is not None:
        saw(path.participant_id)
    if path.ended_on is not None:
        raise Refused(_("Dit traject is al afgerond. Open het opnieuw als het verder gaat."), code="ended")
    if seen is not None and seen != path.version:
        raise Refused(
            _("Een collega paste dit traject intussen aan. Kijk hieronder wat er nu staat en bewaar opnieuw."),
            code="changed",
        )


def _not_past(day: datetime.date | None) -> None:
    if day is not None and day < timezone.localdate():
        raise Refused(_("Deze dag is voorbij. Kies vandaag of later."), field="next_on")
