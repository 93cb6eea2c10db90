"""Translation memories as sources: units are links, codes are layout, nothing else is lost."""

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei import pipeline
from tei.settings import Settings
from tei.validate import edition_schemas
from tei.xml.parsing import parse

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _memory(*units: dict[str, str], segtype: str = "sentence", head: str = "") -> str:
    def unit(texts: dict[str, str]) -> str:
        variants = (f'<tuv xml:lang="{k}"><seg>{v}</seg></tuv>' for k, v in texts.items())
        return f"<tu>{''.join(variants)}</tu>"

    return (
        f'<tmx version="1.4"><header segtype="{segtype}" srclang="zh-Hans" adminlang="en" '
        f'creationtool="a" creationtoolversion="1" o-tmf="a" datatype="plaintext">{head}</header>'
        f"<body>{''.join(map(unit, units))}</body></tmx>"
    )


RAIN = {"zh-Hans": "下雨了。", "en": "It rained."}
RIVER = {"zh-Hans": "河水涨了。", "en": "The river rose."}


def _encoded(memory: str | bytes) -> pipeline.Encoded:
    data = memory.encode() if isinstance(memory, str) else memory
    return pipeline.encode([pipeline.SourceBytes("a.tmx", data)], "a.tmx", Settings())


def _root(memory: str | bytes) -> Any:
    encoded = _encoded(memory)
    assert encoded.tei is not None, encoded.diagnostics
    assert pipeline.check(encoded.tei, "a.xml", edition_schemas()) == []
    return parse(encoded.tei).getroot()


def _links(root: Any, level: str) -> list[int]:
    path = f".//{{*}}linkGrp[@type='alignment'][@subtype='{level}']/{{*}}link"
    return [len(link.get("target").split()) for link in root.iterfind(path)]


def test_each_unit_is_a_link() -> None:
    root = _root(_memory(RAIN, RIVER))
    assert [d.get("type") for d in root.iterfind(".//{*}body/{*}div")] == [
        "original",
        "translation",
    ]
    assert _links(root, "sentence") == [2, 2]


def test_units_that_are_paragraphs_are_divided_into_sentences() -> None:
    both = {lang: RAIN[lang] + (" " if lang == "en" else "") + RIVER[lang] for lang in RAIN}
    root = _root(_memory(both, segtype="paragraph"))
    assert _links(root, "paragraph") == [2]
    assert _links(root, "sentence") == [2, 2]


def test_a_unit_in_one_language_has_no_counterpart() -> None:
    root = _root(_memory(RAIN, {"en": "Nobody slept."}))
    assert _links(root, "sentence") == [2]
    unmatched = root.iterfind(".//{*}linkGrp[@type='unmatched'][@subtype='sentence']/{*}ptr")
    assert len(list(unmatched)) == 1


def test_codes_are_left_out_and_counted_and_marked_text_stays() -> None:
    coded = '<bpt i="1">{\\b </bpt>下雨<ept i="1">}</ept><hi>了</hi>。'
    encoded = _encoded(_memory({**RAIN, "zh-Hans": coded}))
    assert [d.code.id for d in encoded.diagnostics] == ["TEI116"]
    assert encoded.tei is not None
    assert "下雨了。" in "".join(parse(encoded.tei).getroot().itertext())


@pytest.mark.parametrize(
    "bad",
    [
        "<tmx version='1.4'><body/></tmx>",
        "<tmx version='1.4'><header/><body><tu></body></tmx>",
        "<!DOCTYPE tmx [<!ENTITY x 'y'>]><tmx version='1.4'><header/><body/></tmx>",
    ],
)
def test_a_memory_without_text_or_form_is_told(bad: str) -> None:
    encoded = _encoded(bad)
    assert encoded.tei is None
    assert {d.code.id for d in encoded.diagnostics} <= {"TEI101", "TEI117"}


def test_a_memory_in_utf_16_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + _memory(RAIN)
    assert _links(_root(text.encode("utf-16")), "sentence") == [2]


def test_three_languages_are_linked_with_the_original() -> None:
    root = _root(_memory({**RAIN, "fr": "Il a plu."}))
    assert {d.get(LANG) for d in root.iterfind(".//{*}body/{*}div")} == {"zh-Hans", "en", "fr"}
    assert _links(root, "sentence") == [2, 2]


def test_a_memory_of_an_edition_comes_back(
    source: Callable[..., str], encode: Callable[..., pipeline.Encoded]
) -> None:
    first = encode(source(english="It rained. The river rose.", chinese="    下雨了。河水涨了。"))
    assert first.tei is not None
    memory, _ = pipeline.memory(first.tei, "a.xml")
    assert memory is not None
    root = _root(memory)
    words = "".join("".join(root.find(".//{*}body").itertext()).split())
    for sentence in ("It rained.", "The river rose.", "下雨了。", "河水涨了。"):
        assert "".join(sentence.split()) in words


_SEGMENT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["zh-Hans", "en", "fr"]), _SEGMENT, min_size=1), max_size=5
    ),
    st.sampled_from(["sentence", "paragraph", "block"]),
)
def test_any_units_are_encoded_without_loss(units: list[dict[str, str]], segtype: str) -> None:
    escaped = [{lang: escape(text) for lang, text in unit.items()} for unit in units]
    encoded = _encoded(_memory(*escaped, segtype=segtype))
    assert [d for d in encoded.diagnostics if d.code.id.startswith(("TEI4", "TEI9"))] == []
    if encoded.tei is not None:
        assert pipeline.check(encoded.tei, "a.xml", edition_schemas()) == []
