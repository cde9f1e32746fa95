"""What the reader wants to see of the library."""

from dataclasses import dataclass

from desktop.core.library import Order, Shelf


@dataclass(frozen=True, slots=True)
class Selection:
    """A shelf, an outlet or a tag in some order; or, with words that were typed, what the search finds."""

    shelf: Shelf = Shelf.RECENT
    outlet: str = ""
    tag: str = ""
    order: Order = Order.OPENED
    typed: str = ""
    ranked: bool = False
    """The most relevant hits first, not the newest."""

    @property
    def searching(self) -> bool:
        """Say whether something is searched for."""
        return bool(self.typed)
