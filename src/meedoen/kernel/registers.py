"""The registers in ``docs/registers``: written from the code, so that they cannot lag behind it.

``meedoen check --registers`` compares them with what is generated; ``make docs`` writes them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from .access import Sensitivity, registry
from .actors import Role
from .privacy.classes import Class, Keep
from .tenancy import Tenant
from .web.gate import OPEN_ROUTES

_HEAD = "<!-- Written by `make docs`; change the code, not this page. -->\n\n"


@dataclass(frozen=True)
class Route:
    """One address of the site, the name of its view and what opens it."""

    address: str
    name: str
    view: Any

    @property
    def action(self) -> Any:
        return getattr(self.view, "action", None)

    @property
    def open_because(self) -> str:
        return getattr(self.view, "open_because", "") or OPEN_ROUTES.get(self.name, "")


def routes() -> list[Route]:
    """Every address that the URLconf answers."""
    return list(_walk(get_resolver().url_patterns, "/", []))


def _walk(patterns: list, prefix: str, namespaces: list[str]) -> Iterator[Route]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = [*namespaces, pattern.namespace] if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, address, inner)
        elif isinstance(pattern, URLPattern):
            yield Route(address, ":".join([*namespaces, pattern.name or ""]), pattern.callback)


def own_models() -> list[type[models.Model]]:
    """The tables of the product itself, not those of libraries."""
    found = (model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("meedoen."))
    return sorted(found, key=lambda model: model._meta.label)


def needs_class(field: models.Field) -> bool:
    """Whether a field holds words, and so must name its privacy class."""
    kinds = (models.CharField, models.TextField, models.BinaryField, models.JSONField, models.FileField)
    return isinstance(field, kinds)


def class_of(model: type[models.Model], field: models.Field) -> Class:
    """The privacy class of a field; a number, date or key without one is OPERATIONAL."""
    declared = getattr(model, "privacy", None)
    return (declared.of(field.name) if declared else None) or Class.OPERATIONAL


def _table(titles: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return (
        "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]) + "\n"
    )


def _routes_page() -> str:
    rows = []
    for route in sorted(routes(), key=lambda route: (route.address, route.name)):
        opens = route.action.name if route.action else f"open: {route.open_because}" if route.open_because else "closed"
        rows.append([f"`{route.address}`", route.name, opens])
    return "# Routes\n\n" + _HEAD + _table(["address", "name", "opened by"], rows)


def _permissions_page() -> str:
    held = [role for role in Role if role != Role.SYSTEM]
    rows = []
    for action in sorted(registry.values(), key=lambda action: action.name):
        marks = ["●" if role in action.roles else "" for role in held]
        kind = str(Sensitivity(action.sensitivity).label)
        rows.append([f"`{action.name}`", str(action.label), action.purpose, kind, *marks])
    titles = ["action", "what", "purpose", "sensitivity", *(str(role.label) for role in held)]
    note = "A role without a dot has no route to the action. The system itself may do all and is named in the log.\n\n"
    return "# Roles and actions\n\n" + _HEAD + note + _table(titles, rows)


def _personal_data_page() -> str:
    parts = ["# Personal data and retention\n\n", _HEAD]
    parts.append("Fields that are not named hold numbers, dates and keys.\n\n")
    for model in own_models():
        declared = getattr(model, "privacy", None)
        if declared is None:
            continue
        keep = declared.keep
        place = "one network" if issubclass(model, Tenant) else f"global: {getattr(model, 'global_because', '')}"
        parts.append(f"## {model._meta.label}\n\n{_first_line(model)}\n\n")
        term = f"{keep.days} days ({keep.motive})" if keep.days else f"as long as the network is there ({keep.motive})"
        parts.append(f"Kept {term}, then: {keep.then}. Belongs to {place}.")
        if person := getattr(model, "person_field", None):
            parts.append(f" Points to a person (`{person}`): exported and erased with that person.")
        named = [field for field in model._meta.concrete_fields if needs_class(field)]
        rows = [[f"`{field.name}`", class_of(model, field).value] for field in named]
        parts.append("\n\n" + (_table(["field", "class"], rows) + "\n" if rows else ""))
    return "".join(parts).rstrip() + "\n"


def _first_line(model: type[models.Model]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _audit_page() -> str:
    rows = []
    for action in sorted(registry.values(), key=lambda action: action.name):
        reads = "reads and writes" if action.sensitivity >= Sensitivity.PERSONAL else "writes"
        rows.append([f"`{action.name}`", str(action.label), reads, action.model])
    note = "Every command writes one entry, in its own transaction; reads do so from the class personal data on.\n\n"
    return "# What stands in the log\n\n" + _HEAD + note + _table(["event", "what", "logged", "about"], rows)


_PROCESSING = """Een regel per doel: wat er met gegevens gebeurt, door wie, welke gegevens en hoe lang (AVG art. 30).
Wat de verantwoordelijke aanvult (naam, functionaris, rechtsgrond, verwerker), staat in [de DPIA](../dpia.md).
Niemand buiten het netwerk ontvangt iets, behalve wie een bericht overbrengt (sms, e-mail).

"""


def _processing_page() -> str:
    """The register of processing activities: the purposes of the actions on personal data, with what they touch."""
    by_purpose: dict[str, list[Any]] = {}
    for action in registry.values():
        if action.sensitivity >= Sensitivity.PERSONAL:
            by_purpose.setdefault(action.purpose, []).append(action)
    rows = []
    for purpose, actions in sorted(by_purpose.items()):
        what = sorted({str(action.label) for action in actions})
        who = [str(role.label) for role in Role if any(role in action.roles for action in actions)]
        touched = {apps.get_model(action.model) for action in actions if action.model} or _of_features(actions)
        data = [_kept(model) for model in sorted(touched, key=lambda model: model._meta.label)]
        rows.append([purpose, "; ".join(what), ", ".join(who), "<br>".join(data)])
    titles = ["doel", "wat er gebeurt", "wie", "gegevens en hoe lang"]
    return "# Verwerkingsregister\n\n" + _HEAD + _PROCESSING + _table(titles, rows)


def _of_features(actions: list[Any]) -> set[type[models.Model]]:
    """Where no action names a table: the tables of their features that point to a person."""
    features = {action.name.split(".")[0] for action in actions}
    return {model for model in own_models() if model._meta.app_label in features and hasattr(model, "person_field")}


def _kept(model: type[models.Model]) -> str:
    private = (Class.PERSONAL, Class.IDENTITY, Class.STAFF)
    named = [field.name for field in model._meta.concrete_fields if class_of(model, field) in private]
    declared = getattr(model, "privacy", None)
    term = _term(declared.keep) if declared else "zolang de account bestaat"
    return f"`{model._meta.label}` ({', '.join(named) or 'aantallen, dagen en sleutels'}): {term}"


def _term(keep: Keep) -> str:
    return f"{keep.days} dagen: {keep.motive}" if keep.days else keep.motive


PAGES: dict[str, Callable[[], str]] = {
    "routes.md": _routes_page,
    "permissions.md": _permissions_page,
    "personal-data.md": _personal_data_page,
    "audit-events.md": _audit_page,
    "processing.md": _processing_page,
}


def generate() -> dict[str, str]:
    """Every register by its file name. Texts are in Dutch or English, whatever the language of the caller."""
    from django.utils import translation

    with translation.override("nl"):
        get_resolver().url_patterns  # noqa: B018 the views declare what the registers tell
        return {name: page() for name, page in PAGES.items()}


def differences(folder: Path) -> list[str]:
    """The registers that do not say what the code says."""
    return [
        f"{folder.name}/{name} is not what the code says; run: make docs"
        for name, text in generate().items()
        if not (folder / name).exists() or (folder / name).read_text() != text
    ]


def write(folder: Path) -> list[str]:
    """Write the registers; the names of those that changed."""
    changed = [name.split("/")[-1].split(" ")[0] for name in differences(folder)]
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in generate().items():
        (folder / name).write_text(text)
    return changed
