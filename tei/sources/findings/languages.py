"""What can be wrong with the texts of a source: their languages, and where each begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.diagnostics import Code, Diagnostic


def missing_separator(location: Location, missing: str) -> Diagnostic:
    """The original is not divided from the translation by a rule.

    Why:
        The line `<hr />` and the line `Original:` after it divide the translation from the
        original. Without them the text is divided where a headline or the other script begins;
        check that it is the right place.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.MISSING_SEPARATOR.at(
        location,
        f"the original seems to begin here, but there is no line {missing} above it",
        help="write the two lines `<hr />` and `Original:` between translation and original",
    )


def single_language(path: str, lang: str, advice: str = "") -> Diagnostic:
    """A source has text in one language only.

    Why:
        The edition has nothing to align. That is right for an untranslated document, and wrong
        where the separator between the halves was lost.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.
    """
    return codes.SINGLE_LANGUAGE.at(
        Location(path),
        f"there is text in one language only ({lang})",
        help=advice
        or "put the lines `<hr />` and `Original:` between translation and original, "
        "if both are there",
    )


def original_unknown(path: str, original: str, others: Sequence[str]) -> Diagnostic:
    """Nothing says which text of a document is the original.

    Why:
        An edition says of each text whether it is the original or a translation. Neither the source
        says it nor `languages.original` in `tei.toml`, so the first text is taken for it. Say it in
        either place.

    Wrong:
        # Deutsch

        Die ganze Nacht fiel Regen.

        # Français

        La pluie tomba toute la nuit.

    Right:
        # Deutsch

        Die ganze Nacht fiel Regen.

        # Français (original)

        La pluie tomba toute la nuit.
    """
    return codes.ORIGINAL_UNKNOWN.at(
        Location(path),
        f"nothing says which text is the original; {original} is taken for it, "
        f"and not {' or '.join(others)}",
        help=f'say `role: original` above it, or write languages.original = "{original}" '
        "in tei.toml",
    )


def language_unknown(location: Location) -> Diagnostic:
    """Nothing says which language a text is in.

    Why:
        Sentences are divided, texts compared and pages read aloud by their language. Name the file
        for it (`rain.fr.txt`), or write `language: fr` in the front matter. Until then the text is
        in `und`, an undetermined language.
    """
    return codes.LANGUAGE_UNKNOWN.at(
        location,
        "nothing says which language this text is in",
        help="name the file as in rain.fr.txt, or write `language: fr` between two lines `---` "
        "above the text",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MISSING_SEPARATOR, missing_separator),
    (codes.SINGLE_LANGUAGE, single_language),
    (codes.ORIGINAL_UNKNOWN, original_unknown),
    (codes.LANGUAGE_UNKNOWN, language_unknown),
)
