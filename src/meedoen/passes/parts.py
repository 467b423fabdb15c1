"""What lower pages show of passes: on the page of a person, may this person use what, and how much is left."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from meedoen.kernel.access import Action
from meedoen.kernel.typed_codes import show_code

from . import policy, standing
from .own_codes import own_code
from .queries import passes as pass_reads
from .queries import standing as reads
from .rules import passes as pass_rules
from .rules.renewal import before, ends_soon
from .rules.saying import day
from .rules.uitpas import cannot
from .uitpas import is_on
from .uitpas import policy as till_policy
from .views import words


def of_person(request: HttpRequest, person: Any) -> str | None:
    """One look: the right, a sentence for each scheme, the way to ask."""
    actor = request.actor  # type: ignore[attr-defined]
    if not policy.SEE_RIGHTS.allows(actor):
        return None
    today = timezone.localdate()
    found = reads.of_person(actor, person.pk, today=today)
    held = pass_reads.of_person(actor, person.pk)
    if held is None and not found.lines and found.right is None and not found.claims and not reads.any_scheme(actor):
        return None
    weeks = [line.terms.renewal_weeks for line in found.lines]  # of every scheme that runs, where somebody has a right
    within = before(weeks) if weeks or held is None else standing.renewal_before(today)
    context = {
        "network": request.network,  # type: ignore[attr-defined]
        "person_id": person.pk,
        "right": found.right,
        "until": day(found.right.valid_until) if found.right else "",
        "ground": found.ground_word,
        "home": found.right.municipality.name if found.right and found.right.municipality else "",
        "over": found.over,
        "lines": found.lines,
        "open": any(line.open for line in found.lines),
        "pass": held,
        "pass_good": held is not None and pass_rules.is_good(held.valid_until, held.stopped_on, today),
        "pass_soon": held is not None and ends_soon(held.valid_until, today, within),
        "pass_code": show_code(held.code) if held else "",
        "pass_until": day(held.valid_until) if held else "",
        "own_code": show_code(own_code(held.pk)) if held else "",
        "claims": [
            {"amount": words.exact(row.granted), "scheme": row.version.scheme.name, "day": day(row.asked_on),
             "state": row.get_state_display(), "why": row.why}
            for row in found.claims
        ],
    }  # fmt: skip
    return render_to_string("passes/part_person.html", context, request)


def of_session(request: HttpRequest, session: Any) -> str | None:
    """On the page of a session of one's own: a ticket with UiTPAS where that is on; and, once it began, the way to
    charge a pass, at the till that of a group."""
    actor, owner = request.actor, session.activity.organisation_id  # type: ignore[attr-defined]
    begun = session.status != "cancelled" and session.starts_at <= timezone.now()
    charges = begun and _mine(actor, policy.CHARGE_GROUP, owner)
    sells = is_on(request.network.slug) and _mine(actor, till_policy.SELL_UITPAS, owner) and not cannot(session)  # type: ignore[attr-defined]
    if not charges and not sells:
        return None
    context = {
        "network": request.network,  # type: ignore[attr-defined]
        "session_id": session.pk,
        "charges": charges,
        "alone": charges and _mine(actor, policy.CLAIM_SESSION, owner),
        "sells": sells,
    }
    return render_to_string("passes/part_session.html", context, request)


def _mine(actor: Any, action: Action, owner: uuid.UUID) -> bool:
    return action.allows(actor) and owner in actor.within(action.roles).organisation_ids
