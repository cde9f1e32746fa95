"""What the window says, in the reader's language."""

import re

from desktop.core.messages import kind_names, message_table
from desktop.core.report import one_line

_NAMED_KEYS = re.compile("Ctrl|Shift|Return|Home")


class Texts:
    """The words of the window in one language, by key.

    All of them stand in resources/translations/window.toml.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._table = message_table("window", language)

    def __getitem__(self, key: str) -> str:
        """Return the text for `key` as it stands."""
        return self._table[key]

    def fill(self, key: str, **facts: str | int) -> str:
        """Return the text for `key` with its braces filled.

        Foreign words in `facts` cannot turn or break the line; they may look like markup: show them as plain text.
        """
        fit = {name: one_line(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        return self._table[key].format_map(fit)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of signal; of an unknown one its code."""
        return kind_names(self.language).get(kind, kind)

    def key(self, key: str) -> str:
        """Return a key as the reader's keyboard names it, whatever language Qt speaks."""
        return _NAMED_KEYS.sub(lambda found: self[f"help.key.{found[0]}"], key)
