"""Accounts of staff are made by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoorAdapter(DefaultAccountAdapter):
    """No one signs up by themselves; a coordinator invites, an operator makes the first."""

    def is_open_for_signup(self, request):
        return False
