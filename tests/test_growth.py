"""Encoding takes time in proportion to the size of a source, whatever is in it."""

import time
from collections.abc import Callable

import pytest
from documents import assembled

from tei import pipeline
from tei.settings import Settings

#: So many times as long a source may take so many times as long, and no more: with the square of
#: the size it would be 64 times.
_LONGER, _SLOWER = 8, 24
#: Seconds below which nothing is measured.
_AT_ONCE = 0.05


def _markdown(front_matter: str, paragraphs: int) -> str:
    english = "It rained.\n\n" * paragraphs
    return f"---\n{front_matter}---\n# English\n\n{english}# 中文\n\n下雨了。\n"


#: How many times something stands in a source, and a source with it so many times. Each was once
#: read in time with the square of that number.
REPEATED: dict[str, tuple[int, Callable[[int], str]]] = {
    "full stops": (10_000, lambda n: assembled(english="." * n, chinese="。" * n)),
    "closing marks": (5_000, lambda n: assembled(chinese="。」" * n)),
    "quotations left open": (3_000, lambda n: assembled(english="“It rained. ‘" * n)),
    "blank lines": (10_000, lambda n: assembled(english="\n" * n + "It rained.")),
    "spaces in a headline": (10_000, lambda n: assembled(headline=f"### {' ' * n}Rain")),
    "spaces in a line": (10_000, lambda n: assembled(english=f"Rice{' ' * n}\tOil")),
    "spaces between authors": (10_000, lambda n: assembled(author=f"Li{' ' * n}Wang")),
    "salutations": (2_000, lambda n: assembled(english="Comrade Editor:\n" * n)),
    "pictures": (
        450,
        lambda n: assembled(
            english="(Picture)\nA village Li Ming Illustration\n" * n,
            chinese="    （附图片）\n    雨中山村  李明插图\n" * n,
        ),
    ),
    "fields": (100, lambda n: _markdown("".join(f"k{i}: Rain\n" for i in range(n)), n)),
}


def _seconds(text: str, path: str) -> float:
    start = time.process_time()
    result = pipeline.encode([pipeline.SourceBytes(path, text.encode())], path, Settings())
    taken = time.process_time() - start
    assert result.tei is not None, result.diagnostics
    return taken


@pytest.mark.parametrize(("count", "text"), REPEATED.values(), ids=REPEATED)
def test_time_grows_with_the_size_alone(count: int, text: Callable[[int], str]) -> None:
    path = "rain.md" if text(1).startswith("---") else "rain.txt"
    short = _seconds(text(count), path)
    assert _seconds(text(count * _LONGER), path) < _SLOWER * max(short, _AT_ONCE)
