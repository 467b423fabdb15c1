"""``{% load ui %}``: form controls, icons, menu parts and named slots for the templates."""

from functools import cache

from django import template
from django.forms import BoundField, CheckboxInput, FileInput, Select, Textarea
from django.forms.boundfield import BoundWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from meedoen.kernel.ui import icons, slots
from meedoen.kernel.web import reader_bar as bar

register = template.Library()

THUMBS = 5
BAR = 6


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon in the colour of the text; always decoration, so a word stands beside it."""
    return _drawn(name)


@cache
def _drawn(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(icons.PATHS[name]),  # noqa: S308 - our own drawings
    )


icon.says_the_same = True  # type: ignore[attr-defined] # for ``kernel.ui.loader``


@register.simple_tag(takes_context=True)
def reader_bar(context: template.Context) -> SafeString:
    """The choices of letters and of language (``kernel.web.reader_bar``)."""
    return bar.reader_bar(context["request"], context.get("language_form") or "")


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, obj: object = None) -> SafeString:
    """What the view prepared for this slot (see ``kernel.ui.slots``)."""
    return mark_safe("".join(slots.prepared(name, context["request"], obj)))  # noqa: S308 - escaped in prepare


@register.filter
def shape(field: BoundField) -> str:
    """How a field is laid out: ``choices`` (radios, checkboxes), ``checkbox`` or ``control``."""
    if field.widget_type in {"radioselect", "checkboxselectmultiple"}:
        return "choices"
    return "checkbox" if isinstance(field.field.widget, CheckboxInput) else "control"


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of the hint and the error of a field, in the order they are read out."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    return " ".join([*ids, f"{field.auto_id}_error"] if field.errors else ids)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input itself, dressed in the design base and wired to its hint and error."""
    return field.as_widget(attrs=_wiring(field) | {"class": _dress(field)})


@register.simple_tag
def options(field: BoundField) -> list[BoundWidget]:
    """The radios or checkboxes of a field, each ready to be shown beside its label."""
    many = field.widget_type == "checkboxselectmultiple"
    dress = "utrecht-checkbox" if many else "utrecht-radio-button utrecht-radio-button--html-input"
    choices = list(field.subwidgets)
    for choice in choices:
        choice.data["attrs"]["class"] = dress
        choice.data["attrs"].pop("aria-describedby", None)
    return choices


@register.filter
def first_id(field: BoundField) -> str:
    """Where the error summary jumps to: the input, or the first of its choices."""
    return f"{field.auto_id}_0" if shape(field) == "choices" else field.id_for_label


@register.filter
def dots(count: int) -> str:
    """A count as at most four dots; the words beside it give the number and its unit."""
    return "•" * min(count or 0, 4)


@register.filter
def thumb_items(menu: list) -> list:
    """The items that fit under a thumb: all of them up to five, otherwise four; those marked ``main`` come first."""
    if len(menu) <= THUMBS:
        return menu
    return sorted(menu, key=lambda item: not item.get("main"))[: THUMBS - 1]


@register.filter
def more_items(menu: list) -> list:
    """The items of the menu behind "Meer" on a phone."""
    shown = {id(item) for item in thumb_items(menu)}
    return [item for item in menu if id(item) not in shown]


@register.filter
def bar_items(menu: list) -> list:
    """Those of ``more_items`` that stand in the bar where the screen is wide; the others are always behind "Meer"."""
    return more_items(menu)[: BAR - len(thumb_items(menu))]


@register.filter
def has_current(items: list) -> bool:
    """Whether the page that is open is one of these items."""
    return any(item["current"] for item in items)


def _wiring(field: BoundField) -> dict[str, str | bool]:
    wired: dict[str, str | bool] = {"aria-describedby": described_by(field)} if described_by(field) else {}
    return wired | ({"aria-invalid": "true"} if field.errors else {})


def _dress(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "utrecht-checkbox"
    if isinstance(widget, FileInput):
        return "file"
    dress, wrong = "utrecht-textbox utrecht-textbox--html-input", "utrecht-textbox--invalid"
    if isinstance(widget, Select):
        dress, wrong = "utrecht-select utrecht-select--html-select", "utrecht-select--invalid"
    elif isinstance(widget, Textarea):
        dress, wrong = "utrecht-textarea utrecht-textarea--html-textarea", "utrecht-textarea--invalid"
    return " ".join(filter(None, [dress, wrong if field.errors else "", widget.attrs.get("class", "")]))
