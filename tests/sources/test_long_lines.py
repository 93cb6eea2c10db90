"""Lines of any length are read in time in proportion to it."""

from collections.abc import Callable
from time import process_time

import pytest

from tei import sources

SPACES = 40_000 * " "
#: Seconds of the processor; in proportion it is a hundredth, with the square several times as much.
LIMIT = 3


@pytest.mark.parametrize(
    "parts",
    [
        {"chinese": f"    雨{SPACES}\t雪"},
        {"title": "Picture", "chinese_title": "图片", "chinese": f"    雨{SPACES}雪"},
        {"english": f"It rained.\n\nNames\n春 {40_000 * 'ā'}"},
        {"chinese": f"    雨。\n                李明{SPACES}雪"},
    ],
    ids=["cells", "a credit", "pinyin", "a signature"],
)
def test_a_long_line_costs_no_more_than_its_length(
    parts: dict[str, str], source: Callable[..., str], read: Callable[[str], sources.Reading]
) -> None:
    text = source(**parts)
    begin = process_time()
    assert read(text).versions
    assert process_time() - begin < LIMIT
