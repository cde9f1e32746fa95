"""Enumerations whose members are looked up as quickly as any name of a class; Python 3.11 takes four times as long."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import StrEnum as Letters
else:

    class Letters(str):
        """Makes of each string in a subclass a member: they are compared by "is", and nobody makes others."""

        __slots__ = ()

        def __init_subclass__(cls) -> None:
            """Turn the strings into members."""
            for name, value in list(vars(cls).items()):
                if name.isupper():
                    setattr(cls, name, str.__new__(cls, value))


__all__ = ["Letters"]
