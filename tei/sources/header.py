"""The fields of a source made into a `Header`; where two versions differ, both values are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.language import dates
from tei.layout import TEXT
from tei.model import Field, Header, Part, Title
from tei.sources import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tei.diagnostics import Diagnostic, Location
    from tei.layout import Piece

#: Fields that a document has once, whatever its languages.
_SHARED = ("date", "page")
#: Fields that a document has once in each language at most.
_SINGLE = ("title", "column", *_SHARED)
#: Fields that name what the text was printed in, and say which kind of print that is.
PUBLICATIONS = ("newspaper", "journal", "publication")
_KNOWN = ("author", *_SINGLE)


def make_header(
    pieces: Iterable[Piece],
    langs: Sequence[str],
    locate: Callable[[int], Location],
    newspaper: tuple[tuple[str, str], ...] = (),
) -> tuple[Header, list[Diagnostic]]:
    """The header that the fields among `pieces` make, and what was found wrong with them.

    Args:
        pieces: text and fields in the order of the source; the text is passed over.
        langs: the languages of the document, the original's first.
        locate: where an offset of the source is.
        newspaper: (language, name) of the newspaper that the text is from, where the format knows;
            otherwise the source may name what it was printed in.
    """
    found: list[Diagnostic] = []
    other: list[Field] = []
    fields = [piece for piece in pieces if piece.name != TEXT]
    first: dict[tuple[str, str], Piece] = {}
    chosen: dict[str, Piece] = {}
    for piece in sorted(fields, key=lambda p: p.lang != langs[0]):
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
    column = _column(first, langs, other)
    named = [p for p in fields if p.name in PUBLICATIONS and not newspaper]
    printed = [p for p in named if p.name == named[0].name]
    other.extend(_field(p) for p in fields if p.name not in _KNOWN and p not in printed)
    result = Header(
        titles=_titles(fields, first),
        authors=tuple(dict.fromkeys((p.lang, p.value) for p in fields if p.name == "author")),
        date=chosen["date"].value if "date" in chosen else "",
        page=chosen["page"].value if "page" in chosen else "",
        column=column,
        publication=newspaper or tuple(dict.fromkeys((p.lang, p.value) for p in printed)),
        publication_kind=printed[0].name if printed else "newspaper",
        other=tuple(dict.fromkeys(other)),
    )
    return result, found


def _column(
    first: Mapping[tuple[str, str], Piece], langs: Sequence[str], other: list[Field]
) -> Field | None:
    """The column as the original names it; a translation's own word for it goes to `other`."""
    found = [_field(piece) for lang in langs if (piece := first.get(("column", lang)))]
    other.extend(found[1:])
    return found[0] if found else None


def _field(piece: Piece) -> Field:
    return Field(piece.name, piece.lang, piece.value)


def _canonical(piece: Piece) -> str:
    return dates.iso(piece.value) or piece.value if piece.name == "date" else piece.value


def _titles(fields: Sequence[Piece], first: Mapping[tuple[str, str], Piece]) -> tuple[Title, ...]:
    """The title in each language, in the order of the source."""
    return tuple(
        Title(piece.lang, (Part(piece.value, "main"),), piece.span)
        for piece in sorted(fields, key=lambda p: p.span)
        if piece.name == "title" and first["title", piece.lang] is piece
    )
