"""Sources for the command to run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def rain(tmp_path: Path, source: Callable[..., str]) -> Path:
    """A source in a folder of its own."""
    path = tmp_path / "sources" / "rain.txt"
    path.parent.mkdir()
    path.write_text(source(), encoding="utf-8")
    return path


@pytest.fixture
def ten(tmp_path: Path, source: Callable[..., str]) -> Path:
    """A folder of ten sources, of which the fifth is a picture."""
    folder = tmp_path / "ten"
    folder.mkdir()
    for number in range(10):
        text = source(english=f"It rained {number} times.", page=str(number + 1), chinese_page=None)
        (folder / f"s{number}.txt").write_text(text, encoding="utf-8")
    (folder / "s4.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
    return folder
