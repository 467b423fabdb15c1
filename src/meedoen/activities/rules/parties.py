"""Who signs up together: one person, a family, a group of an association (W9, D15). A party is never split."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Adults and children who come together and what they need.

    Units: `adults` and `children` are persons; `childcare` is how many of those children stay in the childcare
    beside the activity (they take a childcare place and no seat); `transport` is seats on the way there.
    `ages` are the ages, where known, of those who take part themselves: a parent who only goes along leaves
    theirs out. ValueError for numbers that no family can have (a form has its own sentence for them).
    """

    adults: int
    children: int = 0
    childcare: int = 0
    transport: int = 0
    companion: bool = False
    ages: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if min(self.adults, self.children, self.childcare, self.transport, *self.ages) < 0:
            raise ValueError("a number of persons is never below zero")
        if self.childcare > self.children:
            raise ValueError("more children in the childcare than come along")
        if self.seats == 0:
            raise ValueError("nobody takes part")
        if self.transport > self.total:
            raise ValueError("more seats on the way than persons")

    @property
    def total(self) -> int:
        """Persons who come to the building."""
        return self.adults + self.children

    @property
    def seats(self) -> int:
        """Places in the activity itself: everybody but the children who are in the childcare."""
        return self.total - self.childcare
