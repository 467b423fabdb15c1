"""Writes of welcome sheets."""

import uuid
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.networks import public as networks
from meedoen.wording.public import get_pictogram

from .. import policy
from ..models import WelcomeSheet
from ..terms import Section, SheetStatus
from .translations import translated

TRANSLATED = ("title", *Section.values)


@command(policy.WRITE_SHEET)
def write_sheet(actor: Actor, *, organisation_id: uuid.UUID, title: str, **fields: Any) -> WelcomeSheet:
    """A new sheet, not visible yet. Raises Refused for a partner that is not one's own or a picture nobody knows."""
    if organisation_id not in {partner.pk for partner in networks.organisations_of(actor)}:
        raise Refused(_("Kies er een uit de lijst."), field="organisation")
    sheet = WelcomeSheet(organisation_id=organisation_id, title=title, slug=_free_slug(title))
    _take(sheet, fields)
    sheet.save()
    return sheet


@command(policy.EDIT_SHEET)
def edit_sheet(actor: Actor, sheet: WelcomeSheet, **fields: Any) -> WelcomeSheet:
    """Change a sheet; its address stays. Whoever saves it, has looked it over today."""
    _take(sheet, fields)
    sheet.checked_on = timezone.localdate()
    sheet.save()
    return sheet


@command(policy.EDIT_SHEET)
def translate_sheet(actor: Actor, sheet: WelcomeSheet, *, language: str, **texts: str) -> WelcomeSheet:
    """The same parts in another language; all empty takes the translation away. Raises Refused for other languages."""
    told = {name: texts.get(name, "") for name in TRANSLATED}
    sheet.translations = translated(sheet.translations, language, told)
    sheet.save()
    return sheet


@command(policy.EDIT_SHEET)
def show_sheet(actor: Actor, sheet: WelcomeSheet) -> WelcomeSheet:
    """Everybody may read it from now on. Raises Refused while the heart of it is empty or nobody can be reached."""
    for name in ("what", "steps"):
        if not getattr(sheet, name).strip():
            raise Refused(_("Zeg eerst wat het is en wat de stappen zijn."), field=name)
    if not sheet.phone and not sheet.address:
        raise Refused(_("Zeg eerst waar je kan bellen of langsgaan."), field="phone")
    sheet.status = SheetStatus.PUBLISHED
    sheet.save()
    return sheet


@command(policy.EDIT_SHEET)
def hide_sheet(actor: Actor, sheet: WelcomeSheet) -> WelcomeSheet:
    """Nobody outside reads it any more; it stays in the list of its partner."""
    sheet.status = SheetStatus.DRAFT
    sheet.save()
    return sheet


def _take(sheet: WelcomeSheet, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(sheet, name, value)
    if sheet.pictogram:
        try:
            get_pictogram(sheet.pictogram)
        except KeyError:
            raise Refused(_("Kies een ander beeld."), field="pictogram") from None


def _free_slug(title: str) -> str:
    """A short name for the address that no other sheet of the network has."""
    base = slugify(title)[:50] or "blad"
    taken = set(WelcomeSheet.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(name for number in range(1, 1000) if (name := base if number == 1 else f"{base}-{number}") not in taken)
