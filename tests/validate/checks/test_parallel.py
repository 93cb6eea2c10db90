"""Parallel texts: whoever goes over and back arrives where the way began."""

import pytest
from documents_to_check import document, messages

PASSAGE = '<p xml:id="{0}" corresp="{1}">x</p>'


def parallel(original: dict[str, str], translation: dict[str, str]) -> bytes:
    """Passages of each language, with what they correspond to."""
    versions = [
        f'<div xml:lang="{lang}">{"".join(PASSAGE.format(*unit) for unit in units.items())}</div>'
        for lang, units in (("zh", original), ("en", translation))
    ]
    return document("".join(versions))


def test_a_passage_whose_counterpart_has_another() -> None:
    source = parallel({"z1": "#e1", "z2": "#e1"}, {"e1": "#z1"})
    assert messages(source, "one-sided-corresp") == [
        '"z2" corresponds to "e1", but "e1" to "z1" and not to "z2"'
    ]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ({"z1": "#e1", "z2": "#e2"}, {"e1": "#z1", "e2": "#z2"}),
        ({"z1": "#e1", "z2": "#e1"}, {"e1": "#z1 #z2"}),
        ({"z1": "#e1"}, {"e1": "#elsewhere"}),
        ({"z1": "#e1"}, {"e1": "other.xml#z1"}),
        ({"z1": "#e1", "z2": "#z1"}, {"e1": "#z1"}),
    ],
)
def test_passages_that_agree(original: dict[str, str], translation: dict[str, str]) -> None:
    assert messages(parallel(original, translation), "one-sided-corresp") == []
