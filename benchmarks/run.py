"""Measure tei on a synthetic corpus and print tables in Markdown; see README.md for the figures.

python benchmarks/run.py [--quick] [--growth]
"""

from __future__ import annotations

import argparse
import os
import platform

import growth
import processes
import stages
import timing
from lxml import etree

from tei import __version__


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("--quick", action="store_true", help="few documents, to see that it runs")
    parser.add_argument(
        "--growth", action="store_true", help="how time and memory grow with size (half an hour)"
    )
    chosen = parser.parse_args()
    documents, repeats, starts = (3, 2, 2) if chosen.quick else (100, 7, 10)

    libxml = ".".join(map(str, etree.LIBXML_VERSION))
    print(
        f"tei {__version__}, Python {platform.python_version()}, lxml {etree.__version__} "
        f"(libxml2 {libxml}), {platform.system()} {platform.machine()}, {os.cpu_count()} cores.\n"
    )
    found = stages.rows(documents, repeats)
    size = found[-1].megabytes * 1e3 / documents
    print(f"## Stages\n\n{documents} documents of {size:.0f} kB of TEI, {repeats} times.\n")
    print(timing.table(stages.HEAD, (row.cells() for row in found)))
    print(f"## Start of a process\n\n{starts} times.\n")
    print(timing.table(("", "CPU ms", "spread", "times the least"), processes.start_up(starts)))
    print("## First use in a process\n")
    print(timing.table(("", "CPU ms", "spread"), processes.first_use(max(2, starts // 2))))
    if chosen.growth:
        counts, sizes = ((4, 8), (10, 20)) if chosen.quick else (growth.COUNTS, growth.SIZES)
        print("## Growth with the number of documents\n")
        print(timing.table(growth.MANY, growth.documents(counts)))
        print("## Growth with the size of one document\n")
        print(timing.table(growth.ONE, growth.sizes(sizes)))


if __name__ == "__main__":
    main()
