"""Settings: what is kept comes back, what is spoilt takes its default."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from desktop.core.errors import SettingsError
from desktop.core.settings import Settings, load_settings, save_settings

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CHOSEN = st.builds(
    Settings,
    language=st.sampled_from(["auto", "de", "en"]),
    theme=st.sampled_from(["auto", "light", "dark"]),
    font_size=st.integers(8, 32),
    panel=st.booleans(),
    overview=st.sampled_from(["auto", "together", "usual", "none"]),
    geometry=st.text(st.characters(codec="ascii"), max_size=20),
    splitter=st.lists(st.integers(0, 4000), max_size=3).map(tuple),
)
one_folder = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@one_folder
@given(CHOSEN)
def test_settings_come_back_as_they_were_kept(tmp_path: Path, chosen: Settings) -> None:
    # GIVEN settings that were kept
    path = tmp_path / "new folder" / "settings.json"
    save_settings(chosen, path)

    # WHEN they are loaded
    # THEN they are the same, and no draft is left
    assert load_settings(path) == chosen
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


@one_folder
@given(st.dictionaries(st.sampled_from([*(field.name for field in fields(Settings)), "?"]), JSON))
def test_spoilt_values_take_their_default(tmp_path: Path, kept: dict[str, object]) -> None:
    # GIVEN a file in which anything may stand under a setting's name
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(kept), encoding="utf-8")

    # WHEN it is loaded
    loaded = load_settings(path)

    # THEN every setting has the type its default has
    for field in fields(Settings):
        assert type(getattr(loaded, field.name)) is type(field.default)
    assert all(type(width) is int for width in loaded.splitter)


def test_values_nobody_can_choose_take_their_default(tmp_path: Path) -> None:
    # GIVEN values of the right type that make no sense
    path = tmp_path / "settings.json"
    path.write_text(
        '{"language": "tlh", "theme": "neon", "font_size": 1000000000000, "overview": "all", "panel": false}',
        encoding="utf-8",
    )

    # WHEN they are loaded
    # THEN only the sensible one is taken
    assert load_settings(path) == Settings(panel=False)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_settings_means_a_first_start(tmp_path: Path, content: bytes) -> None:
    # GIVEN a damaged file
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    # WHEN it is loaded
    # THEN the defaults hold
    assert load_settings(path) == Settings()


def test_settings_that_cannot_be_kept_are_an_explained_error(tmp_path: Path) -> None:
    # GIVEN a file where the folder should be
    (tmp_path / "taken").write_text("x", encoding="utf-8")

    # WHEN settings are kept below it
    # THEN the error says which file it was about
    with pytest.raises(SettingsError) as caught:
        save_settings(Settings(), tmp_path / "taken" / "settings.json")
    assert caught.value.code == "settings_not_saved"
    assert caught.value.facts["path"] == str(tmp_path / "taken" / "settings.json")


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("auto", "en_GB.UTF-8", "en"),
        ("auto", "de_AT.UTF-8", "de"),
        ("auto", "fr_FR.UTF-8", "de"),
        ("en", "de_DE", "en"),
    ],
)
def test_the_program_speaks_the_chosen_language_else_the_systems(
    monkeypatch: pytest.MonkeyPatch, chosen: str, system: str, spoken: str
) -> None:
    # GIVEN a system language
    monkeypatch.setenv("LC_ALL", system)

    # WHEN the settings are asked
    # THEN a choice wins, English systems get English and all others German
    assert Settings(language=chosen).spoken() == spoken


def test_a_broken_file_is_set_aside_before_settings_are_saved(tmp_path: Path) -> None:
    # GIVEN a settings file somebody damaged by hand
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark",,}', encoding="utf-8")

    # WHEN settings are saved over it
    save_settings(Settings(font_size=20), path)

    # THEN the new ones hold and the old words are still there
    assert load_settings(path).font_size == 20
    assert path.with_suffix(".broken").read_text(encoding="utf-8") == '{"theme": "dark",,}'
