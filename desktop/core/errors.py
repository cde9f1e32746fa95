"""Errors we can explain to the reader, and the sentences that explain them."""

import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.core.places import resource


class LesartError(Exception):
    """An error with a code the program can explain. Anything else that is raised is our own bug."""

    def __init__(self, code: str, detail: str = "", **facts: str | int) -> None:
        super().__init__(code, detail, facts)
        self.code = code
        self.detail = detail
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a child process with the facts."""
        return _rebuild, (type(self), self.code, self.detail, self.facts)

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code


def _rebuild(kind: type[LesartError], code: str, detail: str, facts: dict[str, str | int]) -> LesartError:
    return kind(code, detail, **facts)


class ReadError(LesartError):
    """A location could not be read as an article."""


class AnalysisError(LesartError):
    """An article could not be analysed."""


class StoreError(LesartError):
    """Notes could not be read or kept."""


class ExportError(LesartError):
    """A file could not be written."""


class IntakeError(LesartError):
    """A file could not be taken in: it is not what it should be, and none of it was taken."""


class SettingsError(LesartError):
    """The settings could not be kept."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and what to do now, in one language."""

    title: str
    sentence: str
    advice: str


def explain(error: LesartError, language: str) -> Explanation:
    """Return the explanation of `error` in "de" or "en".

    The texts stand in resources/translations/errors.toml; a test sees to it that every code has one.
    """
    entry = _explanations()[error.code][language]
    facts = {"detail": error.detail, **error.facts}
    return Explanation(*(entry[part].format_map(facts) for part in ("title", "sentence", "advice")))


@cache
def _explanations() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resource("translations", "errors.toml").read_text(encoding="utf-8"))
