"""Time and memory of the aligner as texts grow: a corpus over and over.

    python benchmarks/alignment_growth.py GOLD NAME COUNT [--lengths]

COUNT sentences of the original in a process of their own, since memory is that of the process.
"""

from __future__ import annotations

import argparse
import resource
import time
from itertools import cycle
from pathlib import Path

from alignment import ORDER, documents

from tei.align.aligning import aligned, by_lengths


def main() -> None:
    """Align so many sentences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("name")
    parser.add_argument("count", type=int)
    parser.add_argument("--lengths", action="store_true", help="by lengths alone")
    options = parser.parse_args()
    ours: list[str] = []
    theirs: list[str] = []
    for _, texts, _ in cycle(documents(options.gold / options.name, ORDER[options.name])):
        if len(ours) >= options.count:
            break
        ours += texts[0]
        theirs += texts[1]
    align = by_lengths if options.lengths else lambda *sides: aligned(*sides, ORDER[options.name])
    # Once before time is taken: modules and the dictionary are loaded.
    align(ours[:10], theirs[:10])
    start = time.process_time()
    align(ours, theirs)
    spent = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(ours)} and {len(theirs)} sentences: {spent:.1f} s CPU, "
        f"{len(ours) / spent:.0f} a second, {memory:.0f} MB"
    )


if __name__ == "__main__":
    main()
