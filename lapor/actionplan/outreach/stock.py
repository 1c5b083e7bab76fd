"""How many posters, leaflets and cards. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Stock:
    """How many of each."""

    posters: int = 0
    leaflets: int = 0
    cards: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing."""
        return self == NOTHING

    def __add__(self, other: "Stock") -> "Stock":
        """Both together."""
        return Stock(
            posters=self.posters + other.posters,
            leaflets=self.leaflets + other.leaflets,
            cards=self.cards + other.cards,
        )


NOTHING = Stock()
