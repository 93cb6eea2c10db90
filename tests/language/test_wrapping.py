"""Lines that are one text: what stands between them, and where each character is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.language.wrapping import BROKEN, WRAPPED, as_written, columns, joint, levelled, unpadded

WORDS = st.text(st.sampled_from("ab下雨。，”é"), min_size=1, max_size=6)
BETWEEN = st.tuples(st.sampled_from([WRAPPED, BROKEN]), st.integers(0, 4)).map(
    lambda sign: sign[0] + " " * sign[1]
)


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("all", "night", " "),
        ("下了", "一夜", ""),
        ("下雨。", "河水", ""),
        ("他说：", "“下雨了。”", ""),
        ("下雨了。”", "他说", ""),
        ("下了", "rain", " "),
        ("rain", "下了", " "),
        ("“So.”", "“No.”", " "),
        ("雨が", "ふる", ""),
        ("비가", "온다", " "),
    ],
)
def test_between_two_lines_is_a_space_where_the_script_has_any(
    before: str, after: str, between: str
) -> None:
    assert joint(before, after) == between


def test_lines_are_joined_and_broken() -> None:
    assert as_written(f"It rained{WRAPPED}   all{BROKEN}night.") == f"It rained all{BROKEN}night."
    assert as_written(f"下了{WRAPPED}  一夜") == "下了一夜"
    assert as_written("It  rained.") == "It  rained."


def test_a_wide_character_takes_two_columns() -> None:
    assert [columns(text) for text in ("", "rain", "下雨。", "é“”")] == [0, 4, 6, 3]


@given(lines=st.lists(WORDS, min_size=1, max_size=5), between=st.lists(BETWEEN, max_size=5))
@settings(derandomize=True, deadline=None)
def test_every_character_keeps_its_place(lines: list[str], between: list[str]) -> None:
    text = "".join(a + b for a, b in zip(lines, [*between, *[""] * len(lines)], strict=False))
    level = levelled(text)
    assert len(level) == len(text)
    for before, after in zip(text, level, strict=True):
        assert before == after or (before in f"{WRAPPED}{BROKEN} " and unpadded(after) in ("", " "))
