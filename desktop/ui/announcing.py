"""What a screen reader says without the keyboard going there: results of what was done, and faults."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(part: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `words`, which stand on `part`; what is `urgent` before everything else."""
    event = QAccessibleAnnouncementEvent(part, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
