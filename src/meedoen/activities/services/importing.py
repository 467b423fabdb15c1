"""Taking a file into the offer: all or nothing, matched by the source's own id, taken back in one act."""

import uuid
from typing import Any

from django.utils import timezone

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused
from meedoen.networks import public as networks

from .. import import_plan as plans
from .. import policy
from ..import_plan import Plan, Summary, fingerprint, source_of
from ..intake.drafts import UNAVAILABLE, Draft, PlaceDraft, Reading
from ..models import Activity, ImportRun
from ..rules import translating
from ..terms import SignUp, Status
from . import importing_sessions as moments
from .searching import follow

TEXT_MAX, TITLE_MAX = 5000, 120
RESTORED = (
    "title", "text", "translations", "kind", "themes", "age_min", "age_max", "price_cents", "social_price_cents",
    "languages", "children_welcome", "childcare_places", "bring", "contact_name", "contact_phone", "step_free",
    "sign_up", "capacity", "status", "unknown_terms", "source_hash",
)  # fmt: skip


@command(policy.IMPORT)
def import_drafts(
    actor: Actor, *, organisation_id: uuid.UUID, reading: Reading, filename: str, skip_refused: bool = False
) -> Summary:
    """Take the file in: everything, or nothing when a row is refused (unless ``skip_refused``).

    Activities are matched by the source's own id; what did not change stays as it is. Sessions with sign-ups are
    never removed: they are cancelled and the people stand on the call list. Raises Refused for a foreign
    organisation.
    """
    plans.check_own(actor, organisation_id)
    refusals = plans.problems(reading, organisation_id)
    plan = plans.classify(plans.usable(reading, refusals), organisation_id)
    summary = plans.summary(reading, plan, refusals)
    if refusals and not skip_refused:
        remember(refused=len(refusals))
        return summary
    if not plan.created and not plan.updated:
        summary.applied = True
        return summary
    run = ImportRun.objects.create(
        organisation_id=organisation_id,
        filename=textchecks.clean_text(filename)[:160],
        by_code=actor.code,
        read=reading.read,
        created=len(plan.created),
        updated=len(plan.updated),
        unchanged=plan.unchanged,
        refused=len(refusals),
    )
    _apply(actor, organisation_id, plan, run)
    summary.applied, summary.run_id = True, run.pk
    remember(created=summary.created, updated=summary.updated)
    return summary


def _apply(actor: Actor, organisation_id: uuid.UUID, plan: Plan, run: ImportRun) -> None:
    places = Places(actor)
    made = []
    for draft in plan.created:
        activity = Activity(network_id=run.network_id, organisation_id=organisation_id, import_run=run)
        _fill(activity, draft, organisation_id, places)
        made.append(activity)
    Activity.objects.bulk_create(made, batch_size=500)
    moments.add_all(list(zip(made, plan.created, strict=True)))
    before: dict[str, Any] = {}
    for draft, activity in plan.updated:
        before[str(activity.pk)] = {
            **{name: getattr(activity, name) for name in RESTORED},
            "place_id": str(activity.place_id or ""),
            "sessions": moments.kept(activity),
        }
        _fill(activity, draft, organisation_id, places)
        activity.save()
        moments.in_step(activity, moments.wanted(activity, draft))
    follow([*(activity.pk for activity in made), *(activity.pk for _draft, activity in plan.updated)])
    run.before = before
    run.save(update_fields=["before"])


class Places:
    """The places of the network by source id and by name, made where one is missing."""

    def __init__(self, actor: Actor):
        self._actor = actor
        found = networks.places(actor)
        self._by_source = {place.source_id: place for place in found if place.source_id}
        self._by_name = {(place.name.casefold(), place.locality.casefold()): place for place in found}

    def of(self, draft: Draft) -> Any:
        """The place of a draft; None for something online or without a place."""
        told = draft.place
        if told is None or draft.online or not (told.name or told.street):
            return None
        name = textchecks.clean_text(told.name or told.street)[:120]
        key = (name.casefold(), told.locality.casefold())
        place = self._by_source.get(told.source_id) if told.source_id else None
        place = place or self._by_name.get(key)
        if place is None:
            place = self._make(name, told)
            self._by_name[key] = place
            if told.source_id:
                self._by_source[told.source_id] = place
        return place

    def _make(self, name: str, told: PlaceDraft) -> Any:
        fields: dict[str, Any] = {
            "name": name,
            "street": told.street[:120],
            "postcode": told.postcode[:10],
            "locality": told.locality[:80],
            "source_id": told.source_id[:120],
        }
        if told.facilities.get("wheelchair"):
            fields["wheelchair"] = networks.Step.YES
        if told.facilities.get("toilet"):
            fields["toilet"] = networks.Step.YES
        if told.lat is None or told.lon is None:
            return networks.add_place(self._actor, **fields)
        try:
            return networks.add_place(self._actor, latitude=told.lat, longitude=told.lon, **fields)
        except Refused:  # a place in another municipality is kept with its address, without a point
            return networks.add_place(self._actor, **fields)


def _fill(activity: Activity, draft: Draft, organisation_id: uuid.UUID, places: Places) -> None:
    """Write what the draft tells into the activity (not saved here)."""
    main = draft.title.get("nl") or next(iter(draft.title.values()), "")
    others = {
        language: {"title": text[:TITLE_MAX], "text": draft.text.get(language, "")[:TEXT_MAX]}
        for language, text in draft.title.items()
        if language != "nl"
    }
    activity.source, activity.source_id = source_of(draft, organisation_id), draft.source_id[:160]
    activity.source_hash = fingerprint(draft)
    activity.title = textchecks.clean_text(main)[:TITLE_MAX]
    activity.text = textchecks.clean_text(draft.text.get("nl", ""))[:TEXT_MAX]
    written = {code: told for code, told in activity.translations.items() if translating.by_hand(told)}
    activity.translations = {**others, **written}
    activity.kind, activity.themes = draft.kind, list(draft.themes)
    activity.age_min, activity.age_max = draft.age_min, draft.age_max
    activity.price_cents, activity.social_price_cents = draft.price_cents, draft.social_price_cents
    activity.languages = list(draft.spoken_languages)
    activity.children_welcome = bool(draft.children_welcome)
    activity.childcare_places = draft.childcare_places or 0
    activity.bring = textchecks.clean_text(draft.what_to_bring)[:200]
    if draft.contact is not None:
        activity.contact_name, activity.contact_phone = draft.contact.name[:80], draft.contact.phone[:30]
    if draft.facilities.get("wheelchair"):
        activity.step_free = networks.Step.YES
    activity.sign_up = SignUp.SIGN_UP if draft.sign_up else SignUp.WALK_IN
    activity.capacity = draft.capacity
    activity.unknown_terms = [dict(term) for term in draft.unknown_terms]
    shown = draft.publish and draft.status != UNAVAILABLE
    activity.status = Status.PUBLISHED if shown else Status.DRAFT
    activity.place = places.of(draft)
    activity.confirmed_at = timezone.now()


@command(policy.UNDO_IMPORT)
def undo_import(actor: Actor, run: ImportRun) -> ImportRun:
    """Take one import back: what it made goes, what it changed becomes what it was.

    Activities that people signed up for stay, hidden, so that nobody's place is lost without a call. Doing it
    twice changes nothing.
    """
    if run.undone_at is not None:
        return run
    moments.remove_made_by(run)
    touched = [uuid.UUID(key) for key in run.before]
    touched += Activity.objects.filter(import_run=run).values_list("pk", flat=True)
    for activity in Activity.objects.filter(pk__in=list(run.before)):
        was = run.before[str(activity.pk)]
        for name in RESTORED:
            setattr(activity, name, was[name])
        activity.place_id = uuid.UUID(was["place_id"]) if was["place_id"] else None
        activity.save()
        moments.in_step(activity, moments.from_kept(was["sessions"]))
    follow(touched)
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    return run
