"""Scripts: simplified and traditional Chinese told apart by the forms that only one has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.language.scripts import han_forms, prevailing

SIMPLIFIED = "工人们说这个厂的机器没有问题，产量一年比一年高。"
TRADITIONAL = "工人們說這個廠的機器沒有問題，產量一年比一年高。"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (SIMPLIFIED, "Hans"),
        (TRADITIONAL, "Hant"),
        (f"{SIMPLIFIED}瞭望台上", "Hans"),
        ("中華人民共和國", "Hant"),
        ("发电厂", "Hans"),
        # Older prints of traditional text have these forms.
        ("我們没有别的辦法，却着實為難", "Hant"),
        # One character alone tells little; these are in both scripts.
        ("中国", ""),
        ("瞭望", ""),
        ("一九五八年三月十四日", ""),
        ("没有别的", ""),
        # Half and half is neither.
        (SIMPLIFIED + TRADITIONAL, ""),
        ("The rain fell.", ""),
        ("Дождь", ""),
        ("", ""),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert prevailing(*han_forms(text)) == script


@given(st.text())
def test_any_text_is_in_one_script_or_none(text: str) -> None:
    script = prevailing(*han_forms(text))
    assert script in {"Hans", "Hant", ""}
    assert script == prevailing(*han_forms(text + text)) or not script
