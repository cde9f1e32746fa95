"""What the terminal shows."""

from desktop.core.report import one_line


def test_foreign_words_cannot_steer_the_terminal() -> None:
    # GIVEN words with an escape sequence, a bell and a line end
    # WHEN they are shown on one line
    shown = one_line("Titel\x1b[2J\x07\r\nzwei")
    # THEN only what can be read is left
    assert shown == "Titel�[2J� zwei"
