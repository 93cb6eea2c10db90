"""Chinese against the script that its language tag says."""

import pytest
from documents_to_check import document, messages

SIMPLIFIED = "工人们说这个厂的机器没有问题，产量一年比一年高。"
TRADITIONAL = "工人們說這個廠的機器沒有問題，產量一年比一年高。"


def told(body: str) -> list[str]:
    return messages(document(body), "wrong-script")


@pytest.mark.parametrize(
    ("tag", "text", "message"),
    [
        ("zh-Hans", TRADITIONAL, 'tag "zh-Hans" says simplified characters, but most here are'),
        ("zh-hans-cn", TRADITIONAL, 'tag "zh-hans-cn" says simplified'),
        ("zh-Hant", SIMPLIFIED, 'tag "zh-Hant" says traditional characters, but most here are'),
        ("zh-Hant-TW", SIMPLIFIED, 'tag "zh-Hant-TW" says traditional'),
        ("lzh-Hant", SIMPLIFIED, 'tag "lzh-Hant" says traditional'),
    ],
)
def test_the_other_script_is_told(tag: str, text: str, message: str) -> None:
    (found,) = told(f'<div xml:lang="{tag}"><p>{text}</p></div>')
    assert message in found


@pytest.mark.parametrize(
    "body",
    [
        f'<div xml:lang="zh-Hans"><p>{SIMPLIFIED}</p></div>',
        f'<div xml:lang="zh-Hant"><p>{TRADITIONAL}</p></div>',
        # Nothing is said of the script.
        f'<div xml:lang="zh"><p>{TRADITIONAL}</p></div>',
        f'<div xml:lang="zh-TW"><p>{SIMPLIFIED}</p></div>',
        f'<div xml:lang="zh-x-hans"><p>{TRADITIONAL}</p></div>',
        f'<div xml:lang="ja"><p>{TRADITIONAL}</p></div>',
        # What is quoted of the other one.
        f'<div xml:lang="zh-Hans"><p>{SIMPLIFIED}<q>產量</q></p></div>',
        f'<div xml:lang="zh-Hans"><p>中文<q xml:lang="zh-Hant">{TRADITIONAL}</q></p></div>',
        f'<div xml:lang="zh-Hans"><p>{SIMPLIFIED}{TRADITIONAL}</p></div>',
        # A name tells nothing of the text.
        '<div xml:lang="zh-Hans"><p>他叫<name>陳壽</name>。</p></div>',
        '<div xml:lang="zh-Hans"><p>It rained.</p></div>',
    ],
)
def test_what_is_no_fault(body: str) -> None:
    assert told(body) == []


def test_text_behind_another_language_is_of_its_own_division() -> None:
    half = len(TRADITIONAL) // 2
    body = (
        f'<div xml:lang="zh-Hans"><p>{TRADITIONAL[:half]}<q xml:lang="en">rain</q>'
        f"{TRADITIONAL[half:]}</p></div>"
    )
    assert len(told(body)) == 1


def test_divisions_with_one_fault_are_told_once() -> None:
    body = f'<div xml:lang="zh-Hans"><p>{TRADITIONAL}</p></div>' * 3
    (found,) = told(body)
    assert found.endswith("traditional (3 times)")
