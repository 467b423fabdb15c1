"""Who can be recognised in a story, and the yes of each: noted, asked again, taken back in one press."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meedoen.kernel.web import acts, asked, attempt, done, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.stories import PeopleForm, YesForm
from ..policy import stories as policy
from ..queries import stories as reads
from ..services import stories as services
from ..terms.stories import Standing


@acts(policy.CHANGE_STORY)
def add(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """Who can be recognised: several of the group at once, or somebody else."""
    form = PeopleForm(request.POST or None, seats=reads.seats_to_name(request.actor, story_id))
    if request.method == "POST" and form.is_valid():
        count = attempt(form, lambda: services.name_people(request.actor, story_id, once=form.token, **form.answers))
        if count is not None:
            done(
                request,
                ngettext(
                    "%(n)s mens staat erbij. Vraag nu een ja.", "%(n)s mensen staan erbij. Vraag elk een ja.", count
                )
                % {"n": count},
            )
            return redirect_to(request, "voice:story", story_id=story_id)
    lead = _("In de tekst of op een beeld. Twijfel je? Zet die er dan bij.")
    return asked(request, form, _("Wie herken je?"), back=("voice:story", {"story_id": story_id}), lead=lead)


@require_POST
@acts(policy.CHANGE_STORY)
def drop(request: HouseRequest, network: Any, story_id: uuid.UUID, yes_id: uuid.UUID) -> HttpResponse:
    """Somebody is not in the story any more."""
    services.drop_person(request.actor, story_id, yes_id=yes_id)
    done(request, _("Van de lijst. Kijk na of je die echt niet meer herkent."))
    return redirect_to(request, "voice:story", story_id=story_id)


@acts(policy.NOTE_YES)
def yes(request: HouseRequest, network: Any, yes_id: uuid.UUID) -> HttpResponse:
    """The yes of one person, the first time or again."""
    line, _pictures = reads.yes(request.actor, yes_id, today=timezone.localdate())
    row = line.row
    said: dict[str, Any] = {"how": row.how, "place": row.place} if row.how else {}
    if line.standing == Standing.GIVEN:
        said |= {"given_on": row.given_on, "until": row.until}
    form = YesForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.note_yes(request.actor, yes_id, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("Het ja van %(who)s is genoteerd.") % {"who": row.alias})
            return redirect_to(request, "voice:story", story_id=row.story_id)
    title = _("Het ja van %(who)s") % {"who": row.alias}
    return asked(request, form, title, back=("voice:story", {"story_id": row.story_id}), lead=row.story.title)


@require_POST
@acts(policy.NOTE_YES)
def withdraw(request: HouseRequest, network: Any, yes_id: uuid.UUID) -> HttpResponse:
    """Somebody takes the yes back: the story is off at once."""
    story_id = services.withdraw_yes(request.actor, yes_id)
    done(request, _("Het ja is teruggenomen. Het verhaal is nergens meer te zien."))
    return redirect_to(request, "voice:story", story_id=story_id)
