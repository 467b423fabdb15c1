"""The figures of a survey in words and in bars: what stands on screen and, by the same words, on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .queries.surveys import Found
from .rules import bank
from .rules.asking import Choice, Screen, words_of
from .rules.findings_told import Figure
from .rules.intervals import percent
from .rules.response import Heard
from .rules.results import Change, changes, in_percent, read
from .services.findings import FIGURE_MOST, SOURCE_MOST
from .terms.surveys import AgeBand, Face, MissingRule, QuestionKind, Way

HEADLINE = {
    "djg6": gettext_lazy("enigszins of sterk eenzaam"),
    "ucla6": gettext_lazy("eenzaam"),
    "cohesion6": gettext_lazy("ervaart veel samenhang in de buurt"),
    "cooperation8": gettext_lazy("vindt de samenwerking sterk"),
}
PARTS = {
    "emotional": gettext_lazy("emotionele eenzaamheid"),
    "social": gettext_lazy("sociale eenzaamheid"),
    "know": gettext_lazy("elkaar kennen"),
    "work": gettext_lazy("samenwerken"),
    "align": gettext_lazy("afstemmen"),
}
HEARD = {
    Heard.LESS: (gettext_lazy("te weinig gehoord"), "warn"),
    Heard.ALIKE: (gettext_lazy("zoals in de buurt"), "ok"),
    Heard.MORE: (gettext_lazy("meer dan in de buurt"), "plain"),
    Heard.UNKNOWN: (gettext_lazy("niet te zeggen"), "plain"),
}


def choice_word(screen: Screen, choice: Choice, language: str) -> str:
    """An answer as it is read out or printed in a language; Dutch where it was not translated."""
    if screen.kind != QuestionKind.FACES:
        return choice.word(language)
    with translation.override(language):
        return str(Face(choice.code).label)


def answer_words(answer: Any, choices: Mapping[str, str]) -> str:
    """An answer in the words of who gave it; nothing is said to be nothing."""
    if not answer:
        return _("niets ingevuld")
    if isinstance(answer, list):
        return ", ".join(choices.get(one, one) for one in answer)
    return str(choices.get(answer, answer))


def share_words(share: Mapping[str, float] | None) -> str:
    """ "36 % (tussen 27 en 46 %)", or why there is nothing."""
    found = in_percent(share)
    if found is None:
        return _("te weinig antwoorden om te tonen")
    value, low, high = found
    told = _("%(value)s %% (tussen %(low)s en %(high)s %%)") % {"value": value, "low": low, "high": high}
    return told.replace(" %", "\u00a0%")  # the sign never on another line


def number(value: float) -> str:
    """In tenths, as it is written here: "3,6"."""
    return f"{value:.1f}".replace(".", ",")


def mean_words(mean: Mapping[str, float] | None) -> str:
    """ "3,6 op 5 (tussen 3,4 en 3,8)", or why there is nothing."""
    if mean is None:
        return _("te weinig antwoorden om te tonen")
    told = {name: number(value) for name, value in mean.items()}
    return _("%(value)s op 5 (tussen %(low)s en %(high)s)") % told


def scales(found: Found) -> list[dict[str, Any]]:
    """Each scale of a result: its sentence, its bands, its groups, and how it was scored."""
    return [_scale(found, one) for one in found.row.result.get("scales", [])]


def _scale(found: Found, told: Mapping[str, Any]) -> dict[str, Any]:
    scale = bank.instrument(told["code"])
    parts = {str(key): name for key, name in found.parts.items()}
    ages = {band.value: str(band.label) for band in AgeBand}
    return {
        "code": told["code"],
        "name": scale.name,
        "headline": str(HEADLINE[told["code"]]),
        "share": share_words(told["share"]),
        "bar": bar(told["share"]),
        "mean": mean_words(told["mean"]) if scale.mean else "",
        "gaps": told["gaps"],
        "missing": str(MissingRule(told["missing"]).label),
        "rounding": scale.mean,
        "validated": told["code"] not in bank.FOR_STAFF,
        "source": scale.source,
        "bands": counted(told["bands"], {band.code: band.label for band in scale.bands}),
        "sub": [
            {"word": str(PARTS[part]), "bands": counted(lines, {band.code: band.label for band in scale.part_bands})}
            for part, lines in told["sub"].items()
            if lines
        ],
        "by_part": groups(told["by_part"], parts),
        "by_age": groups(told["by_age"], ages),
    }  # fmt: skip


def headlines(found: Found) -> list[str]:
    """What a closed survey says in one sentence each, of what may be told: every scale, then every answer to a question
    of our own. A share or mean always stands with how sure it is."""
    told = []
    for one in found.row.result.get("scales", []):
        scale = bank.instrument(one["code"])
        if scale.mean and one["mean"]:
            told.append(f"{scale.name}: {mean_words(one['mean'])}")
        elif in_percent(one["share"]):
            told.append(f"{str(HEADLINE[one['code']]).capitalize()}: {share_words(one['share'])}")
    labels = words_of(found.screens)
    for one in found.row.result.get("questions", []):
        for option in one["options"] if one["key"] in labels else ():
            if in_percent(option["share"]):
                word = together(option, labels[one["key"]]["choices"])
                told.append(f"{labels[one['key']]['text']} {word}: {share_words(option['share'])}")
    return told


def figures_of_survey(found: Found) -> list[Figure]:
    """What a closed survey says, as figures behind a finding: each headline in words, with the survey as its source."""
    about = {
        "title": found.row.title,
        "year": found.row.closed_on.year if found.row.closed_on else "",
        "many": read(found.row.result["answers"]).text_with_unit,
    }
    source = _("Vragenlijst “%(title)s”, %(year)s, antwoorden van %(many)s") % about
    return [Figure(told[:FIGURE_MOST], source[:SOURCE_MOST]) for told in headlines(found)]


def counted(lines: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, str]]:
    """The lines of a table of counts; groups that are too small stand in one line."""
    return [{"word": together(line, names), "count": read(line["count"]).text} for line in lines]


def together(line: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The groups of a line in words."""
    return ", ".join(names.get(code, code) for code in line["codes"])


def bar(share: Mapping[str, float] | None) -> dict[str, int] | None:
    """Where the mark and the ends of the interval stand, in hundredths."""
    found = in_percent(share)
    return None if found is None else {"value": found[0], "low": found[1], "wide": found[2] - found[1]}


def groups(lines: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The lines of a table by group; those that are too small stand together."""
    return [
        {"word": together(line, names), "of": read(line["of"]).text if line["of"] else "–",
         "share": share_words(line["share"]), "bar": bar(line["share"])}
        for line in lines
    ]  # fmt: skip


def questions(found: Found) -> list[dict[str, Any]]:
    """Each question of our own with how often every answer was given."""
    labels = words_of(found.screens)
    return [
        {
            "text": labels[one["key"]]["text"],
            "several": one["kind"] == "several",
            "options": [
                {"word": together(option, labels[one["key"]]["choices"]),
                 "count": read(option["count"]).text, "share": share_words(option["share"]),
                 "bar": bar(option["share"])}
                for option in one["options"]
            ],
        }
        for one in found.row.result.get("questions", [])
        if one["key"] in labels
    ]  # fmt: skip


def response(found: Found) -> list[dict[str, Any]]:
    """Who answered beside who lives there: a table by age and one by part of the area."""
    parts = {str(key): name for key, name in found.parts.items()}
    ages = {band.value: str(band.label) for band in AgeBand}
    tables = (
        (_("Leeftijd"), found.row.result.get("ages", []), ages),
        (_("Buurt"), found.row.result.get("parts", []), parts),
    )
    return [
        {"title": title, "lines": [_heard(line, names) for line in lines]} for title, lines, names in tables if lines
    ]


def _heard(line: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    word, tone = HEARD[Heard(line["heard"])]
    return {
        "word": together(line, names),
        "answers": read(line["answers"]).text,
        "share": "–" if line["share"] is None else _("%(n)s %%") % {"n": line["share"]},
        "lives": "–" if line["lives"] is None else _("%(n)s %%") % {"n": line["lives"]},
        "heard": str(word),
        "tone": tone,
    }


def ways(found: Found) -> list[dict[str, str]]:
    """How the answers came in."""
    return counted(found.row.result.get("ways", []), {way.value: str(way.label) for way in Way})


def before_and_after(found: Found) -> list[dict[str, Any]]:
    """What changed since the survey that this one repeats, in a sentence, with both sides and how sure it is."""
    if found.row.before is None:
        return []
    return [_change(one) for one in changes(found.row.before.result, found.row.result)]


def _change(one: Change) -> dict[str, Any]:
    said = mean_words if one.mean else share_words
    if not one.clear:
        sentence = _("Geen duidelijk verschil: dit kan toeval zijn.")
    else:
        sentence = _("Duidelijk beter dan ervoor.") if one.better else _("Duidelijk minder goed dan ervoor.")
    return {
        "name": bank.instrument(one.code).name,
        "headline": _("gemiddelde") if one.mean else str(HEADLINE[one.code]),
        "before": said(asdict(one.before)),
        "after": said(asdict(one.after)),
        "moved": _apart(one),
        "sentence": sentence,
        "tone": "plain" if not one.clear else ("ok" if one.better else "warn"),
    }


def _apart(one: Change) -> str:
    """ "-15 procentpunt (tussen -29 en -1)", "0,5 (tussen 0,2 en 0,9)"."""
    if one.mean:
        return _("%(value)s (tussen %(low)s en %(high)s)") % {
            name: number(value) for name, value in asdict(one.moved).items()
        }
    told = {name: percent(value) for name, value in asdict(one.moved).items()}
    return _("%(value)+d procentpunt (tussen %(low)+d en %(high)+d)") % told
