"""What small help hands in to the house: its end, what it tells, its place in the menu and on the residents' site."""

import datetime
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel import editions
from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.privacy.classes import Keep
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu, shelf
from meedoen.people import public as people

from . import policy_of_help as policy
from .models.small_help import HelpMatch, HelpNotice
from .queries import small_help as queries
from .services.small_help import end_passing
from .terms_of_help import Stage


def connect() -> None:
    """Called once at start-up."""
    erasure.register("referrals.small_help", forget)
    exports.register("referrals.small_help", tell, title=_("Hulp onder buren"), model="referrals.HelpNotice")
    terms.register("referrals.HelpNotice", let_go)
    terms.register("referrals.HelpMatch", drop_matches)
    people.use(helping_since)
    editions.off_the_site("referrals.HelpMatch", "who helps whom is named nowhere")
    slots.fill("site.links", on_the_site)
    menu.add(menu.Item(_("Buurthulp"), "small_help:notices", "people", policy.SEE_HELP, order=38))


def forget(person_id: uuid.UUID) -> None:
    """What somebody asked or offered closes and loses who it was; that it was asked stays as a count."""
    ours = HelpNotice.objects.filter(person_id=person_id)
    HelpMatch.objects.filter(Q(ask__in=ours) | Q(offer__in=ours), stage=Stage.PROPOSED).update(stage=Stage.DECLINED)
    end_passing(HelpMatch.objects.filter(Q(ask__in=ours) | Q(offer__in=ours)))
    ours.filter(closed_on=None).update(closed_on=timezone.localdate())
    ours.update(person=None, area_code="", days=[], parts=[])


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """What somebody asked and offered, until when."""
    found = HelpNotice.objects.filter(person_id=person_id).select_related("organisation").order_by("since")
    return {
        "hulp": [
            {
                "wat": row.get_kind_display(),
                "gevraagd of aangeboden": row.get_side_display(),
                "bij": row.organisation.name,
                "sinds": row.since,
                "tot": row.closed_on or row.until,
                "ook andere partners zoeken mee": row.wider,
            }
            for row in found
        ]
    }


def let_go(cutoff: datetime.datetime) -> int:
    """A month after its end a notice loses who it was; two years later the row goes."""
    month_ago = terms.before_day(cutoff + datetime.timedelta(days=Keep.SESSION.days - Keep.MONTH.days))
    over = HelpNotice.objects.filter(Q(closed_on__lt=month_ago) | Q(until__lt=month_ago)).exclude(person=None)
    found = list(over.order_by("pk").values_list("pk", flat=True)[: terms.BATCH])
    loose = HelpNotice.objects.filter(pk__in=found).update(person=None, area_code="", days=[], parts=[])
    old = HelpNotice.objects.filter(until__lt=terms.before_day(cutoff)).order_by("pk").values_list("pk", flat=True)
    return loose + HelpNotice.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def drop_matches(cutoff: datetime.datetime) -> int:
    """Matches from before ``cutoff``: the figures of their year were made long ago."""
    old = HelpMatch.objects.filter(since__lt=terms.before_day(cutoff)).order_by("pk").values_list("pk", flat=True)
    return HelpMatch.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def helping_since(cutoff: datetime.datetime) -> QuerySet:
    """Who asks or offers something now, or did since ``cutoff``: they are in use."""
    recent = HelpNotice.objects.filter(until__gte=terms.before_day(cutoff)).exclude(person=None)
    return recent.order_by().values("person_id")


def on_the_site(request: HttpRequest, network: object) -> str | None:
    """A way from the residents' start to small help, while there is any."""
    actor, here = request.actor, request.network  # type: ignore[attr-defined]
    today = timezone.localdate()
    marks = editions.of(shelf.marks_of(request), "referrals_helpnotice")
    found = editions.remembered(("small help", here.pk, today), marks, lambda: queries.kinds(actor, today=today))
    if not any(found.values()):
        return None
    return render_to_string("referrals/site/help_link.html", {"network": here}, request)
