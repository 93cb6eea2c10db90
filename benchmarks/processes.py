"""What a process costs before it does any work: its start, and each thing's first use."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import timing
from timing import Series

START_UP = ("", "CPU ms", "spread", "times the least")
FIRST_USE = ("", "CPU ms", "spread")


def start_up(repeats: int) -> list[list[str]]:
    """The rows of the table: `tei --version` beside an interpreter that does nothing."""
    program = Path(sysconfig.get_path("scripts")) / "tei"
    tei = [str(program)] if program.exists() else [sys.executable, "-m", "tei"]
    commands = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "`tei --version`": [*tei, "--version"],
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        timing.process(command)
    for _ in range(repeats):
        for name, command in commands.items():
            spent[name].append(timing.process(command).cpu)
    least = min(Series(seconds).median for seconds in spent.values())
    return [
        [name, f"{series.median * 1000:.0f}", series.spread, f"{series.median / least:.1f}"]
        for name, series in ((name, Series(seconds)) for name, seconds in spent.items())
    ]


def first_use(repeats: int) -> list[list[str]]:
    """The rows of the table: what is paid once in each process."""
    script = Path(__file__).with_name("first_use.py")
    spent: dict[str, list[float]] = {}
    for _ in range(repeats):
        ran = subprocess.run([sys.executable, script], check=True, stdout=subprocess.PIPE)
        for name, seconds in json.loads(ran.stdout).items():
            spent.setdefault(name, []).append(seconds)
    return [
        [name, f"{Series(seconds).median * 1000:.1f}", Series(seconds).spread]
        for name, seconds in spent.items()
    ]
