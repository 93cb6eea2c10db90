"""How time and memory grow: with the number of documents, and with the size of one."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import timing

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = ("documents", "CPU s", "ms a document", "peak MB")
ONE = ("stage", "kB of source", "CPU s", "kB/s", "peak MB so far")

#: Seconds that one document may take; what is not done then is shown as a dash.
_PATIENCE = 900


def documents(counts: Sequence[int]) -> list[list[str]]:
    """The rows of the table: an edition of so many documents, by one process."""
    rows, times, peaks = [], [], []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            sources = Path(folder) / "sources"
            corpus.write(sources, map(corpus.document, range(count)))
            command = "-m tei build -q -j 1 --out".split()
            used = timing.process([sys.executable, *command, f"{folder}/build", str(sources)])
        rows.append(
            [f"{count:,}", f"{used.cpu:.1f}", f"{used.cpu / count * 1e3:.1f}", f"{used.peak:.0f}"]
        )
        times.append((count, used.cpu))
        peaks.append((count, used.peak))
    more = (peaks[-1][1] - peaks[0][1]) / (counts[-1] - counts[0])
    exponents = f"n^{timing.exponent(times):.2f}", "", f"n^{timing.exponent(peaks):.2f}"
    return [
        *rows,
        ["growth", *exponents],
        ["bytes of memory a document", "", "", f"{more * 1e6:,.0f}"],
    ]


def sizes(kilobytes: Sequence[int]) -> list[list[str]]:
    """The rows of the table: one document of so many kilobytes, stage by stage."""
    rows: dict[str, list[list[str]]] = {}
    times: dict[str, list[tuple[float, float]]] = {}
    for size in kilobytes:
        for stage, real, spent, peak in _one(size):
            row = [stage, f"{real:,.0f}", f"{spent:.3f}", f"{real / spent:,.0f}", f"{peak:.0f}"]
            rows.setdefault(stage, []).append(row)
            times.setdefault(stage, []).append((real, spent))
    found = []
    for stage, of_stage in rows.items():
        found.extend(of_stage)
        found.extend([stage, f"{size:,}", "–", "–", "–"] for size in kilobytes[len(of_stage) :])
        if len(times[stage]) > 1:
            last = timing.exponent(times[stage][-2:])
            whole = timing.exponent(times[stage])
            found.append([stage, "growth", f"n^{whole:.2f}", f"last step n^{last:.2f}", ""])
    return found


def _one(kilobytes: int) -> list[tuple[str, float, float, float]]:
    script = Path(__file__).with_name("one_document.py")
    try:
        ran = subprocess.run(
            [sys.executable, script, str(kilobytes)],
            check=True,
            stdout=subprocess.PIPE,
            timeout=_PATIENCE,
        )
        output = ran.stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    return [tuple(json.loads(line)) for line in output.splitlines()]
