"""What to tell the reader when a lane's work failed: an error we can explain, or a defect of our own."""

from desktop.core.errors import Explanation, LesartError, explain
from desktop.ui.texts import Texts
from desktop.ui.work import Failure


def explained(failure: Failure, texts: Texts) -> Explanation:
    """Return what happened and what to do now."""
    if isinstance(failure, LesartError):
        return explain(failure, texts.language)
    return Explanation(texts["dialog.bug_title"], texts["banner.bug"], "")


def details(failure: Failure) -> str:
    """Return what a developer needs; nothing for an error that its sentence tells in full."""
    return failure.detail if isinstance(failure, LesartError) else failure.traceback
