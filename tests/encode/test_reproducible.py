"""The same source gives the same bytes: twice, in another process, in another environment."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tei import pipeline
from tei.xml.parsing import parse

Encode = Callable[..., pipeline.Encoded]

ENVIRONMENTS = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Shanghai"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/New_York", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "3", "LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"},
]


def test_the_same_source_gives_the_same_bytes_twice(seed: Path, encode: Encode) -> None:
    data = seed.read_bytes()
    assert encode(data).tei == encode(data).tei is not None


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_same_source_gives_the_same_bytes_in_any_environment(
    environment: dict[str, str], seed: Path, encode: Encode, tmp_path: Path
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "rain.txt").write_bytes(seed.read_bytes())
    command = [sys.executable, "-m", "tei", "encode", str(folder / "rain.txt"), "-o", "-"]
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == encode(seed.read_bytes()).tei


def test_the_header_does_not_say_when_it_was_made(seed: Path, encode: Encode) -> None:
    tei = encode(seed.read_bytes()).tei
    assert tei is not None
    root = parse(tei).getroot()
    assert [change.get("when") for change in root.iter("{*}change")] == [None]
    dates = {date.get("when") for date in root.find("{*}teiHeader").iter("{*}date")}
    assert dates == {"1958-03-20"}
