"""Links that a source itself has are kept; what it leaves out is computed within them."""

from __future__ import annotations

import pytest

from tei.align import align
from tei.language.segmentation import divided
from tei.model import (
    Alignment,
    Document,
    Header,
    Link,
    Paragraph,
    Source,
    SourceFile,
    Span,
    Version,
)

ZH = ("下雨了。河涨了。", "没人睡。", "天亮了。")
EN = ("It rained. The river rose.", "Nobody slept.", "The day came.")
CROSSED = Alignment("paragraph", "en", (Link((0,), (1,), None), Link((1, 2), (0,), 0.5)), (), (2,))


def version(lang: str, paragraphs: tuple[str, ...]) -> Version:
    content = []
    start = 0
    for text in paragraphs:
        span = Span(start, start + len(text))
        content.append(Paragraph(text, span, sentences=divided(text, start, lang)))
        start = span.end + 1
    return Version(lang, "original" if lang == "zh" else "translation", tuple(content))


def aligned(*given: Alignment, versions: tuple[Version, ...] = ()) -> Document:
    source = Source("rain.txt", (SourceFile("rain.txt", "rain.txt", "0" * 64),))
    both = (version("zh", ZH), version("en", EN))
    return align(Document(source, Header(), both + versions, given))


def level(document: Document, name: str, lang: str = "en") -> Alignment:
    [found] = [a for a in document.alignments if (a.level, a.translation) == (name, lang)]
    return found


def test_a_given_level_is_kept_as_it_is() -> None:
    assert level(aligned(CROSSED), "paragraph") == CROSSED


def test_sentences_are_aligned_within_given_paragraphs() -> None:
    sentences = level(aligned(CROSSED), "sentence")
    assert [(link.original, link.translation) for link in sentences.links] == [
        ((0, 1), (2,)),
        ((2,), (0,)),
        ((3,), (1,)),
    ]
    assert sentences.unmatched_translation == (3,)
    # A link within an uncertain one is no surer than that.
    certs = [link.cert or 0 for link in sentences.links]
    assert certs[0] > 0.5 >= max(certs[1:])


def test_the_division_is_linked_beside_what_is_given() -> None:
    assert level(aligned(CROSSED), "division").links == (Link((0,), (0,), 1.0),)


def test_inner_divisions_that_are_given_stand_beside_the_whole() -> None:
    given = Alignment("division", "en", (Link((1,), (1,), None),))
    assert level(aligned(given), "division").links == (Link((0,), (0,), 1.0), *given.links)


def test_sentences_that_a_given_level_leaves_out_are_computed() -> None:
    paragraphs = Alignment("paragraph", "en", tuple(Link((n,), (n,), None) for n in range(3)))
    sentences = Alignment("sentence", "en", (Link((3,), (3,), None),), (2,), (2,))
    found = level(aligned(paragraphs, sentences), "sentence")
    assert [(link.original, link.translation) for link in found.links] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((3,), (3,)),
    ]
    assert found.links[-1].cert is None
    assert (found.unmatched_original, found.unmatched_translation) == ((2,), (2,))


def test_what_is_given_for_one_translation_says_nothing_of_another() -> None:
    french = version("fr", ("Il a plu.", "Personne n’a dormi.", "Le jour vint."))
    document = aligned(CROSSED, versions=(french,))
    assert level(document, "paragraph") == CROSSED
    links = level(document, "paragraph", "fr").links
    assert [(link.original, link.translation) for link in links] == [((n,), (n,)) for n in range(3)]


@pytest.mark.parametrize(
    ("given", "said", "unsaid"),
    [
        ((), "aligned by their lengths and words", "those of the source"),
        ((CROSSED,), "What it does not link was aligned", "figures"),
        (
            (
                Alignment("paragraph", "en", tuple(Link((n,), (n,), None) for n in range(3))),
                Alignment("sentence", "en", tuple(Link((n,), (n,), None) for n in range(4))),
            ),
            "The links are those of the source.",
            "aligned",
        ),
    ],
)
def test_the_method_says_what_was_computed(
    given: tuple[Alignment, ...], said: str, unsaid: str
) -> None:
    method = aligned(*given).alignment_method
    assert said in method
    assert unsaid not in method


#: Sentences that are given, by their places, and the paragraphs that go together for that.
ACROSS = [
    # One sentence across paragraphs that would not be linked: these are.
    ([((0,), (3,))], {((0,), (2,))}),
    # Two that cross.
    ([((2,), (3,)), ((3,), (2,))], {((1,), (2,)), ((2,), (1,))}),
    # Sentences of one paragraph in two of the other side.
    ([((0,), (0,)), ((1,), (2,))], {((0,), (0, 1))}),
    # One that goes with two, of two paragraphs.
    ([((3,), (1, 2))], {((2,), (0, 1))}),
]


@pytest.mark.parametrize(("sentences", "paragraphs"), ACROSS)
def test_paragraphs_go_together_if_given_sentences_of_theirs_do(
    sentences: list[tuple[tuple[int, ...], tuple[int, ...]]],
    paragraphs: set[tuple[tuple[int, ...], tuple[int, ...]]],
) -> None:
    given = Alignment("sentence", "en", tuple(Link(*link, None) for link in sentences))
    document = aligned(given)
    made = level(document, "paragraph")
    links = {(link.original, link.translation) for link in made.links}
    assert paragraphs <= links
    assert all(link.cert is not None for link in made.links)
    for side, alone in enumerate((made.unmatched_original, made.unmatched_translation)):
        assert sorted([*alone, *(n for link in links for n in link[side])]) == [0, 1, 2]
    # Each link of sentences, given or not, lies in one of paragraphs.
    of = (0, 0, 1, 2)
    for link in level(document, "sentence").links:
        assert any(
            {of[n] for n in link.original} <= {*ours}
            and {of[n] for n in link.translation} <= {*them}
            for ours, them in links
        )


def test_paragraphs_that_hold_given_sentences_stay_as_they_are() -> None:
    given = Alignment("sentence", "en", (Link((2,), (2,), None), Link((3,), (3,), None)))
    assert level(aligned(given), "paragraph") == level(aligned(), "paragraph")


def test_paragraphs_that_are_given_stay_whatever_sentences_say() -> None:
    given = Alignment("sentence", "en", (Link((0,), (0,), None),))
    assert level(aligned(CROSSED, given), "paragraph") == CROSSED
