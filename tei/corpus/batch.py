"""The batch: jobs to an executor, outcomes back in the order of the jobs.

Any `concurrent.futures.Executor` does the work. No more than a window of jobs is under way, so
that memory does not grow with the corpus.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    ProcessPoolExecutor,
    wait,
)
from typing import TYPE_CHECKING

from tei.errors import TeiError
from tei.pipeline import Job, Outcome, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

#: Jobs under way for each worker: enough that none waits, few enough to keep memory flat.
_WINDOW = 4
#: A worker costs about as much to start as this many documents cost to build.
_WORTH_A_WORKER = 8


def run(jobs: Sequence[Job], workers: int, done: Callable[[Outcome, int], None]) -> list[Outcome]:
    """Build every job; a document that fails is an outcome like any other.

    Args:
        jobs: what to build.
        workers: how many processes; 0 for as many as are worth their start.
        done: called with each outcome, as it comes, and how many there are so far.

    Returns:
        The outcomes in the order of the jobs.
    """
    if not workers:
        workers = min(os.cpu_count() or 1, -(-len(jobs) // _WORTH_A_WORKER))
    if workers <= 1:
        pairs: Iterable[tuple[int, Outcome]] = enumerate(map(build, jobs))
        return _gathered(pairs, len(jobs), done)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as executor:
        return _gathered(_submitted(executor, jobs, workers * _WINDOW), len(jobs), done)


def _gathered(
    pairs: Iterable[tuple[int, Outcome]], count: int, done: Callable[[Outcome, int], None]
) -> list[Outcome]:
    outcomes: list[Outcome | None] = [None] * count
    for so_far, (index, outcome) in enumerate(pairs, 1):
        outcomes[index] = outcome
        done(outcome, so_far)
    return [outcome for outcome in outcomes if outcome is not None]


def _submitted(
    executor: Executor, jobs: Sequence[Job], window: int
) -> Iterator[tuple[int, Outcome]]:
    """(index, outcome) as they come, with at most `window` jobs under way."""
    waiting: dict[Future[Outcome], int] = {}
    for index, job in enumerate(jobs):
        if len(waiting) >= window:
            yield from _finished(waiting)
        waiting[executor.submit(build, job)] = index
    while waiting:
        yield from _finished(waiting)


def _finished(waiting: dict[Future[Outcome], int]) -> Iterator[tuple[int, Outcome]]:
    finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in finished:
        try:
            yield waiting.pop(future), future.result()
        except BrokenExecutor:
            message = "a worker process died, perhaps for want of memory; try --jobs 1"
            raise TeiError(message) from None
