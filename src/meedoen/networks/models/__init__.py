"""Tables of networks, by noun."""

from .editions import YearEdition
from .figures import Figure, FigureImport, FigureSource, Indicator, WorkingArea
from .network import (
    Agreement,
    AgreementParty,
    ApiKey,
    Area,
    Invitation,
    Membership,
    Network,
    NetworkLogo,
    Organisation,
    Place,
    every_way,
)

__all__ = [
    "Agreement",
    "AgreementParty",
    "ApiKey",
    "Area",
    "Figure",
    "FigureImport",
    "FigureSource",
    "Indicator",
    "Invitation",
    "Membership",
    "Network",
    "NetworkLogo",
    "Organisation",
    "Place",
    "WorkingArea",
    "YearEdition",
    "every_way",
]
