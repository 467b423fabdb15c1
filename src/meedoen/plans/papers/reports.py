"""The report of a plan: A4, with maps, charts, findings, SWOT, goals, time line and sources."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meedoen.kernel.documents import render_pdf
from meedoen.kernel.web import words

from .. import survey_words as say
from ..rules.findings import BEFORE
from ..terms.findings import Quadrant
from ..terms.goals import Block as Stone
from ..terms.goals import Light
from ..terms.papers import Reader
from . import blocks, figures, telling
from .blocks import Block
from .gathering import Source
from .setting import Setting

TEMPLATE = "plans/report"
IN_PLAIN_WORDS = {
    Quadrant.STRENGTH: gettext_lazy("Wat goed gaat"),
    Quadrant.WEAKNESS: gettext_lazy("Wat moeilijk gaat"),
    Quadrant.OPPORTUNITY: gettext_lazy("Wat kan helpen"),
    Quadrant.THREAT: gettext_lazy("Wat ons zorgen baart"),
}


@dataclass(frozen=True)
class Part:
    """A chapter."""

    title: str
    parts: list[Block]


def report(source: Source, reader: Reader, setting: Setting) -> bytes:
    """The report as tagged PDF/UA-1. A chapter without contents says so in a sentence, or is left out."""
    with translation.override("nl"):
        title = _("%(name)s: plan voor %(years)s") % {"name": source.name, "years": source.years}
        chapters = [
            Part(_("In het kort"), _short(source, reader)),
            Part(_("Wie woont hier?"), _living(source, reader)),
            Part(_("Wat we vroegen"), _asked(source, reader)),
            Part(_("Wat we zagen en hoorden"), _found(source, reader)),
            Part(_("Sterk en zwak"), _swot(source, reader)),
            Part(_("Wat we gaan doen"), _doing(source, reader)),
            Part(_("Wanneer"), _when(source)),
            Part(_("Waar dit vandaan komt"), _sources(source)),
        ]
        data: dict[str, Any] = {
            "scale": 1.1 if reader == Reader.RESIDENTS else 1.0,
            "sub": 2,
            "on_hundred": _("op de 100"),
            "network": setting.network,
            "version": str(reader.label),
            "lead": source.plan.name if source.zone else source.plan.about,
            "contents": _("Inhoud"),
            "map": figures.map_of(source.maps[0], high=120, named=True) if source.maps else None,
            "chapters": [{"title": one.title, "parts": one.parts} for one in chapters if one.parts],
        }
    return render_pdf(TEMPLATE, data, language="nl", title=title, house=setting.house)


def _short(source: Source, reader: Reader) -> list[Block]:
    """One page: what stands out, the findings that weigh most, the goals, and how far the actions are."""
    parts: list[Block] = []
    if source.zone and source.plan.about:
        parts.append(blocks.para(source.plan.about))
    if source.profile and source.profile.notable:
        parts += [blocks.sub(_("Wat opvalt")), blocks.bullets(one.sentence for one in source.profile.notable)]
    if source.findings:
        parts += [blocks.sub(_("Wat we zagen en hoorden")), blocks.bullets(one.row.text for one in source.findings)]
    if source.goals:
        parts += [blocks.sub(_("Wat we willen")), blocks.bullets(telling.aim(one, reader) for one in source.goals)]
    acted = [each for one in source.goals for each in one.actions]
    if acted:
        counts = [
            (str(light.label), str(sum(each.standing.light == light for each in acted)), _meaning(light))
            for light in Light
        ]
        if reader == Reader.COUNCIL:
            parts.append(blocks.table(_("Hoe de acties staan"), (_("Kleur"), _("Acties"), _("Wat het zegt")), counts,
                                      wide=[2, 1, 4]))  # fmt: skip
        done = sum(each.row.done_on is not None for each in acted)
        said = ngettext(
            "Van de %(all)s acties is er %(done)s klaar.", "Van de %(all)s acties zijn er %(done)s klaar.", done
        ) % {"all": len(acted), "done": done}
        parts.append(blocks.para(said))
    return parts


def _meaning(light: Light) -> str:
    return {
        Light.GREEN: _("klaar of op schema"),
        Light.ORANGE: _("vraagt aandacht"),
        Light.RED: _("te laat"),
        Light.GREY: _("begint later of gestopt"),
    }[light]


def _living(source: Source, reader: Reader) -> list[Block]:
    profile = source.profile
    if profile is None:
        return [blocks.para(_("Bij dit plan is geen werkgebied gekozen. Daarom staan hier geen cijfers."))]
    parts: list[Block] = []
    if profile.parts:
        parts.append(blocks.para(_("Dit gebied: %(parts)s.") % {"parts": ", ".join(profile.parts)}))
    for one in profile.notable:
        parts.append(blocks.item(one.sentence, lines=[one.certainty] if reader == Reader.COUNCIL else []))
    for drawn in profile.charts:
        parts.append(blocks.sub(figures.title_of(drawn)))
        if drawn.only_whole:
            parts.append(blocks.small(_("Van dit gebied zelf is dat niet bekend. Dit is de hele gemeente.")))
        if drawn.svg:
            parts.append(figures.chart(drawn, high=95))
        parts.append(figures.chart_table(drawn))
    for mapped in source.maps:
        parts += [blocks.sub(figures.title_of(mapped)), figures.map_of(mapped, high=120), figures.map_table(mapped)]
    if reader == Reader.COUNCIL and profile.themes:
        parts.append(blocks.sub(_("Alle cijfers")))
        parts += figures.theme_tables(profile)
    if profile.unknown:
        parts += [blocks.sub(_("Wat we niet weten")), blocks.bullets(profile.unknown)]
    return parts


def _asked(source: Source, reader: Reader) -> list[Block]:
    """What closed surveys say. Every figure in it was released: rounded, and nothing under the threshold."""
    parts: list[Block] = []
    for one in source.surveys:
        parts.append(blocks.sub(one.row.title))
        when = words.dated(one.row.closed_on, year=True) if one.row.closed_on else ""
        many = say.read(one.row.result["answers"]).text_with_unit
        parts.append(blocks.para(_("Gesloten op %(day)s. Antwoorden van %(many)s.") % {"day": when, "many": many}))
        for scale in say.scales(one):
            parts.append(blocks.item(f"{scale['name']}: {scale['headline']}",
                                     lines=[scale["mean"] or scale["share"]]))  # fmt: skip
        for change in say.before_and_after(one):
            lines = [
                _("Ervoor %(before)s, erna %(after)s.") % change,
                _("Verschil: %(moved)s. %(sentence)s") % change,
            ]
            parts.append(blocks.item(_("Veranderd: %(name)s") % change, lines=lines))
        if reader == Reader.COUNCIL:
            parts += _details(one)
    return parts


def _details(closed: Any) -> list[Block]:
    parts: list[Block] = []
    for question in say.questions(closed):
        rows = [(option["word"], option["count"], option["share"]) for option in question["options"]]
        if rows:
            parts.append(blocks.table(question["text"], ("", _("Mensen"), _("Deel")), rows, wide=[4, 2, 4]))
        else:
            parts.append(blocks.item(question["text"], lines=[_("Te weinig antwoorden om te tonen.")]))
    for heard in say.response(closed):
        lines = [(one["word"], one["answers"], one["share"], one["lives"], one["heard"]) for one in heard["lines"]]
        head = (heard["title"], _("antwoorden"), _("van wie antwoordde"), _("van wie er woont"), "")
        parts.append(blocks.table(_("Wie antwoordde, naast wie er woont"), head, lines, wide=[4, 2, 2, 2, 4]))
    if lives := closed.row.result.get("lives"):
        source = _("Inwoners per leeftijd: de hele gemeente, 18 jaar en ouder, in %(year)s. %(credit)s")
        parts.append(blocks.para(source % lives))
    return parts


def _found(source: Source, reader: Reader) -> list[Block]:
    if not source.findings:
        return [blocks.para(_("Nog geen bevindingen."))]
    parts: list[Block] = []
    theme = ""
    for one in source.findings:
        named = str(one.row.get_theme_display())
        if named != theme:
            parts.append(blocks.sub(named))
            theme = named
        parts.append(telling.finding(one, reader, evidence=True))
    if reader == Reader.COUNCIL and (duties := telling.by_duty(source.findings)):
        rows = [(who, "\n".join(texts)) for who, texts in duties]
        parts.append(blocks.table(_("Wie moet handelen"), (_("Wie"), _("Waarop")), rows, wide=[1, 2]))
    return parts


def _swot(source: Source, reader: Reader) -> list[Block]:
    if source.swot is None:
        return []
    names = {code: str(IN_PLAIN_WORDS[code]) if reader == Reader.RESIDENTS else str(code.label) for code in BEFORE}
    boxes = [(names[code], [one.row.text for one in source.swot.quadrants.get(code, ())]) for code in BEFORE]
    said = _("Zo stond het in %(year)s. Elke regel is een bevinding uit het hoofdstuk hiervoor.")
    return [blocks.para(said % {"year": source.swot.row.year}), blocks.quadrants(boxes)]


def _doing(source: Source, reader: Reader) -> list[Block]:
    if not source.goals:
        return [blocks.para(_("Nog geen doelen."))]
    parts: list[Block] = []
    for one in source.goals:
        parts.append(blocks.sub(telling.aim(one, reader)))
        if reader == Reader.COUNCIL:
            tags = ", ".join(str(Stone(code).label) for code in one.row.blocks)
            if tags:
                parts.append(blocks.small(_("Bouwstenen: %(tags)s") % {"tags": tags}))
            if one.promise:
                said = _("Voert uit wat in de afsprakennota staat: %(promise)s") % {"promise": one.promise}
                parts.append(blocks.small(said))
        parts += [_action(each, reader) for each in one.actions] or [blocks.small(_("Nog geen acties."))]
    return parts


def _action(acted: Any, reader: Reader) -> Block:
    """An action with all that the council asks: its threshold, what it answers, its money, what worked and what not."""
    told = telling.action(acted, reader)
    if reader == Reader.RESIDENTS:
        return told
    known = telling.words.action(acted)
    more = (
        (_("Drempel die lager wordt: %s"), known["threshold"]),
        (_("Antwoord op: %s"), "; ".join(one["words"] for one in known["answers"])),
        (_("Geld: %s"), known["money"]),
        (_("Wat werkte: %s"), known["worked"]),
        (_("Wat niet werkte: %s"), known["failed"]),
    )
    return told | {"lines": [*told["lines"], *(said % value for said, value in more if value)]}


def _when(source: Source) -> list[Block]:
    rows = [
        (words.dated(one.on, year=True), str(one.get_kind_display()), one.text, _("ja") if one.done_on else "")
        for one in source.milestones
    ]
    return [blocks.table("", (_("Dag"), "", _("Wat"), _("Gebeurd")), rows, wide=[3, 2, 5, 1])] if rows else []


def _sources(source: Source) -> list[Block]:
    parts: list[Block] = []
    if credits := figures.credits_of(source):
        parts += [blocks.sub(_("Cijfers en kaarten")), blocks.bullets(credits)]
    named = dict.fromkeys(told for one in source.findings for _key, _said, told in one.figures if told)
    if named:
        parts += [blocks.sub(_("Cijfers bij de bevindingen")), blocks.bullets(named)]
    scales = dict.fromkeys(scale["source"] for one in source.surveys for scale in say.scales(one) if scale["source"])
    if scales:
        parts += [blocks.sub(_("Schalen in de vragenlijsten")), blocks.bullets(scales)]
    quoted = _("Woorden tussen aanhalingstekens staan hier omdat wie ze zei dat goed vond. Nergens staat wie het was.")
    parts += [blocks.sub(_("Stemmen")), blocks.para(quoted)]
    return parts
