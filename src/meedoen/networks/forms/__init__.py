"""Forms of networks, by noun."""

from .figures import ChooseFiguresForm, TakeFiguresForm
from .network import (
    AcceptForm,
    ClosingForm,
    CodeForm,
    FirstCoordinatorForm,
    FirstPartnerForm,
    InvitationForm,
    KeyForm,
    LogoForm,
    NetworkForm,
    NoLogoForm,
    OrganisationForm,
    PlaceForm,
    ReminderForm,
    SettingsForm,
)
from .working_areas import WorkingAreaForm

__all__ = [
    "AcceptForm",
    "ChooseFiguresForm",
    "ClosingForm",
    "CodeForm",
    "FirstCoordinatorForm",
    "FirstPartnerForm",
    "InvitationForm",
    "KeyForm",
    "LogoForm",
    "NetworkForm",
    "NoLogoForm",
    "OrganisationForm",
    "PlaceForm",
    "ReminderForm",
    "SettingsForm",
    "TakeFiguresForm",
    "WorkingAreaForm",
]
