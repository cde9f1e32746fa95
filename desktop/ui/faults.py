"""What to tell the reader when a lane's work failed: an error we can explain, or a defect of our own."""

from desktop.core.errors import Explanation, LesartError, explain
from desktop.core.report import one_line
from desktop.ui.lanes.work import Failure
from desktop.ui.texts import Texts

_FINAL = frozenset(
    ("is_folder", "binary", "unsupported_format", "too_large", "special_file", "bad_path", "web_address")
)
"""Codes of what stays as it is however often it is tried."""


def explained(failure: Failure, texts: Texts) -> Explanation:
    """Return what happened and what to do now."""
    if isinstance(failure, LesartError):
        what = explain(failure, texts.language)
        return Explanation(one_line(what.title), one_line(what.sentence), one_line(what.advice))
    return Explanation(texts["dialog.bug_title"], texts["banner.bug"], "")


def worth_retrying(failure: Failure) -> bool:
    """Say whether trying again may help without another choice by the reader."""
    return not isinstance(failure, LesartError) or failure.code not in _FINAL


def details(failure: Failure) -> str:
    """Return what a developer needs; nothing for an error that its sentence tells in full."""
    return failure.detail if isinstance(failure, LesartError) else failure.traceback
