"""Measure tei on a synthetic corpus and print tables in Markdown; see README.md for the figures.

python benchmarks/run.py [--quick] [--growth]
"""

from __future__ import annotations

import argparse
import os
import platform
from typing import NamedTuple

import check
import encoding
import growth
import processes
import stages
import timing
from lxml import etree

from tei import __version__


class _Size(NamedTuple):
    """How much is measured, how often.

    Attributes:
        documents: that are encoded.
        repeats: how often.
        fewer: documents that go through the other stages.
        more_repeats: how often.
        starts: of a process.
        counts: documents of the editions that grow.
        kilobytes: of the one document that grows.
    """

    documents: int
    repeats: int
    fewer: int
    more_repeats: int
    starts: int
    counts: tuple[int, ...]
    kilobytes: tuple[int, ...]


_FULL = _Size(5000, 5, 160, 7, 10, (1000, 3000, 10_000), (10, 100, 1000, 10_000))
_QUICK = _Size(16, 2, 16, 2, 2, (16, 32), (10, 20))


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("--quick", action="store_true", help="few documents, to see that it runs")
    parser.add_argument(
        "--growth", action="store_true", help="how time and memory grow with size (half an hour)"
    )
    chosen = parser.parse_args()
    size = _QUICK if chosen.quick else _FULL

    libxml = ".".join(map(str, etree.LIBXML_VERSION))
    print(
        f"tei {__version__}, Python {platform.python_version()}, lxml {etree.__version__} "
        f"(libxml2 {libxml}), {platform.system()} {platform.machine()}, {os.cpu_count()} cores.\n"
    )
    check.check(size.documents)
    _stages("Encoding", encoding.rows(size.documents, size.repeats))
    _stages("The other stages", stages.rows(size.fewer, size.more_repeats))
    print(f"## Start of a process\n\n{size.starts} times.\n")
    print(timing.table(processes.START_UP, processes.start_up(size.starts)))
    print("## First use in a process\n")
    print(timing.table(processes.FIRST_USE, processes.first_use(max(2, size.starts // 2))))
    if chosen.growth:
        print("## Growth with the number of documents\n")
        print(timing.table(growth.MANY, growth.documents(size.counts)))
        print("## Growth with the size of one document\n")
        print(timing.table(growth.ONE, growth.sizes(size.kilobytes)))


def _stages(title: str, rows: list[timing.Row]) -> None:
    last = rows[-1]
    kilobytes = last.megabytes * 1e3 / last.documents
    corpus = f"{last.documents:,} documents of {kilobytes:.0f} kB of TEI"
    print(f"## {title}\n\n{corpus}, {len(last.ours.seconds)} times.\n")
    print(timing.table(timing.HEAD, (row.cells() for row in rows)))


if __name__ == "__main__":
    main()
