"""Work for several processes: jobs in, results out in the order of the jobs.

No more than a window of jobs is under way, and jobs are made as they are wanted, so that memory
does not grow with their number.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

#: Jobs under way for each worker: enough that none waits, few enough to keep memory flat.
_WINDOW = 8


@dataclass(frozen=True, slots=True)
class Ready(Generic[_Result]):
    """A result that stands in the place of a job: there is nothing to do for it."""

    result: _Result


@dataclass(frozen=True, slots=True)
class Task(Generic[_Job, _Result]):
    """What is done to each job, in whichever process.

    Attributes:
        work: makes the result of a job; a function of a module, for other processes import it.
        failed: the result of a job that killed its process, or whose process died of another.
    """

    work: Callable[[_Job], _Result]
    failed: Callable[[_Job, Exception], _Result]


def results(
    task: Task[_Job, _Result], jobs: Iterable[_Job | Ready[_Result]], workers: int
) -> Iterator[_Result]:
    """The result of every job, in their order.

    Args:
        task: what is done to each.
        jobs: the jobs, and results that take the place of some.
        workers: how many processes; one means this one.
    """
    if workers > 1:
        yield from _Pool(task, workers).run(jobs)
    else:
        for job in jobs:
            yield job.result if isinstance(job, Ready) else task.work(job)


class _Pool(Generic[_Job, _Result]):
    """Worker processes, which may die; then the jobs that they had are tried again, each alone."""

    def __init__(self, task: Task[_Job, _Result], workers: int) -> None:
        self.task = task
        self.workers = workers
        self.executor = self._started(workers)
        self.waiting: deque[Ready[_Result] | tuple[_Job, Future[_Result]]] = deque()

    def run(self, jobs: Iterable[_Job | Ready[_Result]]) -> Iterator[_Result]:
        try:
            for job in jobs:
                self.waiting.append(job if isinstance(job, Ready) else (job, self._submit(job)))
                if len(self.waiting) >= self.workers * _WINDOW:
                    yield self._next()
            while self.waiting:
                yield self._next()
        finally:
            self.executor.shutdown(cancel_futures=True)

    def _submit(self, job: _Job) -> Future[_Result]:
        try:
            return self.executor.submit(self.task.work, job)
        except BrokenExecutor:
            self.executor = self._started(self.workers)
            return self.executor.submit(self.task.work, job)

    def _next(self) -> _Result:
        first = self.waiting.popleft()
        if isinstance(first, Ready):
            return first.result
        job, future = first
        try:
            return future.result()
        except BrokenExecutor as error:
            # It, or another at the same time, killed its process.
            with self._started(1) as alone:
                try:
                    return alone.submit(self.task.work, job).result()
                except BrokenExecutor:
                    return self.task.failed(job, error)

    @staticmethod
    def _started(workers: int) -> Executor:
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
