"""The batch: documents to as many processes as are worth it, outcomes back in their order."""

from __future__ import annotations

import os
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from tei import align, pool
from tei.diagnostics import Diagnostic
from tei.pipeline import Job, Outcome, build, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    processors = os.cpu_count() or 1
    first = list(islice(jobs, processors * _WORTH_A_WORKER))
    workers = workers or min(processors, -(-len(first) // _WORTH_A_WORKER))
    if workers > 1:
        languages = {job.settings.languages for job in first if isinstance(job, Job)}
        for each in languages:
            align.prepare((each.original, each.translation))
    jobs = chain(first, jobs)
    yield from pool.results(pool.Task(build, failed), map(_job, jobs), workers)


def _job(work: Work) -> Job | pool.Ready[Outcome]:
    """What the pool is given: a finding is the outcome already."""
    if isinstance(work, Diagnostic):
        return pool.Ready(Outcome(work.location.path, diagnostics=(work,)))
    return work
