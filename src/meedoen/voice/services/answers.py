"""From a decision to an answer that can be brought: decide, act, write, let the group say, publish (K2, K6, K11)."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks

from .. import answer_phases as phases
from .. import rounds
from ..models import Action, AgendaPoint, Answer, Bundle, Decision, Delivery, Group, Signal
from ..policy import answers as policy
from ..rules import answers as rules
from ..rules import signals as signal_rules
from ..rules.answers import Step
from ..rules.cleaning import hits_in
from ..terms.answers import UNDERWAY, DecidingBody, GroupSays, Outcome, Progress
from ..terms.signals import Phase
from ..ways import ways
from .telling import tell

CLOSED = gettext_lazy("Deze bundel is rond. Een nieuw antwoord kan pas als hij weer open is.")
CLOSES_AFTER = datetime.timedelta(days=7)
"""How long after the last voice had the answer a bundle is closed by itself."""
LANGUAGES = ("fr", "en", "ar", "tr")
LONGEST = {"asked": 200, "done": 300, "not_yet": 300}
SENTENCES = tuple(LONGEST)


@command(policy.DECIDE)
def decide(
    actor: Actor,
    bundle: Bundle,
    *,
    body: str,
    outcome: str,
    reasons: str,
    decided_on: datetime.date,
    formal_address: str = "",
    point_id: uuid.UUID | None = None,
    what: str = "",
    owner_id: uuid.UUID | None = None,
    due: datetime.date | None = None,
    done_already: bool = False,
) -> Decision:
    """Note what was decided and why; with a yes, also who does what and by when (the first action).

    ``done_already``: it was done by today, so no day has to be said. The bundle goes on by itself: to ACT with a yes.

    Raises Refused: no reasons, a day to come, a yes without an action with an owner and a day, an owner who does not
    work in one's own organisation, a bundle that is not that far.
    """
    if body not in DecidingBody.values or outcome not in Outcome.values:
        raise Refused(_("Kies er een uit de lijst."), field="outcome")
    said = rules.check_decision(
        outcome, checked(reasons, field="reasons", most=2000), decided_on=decided_on, today=timezone.localdate()
    )
    step, today = None, timezone.localdate()
    if rules.needs_action(outcome):
        due = due or (max(today, decided_on) if done_already else None)
        step = rules.check_step(
            Step(checked(what, field="what", most=200), str(owner_id or ""), due), decided_on=decided_on
        )
        check_owner(actor, owner_id)
    if bundle.phase == Phase.REPORT:
        phases.forward(actor, bundle, Phase.DECIDE)
    if bundle.phase != Phase.DECIDE:
        raise Refused(_("Deze bundel wacht niet op een beslissing."), code="not_waiting")
    point = AgendaPoint.objects.filter(pk=point_id, bundle=bundle).first() if point_id else None
    made = Decision.objects.create(
        bundle=bundle,
        point=point,
        body=body,
        outcome=outcome,
        reasons=said,
        formal_address=formal_address,
        decided_on=decided_on,
    )
    if step is not None and step.due is not None:
        ended = {"progress": Progress.DONE, "done_on": today} if done_already else {}
        Action.objects.create(decision=made, what=step.what, owner_id=uuid.UUID(step.owner), due=step.due, **ended)
    if bundle.owner_id is None:
        bundle.owner_id = owner_id or actor.user_id
        bundle.save(update_fields=["owner_id"])
    if step is not None:
        phases.forward(actor, bundle, Phase.ACT)
    if done_already:
        phases.forward_when_ready(actor, bundle, Phase.FEEDBACK)
    remember(outcome=outcome, body=body)
    return made


def check_owner(actor: Actor, owner_id: uuid.UUID | None) -> None:
    """An owner works in one of the actor's own organisations. Raises Refused."""
    if actor.is_system or owner_id == actor.user_id:
        return
    for organisation_id in actor.organisation_ids:
        if any(one.user_id == owner_id for one in networks.colleagues(actor, organisation_id)):
            return
    raise Refused(_("Kies iemand van je eigen organisatie."), field="owner_id")


@command(policy.DECIDE)
def add_action(
    actor: Actor, bundle: Bundle, *, what: str, owner_id: uuid.UUID | None, due: datetime.date | None
) -> Action:
    """One more thing that is done because of the latest decision. Raises Refused as ``decide``."""
    decision = rounds.latest_decision(bundle)
    if decision is None or not rules.needs_action(decision.outcome):
        raise Refused(_("Een actie hoort bij een beslissing die ja zegt."), code="no_yes")
    said = Step(checked(what, field="what", most=200), str(owner_id or ""), due)
    step = rules.check_step(said, decided_on=decision.decided_on)
    check_owner(actor, owner_id)
    return Action.objects.create(
        decision=decision, what=step.what, owner_id=uuid.UUID(step.owner), due=step.due or decision.decided_on
    )


@command(policy.ACT)
def note_progress(actor: Actor, action: Action, *, progress: str, remark: str = "") -> Action:
    """How far an action is. Who stops, says why; when the last one ended, the bundle goes on. Raises Refused."""
    if progress not in Progress.values:
        raise Refused(_("Kies er een uit de lijst."), field="progress")
    said = checked(remark, field="remark", most=200)
    if progress == Progress.STOPPED:
        said = rules.checked_reason(said, field="remark")
    ended = rules.progress_ended(progress)
    action.progress, action.remark = progress, said
    action.done_on = timezone.localdate() if ended else None
    action.save(update_fields=["progress", "remark", "done_on"])
    if ended:
        bundle = Bundle.objects.select_for_update().get(decisions=action.decision_id)
        phases.forward_when_ready(actor, bundle, Phase.FEEDBACK)
    remember(progress=progress)
    return action


@command(policy.WRITE_ANSWER)
def write_answer(
    actor: Actor,
    bundle: Bundle,
    *,
    asked: str,
    done: str = "",
    not_yet: str = "",
    coming: bool = False,
    pictogram: str = "",
    group_id: uuid.UUID | None = None,
) -> Answer:
    """Write the answer beside what was said; with a group, that group says first whether it is good.

    ``coming``: what is told in ``done`` is not there yet; it reads "we do" and not "we did".

    Raises Refused: no decision yet, a yes without an action, nothing written, a register number, a bundle that is
    closed, or a draft that waits already.
    """
    if bundle.phase == Phase.CLOSED:
        raise Refused(CLOSED, code="closed")
    if Answer.objects.filter(bundle=bundle, published_on=None, written_at__gte=bundle.round_since).exists():
        raise Refused(_("Er staat al een antwoord klaar. Pas dat aan, of maak het bekend."), code="draft")
    decision = rounds.latest_decision(bundle)
    progress = list(decision.actions.values_list("progress", flat=True)) if decision else []
    may, why = rules.may_write_answer(decision.outcome if decision else None, progress)
    if not may or decision is None:
        raise Refused(why, code="not_yet")
    answer = Answer(bundle=bundle, decision=decision)
    _fill(answer, {"asked": asked, "done": done, "not_yet": not_yet}, pictogram, group_id)
    answer.coming = coming
    answer.save()
    return answer


@command(policy.CHANGE_ANSWER)
def change_answer(
    actor: Actor,
    answer: Answer,
    *,
    asked: str,
    done: str = "",
    not_yet: str = "",
    coming: bool = False,
    pictogram: str = "",
    group_id: uuid.UUID | None = None,
) -> Answer:
    """Change an answer that is not published; the group is asked again.

    A sentence that changes loses its translations, which said something else. Raises Refused for one that is out.
    """
    if answer.published_on is not None:
        raise Refused(_("Dit antwoord is al bekendgemaakt. Schrijf een nieuw antwoord."), code="published")
    before = {name: getattr(answer, name) for name in SENTENCES}
    _fill(answer, {"asked": asked, "done": done, "not_yet": not_yet}, pictogram, group_id)
    answer.coming = coming
    same = {name for name in SENTENCES if before[name] == getattr(answer, name)}
    kept = [(code, {name: told[name] for name in told if name in same}) for code, told in answer.translations.items()]
    answer.translations = {code: told for code, told in kept if told}
    answer.save()
    return answer


def _fill(answer: Answer, said: Mapping[str, str], pictogram: str, group_id: uuid.UUID | None) -> None:
    for name in SENTENCES:
        setattr(answer, name, checked(said[name], field=name, most=LONGEST[name]))
    may, why = rules.may_publish(GroupSays.NOT_ASKED, asked=answer.asked, done=answer.done, not_yet=answer.not_yet)
    if not may:
        raise Refused(why, field="done")
    answer.pictogram = pictogram
    answer.group = Group.objects.filter(pk=group_id, ended_on=None).first() if group_id else None
    answer.group_says = GroupSays.ASKED if answer.group else GroupSays.NOT_ASKED


@command(policy.CHANGE_ANSWER)
def translate_answer(actor: Actor, answer: Answer, *, language: str, **sentences: str) -> Answer:
    """The same sentences in another language of residents; all empty takes the translation away. Raises Refused."""
    if language not in LANGUAGES:
        raise Refused(_("Kies er een uit de lijst."), field="language")
    said = {name: sentences.get(name, "") for name in SENTENCES}
    told = {name: checked(words, field=name, most=2 * LONGEST[name]) for name, words in said.items() if words.strip()}
    others = {code: parts for code, parts in answer.translations.items() if code != language}
    answer.translations = others | ({language: told} if told else {})
    answer.save(update_fields=["translations"])
    return answer


@command(policy.SAY_FOR_GROUP)
def group_says(actor: Actor, answer: Answer, *, agrees: bool, remark: str = "") -> Answer:
    """What the group said of the answer. Raises Refused: not asked, already out, "otherwise" without how."""
    if answer.group_says == GroupSays.NOT_ASKED or answer.published_on is not None:
        raise Refused(_("Voor dit antwoord wordt de groep nu niets gevraagd."), code="not_asked")
    said = checked(remark, field="remark", most=300)
    answer.group_remark = said if agrees else rules.checked_reason(said, field="remark")
    answer.group_says = GroupSays.AGREES if agrees else GroupSays.CHANGE
    answer.save(update_fields=["group_remark", "group_says"])
    return answer


@command(policy.CHANGE_ANSWER)
def publish_answer(actor: Actor, answer: Answer, *, other_words: bool = False, known: Collection[str] = ()) -> Answer:
    """The answer goes out: on the site when enough voices stand behind it, and to be brought to each who spoke.

    With fewer voices it stands there only with ``other_words``: somebody confirmed that nobody can be recognised in its
    sentences. Then they may not repeat a voice, nor hold what gives somebody away (``known``: names that may stand).

    Each signal of the bundle gets a delivery of its own; one that still waited for an earlier answer is replaced.
    Twice is once. Raises Refused: the group did not agree yet, the bundle is closed, or was opened again since.
    """
    if answer.published_on is not None:
        return answer
    may, why = rules.may_publish(answer.group_says, asked=answer.asked, done=answer.done, not_yet=answer.not_yet)
    if not may:
        raise Refused(why, code="not_yet")
    bundle = Bundle.objects.select_for_update().get(answers=answer.pk)
    if bundle.phase == Phase.CLOSED:
        raise Refused(CLOSED, code="closed")
    if answer.written_at < bundle.round_since:
        raise Refused(_("Dit antwoord hoort bij een vorige ronde. Schrijf een nieuw antwoord."), code="round")
    answer.published_on = timezone.localdate()
    signals = list(bundle.signals.order_by("pk"))
    few = signal_rules.people_behind(one.people_band for one in signals) < ways().least_voices
    if few and other_words:
        _check_other_words(answer, signals, known)
    answer.on_site = other_words or not few
    answer.save(update_fields=["published_on", "on_site"])
    Delivery.objects.filter(signal__in=signals, state__in=UNDERWAY, verdict=None).delete()
    tell(answer, signals)
    phases.forward_when_ready(actor, bundle, Phase.FEEDBACK)
    remember(answers=len(signals))
    return answer


def _check_other_words(answer: Answer, signals: Iterable[Signal], known: Collection[str]) -> None:
    for sentence in (answer.asked, answer.done, answer.not_yet):
        if any(signal_rules.repeats(sentence, one.statement) for one in signals):
            raise Refused(_("Dit zijn de woorden van één stem. Schrijf het met andere woorden."), code="repeats")
        if hits_in(sentence, known=tuple(known)):
            raise Refused(_("In het antwoord staat iets dat iemand kan verraden. Zeg het algemener."), code="identity")


@command(policy.CLOSE_TOLD)
def close_told(actor: Actor) -> int:
    """Close what waits for nothing any more: a week ago the last of its voices had the answer. Gives how many.

    In that week somebody may still say that it was not brought after all; not good enough can be said ever after.
    """
    week_ago = timezone.localdate() - CLOSES_AFTER
    waits = Bundle.objects.filter(phase=Phase.FEEDBACK, answers__deliveries__brought_on__isnull=False)
    quiet = waits.annotate(last=Max("answers__deliveries__brought_on")).filter(last__lte=week_ago).values("pk")
    found = Bundle.objects.select_for_update().filter(pk__in=quiet).order_by("pk")
    closed = sum(phases.forward_when_ready(actor, bundle, Phase.CLOSED) for bundle in found)
    remember(bundles=closed)
    return closed


@command(policy.CLOSE)
def close(actor: Actor, bundle: Bundle) -> Bundle:
    """Everybody who spoke has the answer: it is done. Raises Refused with what is missing (R16)."""
    phases.forward(actor, bundle, Phase.CLOSED)
    return bundle
