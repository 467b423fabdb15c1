"""Names by which people are called, and the name that they stand for (Flemish usage)."""

from .naming import folded

GROUPS = """
jozef: jef jos joseph josef jo zef seppe sepp jozefien
johannes: jan johan hans jannes john jean joannes
maria: mia mieke marie ria rietje mariette mimi marietje
elisabeth: els elsie liesbeth lies elise betty bets lisbeth liesje lizzy elizabeth lisa
willem: wim willy guillaume will bill william
antonius: anton toon ton tony antoine antoon tonny
petrus: peter piet pieter pierre peer pete
jacobus: jacob jaak jaap jacques jac co sjaak james
alfons: fons fonske alphonse
franciscus: frans francis francois frank cis sus franky
hendrik: henk henri rik henry henrik heinrich
cornelius: kees cor nelis corneel cornelis neel
gerardus: gerard geert gerrit gert gerry
christina: tine chris tina kristien christine kristel stien
katharina: katrien kaat trien cato catherine kathleen karin katrijn catharina
margaretha: greet griet margriet greta marguerite rita gretel
mohammed: mo momo mohamed muhammad mohamad moh
abdelkader: abdel kader
fatima: fatma fatiha fati
alexander: alex sander lex sascha alexandre
johanna: jo joke hanne jeanne annie jana hanna
anna: an anneke annie ann anne annemie
godelieve: lieve godelief
theodorus: theo dorus theodoor
leonardus: leo leon lenaart
benjamin: ben benny
thomas: tom tommy
michael: mike michiel michel mich
nicolaas: nico klaas nick nicolas
robert: rob bob robbe bert robby
albert: bert al albrecht
lambertus: lambert bert
eduard: ward edward eddy ed
ludovicus: louis lode lodewijk ludo
marcus: mark marc
philippus: filip philip flip philippe
stefanus: stef stefaan steven stephan stephen
dominicus: dominiek dirk nick
diederik: dirk dries
andreas: dries andre andries andy
""".strip()

_FULL = {
    folded(short): name
    for line in GROUPS.splitlines()
    for name, shorts in [line.split(": ")]
    for short in (name, *shorts.split())
}


def full_name(first_name: str) -> str:
    """The name that a nickname stands for; the name itself when it is no nickname. Of two, the last one listed."""
    return _FULL.get(folded(first_name), first_name)
