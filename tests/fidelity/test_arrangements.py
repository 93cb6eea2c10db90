"""Whatever a source has, in whatever order: it is encoded, nothing is lost, it is valid."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from zlib import crc32

import pytest
from arbitrary import ASSEMBLED, EDITED, edited
from hypothesis import HealthCheck, given, settings

from tei import pipeline, resources
from tei.diagnostics import Diagnostic, Severity
from tei.settings import Names, Settings
from tei.validate import edition_schemas, validate

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]

#: One document of so many is checked against the XSD too, which takes longest.
XSD_EVERY = 40

#: Names stand in many of the documents; that changes nothing.
NAMED = Settings(names=Names((str(Path(__file__).with_name("names.csv")),)))

#: Small sources of which each was once hard.
HARD = {
    "nothing": {"english": "", "chinese": ""},
    "a field alone": {"header": "Date: 1958-03-20", "english": None, "headline": "", "chinese": ""},
    "no title": {"title": "", "headline": ""},
    "a picture without text": {"title": "Rain (Picture)", "english": "", "chinese": ""},
    "a picture with two titles": {"chinese_title": "下雨  下雪（图片）", "chinese": ""},
    "glossary with a line that is no entry": {
        "english": "It rained.\n\n**Named Entities**\n\n李明\tLǐ Míng (Li Ming)\nNothing more."
    },
    "glossary with an ideographic space": {
        "english": "It rained.\n\n**Named Entities**\n\n春\u3000天\tchūntiān (spring)"
    },
    "a list between quotations": {
        "chinese_title": "语录",
        "chinese": "    春天来了。\n    一、下雨；\n    二、下雪；\n    夏天来了。",
    },
    "a picture between quotations": {
        "chinese_title": "语录",
        "chinese": "    春天来了。\n    左图：雨中的山村。\n    夏天来了。",
    },
    "a photographer named twice in the header": {
        "header": "Title: Rain (Picture)\nAuthor: Li Ming\nAuthor: Li Ming\nDate: 1958-03-20",
        "english": "A village.\n                Photo by Xinhua News Agency reporter Li Ming",
        "chinese_title": "图片",
        "chinese_author": "李明",
        "chinese": "    雨中的山村。\n        新华社记者　李明摄",
    },
    "a picture with its title in two parts": {
        "title": "Rain: A Sketch (Picture)",
        "english": "Rain: A Sketch",
        "chinese_title": "下雨\u3000速写（图片）",
        "chinese": "    下雨\n    速写",
    },
    "a page with half a range": {"page": "2-", "chinese_page": None},
    "signature after captions": {
        "english": "(Picture)\nThe Rain\nThe Morning\nThe Evening\n                    (Li Ming)"
    },
}


def _problems(source: pipeline.SourceBytes) -> Sequence[Diagnostic | str]:
    """What is wrong with the TEI of a source, or with there being none."""
    result = pipeline.encode([source], source.path, NAMED)
    losses = [d for d in result.diagnostics if d.code.id.startswith("TEI4")]
    if result.tei is None:
        errors = {d.code.id[:4] for d in result.diagnostics if d.severity is Severity.ERROR}
        return losses if errors == {"TEI1"} else ["no TEI, and nobody says why", *losses]
    schemas = edition_schemas()
    if crc32(result.tei) % XSD_EVERY == 0:
        schemas.append(resources.home("schemas") / "edition.xsd")
    found = [*validate(result.tei, "rain.xml", schemas)]
    page, of_page = pipeline.show(result.tei, "rain.xml", "rain.xml")
    return [*losses, *found, *of_page, *([] if page else ["no page"])]


_many = partial(
    settings,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("parts", list(HARD.values()), ids=list(HARD))
def test_a_hard_source_is_encoded_without_loss_and_valid(
    parts: dict[str, str | None], source: Source
) -> None:
    data = source(**parts).encode()
    assert _problems(pipeline.SourceBytes("rain.txt", data)) == []


@given(source=ASSEMBLED)
@_many(max_examples=80)
def test_any_arrangement_is_encoded_without_loss_and_valid(source: pipeline.SourceBytes) -> None:
    assert _problems(source) == []


@given(source=EDITED)
@_many(max_examples=80)
def test_any_edit_leaves_what_is_encoded_without_loss_and_valid(
    source: pipeline.SourceBytes,
) -> None:
    assert _problems(source) == []


# An input takes about 20 ms: each slow test has what is done in less than a minute.
@pytest.mark.slow
@given(source=ASSEMBLED)
@_many(max_examples=2000)
def test_very_many_arrangements(source: pipeline.SourceBytes) -> None:
    assert _problems(source) == []


@pytest.mark.slow
@given(source=EDITED)
@_many(max_examples=1500)
def test_very_many_edits(source: pipeline.SourceBytes) -> None:
    assert _problems(source) == []


def _edits_of_a_sample(sample: Path, examples: int) -> None:
    @given(source=edited([sample.read_text(encoding="utf-8-sig")]))
    @_many(max_examples=examples)
    def every(source: pipeline.SourceBytes) -> None:
        assert _problems(source) == []

    every()


def test_a_sample_with_edits(sample: Path) -> None:
    _edits_of_a_sample(sample, 5)


@pytest.mark.slow
def test_a_sample_with_very_many_edits(sample: Path) -> None:
    _edits_of_a_sample(sample, 80)
