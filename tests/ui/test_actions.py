"""Every command has words, keys of its own, and a place in the menus."""

from collections import Counter
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTableWidget

from desktop.ui.actions import MENUS, Choice, Place, commands
from desktop.ui.texts import Texts


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_entry_of_the_menus_has_words(language: str) -> None:
    # GIVEN the words of one language
    texts = Texts(language)
    # WHEN those of every entry are looked up
    choices = [entry for _, entries in MENUS for entry in entries if isinstance(entry, Choice)]
    words = [texts[f"action.{command.name}"] for command in commands()]
    words += [texts[f"action.{choice.name}.{option}"] for choice in choices for option in choice.options]
    words += [texts[f"menu.{name}"] for name, _ in MENUS]
    # THEN none is missing
    assert all(words)


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_letter_opens_two_entries_of_one_menu(language: str) -> None:
    # GIVEN the words of every menu
    texts = Texts(language)
    for _, entries in MENUS:
        words = [texts[f"action.{entry.name}"] for entry in entries if not isinstance(entry, Place)]
        # WHEN the letters behind an ampersand are counted
        letters = Counter(word[word.index("&") + 1].lower() for word in words)
        # THEN each is there once
        assert [letter for letter, times in letters.items() if times > 1] == []


def test_no_key_does_two_things() -> None:
    # GIVEN all keys of all commands
    keys = [QKeySequence(key).toString() for command in commands() for key in (*command.keys, *command.letters)]
    # WHEN they are counted
    doubled = [key for key, times in Counter(keys).items() if times > 1]
    # THEN each is there once and is a key Qt knows
    assert doubled == []
    assert all(keys)


def test_what_needs_an_article_is_offered_only_with_one(stage: Any) -> None:
    # GIVEN a window without an article
    table = stage.window.actions_table
    assert not table["next_signal"].isEnabled()
    assert table["open"].isEnabled()
    # WHEN one is opened
    table["sample"].trigger()
    # THEN everything is offered
    assert all(table[command.name].isEnabled() for command in commands())


def test_the_list_of_shortcuts_names_every_command_with_keys(stage: Any) -> None:
    # GIVEN a window
    # WHEN the shortcuts are asked for
    stage.window.actions_table["shortcuts"].trigger()
    dialog = stage.window.findChild(QDialog)
    # THEN there is a line for each command that has keys
    assert dialog.findChild(QTableWidget).rowCount() == sum(1 for c in commands() if c.keys or c.letters)
    dialog.close()
