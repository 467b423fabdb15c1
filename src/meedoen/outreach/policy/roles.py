"""Who goes out to meet people."""

from meedoen.kernel.access import own_organisation
from meedoen.kernel.actors import Role

OUTREACH = (Role.COORDINATOR, Role.WORKER)
TEAM = (Role.WORKER,)
"""Who is bound by the secrecy of the team: workers of the organisation, not who leads the network."""
own = own_organisation("organisation_id")
PURPOSE = "iemand opvolgen die je ontmoette"
