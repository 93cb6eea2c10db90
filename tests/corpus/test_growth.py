"""What a build holds does not grow with its documents."""

import tracemalloc
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tei import corpus
from tei.corpus import Found
from tei.settings import Settings
from tei.sources import SourceBytes

#: A dictionary of identities and paths alone would take several times as much.
BYTES_A_DOCUMENT = 30


def _missing(count: int) -> Iterator[Found]:
    """Documents whose files are not there: the quickest to build."""
    settings = Settings()
    for number in range(count):
        path = f"some/folder/with/sources/rain-{number:06}.txt"
        yield Found((SourceBytes(path),), path, settings)


def _held() -> int:
    """Bytes that modules of tei have asked for, or this one; not what Python keeps for itself."""
    ours = (str(Path(corpus.__file__).parents[1] / "*"), __file__)
    snapshot = tracemalloc.take_snapshot()
    traces = snapshot.filter_traces(
        [tracemalloc.Filter(inclusive=True, filename_pattern=name) for name in ours]
    )
    return sum(statistic.size for statistic in traces.statistics("filename"))


def test_no_document_is_remembered_in_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        outcomes = corpus.build(_missing(1500), tmp_path, 1)
        deque(islice(outcomes, 300), maxlen=0)
        few = _held()
        deque(islice(outcomes, 1000), maxlen=0)
        assert _held() - few < 1000 * BYTES_A_DOCUMENT
        outcomes.close()
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_before_the_last_document_is_asked_for(workers: int, tmp_path: Path) -> None:
    asked = 0

    def found() -> Iterator[Found]:
        nonlocal asked
        for item in _missing(1000):
            asked += 1
            yield item

    outcomes = corpus.build(found(), tmp_path, workers)
    next(outcomes)
    assert asked < 50
    outcomes.close()
