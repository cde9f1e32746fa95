"""A JSON file asked field by field: each question is answered, or the file is refused with place and fault."""

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from desktop.core.errors import IntakeError
from desktop.core.interchange import as_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_LARGEST = 2**53 - 1
"""What every reader of JSON can hold as a whole number."""
_BRIEF = 60
"""Characters of what was found that an explanation shows."""


def parsed(raw: bytes, name: str) -> "Field":
    """Return the content of a JSON file. Raise IntakeError; `name` is that of the file."""
    try:
        value = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        detail = _where(error)
        raise IntakeError("import_not_json", detail, name=name) from error
    return Field(value, name)


def _where(error: Exception) -> str:
    """Return what no JSON is, as far as it can be told in no language: line and column, or an encoding."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.lineno}:{error.colno}"
    if isinstance(error, RecursionError):
        return "[[[…"
    return "UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


class Field:
    """One value of a file and where it stands there. What does not answer a question raises IntakeError."""

    __slots__ = ("_above", "_step", "name", "value")

    def __init__(self, value: Any, name: str, above: "Field | None" = None, step: str = "") -> None:
        self.value = value
        self.name = name
        self._above = above
        self._step = step

    @property
    def place(self) -> str:
        """Return where the value stands; only a fault asks for that."""
        above = self._above.place if self._above else ""
        return f"{above}{self._step}" if self._step.startswith("[") or not above else f"{above}.{self._step}"

    def refuse(self, wanted: str) -> NoReturn:
        """Refuse the file for what stands here; `wanted` shows what could, in no language but that of JSON."""
        found = as_line(self.value)
        brief = found if len(found) <= _BRIEF else f"{found[:_BRIEF]}…"
        raise IntakeError("import_not", name=self.name, place=self.place or "$", found=brief, wanted=wanted)

    def need(self, key: str) -> "Field":
        """Return what stands under a key; null counts as there."""
        inner = self.object()
        if key not in inner:
            raise IntakeError("import_missing", name=self.name, place=self.place or "$", key=key)
        return Field(inner[key], self.name, self, key)

    def get(self, key: str) -> "Field | None":
        """Return what stands under a key, or None if nothing or null does."""
        found = self.object().get(key)
        return None if found is None else Field(found, self.name, self, key)

    def object(self) -> dict[str, Any]:
        """Return the object this is."""
        if not isinstance(self.value, dict):
            self.refuse("{…}")
        return self.value

    def has_only(self, *keys: str) -> None:
        """Refuse keys we do not know: what stands there would be lost."""
        for key in self.object():
            if key not in keys:
                Field(key, self.name, self).refuse(" | ".join(keys))

    def items(self) -> "Iterator[Field]":
        """Yield what the list holds."""
        if not isinstance(self.value, list):
            self.refuse("[…]")
        for index, value in enumerate(self.value):
            yield Field(value, self.name, self, f"[{index}]")

    def each(self) -> "Iterator[Field]":
        """Yield what the list holds, or the one thing that stands in its place."""
        if isinstance(self.value, list):
            yield from self.items()
        else:
            yield self

    def text(self) -> str:
        """Return the text this is."""
        if not isinstance(self.value, str):
            self.refuse('"…"')
        return self.value

    def text_or_none(self) -> str | None:
        """Return the text this is, None for null."""
        return None if self.value is None else self.text()

    def matching(self, pattern: "re.Pattern[str]", wanted: str) -> str:
        """Return the text this is, if all of it is like the pattern."""
        if not isinstance(self.value, str) or not pattern.fullmatch(self.value):
            self.refuse(wanted)
        return self.value

    def one_of(self, *choices: str) -> str:
        """Return the text this is, if it is one of the choices."""
        if self.value not in choices:
            self.refuse(" | ".join(choices))
        return str(self.value)

    def number(self, least: int = 0) -> int:
        """Return the whole number this is."""
        if type(self.value) is not int or not least <= self.value <= _LARGEST:
            self.refuse(f"{least}, {least + 1}, {least + 2} …")
        return self.value

    def time(self, *, local: bool = False) -> datetime:
        """Return the time this is, in UTC, which is meant where no zone is told; with `local` as it is written."""
        wanted = '"2026-03-05T14:03:00Z"'
        try:
            time = datetime.fromisoformat(self.matching(_TIME, wanted))
            return time if local else (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.refuse(wanted)

    def time_or_none(self, *, local: bool = False) -> datetime | None:
        """Return the time this is, None for null."""
        return None if self.value is None else self.time(local=local)
