"""The tests cannot reach what is not theirs."""

import os
import socket
from pathlib import Path

import pytest

from desktop.core.places import home as lesart_home


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("lesart.invalid", 443)])
def test_no_test_reaches_the_network(address: tuple[str, int]) -> None:
    # GIVEN a test that wants to go out / WHEN it tries / THEN it fails at once
    with pytest.raises(AssertionError, match="tried to reach"):
        socket.create_connection(address, timeout=1)


def test_no_test_sees_the_real_home(home: Path) -> None:
    # GIVEN any test / WHEN it asks for the reader's folders / THEN they are its own and empty
    assert lesart_home() == home
    assert not home.exists()
    assert not list(Path(os.environ["HOME"]).glob("*.db"))
