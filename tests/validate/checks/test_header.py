"""Headers: whether they say what may be done with the text, and what it is."""

import re

import pytest
from documents_to_check import HEADER, document, messages

AVAILABILITY = re.search("<availability>.*</availability>", HEADER)[0]  # type: ignore[index]


def without(*elements: str) -> str:
    header = HEADER
    for element in elements:
        header = re.sub(rf"<{element}( [^>]*)?(/>|>.*?</{element}>)", "", header, flags=re.DOTALL)
    return header


def test_a_full_header_is_not_spoken_of() -> None:
    source = document("<p>Rain.</p>")
    assert messages(source, "missing-licence") == messages(source, "thin-header") == []


def test_no_licence() -> None:
    assert len(messages(document("<p>Rain.</p>", without("availability")), "missing-licence")) == 1


@pytest.mark.parametrize(
    "said",
    [
        '<availability status="free"/>',
        "<availability><p>Ask us.</p></availability>",
        "<pubPlace>© 2026 Rain Press</pubPlace>",
        "<pubPlace>Gemeinfrei</pubPlace>",
        "<pubPlace>For use by whoever wants it</pubPlace>",
    ],
)
def test_a_word_about_rights(said: str) -> None:
    header = HEADER.replace(AVAILABILITY, said)
    assert messages(document("<p>Rain.</p>", header), "missing-licence") == []


def test_what_is_missing_is_told_at_once_and_in_order() -> None:
    header = without("revisionDesc", "author", "idno")
    (message,) = messages(document("<p>Rain.</p>", header), "thin-header")
    assert message == (
        "the header leaves out who is responsible (author, editor or respStmt), an identifier "
        "(idno) and what was changed (revisionDesc)"
    )


def test_prose_may_say_it_all() -> None:
    header = re.sub(
        "<publicationStmt>.*</publicationStmt>",
        "<publicationStmt><p>Rain Press, 2026.</p></publicationStmt>",
        HEADER,
        flags=re.DOTALL,
    )
    assert messages(document("<p>Rain.</p>", header), "thin-header") == []


def test_what_is_not_published_has_no_date() -> None:
    header = without("date").replace("Rain Press", "Unpublished")
    assert messages(document("<p>Rain.</p>", header), "thin-header") == []


def test_a_corpus_speaks_for_its_members() -> None:
    bare = without("availability", "publisher", "langUsage", "idno")
    member = document("<p>Rain.</p>", bare).decode()
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{member}</teiCorpus>'
    for name in ("missing-licence", "thin-header"):
        assert messages(corpus.encode(), name) == []
        alone = corpus.replace(HEADER, bare, 1)
        assert len(messages(alone.encode(), name)) == 1


def test_a_header_without_two_parts_is_as_most_are() -> None:
    header = without("revisionDesc", "idno")
    assert messages(document("<p>Rain.</p>", header), "thin-header") == []


def test_what_is_taken_in_may_say_it() -> None:
    header = without("availability", "encodingDesc", "profileDesc", "revisionDesc")
    bare = document("<p>Rain.</p>", header)
    include = b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="profile.xml"/>'
    for name in ("missing-licence", "thin-header"):
        assert len(messages(bare, name)) == 1
        taking_in = bare.replace(b"</teiHeader>", include + b"</teiHeader>")
        assert messages(taking_in, name) == []
        elsewhere = bare.replace(b"</sourceDesc>", include + b"</sourceDesc>")
        assert len(messages(elsewhere, name)) == 1
