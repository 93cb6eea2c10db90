"""The fields of a source made into a `Header`; where two halves differ, both values are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.language import dates
from tei.layout import TEXT
from tei.model import Field, Header, Title
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import findings, headlines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tei.diagnostics import Diagnostic, Location
    from tei.layout import Piece

#: Fields that a document has once, whatever its languages.
_SHARED = ("date", "page")
#: Fields that a document has once in each language at most.
_SINGLE = ("title", "column", *_SHARED)
_KNOWN = ("author", *_SINGLE)


def make_header(
    pieces: Sequence[Piece],
    languages: Mapping[str, str],
    publication: tuple[tuple[str, str], ...],
    locate: Callable[[int], Location],
) -> tuple[Header, list[Diagnostic]]:
    """The header that the fields among `pieces` make, and what was found wrong with them.

    Args:
        pieces: text and fields in the order of the source; the text is passed over.
        languages: the language tag for each role, ``original`` and ``translation``.
        publication: (language, name) of the newspaper.
        locate: where an offset of the source is.
    """
    found: list[Diagnostic] = []
    other: list[Field] = []
    fields = [piece for piece in pieces if piece.name != TEXT]
    first: dict[tuple[str, str], Piece] = {}
    chosen: dict[str, Piece] = {}
    for piece in sorted(fields, key=lambda p: p.lang != languages[ORIGINAL]):
        used = first.setdefault((piece.name, piece.lang), piece)
        if piece.name in _SHARED:
            used = chosen.setdefault(piece.name, used)
        if piece.name in _SINGLE and _canonical(piece) != _canonical(used):
            found.append(
                findings.field_conflict(
                    locate(piece.span.start),
                    piece.name,
                    piece.value,
                    used.value,
                    locate(used.span.start),
                )
            )
            other.append(_field(piece))
    if (date := chosen.get("date")) and not dates.iso(date.value):
        found.append(findings.impossible_date(locate(date.span.start), date.value))
    column = _column(first, languages, other)
    other.extend(_field(p) for p in fields if p.name not in _KNOWN)
    result = Header(
        titles=_titles(first, languages),
        authors=tuple(dict.fromkeys((p.lang, p.value) for p in fields if p.name == "author")),
        date=chosen["date"].value if "date" in chosen else "",
        page=chosen["page"].value if "page" in chosen else "",
        column=column,
        publication=publication,
        other=tuple(dict.fromkeys(other)),
    )
    return result, found


def _column(
    first: Mapping[tuple[str, str], Piece], languages: Mapping[str, str], other: list[Field]
) -> Field | None:
    """The column as the original names it; a translation's own word for it goes to `other`."""
    found = [
        _field(piece)
        for role in (ORIGINAL, TRANSLATION)
        if (piece := first.get(("column", languages[role])))
    ]
    other.extend(found[1:])
    return found[0] if found else None


def _field(piece: Piece) -> Field:
    return Field(piece.name, piece.lang, piece.value)


def _canonical(piece: Piece) -> str:
    return dates.iso(piece.value) or piece.value if piece.name == "date" else piece.value


def _titles(
    first: Mapping[tuple[str, str], Piece], languages: Mapping[str, str]
) -> tuple[Title, ...]:
    ours = first.get(("title", languages[ORIGINAL]))
    theirs = first.get(("title", languages[TRANSLATION]))
    parts = headlines.divide(ours.value if ours else "", theirs.value if theirs else "")
    return tuple(
        Title(piece.lang, of_piece, piece.span)
        for piece, of_piece in sorted(
            ((p, q) for p, q in zip((ours, theirs), parts, strict=True) if p),
            key=lambda pair: pair[0].span,
        )
    )
