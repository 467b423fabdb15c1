"""The eight phases of a bundle as one state machine (R16, ``domain.md §1d``); pure.

Forward goes one phase at a time, each step with its own condition. One step is longer: what is decided against, or put
off, has nothing to do and goes from DECIDE straight to FEEDBACK, because the answer is owed all the same. Back goes to
any earlier phase, with a reason that stays in the time line. What is closed comes back by reopening alone.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from ..terms.signals import Addressee, Phase, SignalState

ORDER: tuple[str, ...] = tuple(Phase.values)
SHOWN_TO_COUNCIL: tuple[str, ...] = (Phase.REPORT, Phase.DECIDE, Phase.ACT, Phase.FEEDBACK, Phase.CLOSED)
OWNED: tuple[str, ...] = (Phase.ACT, Phase.FEEDBACK, Phase.CLOSED)
"""The phases in which a bundle has an owner."""
FIRST_OF_BUNDLES = Phase.BUNDLE
REOPENED_AT = Phase.ANALYSE
SHORTEST_REASON = 5


@dataclass(frozen=True)
class Standing:
    """What is known of a bundle when somebody wants to move it.

    ``voices``: signals in it. ``unchecked``: of those, not looked at by a second person. ``refused`` and ``waiting``:
    approvals of organisations concerned. ``acts``: the decision asks that something is done; ``acted``: it was done, or
    stopped with a reason. ``to_tell``: voices whose answer was neither delivered nor declared impossible.
    """

    phase: str = FIRST_OF_BUNDLES
    voices: int = 0
    unchecked: int = 0
    stated: bool = False
    addressee: str = Addressee.UNKNOWN
    owned: bool = False
    waiting: int = 0
    refused: int = 0
    decided: bool = False
    acts: bool = True
    acted: bool = False
    answered: bool = False
    to_tell: int = 0


def next_phase(standing: Standing) -> str | None:
    """The one step forward; None when it is closed."""
    if standing.phase == Phase.CLOSED:
        return None
    if standing.phase == Phase.DECIDE and standing.decided and not standing.acts:
        return Phase.FEEDBACK
    return ORDER[ORDER.index(standing.phase) + 1]


def earlier_phases(standing: Standing) -> tuple[str, ...]:
    """Where it may go back to, nearest first. Nothing goes back before BUNDLE, nothing that is closed goes back."""
    if standing.phase == Phase.CLOSED:
        return ()
    first, here = ORDER.index(FIRST_OF_BUNDLES), ORDER.index(standing.phase)
    return tuple(reversed(ORDER[first:here]))


def why_not(standing: Standing, to: str) -> str | None:
    """None when the step forward to ``to`` may be taken, else the sentence that says what is missing."""
    if to != next_phase(standing):
        return _("Deze stap komt nu niet aan de beurt. Ga één fase tegelijk verder.")
    return _missing(standing, to)


def _missing(standing: Standing, to: str) -> str | None:
    if standing.voices == 0:
        return _("Er zit nog geen signaal in deze bundel. Voeg er eerst één toe.")
    if to in OWNED and not standing.owned:
        return _("Kies eerst wie dit opvolgt. Vanaf nu heeft de bundel een trekker nodig.")
    checks = {
        Phase.BUNDLE: _missing_to_bundle,
        Phase.ANALYSE: _missing_to_analyse,
        Phase.REPORT: _missing_to_report,
        Phase.DECIDE: _missing_to_decide,
        Phase.ACT: _missing_to_act,
        Phase.FEEDBACK: _missing_to_feed_back,
        Phase.CLOSED: _missing_to_close,
    }
    check = checks.get(Phase(to))
    return check(standing) if check else None


def _missing_to_bundle(standing: Standing) -> str | None:
    if standing.unchecked:
        return _("Niet elk signaal is nagekeken. Laat eerst een tweede persoon kijken.")
    return None


def _missing_to_analyse(standing: Standing) -> str | None:
    if not standing.stated:
        return _("Schrijf eerst in gewone woorden wat het probleem is.")
    return _missing_to_bundle(standing)


def _missing_to_report(standing: Standing) -> str | None:
    if standing.addressee == Addressee.UNKNOWN:
        return _("Kies eerst wie dit kan veranderen.")
    return _missing_to_analyse(standing)


def _missing_to_decide(standing: Standing) -> str | None:
    if standing.refused:
        return _("Een organisatie gaat niet akkoord. Pas de tekst aan en vraag het opnieuw.")
    if standing.waiting:
        return _("Nog niet elke organisatie gaf haar akkoord.")
    return None


def _missing_to_act(standing: Standing) -> str | None:
    return None if standing.decided else _("Noteer eerst wat er beslist is, en waarom.")


def _missing_to_feed_back(standing: Standing) -> str | None:
    if not standing.decided:
        return _missing_to_act(standing)
    if standing.acts and not standing.acted:
        return _("De actie loopt nog. Noteer eerst dat ze klaar is, of waarom ze stopt.")
    return None


def _missing_to_close(standing: Standing) -> str | None:
    if not standing.answered:
        return _("Er is nog geen antwoord geschreven.")
    if standing.to_tell:
        return _("Nog niet iedereen kreeg het antwoord. Noteer wie het kreeg, of waarom het niet kan.")
    return None


def forward(standing: Standing, to: str) -> Standing:
    """Take the step. Raises Refused with what is missing."""
    if sentence := why_not(standing, to):
        raise Refused(sentence, field="phase", code="not_yet")
    return replace(standing, phase=to)


def back(standing: Standing, to: str, reason: str) -> Standing:
    """Go back to an earlier phase. Raises Refused: not an earlier one, or without a reason."""
    if to not in earlier_phases(standing):
        raise Refused(_("Terug kan alleen naar een vroegere fase van een bundel die nog loopt."), field="phase")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Schrijf kort waarom de bundel teruggaat. Zo weet iedereen het later nog."), field="reason")
    return replace(standing, phase=to)


def reopen(standing: Standing) -> Standing:
    """Somebody who spoke finds the answer not good enough: it is looked at again. Raises Refused before FEEDBACK."""
    if standing.phase not in (Phase.FEEDBACK, Phase.CLOSED):
        raise Refused(_("Er is nog geen antwoord gegeven. Heropenen kan pas daarna."), code="not_yet")
    return replace(
        standing, phase=REOPENED_AT, decided=False, acts=True, acted=False, answered=False, to_tell=standing.voices
    )


def check_owner_leaves(standing: Standing) -> None:
    """Raises Refused when the owner may not be taken away."""
    if standing.phase in OWNED:
        raise Refused(_("In deze fase heeft de bundel een trekker nodig. Kies iemand anders."), field="owner")


def phase_of_signal(state: str, bundle_phase: str | None) -> str:
    """The phase of one signal: that of its bundle, or what comes before; what was set aside goes back to its giver."""
    alone = {SignalState.CHECKED: Phase.COLLECT, SignalState.SET_ASIDE: Phase.FEEDBACK}
    return bundle_phase or alone.get(SignalState(state), Phase.NOTICE)


def why_not_publish(standing: Standing, *, people: int, least: int, paraphrased: bool, text: str) -> str | None:
    """None when everybody may read it, else what is missing. ``people`` is the smallest number of people behind it.

    Approved by each organisation concerned; with fewer people than ``least`` only in other words, confirmed by hand.
    """
    if standing.phase not in SHOWN_TO_COUNCIL:
        return _("Bekendmaken kan vanaf de fase Bekendmaken.")
    if sentence := _missing_to_decide(standing):
        return sentence
    if not text.strip():
        return _("Schrijf eerst de tekst die iedereen mag lezen.")
    if people < least and not paraphrased:
        return _(
            "Er zitten te weinig stemmen in deze bundel. "
            "Schrijf het in andere woorden, en vink aan dat niemand erin te herkennen is."
        )
    return None
