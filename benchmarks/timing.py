"""Times, their middle and spread; processes and what they cost; how cost grows with size."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_T = TypeVar("_T")


class Series(NamedTuple):
    """CPU seconds of the same work, done several times."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> str:
        """Half the distance between the least and the most, of the median."""
        half = (max(self.seconds) - min(self.seconds)) / 2
        return f"±{half / self.median:.0%}"


class Usage(NamedTuple):
    """What a process took: seconds of CPU, of the clock, and megabytes at its peak."""

    cpu: float
    wall: float
    peak: float


class Row(NamedTuple):
    """A stage on a whole corpus: its times, its floor's, and how much TEI that was."""

    name: str
    documents: int
    megabytes: float
    ours: Series
    floor: Series

    def cells(self) -> list[str]:
        """The row of the table under `HEAD`."""
        cells = [self.name]
        for series in (self.ours, self.floor):
            cells += [
                f"{self.documents / series.median:,.0f}",
                f"{self.megabytes / series.median:.2f}",
                series.spread,
            ]
        # The middle of the ratios, and no ratio of the middles: both met the same machine.
        pairs = zip(self.ours.seconds, self.floor.seconds, strict=True)
        return [*cells, f"{statistics.median(ours / floor for ours, floor in pairs):.1f}"]


HEAD = (
    "",
    "documents/s",
    "MB/s",
    "spread",
    "floor: documents/s",
    "MB/s",
    "spread",
    "times the floor",
)


def beside(
    work: Callable[[_T], object], floor: Callable[[_T], object], items: Iterable[_T]
) -> tuple[float, float]:
    """CPU seconds of `work` and of its floor on every item in turn."""
    spent, least = 0.0, 0.0
    for item in items:
        start = time.process_time()
        floor(item)
        between = time.process_time()
        work(item)
        end = time.process_time()
        least += between - start
        spent += end - between
    return spent, least


def process(command: Sequence[str], accepted: Sequence[int] = (0,)) -> Usage:
    """Run a command and its children to the end, without what it says.

    Args:
        command: the program and its arguments.
        accepted: the exit statuses that are no failure.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    start = time.perf_counter()
    quiet = subprocess.DEVNULL if len(accepted) > 1 else None
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=quiet)
    _, status, used = os.wait4(started.pid, 0)
    wall = time.perf_counter() - start
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in accepted:
        raise subprocess.CalledProcessError(started.returncode, command)
    return Usage(used.ru_utime + used.ru_stime, wall, megabytes(used.ru_maxrss))


def output(command: Sequence[str], accepted: Sequence[int] = (0,)) -> str:
    """What a command writes.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    if ran.returncode not in accepted:
        raise subprocess.CalledProcessError(ran.returncode, command, ran.stdout, ran.stderr)
    return ran.stdout


def megabytes(maxrss: int) -> float:
    """A peak that the system tells in its own unit: kilobytes on Linux, bytes on macOS."""
    return maxrss / 1e6 if os.uname().sysname == "Darwin" else maxrss * 1024 / 1e6


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The exponent of the power law that fits (size, cost) best; 1 is linear."""
    sizes = [math.log(size) for size, _ in points]
    return statistics.linear_regression(sizes, [math.log(cost) for _, cost in points]).slope


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, its first column to the left and the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
