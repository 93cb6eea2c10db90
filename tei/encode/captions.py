"""Captions that go together: of linked figures, and the original's given once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.model import Figure, Head, blocks

if TYPE_CHECKING:
    from tei.encode.identifiers import Identifiers
    from tei.model import Document, Version


def twins(document: Document, ids: Identifiers) -> dict[str, str]:
    """The @corresp of each caption of a linked figure, by its identifier: first to first.

    A translation's figure may print the original's caption too; that one points to the original's,
    and the original's to the translated one only.
    """
    found: dict[str, str] = {}
    original = document.original
    if original is None:
        return found
    ours = _captions(original)
    for alignment in document.alignments:
        if alignment.level != "figure":
            continue
        theirs = _captions(document.version(alignment.translation))
        for link in alignment.links:
            heads = [ids.block(head) for head in ours[link.original[0]]]
            translated = []
            for head in theirs[link.translation[0]]:
                if head.type != "original":
                    translated.append(ids.block(head))
                elif heads:
                    found[ids.block(head)] = f"#{heads[0]}"
            for mine, other in zip(heads, translated, strict=False):
                found[mine] = " ".join(filter(None, (found.get(mine, ""), f"#{other}")))
                found[other] = f"#{mine}"
    return found


def _captions(version: Version) -> list[list[Head]]:
    return [
        [item for item in block.content if isinstance(item, Head)]
        for block in blocks(version.content)
        if isinstance(block, Figure)
    ]
