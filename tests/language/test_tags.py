"""Language tags as files have them, in the case of BCP 47."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei.language import tags

#: What TEI takes for a language (XML Schema part 2, section 3.3.3).
LANGUAGE = etree.RelaxNG(
    etree.fromstring(
        '<element name="l" xmlns="http://relaxng.org/ns/structure/1.0" '
        'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><data type="language"/>'
        "</element>"
    )
)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        (" EN ", "en"),
        ("EN-us", "en-US"),
        ("zh_hans_cn", "zh-Hans-CN"),
        ("sl-ROZAJ-biske", "sl-rozaj-biske"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-a-AAAA-x-YYYY", "en-a-aaaa-x-yyyy"),
        ("x-OLD", "x-old"),
        ("Chinese (old)", "x-chinese-old"),
        ("en-", "en"),
        ("", "und"),
        ("()", "und"),
        ("中文", "und"),
    ],
)
def test_a_tag_has_the_usual_case(written, tag):
    assert tags.normalised(written) == tag


@given(st.text())
def test_any_words_become_a_language(words):
    tag = tags.normalised(words)
    assert LANGUAGE.validate(etree.fromstring(f"<l>{tag}</l>"))
    assert tags.normalised(tag) == tag


@pytest.mark.parametrize(("tag", "language"), [("zh-Hans", "zh"), ("EN", "en"), ("", "")])
def test_the_primary_subtag_is_the_language(tag, language):
    assert tags.primary(tag) == language
