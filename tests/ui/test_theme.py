"""Colours keep their contrast, families their line, and an application takes the theme on."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.core.signal import Family
from desktop.ui.theme import DARK, LIGHT, Theme, apply_theme, line_pattern, load_fonts, theme_for

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours."""
    return (max(_luminance(one), _luminance(other)) + 0.05) / (min(_luminance(one), _luminance(other)) + 0.05)


def _luminance(name: str) -> float:
    channels = QColor(name).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@BOTH
@pytest.mark.parametrize("family", list(Family))
def test_marked_words_and_their_lines_are_easy_to_see(theme: Theme, family: Family) -> None:
    # GIVEN the look of one family
    shade = theme.shade(family)
    # WHEN its contrasts are measured
    words, line = contrast(theme.text, shade.tint), contrast(shade.line, theme.page)
    # THEN text on the tint exceeds AAA and the line exceeds AA
    assert words >= 7
    assert line >= 4.5


@BOTH
def test_every_kind_of_text_is_readable_on_its_ground(theme: Theme) -> None:
    # GIVEN the pairs of text and ground in the window
    pairs = [
        (theme.text, theme.page, 7.0),
        (theme.text, theme.panel, 7.0),
        (theme.text, theme.window, 7.0),
        (theme.text, theme.selection, 7.0),
        (theme.muted, theme.page, 4.5),
        (theme.muted, theme.panel, 4.5),
        (theme.muted, theme.window, 4.5),
        (theme.on_accent, theme.accent, 4.5),
        (theme.chrome, theme.page, 4.5),
        (theme.edge, theme.page, 3.0),
        (theme.edge, theme.panel, 3.0),
        (theme.edge, theme.window, 3.0),
        (theme.search, theme.page, 3.0),
        (theme.current, theme.page, 3.0),
    ]
    # WHEN their contrast is measured
    weak = [pair for pair in pairs if contrast(pair[0], pair[1]) < pair[2]]
    # THEN none falls below its floor
    assert weak == []


def test_the_families_are_told_apart_without_colour() -> None:
    # GIVEN the three families
    families = list(Family)
    # WHEN their lines are compared
    patterns = {line_pattern(family) for family in families}
    # THEN each has its own
    assert len(patterns) == len(families)


def test_an_application_takes_the_theme_on(qapp: QApplication) -> None:
    # GIVEN a running application
    # WHEN the dark theme is applied
    apply_theme(qapp, DARK)
    # THEN its widgets use our colours and our sans
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert qapp.style().name() == "fusion"
    assert qapp.font().family() == load_fonts().sans
    apply_theme(qapp, LIGHT)


def test_a_chosen_theme_is_taken_whatever_the_system_says(qapp: QApplication) -> None:
    # GIVEN the reader's choices
    # WHEN they are looked up
    # THEN each names its theme, and "auto" one of the two
    assert theme_for("light") is LIGHT
    assert theme_for("dark") is DARK
    assert theme_for("auto") in (LIGHT, DARK)
