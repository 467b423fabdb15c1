"""The schemes of ``domain.md §1b`` as data. The amounts show the shape of a rule; each place changes its own."""

from meedoen.passes.rules.schemes import Band, Terms

ANY = 0
DILBEEK_2 = Terms(bands=(Band(0, 80, 10_000),), most=2, where="here", excludes=("ocmw",))
TURNHOUT = Terms(bands=(Band(0, 40),), organiser_rate=40, paid_to=("organiser",), deadline="before_start",
                 deadline_days=61)  # fmt: skip
RONSE = Terms(bands=(Band(0, 25),), organiser_rate=25, paid_to=("organiser",))
MEETJESLAND = Terms(bands=(Band(0, 75),))
HASSELT = Terms(bands=(Band(0, 80),), payer="own")
DESSEL = Terms(bands=(Band(0, 80),))
JABBEKE = Terms(bands=(Band(0, 90),), paid_to=("person", "organiser"), decider="committee")
DIEPENBEEK = Terms(bands=(Band(0, 90, 10_000), Band(18, 90, 8_000)))
BEKKEVOORT = Terms(bands=(Band(0, 90, 15_000), Band(26, 0)), deadline="after_year", deadline_days=14)
BOCHOLT = Terms(bands=(Band(0, 80, 20_000),))
MIDDELKERKE = Terms(bands=(Band(0, 100, 12_500), Band(18, 80, 12_500)), deadline="before_start", proof="invoice",
                    decider="committee", paid_to=("organiser",))  # fmt: skip
HEUSDEN_ZOLDER = Terms(bands=(Band(0, 0), Band(3, 80), Band(19, 0)), paid_to=("organiser",))
LANDEN = Terms(bands=(Band(0, 80),), decider="committee")
