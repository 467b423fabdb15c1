"""Schemes: made as a draft, tried, published from a day on, followed by a next version, stopped."""

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import Scheme, SchemeVersion
from ..rules import schemes as rules
from ..rules.schemes import Terms


@command(policy.MAKE_SCHEME)
def make_scheme(actor: Actor, *, name: str, fund_id: uuid.UUID, terms: Terms) -> SchemeVersion:
    """A new scheme as a draft. Raises Refused for a name that is there; NotFound for a fund that is not."""
    _known_fund(actor, fund_id)
    scheme = Scheme(name=" ".join(name.split()))
    try:
        with transaction.atomic():
            scheme.save()
    except IntegrityError:
        raise Refused(_("Er is al een regeling met deze naam."), field="name", code="double") from None
    return SchemeVersion.objects.create(scheme=scheme, fund_id=fund_id, terms=_kept(terms), by_code=actor.code)


def _known_fund(actor: Actor, fund_id: uuid.UUID) -> None:
    if fund_id not in budgets.fund_names(actor):
        raise NotFound("fund")


def _kept(terms: Terms) -> dict:
    """The terms as they stand in the table; a scheme that is named as excluded has to be there."""
    wanted = {uuid.UUID(key) for key in terms.excludes}
    if Scheme.objects.filter(pk__in=wanted).count() != len(wanted):
        raise NotFound("scheme")
    return rules.kept(terms)


def _draft(row: SchemeVersion) -> None:
    if row.starts_on is not None:
        raise Refused(
            _("Deze versie is gepubliceerd en verandert niet meer. Maak een nieuwe versie."), code="published"
        )


@command(policy.CHANGE_SCHEME)
def change_draft(actor: Actor, row: SchemeVersion, *, name: str, fund_id: uuid.UUID, terms: Terms) -> SchemeVersion:
    """The draft says something else. The name changes only while no version was published.

    Raises Refused for a published version.
    """
    _draft(row)
    _known_fund(actor, fund_id)
    if not SchemeVersion.objects.filter(scheme=row.scheme_id).exclude(starts_on=None).exists():
        scheme = row.scheme
        scheme.name = " ".join(name.split())
        try:
            with transaction.atomic():
                scheme.save(update_fields=["name"])
        except IntegrityError:
            raise Refused(_("Er is al een regeling met deze naam."), field="name", code="double") from None
    row.fund_id, row.terms, row.by_code = fund_id, _kept(terms), actor.code
    row.save(update_fields=["fund", "terms", "by_code"])
    return row


@command(policy.CHANGE_SCHEME)
def new_version(actor: Actor, row: SchemeVersion) -> SchemeVersion:
    """A draft that begins as this version; the draft that is there already, where there is one."""
    known = SchemeVersion.objects.filter(scheme=row.scheme_id, starts_on=None).first()
    return known or SchemeVersion.objects.create(
        scheme_id=row.scheme_id, fund_id=row.fund_id, terms=row.terms, by_code=actor.code
    )


@command(policy.CHANGE_SCHEME)
def publish(actor: Actor, row: SchemeVersion, *, starts_on: datetime.date) -> SchemeVersion:
    """From this day on it counts for who asks; what was asked before keeps its own version.

    Raises Refused for a published version, and for a next version that begins in the past or before the last one.
    """
    _draft(row)
    last = SchemeVersion.objects.filter(scheme=row.scheme_id).exclude(starts_on=None).order_by("-starts_on").first()
    if last is not None and (starts_on < timezone.localdate() or starts_on <= last.starts_on):  # type: ignore[operator]
        raise Refused(
            _("Een nieuwe versie begint vandaag of later, en na de vorige. Kies een latere dag."),
            field="starts_on",
            code="order",
        )
    row.starts_on = starts_on
    row.save(update_fields=["starts_on"])
    return row


@command(policy.CHANGE_SCHEME)
def stop(actor: Actor, row: SchemeVersion) -> Scheme:
    """From tomorrow nobody can ask for it any more; what was decided stays. Twice is no fault."""
    scheme = row.scheme
    scheme.ended_on = scheme.ended_on or timezone.localdate()
    scheme.save(update_fields=["ended_on"])
    return scheme
