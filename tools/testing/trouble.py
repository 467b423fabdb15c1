"""What the harness says when the machine cannot run the tests."""


class Trouble(Exception):
    """One sentence for whoever typed the command; exit 2."""
