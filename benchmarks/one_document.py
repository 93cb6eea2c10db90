"""One document of about so many kilobytes through the stages, a line of JSON for each.

(stage, kilobytes of the source, CPU seconds, megabytes at the peak so far)
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import TYPE_CHECKING

import corpus
import timing
from texts import PARAGRAPHS, SENTENCES

from tei import pipeline
from tei.settings import Settings
from tei.validate import edition_schemas, validate

if TYPE_CHECKING:
    from collections.abc import Callable

_SETTINGS = Settings()
_GRAMMAR, _RULES = edition_schemas()


class Document:
    """A source of about `kilobytes`, and the stages on it."""

    def __init__(self, kilobytes: int) -> None:
        times = max(1, round(kilobytes * 1e3 / len(corpus.report(0).encode())))
        size = {"paragraphs": PARAGRAPHS * times, "sentences": SENTENCES * times}
        text = corpus.report(0, **size)
        self.source = pipeline.SourceBytes("a.txt", text.encode())
        self.tei = b""

    def stages(self) -> dict[str, Callable[[], object]]:
        """What is measured, in its order."""
        return {
            "encode": self._encode,
            "verify": lambda: pipeline.verify(self.tei, "a.xml", [self.source], _SETTINGS),
            "validate: RELAX NG": lambda: [*validate(self.tei, "a.xml", [_GRAMMAR])],
            "validate: Schematron": lambda: [*validate(self.tei, "a.xml", [_RULES])],
            "render": lambda: pipeline.show(self.tei, "a.xml", "a.xml"),
        }

    def _encode(self) -> None:
        encoded = pipeline.encode([self.source], "a.txt", _SETTINGS)
        if encoded.tei is None:
            raise RuntimeError(str(encoded.diagnostics[:5]))
        self.tei = encoded.tei


def main() -> None:
    """Do everything once on a small document, so that what is paid once is paid, then measure."""
    for stage in Document(1).stages().values():
        stage()
    document = Document(int(sys.argv[1]))
    size = len(document.source.bytes()) / 1e3
    for name, stage in document.stages().items():
        start = time.process_time()
        stage()
        spent = time.process_time() - start
        peak = timing.megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        print(json.dumps([name, size, spent, peak]), flush=True)


if __name__ == "__main__":
    main()
