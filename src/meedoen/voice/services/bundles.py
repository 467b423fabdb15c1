"""Bringing signals together, and moving a bundle from phase to phase. Nothing is ever merged."""

import uuid
from dataclasses import replace

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused

from .. import rounds
from ..models import Approval, Bundle, Decision, Delivery, PhaseStep, Signal
from ..policy import signals as policy
from ..queries.standing import standing_of
from ..rules import phases
from ..rules import signals as rules
from ..rules.cleaning import hits_in
from ..terms.answers import DeliveryState
from ..terms.signals import Phase, SignalState
from ..ways import ways
from .approvals import ask_again, ask_who_took_in
from .telling import owe_again, tell

GONE = gettext_lazy("Dit signaal is er niet meer, of het is niet nagekeken. Kies een ander.")


@command(policy.BUNDLE_SIGNALS)
def make_bundle(
    actor: Actor,
    signal: Signal,
    *,
    organisation_id: uuid.UUID,
    title: str,
    also: tuple[uuid.UUID, ...] = (),
    addressee: str = "",
    owner_id: uuid.UUID | None = None,
) -> Bundle:
    """A new bundle around this signal, with others beside it. Each voice stays a row of its own.

    ``addressee``: who can change it; left out it is that of the signal. ``owner_id``: who follows it up.

    Raises Refused when one is in a bundle already or not checked, NotFound for another organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    _check_free(signal)
    bundle = Bundle.objects.create(
        title=_plain(title, field="title"),
        statement=signal.statement,
        theme=signal.theme,
        area_id=signal.area_id,
        addressee=addressee or signal.addressee,
        organisation_id=organisation_id,
        owner_id=owner_id,
    )
    _note_step(actor, bundle, "", bundle.phase)
    for one in (signal.pk, *also):
        _put_in(bundle, one)
    _renew_promise(bundle)
    return bundle


@command(policy.CHANGE_BUNDLE)
def add_signal(actor: Actor, bundle: Bundle, *, signal_id: uuid.UUID) -> Bundle:
    """One more voice; where the answer is out, it is brought to this one too.

    Raises Refused for a closed bundle, or a signal that is elsewhere or not checked.
    """
    if bundle.phase == Phase.CLOSED:
        raise Refused(_("Deze bundel is rond. Maak een nieuwe, of heropen deze eerst."))
    signal = _put_in(bundle, signal_id)
    _renew_promise(bundle, joined=signal)
    answer = rounds.answer_now(bundle)
    if answer is not None and not Delivery.objects.filter(answer=answer, signal=signal).exists():
        tell(answer, [signal])
    remember(signal=signal_id)
    return bundle


@command(policy.CHANGE_BUNDLE)
def take_out(actor: Actor, bundle: Bundle, *, signal_id: uuid.UUID) -> Bundle:
    """A voice leaves the bundle and stands alone again; an answer that was not brought to it yet is not its own.

    From REPORT on a bundle keeps at least one voice.
    """
    signal = Signal.objects.filter(bundle=bundle, pk=signal_id).first()
    if signal is None:
        raise Refused(GONE, code="gone")
    if bundle.phase in phases.SHOWN_TO_COUNCIL and Signal.objects.filter(bundle=bundle).count() == 1:
        raise Refused(_("Dit is de laatste stem in een bundel die al bekend is. Ze blijft erin."))
    signal.bundle = None
    signal.save(update_fields=["bundle"])
    Delivery.objects.filter(signal=signal, answer__bundle=bundle, state=DeliveryState.WAITING).delete()
    _renew_promise(bundle)
    remember(signal=signal_id)
    return bundle


@command(policy.CHANGE_BUNDLE)
def dissolve(actor: Actor, bundle: Bundle) -> int:
    """Undo a bundle that was made by mistake: every voice stands alone again.

    Raises Refused once it was reported, and for good once something was decided: what was decided is kept.
    """
    if Decision.objects.filter(bundle=bundle).exists():
        raise Refused(_("Over deze bundel is al iets beslist. Hij blijft bestaan."), code="decided")
    if bundle.phase in phases.SHOWN_TO_COUNCIL:
        raise Refused(_("Deze bundel is al bekend bij anderen. Ga eerst terug naar een vroegere fase."))
    count = Signal.objects.filter(bundle=bundle).update(bundle=None)
    bundle.delete()
    return count


@command(policy.CHANGE_BUNDLE)
def describe(
    actor: Actor, bundle: Bundle, *, title: str, statement: str, theme: str, area_id: uuid.UUID | None, addressee: str
) -> Bundle:
    """What the problem is, in neutral words. Another text asks for approval again, where no public text stands yet."""
    title, statement = _plain(title, field="title"), rules.checked_text(statement)
    if not bundle.public_statement and (title, statement) != (bundle.title, bundle.statement):
        ask_again(bundle)
    bundle.title, bundle.statement, bundle.theme = title, statement, theme
    bundle.area_id, bundle.addressee = area_id, addressee
    bundle.save()
    return bundle


@command(policy.CHANGE_BUNDLE)
def choose_owner(actor: Actor, bundle: Bundle, *, owner_id: uuid.UUID | None) -> Bundle:
    """Who follows it up. Raises Refused when nobody would, from the phase ACT on."""
    if owner_id is None:
        phases.check_owner_leaves(standing_of(bundle))
    bundle.owner_id = owner_id
    bundle.save(update_fields=["owner_id"])
    return bundle


@command(policy.CHANGE_BUNDLE)
def move_on(actor: Actor, bundle: Bundle, *, to: str) -> Bundle:
    """The next phase. Raises Refused with what is missing."""
    return go(actor, bundle, phases.forward(standing_of(bundle), to).phase)


@command(policy.CHANGE_BUNDLE)
def bring_to_decision(actor: Actor, bundle: Bundle) -> bool:
    """Every phase up to REPORT, one after the other, each with its own condition and its own line in the time line.

    Gives whether it can be decided now: no organisation still has to agree. Raises Refused with what is missing.
    """
    while bundle.phase not in phases.SHOWN_TO_COUNCIL:
        standing = standing_of(bundle)
        go(actor, bundle, phases.forward(standing, phases.next_phase(standing) or "").phase)
    if bundle.phase not in (Phase.REPORT, Phase.DECIDE):
        raise Refused(_("Deze bundel wacht niet op een beslissing."), code="not_waiting")
    return phases.why_not(replace(standing_of(bundle), phase=Phase.REPORT), Phase.DECIDE) is None


@command(policy.CHANGE_BUNDLE)
def move_back(actor: Actor, bundle: Bundle, *, to: str, reason: str) -> Bundle:
    """An earlier phase, with the reason for the time line. Raises Refused."""
    reason = textchecks.checked(reason, field="reason", most=300)
    return go(actor, bundle, phases.back(standing_of(bundle), to, reason).phase, reason)


def reopen(actor: Actor, bundle: Bundle, *, reason: str) -> Bundle:
    """Called inside the command that notes that an answer is not good enough. Raises Refused before FEEDBACK."""
    bundle.reopened += 1
    bundle.round_since = timezone.now()
    owe_again(Signal.objects.filter(bundle=bundle))
    why = textchecks.checked(reason, field="reason", most=300)
    return go(actor, bundle, phases.reopen(standing_of(bundle)).phase, why)


@command(policy.PUBLISH)
def publish(actor: Actor, bundle: Bundle, *, title: str, statement: str, paraphrased: bool) -> Bundle:
    """Everybody may read it: what was approved, word for word.

    Where organisations are concerned, another text is kept and laid before them first: then ``published_at`` is None.
    Raises Refused: no approval yet, too few voices, or words that give somebody away.
    """
    title, statement = _plain(title, field="title"), rules.checked_text(statement)
    said = list(Signal.objects.filter(bundle=bundle).values_list("people_band", "statement"))
    people, least = rules.people_behind(band for band, _words in said), ways().least_voices
    standing = standing_of(bundle)
    seen = bundle.public_title or bundle.title, bundle.public_statement or bundle.statement
    to_ask = (title, statement) != seen and Approval.objects.filter(bundle=bundle).exists()
    if to_ask:
        standing = replace(standing, waiting=0, refused=0)
    sentence = phases.why_not_publish(standing, people=people, least=least, paraphrased=paraphrased, text=statement)
    if sentence is None and people < least and any(rules.repeats(statement, words) for _band, words in said):
        sentence = _("Dit zijn de woorden van één stem. Schrijf het met andere woorden.")
    if sentence:
        raise Refused(sentence, field="statement")
    bundle.public_title, bundle.public_statement, bundle.paraphrased = title, statement, paraphrased
    bundle.published_at = None if to_ask else timezone.now()
    bundle.save()
    if to_ask:
        ask_again(bundle)
    return bundle


@command(policy.PUBLISH)
def unpublish(actor: Actor, bundle: Bundle) -> Bundle:
    """Take it off the site again."""
    bundle.published_at = None
    bundle.save(update_fields=["published_at"])
    return bundle


def go(actor: Actor, bundle: Bundle, to: str, reason: str = "") -> Bundle:
    """Called inside the commands that move a bundle, after the state machine said yes: the one place that writes it."""
    before, bundle.phase, bundle.phase_since = bundle.phase, to, timezone.localdate()
    bundle.closed_on = timezone.localdate() if to == Phase.CLOSED else None
    bundle.save()
    _note_step(actor, bundle, before, to, reason)
    if to == Phase.REPORT:
        ask_who_took_in(bundle)
    remember(phase=to)
    return bundle


def _note_step(actor: Actor, bundle: Bundle, before: str, to: str, reason: str = "") -> None:
    PhaseStep.objects.create(bundle=bundle, phase_from=before, phase_to=to, by_id=actor.user_id, reason=reason)


def _put_in(bundle: Bundle, signal_id: uuid.UUID) -> Signal:
    signal = Signal.objects.select_for_update().filter(pk=signal_id, state=SignalState.CHECKED).first()
    if signal is None:
        raise Refused(GONE, code="gone")
    if signal.bundle_id == bundle.pk:
        return signal
    _check_free(signal)
    signal.bundle = bundle
    signal.save(update_fields=["bundle"])
    return signal


def _check_free(signal: Signal) -> None:
    if signal.bundle_id is not None:
        raise Refused(_("Dit signaal zit al in een andere bundel. Haal het daar eerst uit."), code="elsewhere")


def _renew_promise(bundle: Bundle, *, joined: Signal | None = None) -> None:
    """The earliest day that was promised to one of its voices; opened again, its new day, or that of who joins."""
    if bundle.reopened:
        days = [day for day in (bundle.promised_on, joined and joined.promised_on) if day]
        bundle.promised_on = min(days, default=None)
    else:
        bundle.promised_on = Signal.objects.filter(bundle=bundle).aggregate(day=Min("promised_on"))["day"]
    bundle.save(update_fields=["promised_on"])


def _plain(text: str, *, field: str) -> str:
    plain = textchecks.checked(text, field=field, most=120)
    if not plain:
        raise Refused(_("Geef een korte titel."), field=field)
    if any(hit.kind != "name" for hit in hits_in(plain)):
        raise Refused(_("In de titel staat iets dat iemand kan verraden. Zeg het algemener."), field=field)
    return plain
