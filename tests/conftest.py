"""What every test stands on: no display, no network, no home but its own, and a German-speaking reader."""

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ["LESART_HOME"] = str(Path(__file__).parent / "nobody")  # while tests are collected; each has its own then

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "lesart",
    deadline=None,  # a slow machine is no defect
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("lesart")

_PASSES_PERMISSIONS = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of Linux, as bits of the effective set."""


@pytest.fixture(scope="session", autouse=True)
def _own_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run a home of its own and a German system, for this process and its children."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "de_DE.UTF-8")
        patch.setenv("PYTHONUTF8", "1")
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let no socket leave this machine: a reader's text never does either."""
    connect, find = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_foreign(address[0])
        connect(self, address)

    def guarded_find(host: Any, *rest: Any, **more: Any) -> Any:
        _refuse_foreign(host)
        return find(host, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_find)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty LESART_HOME of this test."""
    folder = tmp_path / "lesart-home"
    monkeypatch.setenv("LESART_HOME", str(folder))
    return folder


@pytest.fixture
def bound_by_permissions() -> Iterator[None]:
    """Bind root to the permissions of files as they bind every reader: this thread lays down its right to pass them."""
    if sys.platform != "linux":
        yield
        return
    libc = ctypes.CDLL(None)
    header, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    assert libc.capset(header, (ctypes.c_uint32 * 6)(held[0] & ~_PASSES_PERMISSIONS, *held[1:])) == 0
    yield
    assert libc.capset(header, held) == 0


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """Give every test with a window the fonts the program ships."""
    from desktop.ui.theme import load_fonts

    load_fonts()
    return qapp


def _refuse_foreign(host: Any) -> None:
    if host not in ("localhost", "127.0.0.1", "::1", b"localhost", None, ""):
        raise AssertionError(f"a test tried to reach {host!r}")
