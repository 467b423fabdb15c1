"""Giving a signal, checking it by a second person, setting it aside."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import random_code

from ..models import Signal, SignalTerm, VoiceWays
from ..policy import signals as policy
from ..rules import bundling
from ..rules import signals as rules
from ..rules.cleaning import hits_in
from ..rules.signals import Looked, Told
from ..terms.signals import SetAside, SignalState
from ..ways import ways
from .telling import owe_again, take_back_aside, tell_aside


@command(policy.GIVE)
def give_signal(actor: Actor, *, organisation_id: uuid.UUID, told: Told, token: uuid.UUID | None = None) -> Signal:
    """Take in a signal by a member of the staff, raw: a second person checks it before it goes on.

    ``token`` is the return token under which the answer comes back; without one a new one is made. The day of the
    promised answer is set here. Raises Refused, NotFound for another organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    return _take_in(actor, told, organisation_id=organisation_id, token=token)


@command(policy.GIVE_PUBLIC)
def give_public_signal(actor: Actor, *, told: Told) -> Signal:
    """Take in a signal from the residents' site, raw, with a new return token. Raises Refused."""
    if not ways().public_form:
        raise Refused(_("Dit formulier is nu dicht. Bel ons, of zeg het aan iemand die je kent."), code="closed")
    return _take_in(actor, told, organisation_id=None, token=None)


def _take_in(actor: Actor, told: Told, *, organisation_id: uuid.UUID | None, token: uuid.UUID | None) -> Signal:
    today = timezone.localdate()
    rules.check(told, today=today)
    made = Signal.objects.create(
        way_in=told.way_in,
        given=textchecks.clean_text(told.text).strip(),
        language=told.language,
        theme=told.theme,
        origin=told.origin,
        target_group=told.target_group,
        thresholds=list(told.thresholds),
        area_id=told.area_id,
        people_band=told.people_band,
        recurring=told.recurring,
        tried_already=told.tried_already,
        addressee=told.addressee,
        urgency=told.urgency,
        noticed_on=told.noticed_on or today,
        organisation_id=organisation_id,
        given_by_id=actor.user_id if organisation_id else None,
        promised_on=rules.promised(today, answer_days=ways().answer_days),
        token=token or uuid.uuid4(),
        answer_code="" if organisation_id else _free_code(),
    )
    remember(way_in=told.way_in)
    return made


def _free_code() -> str:
    while Signal.objects.filter(answer_code=(code := random_code())).exists():
        continue
    return code


@command(policy.TRIAGE)
def check_signal(actor: Actor, signal: Signal, *, looked: Looked) -> Signal:
    """A second person says: this text gives nobody away. The text as it was typed is gone from here on.

    Raises Refused: already checked, by who gave it, with a register number, or with something that may give somebody
    away and was not confirmed (``looked.sure``).
    """
    if signal.state != SignalState.RAW:
        raise Refused(_("Dit signaal is al nagekeken."))
    if signal.given_by_id is not None and signal.given_by_id == actor.user_id:
        raise Refused(_("Jij gaf dit signaal zelf. Laat een collega het nakijken."), code="own")
    statement = rules.checked_text(looked.statement)
    if hits_in(statement, known=looked.known) and not looked.sure:
        raise Refused(
            _("Er staat nog iets in dat iemand kan verraden. Pas het aan, of vink aan dat het mag blijven."),
            field="statement",
            code="identity",
        )
    signal.state, signal.statement, signal.given = SignalState.CHECKED, statement, ""
    signal.theme, signal.thresholds, signal.area_id = looked.theme, list(looked.thresholds), looked.area_id
    signal.target_group, signal.origin, signal.addressee = looked.target_group, looked.origin, looked.addressee
    signal.people_band, signal.recurring, signal.urgency = looked.people_band, looked.recurring, looked.urgency
    signal.checked_by_id, signal.checked_at, signal.set_aside = actor.user_id, timezone.now(), ""
    signal.save()
    index(signal)
    return signal


def index(signal: Signal) -> None:
    """Called inside the commands that check: under which terms a signal is found by others that say the same."""
    SignalTerm.objects.filter(signal=signal).delete()
    SignalTerm.objects.bulk_create(
        SignalTerm(network_id=signal.network_id, signal=signal, term=term[:60])
        for term in sorted(bundling.terms_of(signal.statement))
    )


@command(policy.TRIAGE)
def look_again(actor: Actor, signal: Signal) -> Signal:
    """Take the check or the setting aside back: it waits to be checked again.

    Raises Refused in a bundle, and for one whose giver has the answer already.
    """
    if signal.bundle_id is not None:
        raise Refused(_("Dit signaal zit in een bundel. Haal het er eerst uit."))
    if signal.state == SignalState.RAW:
        raise Refused(_("Dit signaal wacht al om nagekeken te worden."))
    if not (signal.given or signal.statement):
        raise Refused(_("De tekst van dit signaal is al gewist. Het kan niet terugkomen."), code="gone")
    if signal.state == SignalState.SET_ASIDE:
        take_back_aside(signal)
    _to_be_checked(signal)
    SignalTerm.objects.filter(signal=signal).delete()
    return signal


def _to_be_checked(signal: Signal) -> None:
    if not signal.given:
        signal.language = "nl"
    signal.given, signal.statement = signal.given or signal.statement, ""
    signal.state, signal.set_aside, signal.checked_by_id, signal.checked_at = SignalState.RAW, "", None, None
    signal.save()


def wait_again(signal: Signal) -> bool:
    """Called inside the command that notes that setting it aside is not good enough: checked anew, a new promise.

    False once its words are gone, or when it waits already.
    """
    if signal.state != SignalState.SET_ASIDE or not signal.given:
        return False
    signal.promised_on = rules.promised(timezone.localdate(), answer_days=ways().answer_days)
    _to_be_checked(signal)
    owe_again([signal])
    return True


@command(policy.TRIAGE)
def set_aside(actor: Actor, signal: Signal, *, reason: str, answer: str = "") -> Signal:
    """This is not followed up, because of ``reason``; who said it hears ``answer``, except after abuse.

    It stays in the promise clock until that answer was brought. Raises Refused for one that was checked already, and
    without a sentence for who said it.
    """
    if signal.state != SignalState.RAW:
        raise Refused(_("Dit signaal is al nagekeken."))
    if reason not in SetAside.values:
        raise Refused(_("Kies waarom dit signaal opzij gaat."), field="reason")
    signal.state, signal.set_aside = SignalState.SET_ASIDE, reason
    signal.checked_by_id, signal.checked_at = actor.user_id, timezone.now()
    signal.save()
    if reason != SetAside.ABUSE:
        tell_aside(signal, reason, answer)
    remember(set_aside=reason)
    return signal


@command(policy.SET_WAYS)
def set_ways(actor: Actor, *, answer_days: int, least_voices: int, public_form: bool) -> VoiceWays:
    """How this network deals with signals from now on; days that were promised already stay."""
    row = ways()
    row.answer_days, row.least_voices, row.public_form = answer_days, least_voices, public_form
    row.save()
    return row
