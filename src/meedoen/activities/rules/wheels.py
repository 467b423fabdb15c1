"""Can somebody in a wheelchair come? The place knows best; the activity tells what its organiser knows (W8)."""

from meedoen.networks.public import REACHED, Step


def wheels_in(place: str | None, steps: str) -> bool:
    """By the place (``Place.wheelchair``, None without a place) and the activity (``step_free``).

    What an activity says does not outweigh a place of which it is known that no wheelchair gets in.
    """
    return place in REACHED or (steps in REACHED and place != Step.NO)
