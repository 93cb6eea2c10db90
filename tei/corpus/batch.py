"""The batch: jobs to an executor, outcomes back in the order of the jobs.

Any `concurrent.futures.Executor` does the work. No more than a window of jobs is under way, and
jobs are made as they are wanted, so that memory does not grow with the corpus.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from tei.diagnostics import Diagnostic
from tei.pipeline import Job, Outcome, build, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

#: Jobs under way for each worker: enough that none waits, few enough to keep memory flat.
_WINDOW = 8
#: A worker costs about as much to start as this many documents cost to build.
_WORTH_A_WORKER = 8

#: A document to build, or what was found in the place of one.
Work: TypeAlias = "Job | Diagnostic"


def run(work: Iterable[Work], workers: int = 0) -> Iterator[Outcome]:
    """Build every job; a document that fails is an outcome like any other.

    Args:
        work: what to build, and findings that become outcomes of their own.
        workers: how many processes; 0 for as many as are worth their start.

    Yields:
        The outcomes in the order of `work`.
    """
    jobs = iter(work)
    if not workers:
        processors = os.cpu_count() or 1
        first = list(islice(jobs, processors * _WORTH_A_WORKER))
        workers = min(processors, -(-len(first) // _WORTH_A_WORKER))
        jobs = chain(first, jobs)
    if workers <= 1:
        yield from (_done(job) if isinstance(job, Diagnostic) else build(job) for job in jobs)
    else:
        yield from _Pool(workers).run(jobs)


class _Pool:
    """Worker processes, which may die; then the jobs that they had are tried again, each alone."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.executor = self._started(workers)
        self.waiting: deque[tuple[Work, Future[Outcome] | None]] = deque()

    def run(self, jobs: Iterator[Work]) -> Iterator[Outcome]:
        try:
            for job in jobs:
                self._submit(job)
                if len(self.waiting) >= self.workers * _WINDOW:
                    yield self._next()
            while self.waiting:
                yield self._next()
        finally:
            self.executor.shutdown(cancel_futures=True)

    def _submit(self, job: Work) -> None:
        if isinstance(job, Diagnostic):
            self.waiting.append((job, None))
            return
        try:
            future = self.executor.submit(build, job)
        except BrokenExecutor:
            self.executor = self._started(self.workers)
            future = self.executor.submit(build, job)
        self.waiting.append((job, future))

    def _next(self) -> Outcome:
        job, future = self.waiting.popleft()
        if isinstance(job, Diagnostic):
            return _done(job)
        assert future is not None  # noqa: S101 - every job has one
        try:
            return future.result()
        except BrokenExecutor as error:
            # It, or another at the same time, killed its process.
            with self._started(1) as alone:
                try:
                    return alone.submit(build, job).result()
                except BrokenExecutor:
                    return failed(job, error)

    @staticmethod
    def _started(workers: int) -> Executor:
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _done(diagnostic: Diagnostic) -> Outcome:
    return Outcome(diagnostic.location.path, diagnostics=(diagnostic,))
