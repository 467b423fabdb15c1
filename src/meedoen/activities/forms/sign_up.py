"""Signing up on the site, one question a screen: the questions, which of them come, and in which order."""

import uuid
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.refusals import Refused
from meedoen.kernel.ui.widgets import CountInput, PhoneInput
from meedoen.kernel.web import carried, traces, words
from meedoen.kernel.web.public_forms import PublicForm
from meedoen.people.public import Channel, reach_address

from ..rules.parties import Party

MOST = 20
"""More people than this come as a group: that goes by phone."""

KEPT_SECONDS = 2 * 60 * 60
CALL = "call"
CALL_FIRST = (CALL, gettext_lazy("Bel mij eerst: ik heb nog een vraag"))
WAYS = (
    (Channel.PHONE.value, gettext_lazy("Bel mij")),
    (Channel.SMS.value, gettext_lazy("Stuur een sms")),
    (Channel.EMAIL.value, gettext_lazy("Stuur een e-mail")),
    (Channel.LETTER.value, gettext_lazy("Stuur een brief")),
    (Channel.HELPER.value, gettext_lazy("Via iemand die mij helpt")),
    CALL_FIRST,
    (Channel.NONE.value, gettext_lazy("Liever niet. Ik kom, en ik bewaar mijn code.")),
)
REACH = {
    Channel.PHONE.value: (gettext_lazy("Je telefoonnummer"), gettext_lazy("Bijvoorbeeld 0470 12 34 56."), "bellen"),
    Channel.SMS.value: (gettext_lazy("Je gsm-nummer"), gettext_lazy("Bijvoorbeeld 0470 12 34 56."), "gsm"),
    Channel.EMAIL.value: (gettext_lazy("Je e-mailadres"), gettext_lazy("Bijvoorbeeld naam@voorbeeld.be."), "e-mail"),
    Channel.LETTER.value: (gettext_lazy("Je adres"), gettext_lazy("Straat, nummer en gemeente."), "brief"),
    Channel.HELPER.value: (
        gettext_lazy("Wie helpt je?"),
        gettext_lazy("De naam en het nummer van die persoon of dienst."),
        "samen op stap",
    ),
}


class _Step(PublicForm):
    """One screen. ``ask`` is the question, ``picture`` the word of its pictogram."""

    ask: Any = ""
    picture = "welkom"

    def __init__(self, data: Any, journey: "Journey"):
        self.journey = journey
        super().__init__(data, initial=journey.told, auto_id="%s")
        del self.fields["once"]
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to what was answered before."""


class NameStep(_Step):
    ask, picture = gettext_lazy("Hoe heet je?"), "welkom"
    first_name = forms.CharField(
        label=gettext_lazy("Je voornaam"),
        help_text=gettext_lazy("Een voornaam is genoeg."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={
            "required": gettext_lazy("Vul je voornaam in."),
            "max_length": gettext_lazy("Dat is te lang. Alleen je voornaam is genoeg."),
        },
    )


class WayStep(_Step):
    ask, picture = gettext_lazy("Hoe bereiken we je?"), "bellen"
    way = forms.ChoiceField(label=gettext_lazy("Kies één manier"), choices=WAYS, widget=forms.RadioSelect)


class ReachStep(_Step):
    picture = "bellen"
    reach = forms.CharField(
        label="",
        max_length=160,
        error_messages={"max_length": gettext_lazy("Dat is te lang. Schrijf het korter.")},
    )

    def prepare(self) -> None:
        channel = self.journey.channel
        label, hint, self.picture = REACH[channel]
        self.ask, field = label, self.fields["reach"]
        field.label, field.help_text = label, hint
        if channel in (Channel.PHONE, Channel.SMS):
            field.widget = PhoneInput()
        elif channel == Channel.EMAIL:
            field.widget = forms.EmailInput(attrs={"autocomplete": "email"})
        elif channel == Channel.LETTER:
            field.widget = forms.TextInput(attrs={"autocomplete": "street-address"})

    def clean_reach(self) -> str:
        try:
            reach_address(self.journey.channel, self.cleaned_data["reach"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from None
        return self.cleaned_data["reach"]


class SizeStep(_Step):
    ask, picture = gettext_lazy("Met hoeveel kom je?"), "gezin"
    counts: ClassVar[dict[str, Any]] = {
        "min_value": 0,
        "max_value": MOST,
        "error_messages": {
            "min_value": gettext_lazy("Schrijf 0 of meer."),
            "max_value": gettext_lazy("Met zo veel? Bel ons. Dan maken we plaats voor je groep."),
        },
    }
    adults = forms.IntegerField(label=gettext_lazy("Volwassenen, met jou erbij"), widget=CountInput(), **counts)
    children = forms.IntegerField(label=gettext_lazy("Kinderen"), required=False, widget=CountInput(), **counts)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["children"] = cleaned.get("children") or 0
        if "adults" in cleaned and not self.errors:
            total = cleaned["adults"] + cleaned["children"]
            if total == 0:
                self.add_error("adults", _("Minstens één iemand moet komen."))
            elif total > MOST:
                self.add_error("adults", _("Met zo veel? Bel ons. Dan maken we plaats voor je groep."))
        return cleaned


class NeedsStep(_Step):
    ask, picture = gettext_lazy("Wat heb je nodig?"), "meedoen"
    childcare = forms.IntegerField(
        label=gettext_lazy("Hoeveel kinderen gaan naar de opvang?"),
        help_text=gettext_lazy("Schrijf 0 als je geen opvang nodig hebt."),
        required=False,
        min_value=0,
        widget=CountInput(),
        error_messages={"min_value": gettext_lazy("Schrijf 0 of meer.")},
    )
    transport = forms.BooleanField(label=gettext_lazy("Kom mij halen"), required=False)
    companion = forms.BooleanField(label=gettext_lazy("Laat iemand met mij meegaan"), required=False)

    def prepare(self) -> None:
        for name in set(self.fields) & {"childcare", "transport", "companion"} - self.journey.offered:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        children = int(self.journey.told.get("children") or 0)
        if "childcare" in self.fields and "childcare" not in self.errors:
            cleaned["childcare"] = cleaned.get("childcare") or 0
            if cleaned["childcare"] > children:
                self.add_error("childcare", _("Je komt met minder kinderen. Kijk het getal na."))
        return cleaned


class CareStep(_Step):
    ask, picture = gettext_lazy("De opvang is vol"), "speelgoed"
    care = forms.ChoiceField(
        label=gettext_lazy("Wat wil je?"),
        widget=forms.RadioSelect,
        choices=(
            ("without", gettext_lazy("Ik kom zonder opvang. De kinderen blijven bij mij.")),
            ("wait", gettext_lazy("Zet ons op de wachtlijst tot er opvang is.")),
        ),
    )


class CheckStep(_Step):
    ask, picture = gettext_lazy("Klopt dit?"), "lijst"


STEPS: dict[str, type[_Step]] = {
    "name": NameStep,
    "way": WayStep,
    "reach": ReachStep,
    "size": SizeStep,
    "needs": NeedsStep,
    "care": CareStep,
    "check": CheckStep,
}


@dataclass
class Journey:
    """What was answered so far for one session, and what is still to ask. ``told`` travels in the page, sealed."""

    session: Any
    told: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def begin(cls, session: Any, *, call_first: bool = False) -> "Journey":
        """``call_first``: somebody chose to be called before anything else; they can still choose otherwise."""
        begun = timezone.now().timestamp()
        marks = {"begun": begun, "once": str(uuid.uuid4()), "trace": traces.begin()}
        wanted = {"way": CALL} if call_first else {}
        return cls(session, {**marks, **wanted, "adults": 1, "children": 0, "childcare": 0})

    @classmethod
    def resume(cls, session: Any, sealed: str) -> "Journey | None":
        """The journey as it was sealed in the page; None after two hours, or when somebody changed it."""
        told = carried.opened(f"join:{session.pk}", sealed, seconds=KEPT_SECONDS)
        return cls(session, told) if told is not None else None

    @property
    def sealed(self) -> str:
        return carried.seal(f"join:{self.session.pk}", self.told)

    @property
    def channel(self) -> str:
        """The channel of people: who asks to be called first is reached by phone too."""
        way = self.told.get("way") or Channel.PHONE.value
        return Channel.PHONE.value if way == CALL else way

    @property
    def offered(self) -> set[str]:
        """What this activity can do for this party: only that is asked."""
        activity = self.session.activity
        found = {
            "childcare": self.session.childcare_places > 0 and bool(self.told.get("children")),
            "transport": activity.transport_offered,
            "companion": activity.companion_welcome,
        }
        return {name for name, there in found.items() if there}

    @property
    def steps(self) -> list[str]:
        """The screens of this journey, in order."""
        skipped = set() if self.offered else {"needs"}
        if self.channel == Channel.NONE:
            skipped.add("reach")
        if not self.told.get("care_asked"):
            skipped.add("care")
        return [step for step in STEPS if step not in skipped]

    @property
    def perhaps_more(self) -> int:
        """Screens that may still be added: with children comes the question about childcare."""
        asked = self.session.childcare_places > 0 and not self.told.get("size_told") and "needs" not in self.steps
        return int(asked)

    def form(self, step: str, data: Any = None) -> _Step:
        return STEPS[step](data, self)

    def keep(self, step: str, answers: dict[str, Any]) -> None:
        """Take answers in. What no longer holds because of them is asked again."""
        before = self.channel
        if step == "size" and answers.get("children") != self.told.get("children"):
            self._forget("needs_told")
            self.told["childcare"] = 0
        if step in ("size", "needs"):
            self._forget("care", "care_told", "care_asked", "wait")
        self.told.update(answers)
        self.told[f"{step}_told"] = True
        if self.channel != before:
            self._forget("reach", "reach_told")

    def _forget(self, *names: str) -> None:
        for name in names:
            self.told.pop(name, None)

    def after(self, step: str) -> str:
        """The next screen; straight to the check for who comes back from there to change one answer."""
        if self.told.get("checked"):
            return next(one for one in self.steps if one == "check" or not self.told.get(f"{one}_told"))
        order = self.steps
        return order[order.index(step) + 1] if step in order and step != "check" else "check"

    def before(self, step: str) -> str:
        order = self.steps
        return order[max(0, order.index(step) - 1)] if step in order else order[0]

    def missing(self) -> str:
        """The first question that was not answered; "" when all were."""
        return next((one for one in self.steps if one != "check" and not self.told.get(f"{one}_told")), "")

    @property
    def party(self) -> Party:
        """Who comes, as the rules see it. Only once every question was answered."""
        told, offered = self.told, self.offered
        adults, children = int(told["adults"]), int(told["children"])
        childcare = int(told.get("childcare") or 0) if "childcare" in offered else 0
        return Party(
            adults=adults,
            children=children,
            childcare=0 if told.get("care") == "without" else min(childcare, children),
            transport=adults + children if "transport" in offered and told.get("transport") else 0,
            companion="companion" in offered and bool(told.get("companion")),
        )

    @property
    def waits_for_childcare(self) -> bool:
        return self.told.get("care") == "wait"

    def summary(self) -> list[tuple[str, str, str]]:
        """What was answered, for the last look: (screen, what it is, answer)."""
        told, party = self.told, self.party
        lines = [
            ("name", _("Voornaam"), told["first_name"]),
            ("way", _("Zo bereiken we je"), str(dict(WAYS)[told["way"]])),
            ("size", _("Wie komt er"), words.people(party.adults, party.children)),
        ]
        if self.channel in REACH:
            lines.insert(2, ("reach", str(REACH[self.channel][0]), told["reach"]))
        if self.offered:
            lines.append(("needs", _("Wat je nodig hebt"), self._needs(party)))
        return lines

    def _needs(self, party: Party) -> str:
        needs = []
        if party.childcare:
            needs.append(_("opvang voor %(people)s") % {"people": words.people(0, party.childcare)})
        if party.transport:
            needs.append(_("vervoer"))
        if party.companion:
            needs.append(_("iemand die meegaat"))
        return words.begin(", ".join(needs)) if needs else _("Niets")
