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
    if not workers:
        processors = os.cpu_count() or 1
        first = list(islice(jobs, processors * _WORTH_A_WORKER))
        workers = min(processors, -(-len(first) // _WORTH_A_WORKER))
        jobs = chain(first, jobs)
    if workers > 1:
        jobs = _prepared(jobs)
    yield from pool.results(pool.Task(build, failed), map(_job, jobs), workers)


def _prepared(work: Iterable[Work]) -> Iterator[Work]:
    """The same; what a job's languages need is made here first, and not in each process."""
    ready = set()
    for job in work:
        if isinstance(job, Job) and job.settings.languages not in ready:
            languages = job.settings.languages
            align.prepare((languages.original, languages.translation))
            ready.add(languages)
        yield job


def _job(work: Work) -> Job | pool.Ready[Outcome]:
    """What the pool is given: a finding is the outcome already."""
    if isinstance(work, Diagnostic):
        return pool.Ready(Outcome(work.location.path, diagnostics=(work,)))
    return work
