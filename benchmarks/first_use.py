"""What a process pays once: prints (what, CPU seconds) as JSON. Started anew for each reading."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import corpus

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Time each first call, less a second one."""
    text = corpus.report(0).encode()
    start = time.process_time()
    from tei import pipeline  # noqa: PLC0415 - the import is what is measured
    from tei.settings import Settings  # noqa: PLC0415
    from tei.validate import edition_schemas, validate  # noqa: PLC0415

    found = {"import of the pipeline": time.process_time() - start}
    settings = Settings()
    source = pipeline.SourceBytes("a.txt", text)
    tei = b""

    def encode() -> None:
        nonlocal tei
        tei = pipeline.encode([source], "a.txt", settings).tei or b""

    grammar, rules = edition_schemas()
    calls: dict[str, Callable[[], object]] = {
        "first encode: tables of the segmenter": encode,
        "edition.rng": lambda: [*validate(tei, "a.xml", [grammar])],
        "edition.sch": lambda: [*validate(tei, "a.xml", [rules])],
        "edition.xsd, with the import of xmlschema": lambda: [
            *validate(tei, "a.xml", [grammar.with_name("edition.xsd")])
        ],
        "stylesheets and templates": lambda: pipeline.show(tei, "a.xml", "a.xml"),
    }
    for name, call in calls.items():
        times = [time.process_time()]
        for _ in range(2):
            call()
            times.append(time.process_time())
        found[name] = max(0.0, times[1] - times[0] - (times[2] - times[1]))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
