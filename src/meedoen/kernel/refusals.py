"""How the product says no. Neither of these is a fault of the program."""

from django.utils.functional import Promise


class Refused(Exception):
    """A rule of the house says no, with a sentence for the person who asked.

    ``sentence`` is in the user's language and names the way out; ``field`` names the input it belongs to;
    ``code`` is the stable word an API gives. A page answers with status 422 and keeps what was typed.
    """

    def __init__(self, sentence: str | Promise, *, field: str | None = None, code: str = "refused"):
        super().__init__(str(sentence))
        self.sentence, self.field, self.code = str(sentence), field, code


class NotFound(Exception):
    """It is not there, or not for you: the two look alike (404)."""


class Closed(Exception):
    """This actor has no role for this action anywhere in this network. Outside it looks like NotFound."""


class NoLink(Exception):
    """A person of one's own organisation, without a live link: the page asks for the reason first."""
